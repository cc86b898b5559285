package print

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// randomTable draws a table: any number of columns and rows, cells over several of both, group heads, totals, long and empty texts.
func randomTable(r *rand.Rand) *Table {
	n := 1 + r.IntN(9)
	t := &Table{Columns: make([]Column, n)}
	if r.IntN(3) == 0 {
		for i := range t.Columns {
			t.Columns[i].Width = 1 + r.Float64()*5
		}
	}
	mark := 0
	text := func() string {
		mark++
		long := []int{0, 1, 3, 10, 60, 900}[r.IntN(6)]
		if r.IntN(12) > 0 {
			long = min(long, 60)
		}
		return fmt.Sprintf("〔%d〕", mark) + strings.Repeat("企业反映，用电2.5kW不足。", long/12)
	}
	row := func(spans bool) Row {
		var cells []Cell
		for c := 0; c < n; {
			cell := Cell{Text: text(), Align: Align(r.IntN(4)), Top: r.IntN(4) == 0, Indent: r.IntN(6) == 0, Whole: r.IntN(6) == 0}
			if spans && r.IntN(5) == 0 {
				cell.Cols = 1 + r.IntN(n-c)
			}
			c += max(1, cell.Cols)
			cells = append(cells, cell)
		}
		return Row{Cells: cells, Least: float64(r.IntN(12))}
	}
	for range r.IntN(3) {
		t.Head = append(t.Head, row(true))
	}
	for range r.IntN(60) {
		if r.IntN(9) == 0 {
			t.Rows = append(t.Rows, Row{Kind: Group, Cells: []Cell{{Text: text(), Cols: n}}})
			continue
		}
		one := row(true)
		if r.IntN(8) == 0 && len(one.Cells) > 1 { // a cell that reaches down: the rows under it have that much less
			deep := 2 + r.IntN(4)
			one.Cells[0].Rows, one.Cells[0].Cols = deep, 1
			one.Cells = one.Cells[:1]
			for len(one.Cells) < n {
				one.Cells = append(one.Cells, Cell{Text: text()})
			}
			t.Rows = append(t.Rows, one)
			for range deep - 1 {
				var cells []Cell
				for range n - 1 {
					cells = append(cells, Cell{Text: text()})
				}
				t.Rows = append(t.Rows, Row{Cells: cells})
			}
			continue
		}
		t.Rows = append(t.Rows, one)
	}
	return t
}

// Whatever a table is made of, each of its texts is on paper, nothing leaves the type area, and no two lines of text lie on each other.
func TestRandomTables(t *testing.T) {
	faces := faces(t)
	for seed := range uint64(400) {
		r := rand.New(rand.NewPCG(seed, 9))
		table := randomTable(r)
		d := &Document{Plain: true, Landscape: r.IntN(3) == 0, Blocks: []Block{Body("前"), table, Body("后")}}
		job := Layout(faces, Own, d)
		all := put(job)
		if !strings.HasPrefix(all, "前") || !strings.HasSuffix(all, "后") {
			t.Errorf("seed %d: the text round the table is lost", seed)
		}
		have := map[rune]int{}
		for _, c := range all {
			have[c]++
		}
		for _, rows := range [][]Row{table.Head, table.Rows} {
			for _, row := range rows {
				for _, cell := range row.Cells {
					for _, c := range squash(cell.Text) {
						have[c]--
					}
				}
			}
		}
		for c, left := range have { // heads stand on several pages: more is right, less is lost
			if left < 0 {
				t.Errorf("seed %d: %d times %c is lost", seed, -left, c)
			}
		}
		for i := range job.Pages {
			p := &job.Pages[i]
			seen := map[[2]int]string{}
			for _, run := range p.Runs {
				if run.X < 1 || run.X+run.width(run.Text) > p.Width-1 || run.Y > p.Height-20 || run.Y < 20 {
					t.Fatalf("seed %d page %d: off the page: %q at %.1f, %.1f", seed, i+1, run.Text, run.X, run.Y)
				}
				at := [2]int{int(run.X * 2), int(run.Y * 2)}
				if other, ok := seen[at]; ok {
					t.Fatalf("seed %d page %d: %q lies on %q", seed, i+1, run.Text, other)
				}
				seen[at] = run.Text
			}
		}
	}
}

// Blocks with far too long texts stay on the page and lose nothing.
func TestLongTextsInEveryBlock(t *testing.T) {
	faces := faces(t)
	for _, n := range []int{1, 12, 40, 200, 1500} {
		long := string([]rune(strings.Repeat("东港镇人民代表大会主席团，", n/13+1))[:n])
		for name, b := range map[string]Block{
			"issued": Issued{Issuer: long, Date: "2026年11月12日", Seal: true}, "colophon": Colophon{CC: long, Office: long,
				Date:   "2026年11月12日",
				Copies: 30},
			"briefing": BriefingHead{Name: long, Issue: 2, Total: 3, Issuer: long, Date: "2026年11月13日"},
			"end":      BriefingEnd{Report: long, Send: long, Issue: long, Copies: 9}, "sides": Sides{long, "2026年11月12日", Size5},
			"bars": Bars{Bars: []Bar{{Label: long, Done: 3, Target: 4, Note: long}}}, "sign": Sign{long, "秘书"}, "seal": Seal{40, 20, long},
			"annexes": Annexes(long, long), "title": PaperTitle{Text: long, Under: []string{long}},
			"photos": Photos{{nil, long}, {nil, "短"}}, "heading": Heading(1, long), "small": Small(long, SizeSmall5, Right),
		} {
			job := Layout(faces, Own, &Document{Plain: true, Mark: "示例", Blocks: []Block{Body("前"), b, Body("后")}})
			all := put(job)
			if got, want := strings.Count(all, "东"), strings.Count(long, "东"); got < want {
				t.Errorf("%s of %d: %d of %d", name, n, got, want)
			}
			for i := range job.Pages {
				for _, r := range job.Pages[i].Runs {
					if w := r.width(r.Text); r.X < 5 || r.X+w > sheetWidth-5 || r.Y < 5 || r.Y > sheetHeight-5 {
						t.Errorf("%s of %d: off the page: %.0f..%.0f, %.0f", name, n, r.X, r.X+w, r.Y)
						break
					}
				}
			}
		}
	}
}

// A name that just fills a cell takes its last character along rather than leave the comma to begin the next line.
func TestCommaNeverBegins(t *testing.T) {
	faces, err := Shipped()
	if err != nil {
		t.Fatal(err)
	}
	for width := 20.0; width < 60; width += 0.5 {
		table := &Table{Columns: []Column{{Width: width}, {Width: 100 - width}},
			Rows: []Row{{Cells: []Cell{{Text: "彭雪梅、木合塔尔江·阿不都热合曼、仇立新（县）、李冬", Whole: true}, {Text: "二"}}}}}
		for _, page := range Layout(faces, Own, &Document{Blocks: []Block{table}}).Pages {
			first := map[float64]Run{} // of each line
			for _, r := range page.Runs {
				if f, ok := first[r.Y]; !ok || r.X < f.X {
					first[r.Y] = r
				}
			}
			for _, r := range first {
				if strings.HasPrefix(r.Text, "、") {
					t.Errorf("at %.1f a line begins with %s", width, r.Text)
				}
			}
		}
	}
}
