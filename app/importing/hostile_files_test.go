package importing_test

import (
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"math/rand/v2"
	"os"
	"strings"
)

// hostile is a file that means harm, and where it is dropped.
type hostile struct {
	name, where, ending string
	write               func(path string) error
}

// hostileFiles are all of them, the same at every run.
func hostileFiles() []hostile {
	var all []hostile
	for _, more := range [][]hostile{hostileBooks(), hostileZips(), hostileTexts(), hostilePictures(), hostileLedgers(), hostilePastes()} {
		all = append(all, more...)
	}
	return all
}

const mb = 1 << 20

// flood writes a text again and again, up to a size.
func flood(w io.Writer, text string, size int) error {
	b := bufio.NewWriterSize(w, 1<<20)
	for n := 0; n < size; n += len(text) {
		if _, err := b.WriteString(text); err != nil {
			return err
		}
	}
	return b.Flush()
}

// flooded is a part or a file that begins, floods and ends.
type flooded struct {
	head, text string
	size       int
	tail       string
}

func (f flooded) to(w io.Writer) error {
	if _, err := io.WriteString(w, f.head); err != nil {
		return err
	}
	if f.text != "" {
		if err := flood(w, f.text, f.size); err != nil {
			return err
		}
	}
	_, err := io.WriteString(w, f.tail)
	return err
}

// plain is a file of just these bytes.
func plain(name, where, ending string, content []byte) hostile {
	return hostile{name, where, ending, func(path string) error { return os.WriteFile(path, content, 0o600) }}
}

// usualBook is the bytes of a workbook as usual.
func usualBook() []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, part := range usualParts() {
		if w, err := z.CreateHeader(&zip.FileHeader{Name: name}); err == nil {
			_ = part.to(w) // into memory
		}
	}
	_ = z.Close()
	return b.Bytes()
}

func hostileZips() []hostile {
	var all []hostile
	good := usualBook()
	for i := range 4 {
		all = append(all, plain(fmt.Sprintf("cut at %d fifths", i+1), "table", ".xlsx", good[:len(good)*(i+1)/5]))
	}
	rnd := rand.New(rand.NewPCG(8, 1))
	for i := range 6 {
		spoilt := bytes.Clone(good)
		for range 1 + 10*i {
			spoilt[rnd.IntN(len(spoilt))] = byte(rnd.Uint32())
		}
		all = append(all, plain(fmt.Sprintf("spoilt %d times", 1+10*i), "table", ".xlsx", spoilt))
	}
	lies := bytes.Clone(good) // about its parts' sizes, in the list at the end
	for at := 0; ; {
		i := bytes.Index(lies[at:], []byte("PK\x01\x02"))
		if i < 0 {
			break
		}
		at += i + 4
		binary.LittleEndian.PutUint32(lies[at+20:], 0xfffffff0)
	}
	return append(all, plain("sizes that lie", "table", ".xlsx", lies),
		plain("a program", "table", ".xlsx", append([]byte("MZ\x90\x00"), good...)),
		plain("an archive", "table", ".xlsx", []byte("PK\x05\x06"+strings.Repeat("\x00", 18))),
		plain("an end that points before the beginning", "table", ".xlsx", []byte("PK\x03\x04"+strings.Repeat("\x00", 40)+
			"PK\x05\x06\x00\x00\x00\x00\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x00\x00")),
		plain("an old workbook of nothing", "table", ".xls", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"+strings.Repeat("\xff", 9000))),
		hostile{"names without end", "table", ".xlsx", func(path string) error {
			return written(path, func(w io.Writer) error {
				z := zip.NewWriter(w)
				for i := range 200_000 {
					if _, err := z.CreateRaw(&zip.FileHeader{Name: fmt.Sprintf("xl/%d", i)}); err != nil {
						return err
					}
				}
				return z.Close()
			})
		}})
}

func hostileTexts() []hostile {
	text := func(name string, f flooded) hostile {
		return hostile{name, "table", ".csv", func(path string) error { return written(path, f.to) }}
	}
	return []hostile{
		text("a line without end", flooded{"姓名,电话\n", "长", 38 * mb, ""}), text("commas", flooded{"姓名", ",", 38 * mb, ""}),
		text("ends of lines", flooded{"姓名,电话", "\n", 38 * mb, ""}), text("quotes", flooded{"姓名,电话\n", `"`, 38 * mb, ""}),
		text("a quote that never closes", flooded{"姓名,电话\n\"", "a,b\n", 38 * mb, ""}),
		text("rows without end", flooded{"姓名,电话\n", "张三,1\n", 38 * mb, ""}),
		text("nothing but zeros", flooded{"", "\x00", 38 * mb, ""}), text("UTF-16 cut off", flooded{"\xff\xfe", "a\x00,\x00", 38 * mb,
			"\n"}),
		text("neither UTF-8 nor GB", flooded{"", "\xff\xff,\x80\x81\n", 30 * mb, ""}), text("too large", flooded{"", "a,b\n", 65 * mb, ""}),
		text("heads without end", flooded{"", "姓名,出生年月,届次,选区\n", 30 * mb, ""}),
		text("ditto marks", flooded{"姓名,电话\n张三,1\n", "〃,同上\n", 20 * mb, ""}),
		text("brackets that never close", flooded{"姓名,单位\n", "张三," + strings.Repeat("（【《", 3000) + "\n", 20 * mb, ""}),
		text("names without end", flooded{"日期,代表\n3月5日,", "张三、", 20 * mb, "\n"}),
		text("marks that combine", flooded{"姓名\n", "a\u0301\u0301\u0301\u200d", 20 * mb, ""}),
	}
}

// chunk is a part of a PNG.
func chunk(kind string, content []byte) []byte {
	out := binary.BigEndian.AppendUint32(nil, uint32(len(content)))
	out = append(append(out, kind...), content...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[4:]))
}

// pngOf is a PNG that says how large it is, with other parts behind that.
func pngOf(w, h uint32, deep, colour byte, more ...[]byte) []byte {
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, w), h)
	return append(append([]byte("\x89PNG\r\n\x1a\n"), chunk("IHDR", append(head, deep, colour, 0, 0, 0))...), bytes.Join(more, nil)...)
}

func hostilePictures() []hostile {
	picture := func(name, ending, content string) hostile { return plain(name, "picture", ending, []byte(content)) }
	rnd := rand.NewChaCha8([32]byte{8})
	noise := make([]byte, 100_000)
	_, _ = rnd.Read(noise) // it never fails
	jpeg := func(w, h uint16) string {
		return "\xff\xd8\xff\xc0\x00\x11\x08" + string(binary.BigEndian.AppendUint16(binary.BigEndian.AppendUint16(nil, h),
			w)) + "\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01"
	}
	return []hostile{
		picture("a PNG of one line", ".png", string(pngOf(49_000_000, 1, 8, 2, chunk("IDAT", noise)))),
		picture("a PNG of 30000 lines", ".png", string(pngOf(30000, 30000, 1, 0, chunk("IDAT", noise)))),
		picture("a PNG without end", ".png", string(pngOf(1<<31-1, 1<<31-1, 16, 6))),
		picture("a PNG of nothing", ".png", string(pngOf(0, 0, 8, 2))),
		picture("a PNG with a part that lies", ".png", string(pngOf(9, 9, 8, 2))+"\xff\xff\xff\xffIDAT"),
		picture("a PNG of palettes", ".png", string(pngOf(9, 9, 8, 3, bytes.Repeat(chunk("PLTE", noise[:768]), 9999)))),
		picture("a large JPEG", ".jpg", jpeg(65535, 65535)+"\xff\xda\x00\x0c\x03\x01\x00\x02\x11\x03\x11\x00\x3f\x00"),
		picture("a JPEG of marks", ".jpg", "\xff\xd8"+strings.Repeat("\xff\xe1\xff\xff", 99999)),
		picture("a JPEG of padding", ".jpg", "\xff\xd8"+strings.Repeat("\xff", 20*mb)),
		picture("a JPEG of tables", ".jpg", "\xff\xd8"+strings.Repeat("\xff\xdb\x00\x43\x00"+strings.Repeat("\x01", 64), 99999)),
		picture("a JPEG whose EXIF points at itself", ".jpg", "\xff\xd8\xff\xe1\x00\x20Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08\xff\xff"+
			strings.Repeat("\x00", 12)+jpeg(8, 8)[2:]), picture("a GIF", ".gif",
			"GIF89a\xff\xff\xff\xff\x00\x00\x00,\x00\x00\x00\x00\xff\xff\xff\xff\x00\x02\x02\x44\x01\x00;"),
		picture("a BMP without end", ".bmp",
			"BM\xff\xff\xff\xff\x00\x00\x00\x00\xff\xff\xff\xff\x28\x00\x00\x00\xff\xff\xff\x7f\xff\xff\xff\x7f\x01\x00\x18\x00"+
				strings.Repeat("\x00", 24)), picture("a WebP without end", ".webp",
			"RIFF\xff\xff\xff\xffWEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00\xff\xff\xff\xff\xff\xff"),
		picture("a WebP of 16383 lines", ".webp", "RIFF\x20\x00\x00\x00WEBPVP8L\x14\x00\x00\x00\x2f\xff\xff\xff\x0f"+strings.Repeat("\x00",
			20)), picture("a picture of a phone", ".heic", "\x00\x00\x00\x18ftypheic"+string(noise)),
		picture("noise", ".jpg", string(noise)), plain("a program", "file", ".pdf", append([]byte("MZ"), noise...)),
		hostile{"a PDF without end", "file", ".pdf", func(path string) error {
			return written(path, flooded{"%PDF-1.7", "a", 300 * mb,
				""}.to)
		}},
	}
}
