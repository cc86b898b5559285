package face

import (
	"encoding/binary"
	"fmt"
	"slices"
)

// Cut is a face with only some characters, as gofpdf can embed it.
type Cut struct {
	Data []byte
	Slot map[rune]rune // where the characters above U+FFFF are found, which a cmap of format 4 can't name: private-use characters
}

// The private-use characters that stand for those above U+FFFF.
const firstSlot, lastSlot = 0xe000, 0xf8ff

// Cut makes a face of some characters. The same characters give the same bytes. Characters that the face lacks are left out.
func (f *Font) Cut(runes []rune) (cut Cut, err error) {
	defer func() {
		if bad := recover(); bad != nil {
			err = fmt.Errorf("%w：%v", ErrUnusable, bad)
		}
	}()
	runes = slices.Clone(runes)
	slices.Sort(runes)
	runes = slices.Compact(runes)
	cut.Slot = map[rune]rune{}
	c := cutter{font: f, place: map[int]int{0: 0}, order: []int{0}}
	next := rune(firstSlot)
	for _, r := range runes {
		g := f.glyph(r)
		if g == 0 {
			continue
		}
		code := r
		if r > 0xffff {
			for slices.Contains(runes, next) {
				next++
			}
			if next > lastSlot {
				return cut, fmt.Errorf("cut %s: more than %d characters above U+FFFF", f.name, lastSlot-firstSlot)
			}
			code = next
			cut.Slot[r] = code
			next++
		}
		c.codes = append(c.codes, mapped{code, c.take(g)})
	}
	slices.SortFunc(c.codes, func(a, b mapped) int { return int(a.code - b.code) })
	cut.Data, err = c.build()
	return cut, err
}

// mapped is a character and its glyph in the cut face.
type mapped struct {
	code  rune
	glyph int
}

// cutter collects glyphs for a cut face.
type cutter struct {
	font  *Font
	place map[int]int // glyph of the font → glyph of the cut
	order []int
	codes []mapped
}

// take gives a glyph its place in the cut.
func (c *cutter) take(g int) int {
	if at, ok := c.place[g]; ok {
		return at
	}
	c.place[g] = len(c.order)
	c.order = append(c.order, g)
	return c.place[g]
}

// Flags of a composite glyph's parts (OpenType, glyf).
const (
	argsAreWords = 1 << 0
	hasScale     = 1 << 3
	moreParts    = 1 << 5
	hasTwoScales = 1 << 6
	hasMatrix    = 1 << 7
)

// outlines copies the glyphs' contours, those of composites' parts too, with the parts' new places.
func (c *cutter) outlines() (glyf, loca []byte) {
	for i := 0; i < len(c.order); i++ { // grows while parts are found
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		data := c.font.outline(c.order[i])
		if len(data) < 10 {
			continue
		}
		data = slices.Clone(data)
		if int16(be16(data, 0)) < 0 {
			data = c.composite(data)
		}
		glyf = append(glyf, data...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
	}
	return glyf, binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
}

// composite renumbers the parts of a composite glyph; one that is cut short or names no glyph becomes empty.
func (c *cutter) composite(data []byte) []byte {
	for at := 10; ; {
		if at+4 > len(data) {
			return nil
		}
		flags, part := be16(data, at), int(be16(data, at+2))
		if part >= c.font.glyphs {
			return nil
		}
		binary.BigEndian.PutUint16(data[at+2:], uint16(c.take(part)))
		at += 4
		if flags&argsAreWords != 0 {
			at += 4
		} else {
			at += 2
		}
		switch {
		case flags&hasScale != 0:
			at += 2
		case flags&hasTwoScales != 0:
			at += 4
		case flags&hasMatrix != 0:
			at += 8
		}
		if flags&moreParts == 0 {
			return data
		}
	}
}

// build writes the tables that gofpdf reads.
func (c *cutter) build() ([]byte, error) {
	glyf, loca := c.outlines()
	var hmtx []byte
	for _, g := range c.order {
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(c.font.advance(g)))
		hmtx = binary.BigEndian.AppendUint16(hmtx, c.bearing(g))
	}
	head, err := c.own("head", 54)
	if err != nil {
		return nil, err
	}
	binary.BigEndian.PutUint32(head[8:], 0)  // the sum of the whole, not needed in a PDF
	binary.BigEndian.PutUint16(head[50:], 1) // loca of 32 bits
	hhea, err := c.own("hhea", 36)
	if err != nil {
		return nil, err
	}
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(c.order)))
	maxp, err := c.own("maxp", 6)
	if err != nil {
		return nil, err
	}
	binary.BigEndian.PutUint16(maxp[4:], uint16(len(c.order)))
	all := map[string][]byte{"head": head, "hhea": hhea, "maxp": maxp, "hmtx": hmtx, "loca": loca, "glyf": glyf,
		"cmap": c.charmap(), "name": c.name(), "post": post()}
	if os2, err := c.own("OS/2", 78); err == nil {
		// fsType: gofpdf prints a complaint about faces that Windows itself lets be embedded for printing
		binary.BigEndian.PutUint16(os2[8:], 0)
		all["OS/2"] = os2
	}
	return assemble(all), nil
}

// own is a copy of one of the font's tables, at least so long.
func (c *cutter) own(name string, least int) ([]byte, error) {
	t, err := c.font.table(name)
	if err != nil || len(t) < least {
		return nil, fmt.Errorf("%w：缺少 %s 表", ErrUnusable, name)
	}
	return slices.Clone(t), nil
}

// bearing is a glyph's left side bearing.
func (c *cutter) bearing(g int) uint16 {
	f := c.font
	at := 4*g + 2
	if g >= f.metrics {
		at = 4*f.metrics + 2*(g-f.metrics)
	}
	if at+2 > len(f.hmtx) {
		return 0
	}
	return be16(f.hmtx, at)
}

// charmap writes a cmap of format 4.
func (c *cutter) charmap() []byte {
	type segment struct{ from, to, delta int }
	var all []segment
	for _, m := range c.codes {
		if n := len(all); n > 0 && int(m.code) == all[n-1].to+1 && m.glyph-int(m.code) == all[n-1].delta {
			all[n-1].to = int(m.code)
			continue
		}
		all = append(all, segment{int(m.code), int(m.code), m.glyph - int(m.code)})
	}
	all = append(all, segment{0xffff, 0xffff, 1})
	b := []byte{0, 0, 0, 1, 0, 3, 0, 1, 0, 0, 0, 12}
	put := func(v int) { b = binary.BigEndian.AppendUint16(b, uint16(v)) }
	n, search, log := len(all), 2, 0
	for search*2 <= n*2 {
		search *= 2
		log++
	}
	for _, v := range []int{4, 16 + 8*n, 0, 2 * n, search, log, 2*n - search} {
		put(v)
	}
	for _, s := range all {
		put(s.to)
	}
	put(0)
	for _, s := range all {
		put(s.from)
	}
	for _, s := range all {
		put(s.delta)
	}
	for range all {
		put(0)
	}
	return b
}

// name writes the names that a PDF shows: the face's, in ASCII.
func (c *cutter) name() []byte {
	text := "Face"
	for _, n := range c.font.names {
		if !slices.ContainsFunc([]rune(n), func(r rune) bool { return r > 126 }) {
			text = n
			break
		}
	}
	var store []byte
	for _, r := range text {
		store = append(store, 0, byte(r))
	}
	b := []byte{0, 0, 0, 4, 0, 6 + 12*4}
	for _, id := range []int{1, 3, 4, 6} {
		for _, v := range []int{3, 1, 0x409, id, len(store), 0} {
			b = binary.BigEndian.AppendUint16(b, uint16(v))
		}
	}
	return append(b, store...)
}

// post is the least that a face must say of itself for printing.
func post() []byte {
	b := make([]byte, 32)
	b[1] = 3
	return b
}

// assemble joins tables to a font file, in the order of their names.
func assemble(all map[string][]byte) []byte {
	names := make([]string, 0, len(all))
	for n := range all {
		names = append(names, n)
	}
	slices.Sort(names)
	search, log := 16, 0
	for search*2 <= 16*len(names) {
		search *= 2
		log++
	}
	b := []byte{0, 1, 0, 0}
	for _, v := range []int{len(names), search, log, 16*len(names) - search} {
		b = binary.BigEndian.AppendUint16(b, uint16(v))
	}
	at := 12 + 16*len(names)
	for _, n := range names {
		t := all[n]
		b = append(b, n...)
		b = binary.BigEndian.AppendUint32(b, sum(t))
		b = binary.BigEndian.AppendUint32(b, uint32(at))
		b = binary.BigEndian.AppendUint32(b, uint32(len(t)))
		at += (len(t) + 3) &^ 3
	}
	for _, n := range names {
		b = append(b, all[n]...)
		for len(b)%4 != 0 {
			b = append(b, 0)
		}
	}
	return b
}

func sum(t []byte) (s uint32) {
	for i := 0; i < len(t); i += 4 {
		var word [4]byte
		copy(word[:], t[i:])
		s += binary.BigEndian.Uint32(word[:])
	}
	return s
}
