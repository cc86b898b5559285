package print

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"
)

// renamed gives a cut face another name, no longer than the one it has.
func renamed(font []byte, name string) []byte {
	out := append([]byte(nil), font...)
	for i := range int(binary.BigEndian.Uint16(out[4:])) {
		entry := 12 + 16*i
		if string(out[entry:entry+4]) != "name" {
			continue
		}
		at := int(binary.BigEndian.Uint32(out[entry+8:]))
		store := at + int(binary.BigEndian.Uint16(out[at+4:]))
		units := utf16.Encode([]rune(name))
		for k, u := range units {
			binary.BigEndian.PutUint16(out[store+2*k:], u)
		}
		for r := range int(binary.BigEndian.Uint16(out[at+2:])) {
			binary.BigEndian.PutUint16(out[at+6+12*r+8:], uint16(2*len(units)))
		}
	}
	return out
}

// collection packs faces into one file, as 宋体 comes.
func collection(faces ...[]byte) []byte {
	head := append([]byte("ttcf\x00\x01\x00\x00"), 0, 0, 0, byte(len(faces)))
	start := len(head) + 4*len(faces)
	var body []byte
	for _, f := range faces {
		at := uint32(start + len(body))
		head = binary.BigEndian.AppendUint32(head, at)
		moved := append([]byte(nil), f...)
		for i := range int(binary.BigEndian.Uint16(f[4:])) {
			entry := 12 + 16*i + 8
			binary.BigEndian.PutUint32(moved[entry:], binary.BigEndian.Uint32(f[entry:])+at)
		}
		body = append(body, moved...)
	}
	return append(head, body...)
}

// The user's own faces are used where the system has them, out of collections too; what they lack comes from the shipped ones.
func TestOwnFacesComeFirst(t *testing.T) {
	base := faces(t)
	song, err := base.chains[Song][0].Cut([]rune("人大代表— 1234567890"))
	if err != nil {
		t.Fatal(err)
	}
	kai, err := base.chains[Kai][0].Cut([]rune("人大代表名册"))
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "simsun.ttc"), collection(renamed(kai.Data, "楷体"), renamed(song.Data, "SimSun")),
		0o600); err != nil {
		t.Fatal(err)
	}
	own, err := systemIn([]string{folder})
	if err != nil {
		t.Fatal(err)
	}
	if said := own.Said(); !strings.Contains(said, "仿宋→Noto Serif SC") || strings.Contains(said, "宋体→") && !strings.Contains(said, "仿宋→") ||
		strings.Contains(said, "楷体→") {
		t.Error(said)
	}
	d := &Document{Made: day, Blocks: []Block{Heading(2, "人大代表㛃䶮𬭎"), Body("代表𠅤")}}
	job := Layout(own, Own, d)
	if got := job.Pages[0].Runs[0].Font; got != own.chains[Kai][0] || got == base.chains[Kai][0] {
		t.Errorf("the heading is set in %s", got.Name())
	}
	path := filepath.Join(folder, "a.pdf")
	out, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := job.PDF(out); err != nil {
		t.Fatal(err)
	}
	out.Close()
	differ(t, "own faces", read(t, path), put(job))
	sound(t, path)
}
