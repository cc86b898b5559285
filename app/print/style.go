package print

// Role is a face by its duty on a paper, as GB/T 9704 names them.
type Role uint8

// The five faces of a paper.
const (
	FangSong Role = iota // 仿宋: the body
	Song                 // 宋体: page numbers, tables
	Hei                  // 黑体: headings of the first level, heads of tables
	Kai                  // 楷体: headings of the second level
	Title                // 小标宋: titles
	roles
)

// Sizes by their Chinese names, in points.
const (
	Size2      = 22.0 // 2号
	Size3      = 16.0 // 3号
	Size4      = 14.0 // 4号
	SizeSmall4 = 12.0 // 小4号
	Size5      = 10.5 // 5号
	SizeSmall5 = 9.0  // 小5号
)

// Style is how text looks.
type Style struct {
	Role  Role
	Size  float64 // points
	Pitch float64 // millimetres from one Han character to the next; 0: as the face has it
	Color Color
	Whole bool   // names and the like between 、 stay whole
	Link  string // what a click on it in the preview opens; "" nothing. Paper is not changed by it
}

// advance is the width of a Han character in millimetres.
func (s Style) advance() float64 {
	if s.Pitch > 0 {
		return s.Pitch
	}
	return s.Size * mm
}

// Span is a stretch of text in one style. Blank makes it a line to write on instead, that many characters long.
type Span struct {
	Text  string
	Style Style
	Blank float64
}

// Align is where the lines of a paragraph stand.
type Align uint8

// The alignments.
const (
	Justified Align = iota // to both edges, the last line to the left
	Left
	Center
	Right
)
