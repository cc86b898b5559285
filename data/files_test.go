package data

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/image/bmp"
)

// corner is a picture whose upper left quarter is red and whose rest is blue: how it is turned can be seen.
func corner(w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.RGBA{0, 0, 200, 255}
			if x < w/2 && y < h/2 {
				c = color.RGBA{200, 0, 0, 255}
			}
			m.Set(x, y, c)
		}
	}
	return m
}

// withEXIF puts an orientation and a GPS latitude into a JPEG (EXIF 2.3: APP1). Even orientations are written as an iPhone does,
// big endian, and behind a JFIF head.
func withEXIF(t testing.TB, jpg []byte, turn uint16) []byte {
	t.Helper()
	var tiff bytes.Buffer
	var order binary.ByteOrder = binary.LittleEndian
	jfif := ""
	tiff.WriteString("II*\x00")
	if turn%2 == 0 {
		order, jfif = binary.BigEndian, "\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x48\x00\x48\x00\x00"
		tiff.Reset()
		tiff.WriteString("MM\x00*")
	}
	le := func(v any) {
		if err := binary.Write(&tiff, order, v); err != nil {
			t.Fatal(err)
		}
	}
	entry := func(tag, kind uint16, n, value uint32) {
		le(tag)
		le(kind)
		le(n)
		if short := uint16(value); kind == 3 { // it stands at the left of its four bytes
			le(short)
			le(uint16(0))
			return
		}
		le(value)
	}
	le(uint32(8))
	le(uint16(2))
	entry(0x0112, 3, 1, uint32(turn))
	entry(0x8825, 4, 1, 38) // GPS IFD
	le(uint32(0))
	le(uint16(2))
	entry(1, 2, 2, 'N')
	entry(2, 5, 3, 68)
	le(uint32(0))
	for _, v := range []uint32{33, 1, 23, 1, 7, 1} {
		le(v)
	}
	body := append([]byte("Exif\x00\x00"), tiff.Bytes()...)
	head := append([]byte{0xff, 0xd8}, jfif...)
	head = append(head, 0xff, 0xe1, byte((len(body)+2)>>8), byte(len(body)+2))
	return append(append(head, body...), jpg[2:]...)
}

func jpegOf(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func write(t testing.TB, name string, content []byte) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, content, 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestPhotoIsUprightSmallAndWithoutPosition(t *testing.T) {
	t.Parallel()
	db := ledger(t)
	dir := t.TempDir()
	// Where the red quarter of a picture goes that is shown by each orientation (EXIF 2.3, figure 17).
	places := map[uint16]image.Point{1: {0, 0}, 2: {1, 0}, 3: {1, 1}, 4: {0, 1}, 5: {0, 0}, 6: {1, 0}, 7: {1, 1}, 8: {0, 1}}
	for turn, at := range places {
		path := write(t, filepath.Join(dir, "IMG_0001.JPG"), withEXIF(t, jpegOf(t, corner(2400, 1200)), turn))
		a, err := db.AddPhoto(path)
		if err != nil {
			t.Fatal(err)
		}
		kept, err := os.ReadFile(db.FilePath(a))
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(kept, []byte("Exif")) {
			t.Errorf("turn %d: EXIF was kept", turn)
		}
		m, err := jpeg.Decode(bytes.NewReader(kept))
		if err != nil {
			t.Fatal(err)
		}
		want := image.Pt(1600, 800)
		if turn >= 5 {
			want = image.Pt(800, 1600)
		}
		if m.Bounds().Size() != want {
			t.Errorf("turn %d: size %v, want %v", turn, m.Bounds().Size(), want)
		}
		r, _, b, _ := m.At(want.X/4+at.X*want.X/2, want.Y/4+at.Y*want.Y/2).RGBA()
		if r < b {
			t.Errorf("turn %d: the red quarter is not at %v", turn, at)
		}
		if a.Kind != AttachmentPhoto || a.Extension != ".jpg" || a.Name != "IMG_0001.JPG" || a.Bytes != int64(len(kept)) {
			t.Errorf("described as %+v", a)
		}
	}
}

func TestPhotoFormats(t *testing.T) {
	db := ledger(t)
	encode := map[string]func(*bytes.Buffer, image.Image) error{
		"a.png": func(b *bytes.Buffer, m image.Image) error { return png.Encode(b, m) },
		"a.gif": func(b *bytes.Buffer, m image.Image) error { return gif.Encode(b, m, nil) },
		"a.bmp": func(b *bytes.Buffer, m image.Image) error { return bmp.Encode(b, m) },
	}
	for name, fn := range encode {
		var b bytes.Buffer
		if err := fn(&b, corner(40, 30)); err != nil {
			t.Fatal(err)
		}
		if _, err := db.AddPhotoFrom(name, &b); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	// A lossy WebP of one pixel.
	webp := "RIFF\x24\x00\x00\x00WEBPVP8 \x18\x00\x00\x000\x01\x00\x9d\x01*\x01\x00\x01\x00\x02\x004%\xa4\x00\x03p\x00\xfe\xfb\x94\x00\x00"
	if _, err := db.AddPhotoFrom("a.webp", strings.NewReader(webp)); err != nil {
		t.Errorf("webp: %v", err)
	}
	// What is transparent becomes white, not black.
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewNRGBA(image.Rect(0, 0, 8, 8))); err != nil {
		t.Fatal(err)
	}
	a, err := db.AddPhotoFrom("clear.png", &b)
	if err != nil {
		t.Fatal(err)
	}
	f, err := db.OpenFile(a)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	m, err := jpeg.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	if r, _, _, _ := m.At(4, 4).RGBA(); r < 0xf000 {
		t.Errorf("transparency became %v", m.At(4, 4))
	}
}

func TestInputRefused(t *testing.T) {
	t.Parallel()
	db := ledger(t)
	dir := t.TempDir()
	whole := jpegOf(t, corner(400, 300))
	var bomb bytes.Buffer
	if err := png.Encode(&bomb, image.NewGray(image.Rect(0, 0, 16, 16))); err != nil {
		t.Fatal(err)
	}
	huge := bomb.Bytes() // its head says 60,000 × 60,000; the checksum is right again
	binary.BigEndian.PutUint32(huge[16:], 60000)
	binary.BigEndian.PutUint32(huge[20:], 60000)
	binary.BigEndian.PutUint32(huge[29:], crcOf(huge[12:29]))
	photo, file := db.AddPhoto, db.AddFile
	cases := []struct {
		name    string
		content []byte
		add     func(string) (Attachment, error)
		code    Code
		says    string
	}{
		{"IMG_1.HEIC", []byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"), photo, BadFile, "兼容性最佳"},
		{"IMG_1.jpg", []byte("\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00mif1heic"), photo, BadFile, "兼容性最佳"},
		{"IMG_1.jpg", []byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"), file, BadFile, "兼容性最佳"},
		{"空.jpg", nil, photo, BadFile, "空文件"},
		{"空.pdf", nil, file, BadFile, "空文件"},
		{"名册.jpg", []byte("PK\x03\x04 a workbook"), photo, BadFile, "不是能识别的照片"},
		{"半张.jpg", whole[:len(whole)/2], photo, BadFile, "不完整"},
		{"坏.jpg", append(whole[:300:300], bytes.Repeat([]byte{0xff, 0xc4, 0, 5}, 50)...), photo, BadFile, "不是能识别的照片"},
		{"坏.gif",
			[]byte("GIF89a\x04\x00\x04\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x04\x00\x04\x00\x00\x02\x05zzzzz\x00;"),
			photo, BadFile, "已损坏"},
		{"炸弹.png", huge, photo, BadFile, "60000×60000"},
		{"没有.jpg", []byte("gone"), photo, Missing, "找不到文件"},
		{"安装.exe", []byte("anything"), file, BadFile, "程序或脚本"},
		{"通知.pdf", []byte("MZ\x90\x00"), file, BadFile, "程序或脚本"},
		{"大.zip", make([]byte, fileBytes+1), file, BadFile, "50 MB"},
	}
	for _, c := range cases {
		path := filepath.Join(dir, c.name)
		if string(c.content) == "gone" {
			_ = os.Remove(path)
		} else {
			write(t, path, c.content)
		}
		_, err := c.add(path)
		if !Is(err, c.code) || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), c.name) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	if _, err := photo(dir); !Is(err, BadFile) || !strings.Contains(err.Error(), "文件夹") {
		t.Errorf("a folder: %v", err)
	}
	if pipe := filepath.Join(dir, "管道.pdf"); exec.Command("mkfifo", pipe).Run() == nil {
		if _, err := file(pipe); !Is(err, BadFile) || !strings.Contains(err.Error(), "不是普通文件") {
			t.Errorf("a pipe: %v", err)
		}
	}
	if entries, _ := os.ReadDir(db.files().folder); len(entries) != 0 {
		t.Errorf("refused input left files: %v", entries)
	}
}

func TestAddFile(t *testing.T) {
	t.Parallel()
	db := ledger(t)
	dir := t.TempDir()
	a, err := db.AddFile(write(t, filepath.Join(dir, "实施方案.PDF"), []byte("%PDF-1.7 …")))
	if err != nil || a.Kind != AttachmentFile || a.Extension != ".pdf" || a.Name != "实施方案.PDF" {
		t.Fatalf("%+v %v", a, err)
	}
	if got, err := os.ReadFile(db.FilePath(a)); err != nil || string(got) != "%PDF-1.7 …" {
		t.Fatalf("%q %v", got, err)
	}
	// The same content again is the same file, and a damaged one is replaced.
	write(t, db.FilePath(a), []byte("damaged"))
	b, err := db.AddFile(write(t, filepath.Join(dir, "副本.pdf"), []byte("%PDF-1.7 …")))
	if err != nil || b.SHA256 != a.SHA256 || db.files().verify(a.stored()) != nil {
		t.Fatalf("%+v %v", b, err)
	}
	scan, err := db.AddFile(write(t, filepath.Join(dir, "公函.jpg"), withEXIF(t, jpegOf(t, corner(2480, 3508)), 1)))
	if err != nil || scan.Kind != AttachmentFile {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(db.FilePath(scan)); bytes.Contains(got, []byte("Exif")) {
		t.Error("a picture attached as a file kept its position")
	}
	if _, err := db.OpenFile(Attachment{SHA256: "../../etc", Name: "x"}); !Is(err, Missing) {
		t.Errorf("a path out of the store: %v", err)
	}
}

func TestCleanName(t *testing.T) {
	cases := map[string]string{
		`C:\Users\人大\IMG 1.jpg`: "IMG 1.jpg", "/tmp/a/b.pdf": "b.pdf", "a<b>:c?.txt": "abc.txt", "": "照片", "...": "照片",
		"con.txt":       "_con.txt",
		"\u202egpj.exe": "gpj.exe", "名\u0000册\n.xlsx": "名册.xlsx", ".gitignore": "照片.gitignore", "尾. ": "尾", "NUL": "_NUL",
	}
	for in, want := range cases {
		if got := cleanName(in, "照片"); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	if got := []rune(cleanName(strings.Repeat("长", 300)+".docx", "x")); len(got) != nameRunes || !strings.HasSuffix(string(got), ".docx") {
		t.Errorf("long name: %s", string(got))
	}
}

func TestSweepSparesWhatIsNamed(t *testing.T) {
	db := ledger(t)
	add := func(text string) Attachment {
		a, err := db.AddFile(write(t, filepath.Join(t.TempDir(), "方案.txt"), []byte(text)))
		if err != nil {
			t.Fatal(err)
		}
		old := time.Now().Add(-48 * time.Hour)
		if err := os.Chtimes(db.FilePath(a), old, old); err != nil {
			t.Fatal(err)
		}
		return a
	}
	there := func(a Attachment) bool { _, err := os.Stat(db.FilePath(a)); return err == nil }
	sweep := func(want int) {
		t.Helper()
		if n, err := db.SweepFiles(); err != nil || n != want {
			t.Fatalf("swept %d, want %d: %v", n, want, err)
		}
	}
	row, undone, typed, loose := add("row"), add("undone"), add("typed"), add("loose")
	young, err := db.AddFile(write(t, filepath.Join(t.TempDir(), "x.txt"), []byte("young")))
	if err != nil {
		t.Fatal(err)
	}
	plan := Campaign{CampaignFields: CampaignFields{Name: "活动月", Starts: "2026-11-01", Ends: "2026-11-30"},
		Files: []Attachment{row, undone}}
	do(t, db, "新增", func(tx *Tx) error { return tx.SaveCampaign(&plan) })
	plan.Files = plan.Files[:1]
	do(t, db, "删附件", func(tx *Tx) error { return tx.SaveCampaign(&plan) })
	if err := db.SaveDraft(Draft{Form: "plan", Title: "活动方案", Body: `{"Files":[{"SHA256":"` + typed.SHA256 + `"}]}`}); err != nil {
		t.Fatal(err)
	}
	half := write(t, filepath.Join(filepath.Dir(db.FilePath(row)), "~1"+partSuffix), []byte("half"))
	old := time.Now().Add(-2 * time.Hour)
	if err := os.Chtimes(half, old, old); err != nil {
		t.Fatal(err)
	}
	sweep(1)
	if there(loose) || !there(row) || !there(undone) || !there(typed) || !there(young) {
		t.Fatal("the wrong files went")
	}
	if _, err := os.Stat(half); err == nil {
		t.Error("a half-written file stayed")
	}
	if _, err := db.Undo(); err != nil { // the attachment is back
		t.Fatal(err)
	}
	sweep(0)
	if _, err := db.Redo(); err != nil {
		t.Fatal(err)
	}
	if err := db.DropDraft("plan"); err != nil {
		t.Fatal(err)
	}
	sweep(1)
	path := db.Path()
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if db, err = Open(path, Options{}); err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	sweep(1) // undo ended with the program
	if !there(row) || there(undone) {
		t.Fatal("the wrong files went")
	}
}

func FuzzReencode(f *testing.F) {
	f.Add(withEXIF(f, jpegOf(f, corner(20, 10)), 6))
	var b bytes.Buffer
	if err := png.Encode(&b, corner(4, 4)); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Fuzz(func(t *testing.T, content []byte) {
		if config, _, err := image.DecodeConfig(bytes.NewReader(content)); err == nil && config.Width*config.Height > 1e6 {
			t.Skip("only slow")
		}
		out, err := reencode("x.jpg", content, 16)
		if err != nil && !Is(err, BadFile) {
			t.Fatalf("no sentence for %v", err)
		}
		if err == nil {
			if m, err := jpeg.Decode(bytes.NewReader(out)); err != nil || m.Bounds().Dx() > 16 || m.Bounds().Dy() > 16 {
				t.Fatalf("%v %v", m, err)
			}
		}
	})
}

func crcOf(b []byte) uint32 { return crc32.ChecksumIEEE(b) }

// noise is a picture that does not compress.
func noise(w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	source := rand.NewChaCha8([32]byte{7})
	_, _ = source.Read(m.Pix)
	return m
}
