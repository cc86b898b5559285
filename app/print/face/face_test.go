package face

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"testing"

	"liujin/assets"
)

func open(t testing.TB, data []byte) *Font {
	t.Helper()
	f, err := Open(data, 0)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestShippedFaces(t *testing.T) {
	for name, data := range map[string][]byte{"Noto Serif SC": assets.FontSerif(), "Liujin Kai": assets.FontKai(),
		"Noto Sans SC": assets.FontRegular()} {
		f := open(t, data)
		if f.Name() != name {
			t.Errorf("%q, want %q", f.Name(), name)
		}
		for _, r := range "代表㛃䶮𬭎𠅤" {
			if !f.Has(r) || f.Advance(r) != 1000 {
				t.Errorf("%s: %c has advance %g", name, r, f.Advance(r))
			}
		}
		if f.Has(0x10fffe) || f.Has('\n') {
			t.Errorf("%s has what no face has", name)
		}
	}
}

// A cut face has just its characters, under the same widths; the same characters give the same bytes.
func TestCut(t *testing.T) {
	f := open(t, assets.FontSerif())
	runes := []rune("高𬭎代表，é㛃䶮12\ue000𠅤𬭎")
	cut, err := f.Cut(runes)
	if err != nil {
		t.Fatal(err)
	}
	again, _ := f.Cut([]rune("𠅤𬭎2高1代表，é㛃䶮\ue000"))
	if !bytes.Equal(cut.Data, again.Data) {
		t.Error("the order of the characters changes the bytes")
	}
	small := open(t, cut.Data)
	for _, r := range runes {
		code := r
		if r > 0xffff {
			code = cut.Slot[r]
		}
		if !f.Has(r) {
			continue
		}
		if !small.Has(code) || small.Advance(code) != f.Advance(r) {
			t.Errorf("%c: advance %g, was %g", r, small.Advance(code), f.Advance(r))
		}
		var pen Pen
		if a, b := pen.Outline(small, code, 40), pen.Outline(f, r, 40); len(a) != len(b) {
			t.Errorf("%c: %d parts of its outline, was %d", r, len(a), len(b))
		}
	}
	if small.Has('国') || len(cut.Data) > 20000 {
		t.Errorf("the cut has %d bytes", len(cut.Data))
	}
}

// collection packs faces into a TTC, as SimSun comes.
func collection(faces ...[]byte) []byte {
	head := append([]byte("ttcf\x00\x01\x00\x00"), 0, 0, 0, byte(len(faces)))
	start := len(head) + 4*len(faces)
	var body []byte
	for _, f := range faces {
		at := start + len(body)
		head = binary.BigEndian.AppendUint32(head, uint32(at))
		moved := bytes.Clone(f)
		for i := range int(be16(f, 4)) {
			entry := 12 + 16*i + 8
			binary.BigEndian.PutUint32(moved[entry:], be32(f, entry)+uint32(at))
		}
		body = append(body, moved...)
	}
	return append(head, body...)
}

func TestFindsInstalledFaces(t *testing.T) {
	folder := t.TempDir()
	serif, err := open(t, assets.FontSerif()).Cut([]rune("代表𬭎"))
	if err != nil {
		t.Fatal(err)
	}
	kai, err := open(t, assets.FontKai()).Cut([]rune("代表"))
	if err != nil {
		t.Fatal(err)
	}
	write := func(name string, data []byte) {
		if err := os.WriteFile(filepath.Join(folder, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("two.ttc", collection(serif.Data, kai.Data))
	write("broken.ttf", serif.Data[:300])
	write("empty.ttf", nil)
	write("text.ttf", []byte("not a font at all"))
	f := NewFinder([]string{folder, filepath.Join(folder, "nowhere")})
	if got, ok := f.Find("仿宋", "liujin kai"); !ok || !got.Has('代') || got.Has('𬭎') {
		t.Error("the second face of a collection is not found")
	}
	if _, ok := f.Find("仿宋"); ok {
		t.Error("found what is not there")
	}
}

// FuzzOpen: a damaged font is refused or read, never a panic.
func FuzzOpen(f *testing.F) {
	font, err := Open(assets.FontKai(), 0)
	if err != nil {
		f.Fatal(err)
	}
	cut, err := font.Cut([]rune("代é表12"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(cut.Data)
	f.Add(collection(cut.Data, cut.Data))
	f.Add([]byte("OTTO"))
	f.Fuzz(func(t *testing.T, data []byte) {
		font, err := Open(data, 0)
		if err != nil {
			return
		}
		for _, r := range "代é表1\U00020164" {
			font.Has(r)
			font.Advance(r)
			var pen Pen
			pen.Outline(font, r, 20)
		}
		_, _ = font.Cut([]rune("代é表1"))
	})
}
