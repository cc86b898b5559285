package data

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"path/filepath"
	"strings"
	"testing"
)

// pngHead is a picture of a size that has almost no bytes.
func pngHead(t *testing.T, wide, high uint32) []byte {
	t.Helper()
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	if _, err := z.Write([]byte{0, 0}); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	out := []byte("\x89PNG\r\n\x1a\n")
	chunk := func(kind string, body []byte) {
		out = binary.BigEndian.AppendUint32(out, uint32(len(body)))
		both := append([]byte(kind), body...)
		out = binary.BigEndian.AppendUint32(append(out, both...), crc32.ChecksumIEEE(both))
	}
	size := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, wide), high)
	chunk("IHDR", append(size, 8, 0, 0, 0, 0))
	chunk("IDAT", packed.Bytes())
	chunk("IEND", nil)
	return out
}

// What says that it is longer than any photo is refused by its size, before a pixel of it is held.
func TestPictureOfNoShape(t *testing.T) {
	t.Parallel()
	db := ledger(t)
	for _, size := range [][2]uint32{{49_000_000, 1}, {1, 49_000_000}, {60_000, 800}, {20_000, 20_000}} {
		content := pngHead(t, size[0], size[1])
		for name, add := range map[string]func() error{
			"photo": func() error { _, err := db.AddPhotoFrom("照片.png", bytes.NewReader(content)); return err },
			"file": func() error {
				_, err := db.AddFile(write(t, filepath.Join(t.TempDir(), "照片.png"), content))
				return err
			},
		} {
			if err := add(); !Is(err, BadFile) || !strings.Contains(err.Error(), "像素") {
				t.Errorf("%v as a %s: %v", size, name, err)
			}
		}
	}
}
