package print

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jung-kurt/gofpdf"

	"liujin/app/print/face"
)

// prose is about a page of body text a time.
func prose(pages int) *Document {
	text := strings.Repeat("活动月启动以来，全镇86名各级人大代表参加活动418人次，收集意见建议41件，交办38件，办结26件，满意和基本满意率96.2%。", 9)
	d := &Document{Made: day}
	for range pages {
		d.Blocks = append(d.Blocks, Body(text), Break{})
	}
	return d
}

// bare draws a job's runs with nothing but gofpdf: the least that any program above it takes.
func bare(b *testing.B, job *Job) int {
	b.Helper()
	pdf := gofpdf.New("P", "mm", "A4", "")
	pdf.SetAutoPageBreak(false, 0)
	used := map[*face.Font][]rune{}
	for i := range job.Pages {
		for _, r := range job.Pages[i].Runs {
			used[r.Font] = append(used[r.Font], []rune(r.Text)...)
		}
	}
	names := map[*face.Font]string{}
	for f, runes := range used {
		cut, err := f.Cut(runes)
		if err != nil {
			b.Fatal(err)
		}
		names[f] = fmt.Sprint("f", len(names))
		pdf.AddUTF8FontFromBytes(names[f], "", cut.Data)
	}
	for i := range job.Pages {
		p := &job.Pages[i]
		pdf.AddPageFormat("P", gofpdf.SizeType{Wd: p.Width, Ht: p.Height})
		for _, r := range p.Rules {
			pdf.SetLineWidth(r.Thick)
			pdf.Line(r.X1, r.Y1, r.X2, r.Y2)
		}
		for k := range p.Runs {
			r := &p.Runs[k]
			pdf.SetFont(names[r.Font], "", r.Size)
			pdf.RawWriteStr(fmt.Sprintf("%.4f Tc", r.Spacing))
			pdf.Text(r.X, r.Y, r.Text)
		}
	}
	var out bytes.Buffer
	if err := pdf.Output(&out); err != nil {
		b.Fatal(err)
	}
	return out.Len()
}

// rows is a table of n rows.
func rows(n int) *Document {
	t := &Table{Columns: make([]Column, 6),
		Head: []Row{{Cells: []Cell{{Text: "序号"}, {Text: "姓名"}, {Text: "性别"}, {Text: "工作单位及职务"}, {Text: "手机号"}, {Text: "备注"}}}}}
	t.Columns[3].Align = Left
	for i := range n {
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: itoa(i + 1)}, {Text: "欧阳慧敏"}, {Text: "女"}, {Text: "东港镇北港村党总支书记、村民委员会主任"},
			{Text: "13900001001"}, {}}})
	}
	return &Document{Made: day, Blocks: []Block{t}}
}

// BenchmarkPaper sets papers and writes them; the ratio is of its time to bare gofpdf drawing the very same runs.
func BenchmarkPaper(b *testing.B) {
	faces := faces(b)
	for _, c := range []struct {
		name string
		make func() *Document
	}{{"1-page", func() *Document { return prose(1) }}, {"100-pages", func() *Document { return prose(100) }},
		{"1000-pages", func() *Document { return prose(1000) }}, {"10000-rows", func() *Document { return rows(10000) }}} {
		b.Run(c.name, func(b *testing.B) {
			job := Layout(faces, Own, c.make())
			var ours, least float64
			for b.Loop() {
				least += seconds(func() { bare(b, job) })
				ours += seconds(func() {
					var out bytes.Buffer
					if err := Layout(faces, Own, c.make()).PDF(&out); err != nil {
						b.Fatal(err)
					}
				})
			}
			b.ReportMetric(ours/least, "x-bare")
			b.ReportMetric(float64(len(job.Pages)), "pages")
			b.ReportMetric(ours/float64(b.N)*1000, "ms/paper")
		})
	}
}

// BenchmarkLibreOffice compares 100 pages with LibreOffice turning the same text into PDF, where it is installed.
func BenchmarkLibreOffice(b *testing.B) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		b.Skip("no LibreOffice here")
	}
	faces, d := faces(b), prose(100)
	var text strings.Builder
	for _, block := range d.Blocks {
		if p, ok := block.(*Paragraph); ok {
			text.WriteString(p.Spans[0].Text + "\n")
		}
	}
	dir := b.TempDir()
	in := filepath.Join(dir, "a.txt")
	if err := os.WriteFile(in, []byte(text.String()), 0o600); err != nil {
		b.Fatal(err)
	}
	var ours, theirs float64
	for b.Loop() {
		ours += seconds(func() {
			var out bytes.Buffer
			if err := Layout(faces, Own, d).PDF(&out); err != nil {
				b.Fatal(err)
			}
		})
		theirs += seconds(func() {
			if out, err := exec.Command(office, "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to",
				"pdf:writer_pdf_Export", "--outdir", dir, in).CombinedOutput(); err != nil {
				b.Skipf("LibreOffice: %v %s", err, out)
			}
		})
	}
	b.ReportMetric(theirs/ours, "x-faster")
}
