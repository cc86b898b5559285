package print

import "time"

// Sheet is the paper and its margins in millimetres: A4 with the type area (版心) of GB/T 9704-2012, 156 × 225.
const (
	sheetWidth, sheetHeight = 210.0, 297.0
	marginTop, marginLeft   = 37.0, 28.0 // 天头, 订口
	marginRight             = 26.0
	marginBottom            = 35.0
	bodyWidth               = sheetWidth - marginLeft - marginRight  // 156
	bodyHeight              = sheetHeight - marginTop - marginBottom // 225
	linesPerPage            = 22
	charsPerLine            = 28
	// Pitch is from one line of the body to the next, in millimetres; Advance from one character to the next.
	Pitch   = bodyHeight / linesPerPage
	Advance = bodyWidth / charsPerLine
)

// Document is one paper: what it says, block by block.
type Document struct {
	Name      string // for the file and the reader's title bar
	Author    string
	Made      time.Time // stands in the file; the day of the ledger, so that the same paper has the same bytes
	Landscape bool
	Mark      string // small at the top of every page: 示例
	Plain     bool   // no page number
	Margins   Margins
	Blocks    []Block
}

// Margins are a paper's own, in millimetres; all zero: those of the standard.
type Margins struct{ Top, Left, Right, Bottom float64 }

// Block is a part of a paper. Its kinds are in this package; a paper is put together from them.
type Block interface {
	place(*flow)
}

// Job is a stack of papers laid out: pages to look at, to print or to save.
type Job struct {
	Pages   []Page
	Missing []Missing // characters that no face has: the user is told before printing
	first   *Document
	starts  []int // the first page of each paper
}

// Numbering is how the pages of several papers in one job are counted.
type Numbering bool

// Each paper counts its own pages, or all go on.
const (
	Own        Numbering = false
	Continuous Numbering = true
)

// Layout sets papers on pages.
func Layout(faces *Faces, numbering Numbering, papers ...*Document) *Job {
	job := &Job{}
	cast := newCasting(faces)
	for i, d := range papers {
		if i == 0 {
			job.first = d
		}
		f := newFlow(d, &setter{faces: cast})
		if numbering == Continuous {
			f.number = len(job.Pages)
		}
		job.starts = append(job.starts, len(job.Pages))
		job.Pages = append(job.Pages, f.run()...)
	}
	job.Missing = cast.missing
	return job
}
