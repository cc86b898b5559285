package print

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf16"

	"github.com/jung-kurt/gofpdf"

	"liujin/app/print/face"
)

// PDF writes the job's pages as one PDF file. The same job gives the same bytes.
func (j *Job) PDF(w io.Writer) error {
	p := &painter{pdf: gofpdf.New("P", "mm", "A4", ""), fonts: map[*face.Font]*embedded{}, images: map[*Image]string{}}
	p.pdf.SetAutoPageBreak(false, 0)
	p.pdf.SetCatalogSort(true)
	p.pdf.SetMargins(0, 0, 0)
	if d := j.first; d != nil {
		p.pdf.SetTitle(d.Name, true)
		p.pdf.SetAuthor(d.Author, true)
		p.pdf.SetCreationDate(d.Made)
		p.pdf.SetModificationDate(d.Made)
	}
	p.pdf.SetCreator("六进履职台账", true)
	if err := p.embed(j.Pages); err != nil {
		return err
	}
	for i := range j.Pages {
		p.page(&j.Pages[i])
	}
	if err := p.pdf.Output(w); err != nil {
		return fmt.Errorf("write pdf: %w", err)
	}
	return nil
}

// embedded is a face cut to what the job uses.
type embedded struct {
	name string
	cut  face.Cut
}

// painter paints pages with gofpdf, of which it uses nothing that sets text: only runs, lines, boxes and pictures at given places.
type painter struct {
	pdf     *gofpdf.Fpdf
	fonts   map[*face.Font]*embedded
	images  map[*Image]string
	font    *face.Font
	size    float64
	spacing float64
	color   Color
}

// embed cuts each face to the characters it draws in the whole job.
func (p *painter) embed(pages []Page) error {
	var order []*face.Font
	used := map[*face.Font]map[rune]bool{}
	for i := range pages {
		for k := range pages[i].Runs {
			run := &pages[i].Runs[k]
			set := used[run.Font]
			if set == nil {
				set = map[rune]bool{}
				used[run.Font] = set
				order = append(order, run.Font)
			}
			for _, r := range run.Text {
				set[r] = true
			}
		}
	}
	for i, f := range order {
		runes := make([]rune, 0, len(used[f]))
		for r := range used[f] {
			runes = append(runes, r)
		}
		slices.Sort(runes)
		cut, err := f.Cut(runes)
		if err != nil {
			return fmt.Errorf("cut face %s: %w", f.Name(), err)
		}
		e := &embedded{name: fmt.Sprintf("face%d", i+1), cut: cut}
		p.fonts[f] = e
		p.pdf.AddUTF8FontFromBytes(e.name, "", cut.Data)
		p.pdf.SetFont(e.name, "", Size3)
		if err := p.pdf.Error(); err != nil {
			return fmt.Errorf("embed face %s: %w", f.Name(), err)
		}
	}
	return nil
}

func (p *painter) page(page *Page) {
	p.pdf.AddPageFormat("P", gofpdf.SizeType{Wd: page.Width, Ht: page.Height})
	p.font, p.spacing, p.color = nil, 0, Black
	p.pdf.SetTextColor(0, 0, 0)
	p.pdf.SetDrawColor(0, 0, 0)
	for _, b := range page.Boxes {
		p.pdf.SetFillColor(int(b.Fill[0]), int(b.Fill[1]), int(b.Fill[2]))
		p.pdf.Rect(b.X, b.Y, b.W, b.H, "F")
	}
	p.pdf.SetFillColor(0, 0, 0)
	for _, one := range page.Pictures {
		p.picture(one)
	}
	p.rules(page.Rules)
	for i := range page.Runs {
		p.run(&page.Runs[i])
	}
}

func (p *painter) rules(all []Rule) {
	width, color, dashed := -1.0, Black, false
	for _, r := range all {
		if r.Thick != width {
			width = r.Thick
			p.pdf.SetLineWidth(width)
		}
		if r.Color != color {
			color = r.Color
			p.pdf.SetDrawColor(int(color[0]), int(color[1]), int(color[2]))
		}
		if on := r.On > 0; on != dashed {
			dashed = on
			if on {
				p.pdf.SetDashPattern([]float64{r.On, r.Off}, 0)
			} else {
				p.pdf.SetDashPattern(nil, 0)
			}
		}
		p.pdf.Line(r.X1, r.Y1, r.X2, r.Y2)
	}
	if dashed {
		p.pdf.SetDashPattern(nil, 0)
	}
}

func (p *painter) picture(one Picture) {
	name, known := p.images[one.Image]
	options := gofpdf.ImageOptions{ImageType: one.Image.Format}
	if !known {
		sum := sha256.Sum256(one.Image.Data)
		name = hex.EncodeToString(sum[:])
		p.images[one.Image] = name
		info := p.pdf.RegisterImageOptionsReader(name, options, bytes.NewReader(one.Image.Data))
		if err := inOrder(info, len(p.images)); err != nil {
			p.pdf.SetError(err)
		}
	}
	p.pdf.ImageOptions(name, one.X, one.Y, one.W, one.H, false, options, 0, "")
}

// run draws text. Where what is drawn is not what is to be read — a character beyond U+FFFF, which gofpdf can't draw, or one that no face
// has — the true text stands beside it as ActualText (ISO 32000-1, 14.9.4).
func (p *painter) run(r *Run) {
	e := p.fonts[r.Font]
	if p.font != r.Font || p.size != r.Size {
		p.font, p.size = r.Font, r.Size
		p.pdf.SetFont(e.name, "", r.Size)
	}
	if p.color != r.Color {
		p.color = r.Color
		p.pdf.SetTextColor(int(r.Color[0]), int(r.Color[1]), int(r.Color[2]))
	}
	if p.spacing != r.Spacing {
		p.spacing = r.Spacing
		p.pdf.RawWriteStr(fmt.Sprintf("%.4f Tc", r.Spacing))
	}
	if r.Turned {
		p.pdf.TransformBegin()
		p.pdf.TransformRotate(-90, r.X, r.Y)
		defer p.pdf.TransformEnd()
	}
	if r.Over {
		p.pdf.TransformBegin()
		p.pdf.TransformRotate(180, r.X, r.Y)
		defer p.pdf.TransformEnd()
	}
	switch {
	case r.Actual != "":
		p.actual(r.Actual, func() { p.pdf.Text(r.X, r.Y, r.Text) })
	case len(e.cut.Slot) > 0 && strings.ContainsFunc(r.Text, func(c rune) bool { return c > 0xffff }):
		p.beyond(r, e)
	default:
		p.pdf.Text(r.X, r.Y, r.Text)
	}
}

// beyond draws a run with characters above U+FFFF, each on its own.
func (p *painter) beyond(r *Run, e *embedded) {
	x, from := r.X, 0
	for at, c := range r.Text {
		if c <= 0xffff {
			continue
		}
		if from < at {
			p.pdf.Text(x, r.Y, r.Text[from:at])
			x += r.width(r.Text[from:at])
		}
		p.actual(string(c), func() { p.pdf.Text(x, r.Y, string(e.cut.Slot[c])) })
		x += r.width(string(c))
		from = at + len(string(c))
	}
	if from < len(r.Text) {
		p.pdf.Text(x, r.Y, r.Text[from:])
	}
}

// width is how far a part of a run reaches, in millimetres, the space after its last character included.
func (r *Run) width(text string) float64 {
	w := 0.0
	for _, c := range text {
		w += (r.Font.Advance(c)/1000*r.Size + r.Spacing) * mm
	}
	return w
}

// actual draws something that reads as text.
func (p *painter) actual(text string, draw func()) {
	var b strings.Builder
	b.WriteString("/Span <</ActualText <FEFF")
	for _, u := range utf16.Encode([]rune(text)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	b.WriteString(">>> BDC")
	p.pdf.RawWriteStr(b.String())
	draw()
	p.pdf.RawWriteStr("EMC")
}
