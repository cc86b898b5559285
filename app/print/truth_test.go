package print

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

// put is all text that stands on a job's pages, in the order of reading.
func put(job *Job) string {
	var b strings.Builder
	for i := range job.Pages {
		for _, r := range job.Pages[i].Runs {
			if r.Actual != "" {
				b.WriteString(r.Actual)
			} else {
				b.WriteString(r.Text)
			}
		}
	}
	return squash(b.String())
}

// differ shows where two texts part.
func differ(t testing.TB, name, got, want string) {
	t.Helper()
	if got == want {
		return
	}
	g, w := []rune(got), []rune(want)
	i := 0
	for i < len(g) && i < len(w) && g[i] == w[i] {
		i++
	}
	t.Errorf("%s: %d runes, want %d; at %d %q, want %q", name, len(g), len(w), i, string(g[max(0, i-5):min(len(g), i+20)]),
		string(w[max(0, i-5):min(len(w), i+20)]))
}

// What was put on paper is read out of the PDF rune for rune, every font is embedded, qpdf
// finds no fault, and the same paper has the same bytes.
func TestPapersSayWhatWasPutIn(t *testing.T) {
	text, err := os.ReadFile("../../assets/testdata/tongyong.txt")
	if err != nil {
		t.Fatal(err)
	}
	var all []Block
	for _, line := range strings.Fields(string(text)) {
		all = append(all, Body(line))
	}
	for name, d := range map[string]*Document{"通知": notice(), "名册": register(), "记录表": record(), "简报": briefing(),
		"通用规范汉字表": {Blocks: all}} {
		job, path := paper(t, name, d)
		if len(job.Missing) > 0 {
			t.Errorf("%s: no face for %v", name, job.Missing)
		}
		differ(t, name, read(t, path), put(job))
		sound(t, path)
		var again bytes.Buffer
		if err := Layout(faces(t), Own, d).PDF(&again); err != nil {
			t.Fatal(err)
		}
		if first, _ := os.ReadFile(path); !bytes.Equal(first, again.Bytes()) {
			t.Errorf("%s: two runs give different bytes", name)
		}
	}
}

// sound asks qpdf and poppler whether a PDF is whole.
func sound(t testing.TB, path string) {
	t.Helper()
	if out, err := exec.Command("qpdf", "--check", path).CombinedOutput(); err != nil {
		t.Errorf("qpdf: %v\n%s", err, out)
	}
	out, err := exec.Command("pdffonts", path).CombinedOutput()
	if err != nil || bytes.Contains(out, []byte("Error")) {
		t.Errorf("pdffonts: %v\n%s", err, out)
	}
	for i, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		if i >= 2 && !strings.Contains(line, "Identity-H       yes") {
			t.Errorf("not embedded: %s", line)
		}
	}
}

// odd draws text of any kind: Han, rare Han, Latin, digits, punctuation, marks, controls, right to left, broken UTF-8.
func odd(r *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		switch r.IntN(14) {
		case 0, 1, 2, 3:
			b.WriteRune(rune(0x4e00 + r.IntN(0x5200)))
		case 4:
			b.WriteRune(rune(0x20000 + r.IntN(0x12400)))
		case 5:
			b.WriteString([]string{"，", "。", "“", "”", "（", "）", "、", "《", "》", "——", "……", "！", "·"}[r.IntN(13)])
		case 6, 7:
			fmt.Fprintf(&b, "%d", r.IntN(3000))
		case 8:
			b.WriteString([]string{"word ", "a@b.cn", "https://x.cn/y?z=1", "-", " ", "\t", "\n"}[r.IntN(7)])
		case 9:
			b.WriteRune(rune(r.IntN(0x3000)))
		case 10:
			b.WriteRune(rune(0x590 + r.IntN(0x170)))
		case 11:
			b.WriteRune([]rune{0x200b, 0x200d, 0x202e, 0xfeff, 0xfe0f, 0x301, 0x20dd, 0xe0001, 0, 7}[r.IntN(10)])
		case 12:
			b.WriteByte(byte(0x80 + r.IntN(0x80)))
		default:
			b.WriteRune(rune(r.IntN(utf8.MaxRune)))
		}
	}
	return b.String()
}

// Whatever the text, nothing of it is lost without a word: layout and PDF say all of it, and what no face has is named.
func TestOddTextIsNeverLost(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	rounds := 60
	if testing.Short() {
		rounds = 10
	}
	for round := range rounds {
		text := odd(r, 1+r.IntN(400))
		differ(t, "layout", put(Layout(faces(t), Own, &Document{Plain: true, Blocks: []Block{Body(text)}})), squash(Clean(text)))
		text = leftToRight(text)
		job, path := paper(t, "odd", &Document{Plain: true, Blocks: []Block{Body(text)}})
		differ(t, fmt.Sprintf("pdf %d", round), read(t, path), put(job))
		if t.Failed() {
			t.Fatalf("%q", text)
		}
	}
}

// leftToRight leaves out right-to-left scripts, which pdftotext puts into an order of its own, and the marks that go along.
func leftToRight(text string) string {
	return strings.Map(func(r rune) rune {
		p, _ := bidi.LookupRune(r)
		switch p.Class() {
		case bidi.R, bidi.AL, bidi.AN, bidi.NSM:
			return -1
		}
		return r
	}, text)
}

// FuzzSet: any text in a paragraph, a narrow cell and a title is laid out whole, and quickly.
func FuzzSet(f *testing.F) {
	for _, s := range []string{"", "一", "（一）", "\x80", "a\u0301", "二〇二六年11月12日，“六个走进”。", strings.Repeat("）", 99), "\u202e\u05d0", "𬭎䶮㛃𠅤",
		"x\n\n\ny", strings.Repeat("w", 300)} {
		f.Add(s)
	}
	faces := faces(f)
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 20000 {
			return
		}
		want := squash(Clean(text))
		for name, d := range map[string]*Document{
			"body": {Plain: true, Blocks: []Block{Body(text)}},
			"cell": {Plain: true,
				Blocks: []Block{&Table{Columns: []Column{{Width: 1}, {Width: 9}}, Rows: []Row{{Cells: []Cell{{Text: text}, {}}}}}}},
			"title": {Plain: true, Blocks: []Block{PaperTitle{Text: text}}},
		} {
			job := Layout(faces, Own, d)
			differ(t, name, put(job), want)
			for i := range job.Pages {
				for _, run := range job.Pages[i].Runs {
					if run.Y > job.Pages[i].Height || run.X < 0 || run.X > job.Pages[i].Width {
						t.Errorf("%s: off the page: %+v", name, run)
					}
				}
			}
		}
		var out bytes.Buffer
		if err := Layout(faces, Own, &Document{Made: day, Blocks: []Block{Body(text)}}).PDF(&out); err != nil {
			t.Error(err)
		}
	})
}

// A cell of 10,000 characters runs over pages, a row taller than a page goes on on the next.
func TestTallRow(t *testing.T) {
	text := strings.Repeat("企业反映夏季用电负荷不足，影响冷库运行。", 500)
	d := &Document{Plain: true,
		Blocks: []Block{&Table{Columns: []Column{{Width: 1}, {Width: 3}}, Head: []Row{{Cells: []Cell{{Text: "项"}, {Text: "目"}}}},
			Rows: []Row{{Cells: []Cell{{Text: "情况"}, {Text: text}}}, {Cells: []Cell{{Text: "尾"}, {Text: "完"}}}}}}}
	job, path := paper(t, "高行", d)
	got := strings.ReplaceAll(put(job), "项目", "")
	differ(t, "tall", got, "情况"+text+"尾完")
	differ(t, "pdf", read(t, path), put(job))
	if n := len(job.Pages); n < 5 {
		t.Errorf("%d pages", n)
	}
	for i := range job.Pages {
		for _, r := range job.Pages[i].Runs {
			if r.Y > sheetHeight-marginBottom {
				t.Fatalf("page %d: text under the type area, %.1f", i+1, r.Y)
			}
		}
	}
	if _, err := os.Stat(filepath.Dir(path)); err != nil {
		t.Fatal(err)
	}
}

// Pictures of one size stay in their order: the same paper has the same bytes, time after time.
func TestPicturesKeepTheirOrder(t *testing.T) {
	var all Photos
	for i := range 6 {
		picture := image.NewGray(image.Rect(0, 0, 40, 30))
		for k := range picture.Pix {
			picture.Pix[k] = uint8(k * (i + 1))
		}
		var b bytes.Buffer
		if err := jpeg.Encode(&b, picture, nil); err != nil {
			t.Fatal(err)
		}
		one, err := NewImage(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, Photo{one, itoa(i)})
	}
	d := &Document{Made: day, Blocks: []Block{all, all[:2]}}
	var first []byte
	for range 8 {
		var b bytes.Buffer
		if err := Layout(faces(t), Own, d).PDF(&b); err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = b.Bytes()
			path := filepath.Join(t.TempDir(), "a.pdf")
			if err := os.WriteFile(path, first, 0o600); err != nil {
				t.Fatal(err)
			}
			sound(t, path)
			if out, err := exec.Command("pdfimages", "-list", path).Output(); err != nil || strings.Count(string(out), "jpeg") != 8 {
				t.Errorf("%v\n%s", err, out)
			}
		} else if !bytes.Equal(first, b.Bytes()) {
			t.Fatal("other bytes")
		}
	}
}

// The preview shows what the PDF shows: both are painted from the same pages, and poppler's
// picture differs from ours in the smoothing of edges only.
func TestPreviewIsThePDF(t *testing.T) {
	for name, d := range map[string]*Document{"通知": notice(), "记录表": record(),
		"横表": func() *Document { d := register(); d.Landscape = true; return d }()} {
		job, path := paper(t, name, d)
		prefix := filepath.Join(t.TempDir(), "p")
		if out, err := exec.Command("pdftoppm", "-r", "72", "-f", "1", "-l", "1", "-png", path, prefix).CombinedOutput(); err != nil {
			t.Fatalf("%v %s", err, out)
		}
		files, _ := filepath.Glob(prefix + "*.png")
		file, err := os.Open(files[0])
		if err != nil {
			t.Fatal(err)
		}
		theirs, err := png.Decode(file)
		file.Close()
		if err != nil {
			t.Fatal(err)
		}
		ours := NewRaster().Paint(&job.Pages[0], 72)
		// Ink is compared in cells of 12 pixels: a word that stood elsewhere would show.
		const cell = 12
		b := ours.Bounds().Intersect(theirs.Bounds())
		ink := func(p image.Image, x0, y0 int) (sum int) {
			for y := y0; y < y0+cell; y++ {
				for x := x0; x < x0+cell; x++ {
					r, g, bl, _ := p.At(x, y).RGBA()
					sum += 3*255 - int(r>>8) - int(g>>8) - int(bl>>8)
				}
			}
			return sum / (3 * cell * cell)
		}
		cells, apart := 0, 0
		for y := 0; y+cell <= b.Dy(); y += cell {
			for x := 0; x+cell <= b.Dx(); x += cell {
				cells++
				if d := ink(ours, x, y) - ink(theirs, x, y); d > 45 || d < -45 {
					apart++
				}
			}
		}
		if apart*200 > cells {
			t.Errorf("%s: %d of %d cells differ", name, apart, cells)
		}
	}
}
