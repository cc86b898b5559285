package papers

import (
	"fmt"
	"strings"

	"liujin/app/days"
	"liujin/app/figures"
	"liujin/app/print"
)

// Agenda is the agenda page of a meeting (会议议程).
type Agenda struct {
	Number                          int // 会议材料之一; 0: says nothing
	Title, Day, Begins, Place, Host string
	Attend, Observe                 string
	Items                           []AgendaItem
}

// AgendaItem is one item with who reports.
type AgendaItem struct {
	Text, Reporter, Draft string
	Recalled              bool
}

// numbered is the line 会议材料之一 at the top left of a paper.
func numbered(n int) []print.Block {
	if n == 0 {
		return nil
	}
	p := print.Flush("会议材料之" + figures.Numeral(n))
	p.Spans[0].Style.Role = print.Hei
	return []print.Block{p, print.Gap(0.5)}
}

// meetingMargins leave the report the room of two pages.
var meetingMargins = print.Margins{Top: 25, Left: 26, Right: 24, Bottom: 22}

// Paper makes the agenda page.
func (a Agenda) Paper(h Head) *print.Document {
	blocks := append(numbered(a.Number), print.PaperTitle{Text: a.Title + "议程"})
	when := days.Long(a.Day)
	if day := days.Weekday(a.Day, ""); day != "" {
		when += "（星期" + day + "）" + strings.TrimPrefix(a.Begins, "0")
	}
	for _, pair := range [][2]string{{"时间：", when}, {"地点：", a.Place}, {"主持：", a.Host}, {"参加：", a.Attend}, {"列席：", a.Observe}} {
		if pair[1] == "" {
			continue
		}
		p := print.Rich(print.Span{Text: pair[0], Style: head1()}, print.Span{Text: pair[1]})
		p.Indent, p.Hang = 0, 3
		blocks = append(blocks, p)
	}
	blocks = append(blocks, print.Gap(0.6), print.Heading(1, "议程："))
	for i, item := range a.Items {
		text := figures.Numeral(i+1) + "、" + item.Text
		if item.Draft != "" {
			text += "（" + item.Draft + "）"
		}
		if item.Reporter != "" {
			text += "（" + item.Reporter + "）"
		}
		if item.Recalled {
			text += "（会后收回）"
		}
		blocks = append(blocks, print.Body(text))
	}
	if len(a.Items) == 0 {
		blocks = append(blocks, print.Body("（议程还没有填写）"))
	}
	return h.document("会议议程-"+a.Title, blocks...)
}

func head1() print.Style {
	return print.Style{Role: print.Hei, Size: print.Size3, Pitch: print.Advance}
}

// Report is what lies on the table at a meeting about the activity month (会议材料): at most two pages, what is longer goes into annexes.
type Report struct {
	Number      int
	Title       string
	Draft       string // 讨论稿, 审议稿 or ""
	Recalled    bool
	Overall     Words // the first paragraph
	Took        Words // the same without what became of opinions
	Bars        []print.Bar
	Expected    float64 // the share of the time that is gone
	Gone        string  // how much of the time that is, in words
	Deputies    int     // in office: without any, nobody took part in everything
	Idle        []Absent
	AllVillages int
	Villages    []string // not walked into
	VillageLink string
	Late        []LateMatter
	Questions   []string // matters that need a decision
	Next        []string // shifts, training, what earlier meetings decided
}

// Absent is a group's deputies who took part in nothing yet.
type Absent struct {
	Group string
	Names []string
	Link  string
}

// LateMatter is a matter whose answer is overdue, or a project that is.
type LateMatter struct {
	Number, Text, Unit string
	Lacks              string // 未答复, 未完成
	Days               int
	Link               string
}

// What fits on the report's two pages; what is more goes into an annex.
const (
	idleHere   = 24
	lateHere   = 6
	reportSize = 12.5
	reportLine = reportSize * 0.353 * 1.55 // millimetres
)

// fits is how many questions and how many of the next dates stand on the two pages: what is left of them when all else is set, by the
// number of lines that each takes. Estimated on the safe side; a test holds it.
func (r *Report) fits() (asked, next int) {
	const pages, fixed, perLine = 2 * 250.0, 20 + 22 + 2*10 + 5*9 + 48 + 12 + 25.0, 36
	lines := func(text string) float64 { return float64(int(ems(text)+4)/perLine + 1) }
	left := pages - fixed - lines(r.Overall.String())*reportLine
	for i := range r.Late[:min(len(r.Late), lateHere)] { // a row has two lines where its text or its unit needs them
		left -= 7
		if m := &r.Late[i]; len([]rune(m.Text)) > 18 || len([]rune(m.Unit)) > 8 {
			left -= 5.5
		}
	}
	left -= lines(strings.Join(r.Villages, "、")) * reportLine
	if n := r.people(); n > 0 && n <= idleHere {
		for _, g := range r.Idle {
			left -= lines(g.Group+strings.Join(g.Names, "、")) * reportLine
		}
	}
	share := left * 0.65
	for ; asked < len(r.Questions) && asked < 8; asked++ {
		if share -= lines(r.Questions[asked])*reportLine + 8.4; share < 0 {
			break
		}
		left -= lines(r.Questions[asked])*reportLine + 8.4
	}
	for ; next < len(r.Next) && next < 10; next++ {
		if left -= lines(r.Next[next]) * reportLine; left < 0 {
			break
		}
	}
	return asked, next
}

var reportStyle = print.Style{Role: print.FangSong, Size: reportSize}

// text is a paragraph of the report.
func (w Words) paragraph() *print.Paragraph {
	return &print.Paragraph{Spans: w.spans(reportStyle), Indent: 2, Height: reportLine}
}

func (r *Report) part(n int, text string) print.Block {
	p := part(figures.Numeral(n) + "、" + text)
	return p
}

// Paper makes the report, with its annexes behind it.
func (r Report) Paper(h Head) *print.Document {
	under := []string(nil)
	if r.Draft != "" {
		under = append(under, "（"+r.Draft+"）")
	}
	if r.Recalled {
		under = append(under, "（会后收回）")
	}
	blocks := append(numbered(r.Number), print.PaperTitle{Text: r.Title, Under: under, Tight: true, Size: 20}, r.part(1, "总体进展"),
		r.Overall.paragraph(),
		print.Bars{Bars: r.Bars, Expected: r.Expected}, print.Small("红线为时间进度："+r.Gone, print.Size5, print.Right))
	blocks = append(blocks, r.absent()...)
	blocks = append(blocks, r.late()...)
	asked, next := r.fits()
	blocks = append(blocks, r.questions(asked)...)
	blocks = append(blocks, r.part(5, "下一步安排"))
	for _, line := range r.Next[:next] {
		blocks = append(blocks, Words(nil).Line(line).paragraph())
	}
	if len(r.Next) == 0 {
		blocks = append(blocks, Words(nil).Say("近期没有已经排定的值班和培训。").paragraph())
	}
	blocks = append(blocks, r.annexes(asked, next)...)
	d := h.document("会议材料-"+r.Title, blocks...)
	d.Margins = meetingMargins
	return d
}

// people counts those who took part in nothing.
func (r *Report) people() (n int) {
	for _, g := range r.Idle {
		n += len(g.Names)
	}
	return n
}

// absent names who and which villages have taken no part; many go into an annex.
func (r *Report) absent() []print.Block {
	blocks := []print.Block{r.part(2, "还没有参加的代表和还没有走进的村居")}
	link := ""
	if len(r.Idle) > 0 {
		link = r.Idle[0].Link
	}
	switch n := r.people(); {
	case n == 0 && r.Deputies == 0:
		blocks = append(blocks, Words(nil).Say("名册里没有在任代表。").paragraph())
	case n == 0:
		blocks = append(blocks, Words(nil).Say("在任代表全部参加了活动。").paragraph())
	case n > idleHere:
		blocks = append(blocks, Words(nil).Say("还有 ").Count(n, " 名", link).Say("在任代表没有参加任何活动，名单见附件。").paragraph())
	default:
		words := Words(nil).Say("还有 ").Count(n, " 名", link).Say("在任代表没有参加任何活动：")
		for i, g := range r.Idle {
			if i > 0 {
				words = words.Say("；")
			}
			words = words.Say("%s ", g.Group).Names(strings.Join(g.Names, "、"))
		}
		blocks = append(blocks, words.Say("。").paragraph())
	}
	if len(r.Villages) > 0 {
		return append(blocks,
			Words(nil).Say("还有 ").Count(len(r.Villages), " 个", r.VillageLink).Say("村居没有走进：").Names(strings.Join(r.Villages,
				"、")+"。").paragraph())
	}
	if r.AllVillages == 0 {
		return append(blocks, Words(nil).Say("没有登记村居。").paragraph())
	}
	return append(blocks, Words(nil).Say("村居已经全部走进。").paragraph())
}

// late lists what is overdue, the longest first.
func (r *Report) late() []print.Block {
	blocks := []print.Block{r.part(3, "逾期事项")}
	if len(r.Late) == 0 {
		return append(blocks, Words(nil).Say("没有逾期的事项。").paragraph())
	}
	blocks = append(blocks, lateTable(r.Late[:min(len(r.Late), lateHere)], 34))
	if len(r.Late) > lateHere {
		blocks = append(blocks, print.Small(fmt.Sprintf("共 %d 件，其余见附件。", len(r.Late)), print.Size5, print.Left))
	}
	return blocks
}

// lateTable lists what is overdue, each text cut to so many characters.
func lateTable(all []LateMatter, most int) *print.Table {
	t := &print.Table{Pad: 0.8, Columns: []print.Column{{Width: 28}, {Width: 70, Align: print.Left}, {Width: 36}, {Width: 26}},
		Head: heads("编号", "事项", "承办单位", "逾期")}
	for _, m := range all {
		t.Rows = append(t.Rows, print.Row{Cells: []print.Cell{{Text: m.Number, Link: m.Link}, {Text: cut(m.Text, most)}, {Text: m.Unit},
			{Text: fmt.Sprintf("%d 天%s", m.Days, m.Lacks), Link: m.Link}}})
	}
	return t
}

func cut(text string, most int) string {
	if r := []rune(text); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return text
}

// questions are the matters that need a decision, each with a line to write it.
func (r *Report) questions(asked int) []print.Block {
	blocks := []print.Block{r.part(4, "需要会议研究的事项")}
	for i, q := range r.Questions[:asked] {
		blocks = append(blocks, Words(nil).Say("（%s）%s", figures.Numeral(i+1), q).paragraph().Kept(),
			&print.Paragraph{Spans: []print.Span{{Text: "决定：", Style: reportStyle}, {Blank: 30, Style: reportStyle}}, Indent: 2,
				Height: 8.4})
	}
	if len(r.Questions) == 0 {
		blocks = append(blocks, Words(nil).Say("没有需要研究的事项。").paragraph())
	}
	return blocks
}

// annexes are what did not fit.
func (r *Report) annexes(asked, next int) (blocks []print.Block) {
	n := 0
	annex := func(title string, more ...print.Block) {
		n++
		p := print.Flush(fmt.Sprintf("附件%d", n))
		p.Spans[0].Style.Role = print.Hei
		blocks = append(append(blocks, print.Break{}, p, print.PaperTitle{Text: title, Tight: true, Size: 18}), more...)
	}
	if r.people() > idleHere {
		t := &print.Table{Columns: []print.Column{{Width: 32}, {Width: 14}, {Width: 114, Align: print.Left}},
			Head: heads("代表小组", "人数", "姓名")}
		for _, g := range r.Idle {
			t.Rows = append(t.Rows, print.Row{Cells: []print.Cell{{Text: g.Group}, {Text: fmt.Sprint(len(g.Names)), Link: g.Link},
				{Text: strings.Join(g.Names, "、"), Whole: true}}})
		}
		annex("还没有参加活动的代表", t)
	}
	if len(r.Late) > lateHere {
		annex("逾期事项", lateTable(r.Late, 200))
	}
	if len(r.Questions) > asked {
		var more []print.Block
		for i, q := range r.Questions[asked:] {
			more = append(more, Words(nil).Say("（%s）%s", figures.Numeral(asked+i+1), q).paragraph())
		}
		annex("其他需要研究的事项", more...)
	}
	if len(r.Next) > next {
		var more []print.Block
		for _, line := range r.Next[next:] {
			more = append(more, Words(nil).Line(line).paragraph())
		}
		annex("其他近期安排", more...)
	}
	return blocks
}

// CardList says beside the cards who the namesakes are that have equal ones.
func CardList(h Head, title string, names []string) *print.Document {
	d := h.document("桌签名单", print.PaperTitle{Text: title + "桌签名单", Tight: true})
	d.Blocks = append(d.Blocks, print.Body("以下代表同名，桌签相同，请按名单摆放："))
	for _, name := range names {
		d.Blocks = append(d.Blocks, print.Body(name))
	}
	return d
}

// NameCards are 桌签: one page each, folded.
func NameCards(h Head, names []string) *print.Document {
	d := h.document("桌签")
	for _, name := range names {
		d.Blocks = append(d.Blocks, print.NameCard(name))
	}
	d.Plain = true
	return d
}
