// Package face reads the fonts that papers are set in, and cuts them to what a paper uses.
package face

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"
	"golang.org/x/image/font/sfnt"
)

// Font is one face. It may be used from several goroutines.
type Font struct {
	name    string
	names   []string
	data    []byte // the file; the tables are parts of it
	at      int    // where in it the directory lies
	cmap    font.Cmap
	upem    float64
	glyphs  int
	hmtx    []byte
	metrics int // glyphs that have an advance of their own; the rest share the last
	glyf    []byte
	loca    []byte
	long    bool // loca holds 32-bit offsets

	outlines func() (*sfnt.Font, error)
}

// ErrUnusable is a file that is no font, damaged, or of a kind that can't be put into a paper.
var ErrUnusable = errors.New("不能用的字体文件")

// Open reads a face from a TrueType file, or the index-th of a collection. Faces with PostScript outlines (CFF) are ErrUnusable: a PDF
// made by gofpdf can't hold them.
func Open(data []byte, index int) (f *Font, err error) {
	defer func() { // the tables of a damaged file may lead anywhere
		if bad := recover(); bad != nil {
			f, err = nil, fmt.Errorf("%w：%v", ErrUnusable, bad)
		}
	}()
	if err := sane(bytes.NewReader(data), int64(len(data))); err != nil {
		return nil, fmt.Errorf("%w：%w", ErrUnusable, err)
	}
	f = &Font{data: data}
	if collection := be32(data, 0) == collectionTag; collection && (index < 0 || index >= int(be32(data, 8))) || !collection && index != 0 {
		return nil, fmt.Errorf("%w：没有第 %d 个字体", ErrUnusable, index+1)
	} else if collection {
		f.at = int(be32(data, 12+4*index))
	}
	if _, err := f.table("glyf"); err != nil {
		return nil, fmt.Errorf("%w：不是 TrueType 轮廓", ErrUnusable)
	}
	if err := f.read(); err != nil {
		return nil, fmt.Errorf("%w：%w", ErrUnusable, err)
	}
	f.outlines = sync.OnceValues(func() (*sfnt.Font, error) {
		all, err := sfnt.ParseCollection(data)
		if err != nil {
			return nil, err
		}
		return all.Font(index)
	})
	return f, nil
}

// table is one of the font's tables as it lies in the file; sane has seen to it that it does.
func (f *Font) table(name string) ([]byte, error) {
	for i := range int(be16(f.data, f.at+4)) {
		entry := f.data[f.at+12+16*i:]
		if string(entry[:4]) == name {
			from, length := int(be32(entry, 8)), int(be32(entry, 12))
			return f.data[from : from+length : from+length], nil
		}
	}
	return nil, errors.New("没有这个表")
}

// read takes what measuring and cutting need.
func (f *Font) read() error {
	raw := map[string][]byte{}
	for _, name := range []string{"head", "hhea", "maxp", "hmtx", "loca", "glyf", "cmap"} {
		t, err := f.table(name)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		raw[name] = t
	}
	if len(raw["head"]) < 54 || len(raw["hhea"]) < 36 || len(raw["maxp"]) < 6 {
		return errors.New("表太短")
	}
	f.upem = float64(be16(raw["head"], 18))
	f.long = be16(raw["head"], 50) != 0
	f.metrics, f.glyphs = int(be16(raw["hhea"], 34)), int(be16(raw["maxp"], 4))
	f.hmtx, f.glyf, f.loca = raw["hmtx"], raw["glyf"], raw["loca"]
	size := 2
	if f.long {
		size = 4
	}
	if f.upem < 16 || f.metrics < 1 || f.metrics > f.glyphs || len(f.hmtx) < 4*f.metrics || len(f.loca) < size*(f.glyphs+1) {
		return errors.New("度量表不完整")
	}
	table, _, err := tables.ParseCmap(raw["cmap"])
	if err != nil {
		return fmt.Errorf("cmap: %w", err)
	}
	if f.cmap, _, err = font.ProcessCmap(table, tables.FPNone); err != nil {
		return fmt.Errorf("cmap: %w", err)
	}
	if raw, err := f.table("name"); err == nil {
		f.names = namesOf(raw)
	}
	if len(f.names) > 0 {
		f.name = f.names[0]
	}
	return nil
}

func be16(b []byte, at int) uint16 { return binary.BigEndian.Uint16(b[at:]) }
func be32(b []byte, at int) uint32 { return binary.BigEndian.Uint32(b[at:]) }

// Name is what the face is called, in Chinese if it says so.
func (f *Font) Name() string { return f.name }

// glyph returns a character's glyph; 0: the face has none.
func (f *Font) glyph(r rune) int {
	g, ok := f.cmap.Lookup(r)
	if !ok || int(g) >= f.glyphs {
		return 0
	}
	return int(g)
}

// Has reports whether the face can show a character.
func (f *Font) Has(r rune) bool { return f.glyph(r) != 0 }

// Advance is how far a character reaches, in thousandths of an em, rounded as a PDF holds it.
func (f *Font) Advance(r rune) float64 { return float64(int(f.advance(f.glyph(r))*1000/f.upem + 0.5)) }

// advance is a glyph's in the face's own units.
func (f *Font) advance(g int) float64 { return float64(be16(f.hmtx, 4*min(g, f.metrics-1))) }

// outline returns a glyph's contours; nothing when loca points outside the table.
func (f *Font) outline(g int) []byte {
	var from, to int
	if f.long {
		from, to = int(be32(f.loca, 4*g)), int(be32(f.loca, 4*g+4))
	} else {
		from, to = 2*int(be16(f.loca, 2*g)), 2*int(be16(f.loca, 2*g+2))
	}
	if from < 0 || from >= to || to > len(f.glyf) {
		return nil
	}
	return f.glyf[from:to]
}

// namesOf lists the family and full names in a face's table of names, Chinese ones first.
func namesOf(raw []byte) (names []string) {
	if len(raw) < 6 {
		return nil
	}
	count, store := int(be16(raw, 2)), int(be16(raw, 4))
	var chinese, others []string
	for i := range count {
		at := 6 + 12*i
		if at+12 > len(raw) {
			break
		}
		platform, encoding, language, id := be16(raw, at), be16(raw, at+2), be16(raw, at+4), be16(raw, at+6)
		length, offset := int(be16(raw, at+8)), store+int(be16(raw, at+10))
		if platform != 3 || encoding != 1 && encoding != 10 || id != 1 && id != 4 && id != 16 || offset+length > len(raw) {
			continue
		}
		text := utf16Text(raw[offset : offset+length])
		if language&0xff == 4 { // Chinese, whatever country
			chinese = append(chinese, text)
		} else {
			others = append(others, text)
		}
	}
	return append(chinese, others...)
}
