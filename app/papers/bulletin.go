package papers

import (
	"fmt"
	"regexp"
	"strings"

	"liujin/app/print"
)

// Walk is how far one of the six walk-ins is, as papers have it.
type Walk struct {
	Name, Unit, Link             string
	Target, Done, Times, Persons int
	Share                        string // of the target
}

// Bulletin is 简报: numbered, sent out and up. Its text is the office's; where WalkTable stands alone in a line, the table of the six walk-ins is set.
type Bulletin struct {
	Name                 string // 活动月简报
	Number, Total        int
	Issuer, Day          string
	Title, Text          string
	Walks                []Walk
	Report, Send, Signer string
}

// WalkTable is the line in a bulletin's text that stands for the table of the six walk-ins.
const WalkTable = "【六个走进统计表】"

var (
	firstLevel  = regexp.MustCompile(`^[一二三四五六七八九十]+、`)
	secondLevel = regexp.MustCompile(`^（[一二三四五六七八九十]+）`)
)

// Paper makes the bulletin.
func (b Bulletin) Paper(h Head) *print.Document {
	blocks := []print.Block{print.BriefingHead{Name: b.Name, Issue: b.Number, Total: b.Total, Issuer: b.Issuer, Date: Chinese(b.Day)}, print.PaperTitle{Text: b.Title}}
	for _, line := range strings.Split(b.Text, "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "":
		case line == WalkTable:
			blocks = append(blocks, WalksTable(b.Walks), print.Gap(0.4))
		case firstLevel.MatchString(line) && len([]rune(line)) < 30:
			blocks = append(blocks, print.Heading(1, line))
		case secondLevel.MatchString(line) && len([]rune(line)) < 30:
			blocks = append(blocks, print.Heading(2, line))
		default:
			blocks = append(blocks, print.Body(line))
		}
	}
	if b.Signer != "" {
		blocks = append(blocks, print.Gap(0.5), print.Small("签发："+b.Signer, print.SizeSmall4, print.Right))
	}
	blocks = append(blocks, print.BriefingEnd{Report: b.Report, Send: b.Send})
	return h.document(fmt.Sprintf("简报第%d期", b.Number), blocks...)
}

// WalksTable is the table of the six walk-ins: target, done, share, times and persons.
func WalksTable(walks []Walk) *print.Table {
	t := &print.Table{Size: print.SizeSmall4, Pad: 1.2, Columns: []print.Column{{Width: 40}, {Width: 18}, {Width: 18}, {Width: 20}, {Width: 20}, {Width: 34}},
		Head: heads("走进", "目标", "完成", "进度", "活动次数", "参加代表（人次）")}
	for _, w := range walks {
		target := ""
		if w.Target > 0 {
			target = fmt.Sprint(w.Target)
		}
		t.Rows = append(t.Rows, print.Row{Cells: []print.Cell{{Text: fmt.Sprintf("%s（%s）", w.Name, w.Unit)}, {Text: target}, {Text: fmt.Sprint(w.Done), Link: w.Link}, {Text: w.Share},
			{Text: fmt.Sprint(w.Times), Link: w.Link}, {Text: fmt.Sprint(w.Persons), Link: w.Link}}})
	}
	return t
}
