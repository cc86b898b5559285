package papers

import (
	"slices"

	"liujin/app/days"
	"liujin/app/figures"
	"liujin/app/print"
)

// Inventory is a paper of numbered parts that say what there is and where: 归档目录, 交接单.
type Inventory struct {
	Title, Name string // Name is the file's
	Parts       []InventoryPart
	Sign        []string // who signs below it
}

// mostSigners is how many places to sign fit into a line.
const mostSigners = 3

// InventoryPart is one of them: lines of text, then a table.
type InventoryPart struct {
	Title string
	Lines []string
	Head  []string
	Wide  []float64 // shares of the columns' widths
	Rows  [][]string
	None  string // said where there are neither lines nor rows
}

// Paper makes it.
func (v Inventory) Paper(h Head) *print.Document {
	blocks := []print.Block{print.PaperTitle{Text: v.Title, Tight: true, Size: 20},
		print.Sides{Left: h.Unit, Right: days.Long(h.Day), Size: print.Size5}}
	for i, p := range v.Parts {
		blocks = append(blocks, part(figures.Numeral(i+1)+"、"+p.Title))
		for _, line := range p.Lines {
			blocks = append(blocks, print.Small(line, print.Size5, print.Left))
		}
		switch {
		case len(p.Rows) > 0:
			blocks = append(blocks, p.table())
		case len(p.Lines) == 0:
			blocks = append(blocks, print.Small(p.None, print.Size5, print.Left))
		}
	}
	if n := len(v.Sign); n > 0 {
		blocks = append(blocks, print.Gap(0.4))
		lines := (n + mostSigners - 1) / mostSigners
		for some := range slices.Chunk(v.Sign, (n+lines-1)/lines) {
			blocks = append(blocks, print.Sign(some))
		}
	}
	d := h.document(v.Name, blocks...)
	d.Margins = narrow
	return d
}

func (p *InventoryPart) table() *print.Table {
	t := &print.Table{Size: print.Size5, Pad: 0.7, Head: heads(p.Head...)}
	for _, w := range p.Wide {
		t.Columns = append(t.Columns, print.Column{Width: w, Align: print.Left})
	}
	for _, row := range p.Rows {
		var cells []print.Cell
		for _, text := range row {
			cells = append(cells, print.Cell{Text: text})
		}
		t.Rows = append(t.Rows, print.Row{Cells: cells})
	}
	return t
}
