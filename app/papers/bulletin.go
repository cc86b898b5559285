package papers

import (
	"fmt"
	"strings"

	"liujin/app/days"
	"liujin/app/print"
)

// Bulletin is 简报: numbered, sent out and up; or a 总结 without such a head. Its text is the office's; lines that begin with ｜ are a table,
// its head first.
type Bulletin struct {
	Name                 string // 活动月简报; "" 总结
	Number, Total        int
	Issuer, Day          string
	Title, Text          string
	Links                map[string]string // what the numbers in a line of a table open
	Lines                map[string]Words  // lines of the text whose numbers open their rows
	Report, Send, Signer string
}

// Lines of a bulletin's text with a meaning: WalkTable stands for the table of the six walk-ins, until its figures are set; what begins
// with ToWrite waits for the office to write it, and is not printed.
const (
	WalkTable = "【六个走进统计表】"
	ToWrite   = "（请在这里写"
)

// TableLine is a row of a table in a bulletin's text.
func TableLine(cells ...string) string { return "｜" + strings.Join(cells, "｜") + "｜" }

// Paper makes the bulletin.
func (b Bulletin) Paper(h Head) *print.Document {
	blocks := []print.Block{print.PaperTitle{Text: b.Title}, print.Gap(0.5)}
	if b.Name != "" {
		blocks = []print.Block{print.BriefingHead{Name: b.Name, Issue: b.Number, Total: b.Total, Issuer: b.Issuer, Date: days.Long(b.Day)},
			print.PaperTitle{Text: b.Title}}
	}
	var table *print.Table
	for _, line := range printedLines(b.Text) {
		if strings.HasPrefix(line, "｜") {
			if table == nil {
				table = &print.Table{Size: print.SizeSmall4, Pad: 1.2}
				blocks = append(blocks, table, print.Gap(0.4))
			}
			b.row(table, line)
			continue
		}
		table = nil
		if level := headingLevel(line); level > 0 {
			blocks = append(blocks, print.Heading(level, line))
		} else if words := b.Lines[line]; words != nil {
			blocks = append(blocks, print.Rich(words.spans(print.Style{Role: print.FangSong, Size: print.Size3, Pitch: print.Advance})...))
		} else {
			blocks = append(blocks, print.Body(line))
		}
	}
	if b.Signer != "" {
		blocks = append(blocks, print.Gap(0.5), print.Small("签发："+b.Signer, print.SizeSmall4, print.Right))
	}
	if b.Name == "" {
		return h.document(b.Title, append(blocks, print.Issued{Issuer: h.Unit, Date: days.Long(b.Day)})...)
	}
	blocks = append(blocks, print.BriefingEnd{Report: b.Report, Send: b.Send})
	name := "简报"
	if b.Number > 0 {
		name = fmt.Sprintf("简报第%d期", b.Number)
	}
	return h.document(name, blocks...)
}

// row adds a line of the text to a table; the first one is its head, and says how many columns there are.
func (b *Bulletin) row(t *print.Table, line string) {
	cells := strings.Split(strings.Trim(line, "｜"), "｜")
	if len(t.Head) == 0 {
		t.Head, t.Columns = heads(cells...), make([]print.Column, len(cells))
		return
	}
	row := print.Row{Cells: make([]print.Cell, len(t.Columns))}
	for i := range row.Cells[:min(len(cells), len(row.Cells))] {
		row.Cells[i].Text = strings.TrimSpace(cells[i])
		if i > 0 && row.Cells[i].Text != "" {
			row.Cells[i].Link = b.Links[line]
		}
	}
	t.Rows = append(t.Rows, row)
}
