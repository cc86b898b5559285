package print

import (
	"strings"
	"testing"
)

// linesOf are the lines of text on a page, from top to bottom.
func linesOf(p *Page) (all []string) {
	at := -1.0
	for _, r := range p.Runs {
		if r.Y != at {
			all, at = append(all, ""), r.Y
		}
		all[len(all)-1] += r.Text
	}
	return all
}

// A title's lines end where a reader pauses: not within a word, a theme or a bracket.
func TestTitlesBreakWhereAReaderWould(t *testing.T) {
	for title, want := range map[string]string{
		"东港镇人民代表大会主席团“履职担当促发展”活动月推进会签到表":           "东港镇人民代表大会主席团|“履职担当促发展”活动月推进会签到表",
		"东港镇人大“学习宣传二十大、履职担当促发展”活动月推进会会议材料签到表":      "",
		"滨海县东港镇第十九届人民代表大会第七次会议期间代表建议批评意见办理情况征询意见表": "",
		"“六个走进”推进情况（2026年11月1日—12月31日）和下一步工作安排":    "",
	} {
		lines := linesOf(&Layout(faces(t), Own, &Document{Plain: true, Blocks: []Block{PaperTitle{Text: title}}}).Pages[0])
		got := strings.Join(lines, "|")
		if strings.ReplaceAll(got, "|", "") != title || len(lines) < 2 || want != "" && got != want {
			t.Errorf("%s: %s", title, got)
		}
		for _, word := range []string{"履职担当促发展", "学习宣传二十大", "人民代表大会", "签到表", "推进会", "征询", "意见表", "（2026年11月1日—12月31日）", "批评意见", "工作"} {
			if strings.Contains(title, word) && !strings.Contains(got, word) {
				t.Errorf("%s is torn: %s", word, got)
			}
		}
	}
}

// A number stays with its unit, also across a space.
func TestNumberKeepsItsUnit(t *testing.T) {
	for width := 30.0; width < 80; width += 1.5 {
		table := &Table{Columns: []Column{{Width: width}, {Width: 156 - width}},
			Rows: []Row{{Cells: []Cell{{Text: "自10月24日起 10 个工作日（不计休息日、节假日）", Align: Left}, {Text: "二"}}}}}
		for _, line := range linesOf(&Layout(faces(t), Own, &Document{Plain: true, Blocks: []Block{table}}).Pages[0]) {
			if strings.HasPrefix(line, "个") || strings.HasPrefix(line, "、") || strings.HasPrefix(line, "）") {
				t.Errorf("at %.1f a line begins with %s", width, line)
			}
		}
	}
}

// What a briefing ends with stands at the foot of its last page, odd or even, and never
// alone there; places to sign and totals stay with their table.
func TestNothingStandsAlone(t *testing.T) {
	end := BriefingEnd{Report: "县人大常委会", Send: "各代表小组", Copies: 30}
	for n := range 60 {
		d := &Document{Plain: true, Blocks: []Block{BriefingHead{Name: "活动月简报", Issue: 2, Total: 15, Issuer: "东港镇人大办公室",
			Date: "2026年11月13日"}}}
		for range n {
			d.Blocks = append(d.Blocks, Body("活动月启动以来，代表走进村居。"))
		}
		d.Blocks = append(d.Blocks, end)
		pages := Layout(faces(t), Own, d).Pages
		last := &pages[len(pages)-1]
		lines := linesOf(last)
		low := 0.0
		for _, r := range last.Runs {
			low = max(low, r.Y)
		}
		if len(lines) < 4 || low < sheetHeight-marginBottom-6 || low > sheetHeight-marginBottom {
			t.Errorf("%d paragraphs: %d lines on page %d, the last at %.0f", n, len(lines), len(pages), low)
		}
	}
	for n := 1; n < 60; n++ {
		table := &Table{Columns: []Column{{Width: 1}, {Width: 1}}, Head: []Row{{Cells: []Cell{{Text: "头"}, {Text: "头"}}}}}
		for range n {
			table.Rows = append(table.Rows, Row{Least: 9, Cells: []Cell{{Text: "行"}, {Text: "行"}}})
		}
		table.Rows = append(table.Rows, Row{Kind: Total, Least: 9, Cells: []Cell{{Text: "合计", Cols: 2}}})
		pages := Layout(faces(t), Own, &Document{Plain: true, Blocks: []Block{table, Gap(0.4), Sign{"填表人"}}}).Pages
		got := strings.Join(linesOf(&pages[len(pages)-1]), "|")
		if !strings.Contains(got, "行") || !strings.Contains(got, "合计") || !strings.Contains(got, "填表人") {
			t.Errorf("%d rows: %s", n, got)
		}
	}
}
