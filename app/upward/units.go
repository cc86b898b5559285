package upward

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"liujin/app"
	"liujin/app/papers"
	"liujin/app/parcel"
	"liujin/app/table"
	"liujin/data"
)

// UnitState is how an office below stands with a period.
type UnitState string

// What a UnitState can be.
const (
	UnitOnTime   UnitState = "按时"
	UnitLate     UnitState = "迟报"
	UnitReported UnitState = "已报" // where no day was set
	UnitMissing  UnitState = "未报"
	UnitReturned UnitState = "退回"
)

// UnitStates are all of them.
var UnitStates = []UnitState{UnitOnTime, UnitLate, UnitReported, UnitMissing, UnitReturned}

// Reported reports whether something of the office counts.
func (s UnitState) Reported() bool { return s == UnitOnTime || s == UnitLate || s == UnitReported }

// Below is what the offices below one reported of a period, as it counts on the day of the statement, and what they come to together.
type Below struct {
	Units []StatedUnit
	Sum   []Total
}

// StatedUnit is what an office below reported, by its figures: nobody there is named.
type StatedUnit struct {
	Code     string              `json:"code"`
	Name     string              `json:"name"`
	State    UnitState           `json:"state"`
	Made     string              `json:"made,omitzero"` // the day on which what counts was made
	Sequence int                 `json:"sequence,omitzero"`
	Source   data.ReceivedSource `json:"source,omitzero"`
	Zero     bool                `json:"zero,omitzero"`     // 零报告
	Figures  map[string]int      `json:"figures,omitzero"`  // by key; of what was typed only some
	Doubtful []string            `json:"doubtful,omitzero"` // the keys of those that nobody settled: they are in no total
}

// Total is a figure of all offices below together: persons once, doubtful figures left out.
type Total struct {
	Key   string `json:"key"`
	Value int    `json:"value"`
	Again int    `json:"again,omitzero"` // how many of its persons are in the office's own figure too
}

// Sure is a figure of the office, and whether there is one that nobody doubts.
func (u *StatedUnit) Sure(key string) (n int, ok bool) {
	n, ok = u.Figures[key]
	return n, ok && !slices.Contains(u.Doubtful, key)
}

// Reported is how many of the offices reported.
func (b *Below) Reported() (n int) {
	for i := range b.Units {
		n += app.OneIf(b.Units[i].State.Reported())
	}
	return n
}

// Share is how many did, of all: 11/15; "" there are none.
func (b *Below) Share() string {
	if len(b.Units) == 0 {
		return ""
	}
	return fmt.Sprintf("%d/%d", b.Reported(), len(b.Units))
}

// Missing are those that did not.
func (b *Below) Missing() (names []string) {
	for i := range b.Units {
		if !b.Units[i].State.Reported() {
			names = append(names, b.Units[i].Name)
		}
	}
	return names
}

// Words say how far the offices are: 应报 15 个，已报 11 个；未报：白鹤乡人大、…; "" there are none.
func (b *Below) Words() string {
	if len(b.Units) == 0 {
		return ""
	}
	text := fmt.Sprintf("应报 %d 个，已报 %d 个", len(b.Units), b.Reported())
	if missing := b.Missing(); len(missing) > 0 {
		text += "；未报：" + strings.Join(missing, "、")
	}
	return text
}

// zero reports whether nothing took place at the offices below either, as far as they reported.
func (b *Below) zero() bool {
	return !slices.ContainsFunc(b.Units, func(u StatedUnit) bool { return u.State.Reported() && !u.Zero })
}

// Whole are figures of an office with those of the offices below it. Who reads of an office from above means all that was done there,
// whoever ran it; a person whom both name counts once.
func (b *Below) Whole(own map[string]int) map[string]int {
	whole := maps.Clone(own)
	for _, t := range b.Sum {
		whole[t.Key] += t.Value - t.Again
	}
	return whole
}

// sums are the figures of all offices below together, by their keys.
func (b *Below) sums() map[string]int {
	by := make(map[string]int, len(b.Sum))
	for _, t := range b.Sum {
		by[t.Key] = t.Value
	}
	return by
}

// Own is what of a whole figure is the office's own.
func (b *Below) Own(key string, whole int) int {
	for _, t := range b.Sum {
		if t.Key == key {
			return whole - t.Value + t.Again
		}
	}
	return whole
}

// DoubtMark stands behind a figure that waits to be settled.
const DoubtMark = " ?"

// Cell is a figure as it is shown: — where the office told none, with a mark where it is doubtful.
func Cell(figures map[string]int, key string, doubtful bool) table.Cell {
	n, ok := figures[key]
	switch {
	case !ok:
		return NotTold
	case doubtful:
		return table.Cell{Kind: table.Number, Text: strconv.Itoa(n) + DoubtMark, Number: float64(n), Tone: table.Due}
	}
	return table.N(n)
}

// NotTold stands where an office told no figure; it comes before all numbers.
var NotTold = table.Cell{Kind: table.Number, Text: "—", Number: -1}

// cell is a figure of the office as it is shown.
func (u *StatedUnit) cell(key string) table.Cell {
	return Cell(u.Figures, key, slices.Contains(u.Doubtful, key))
}

// line is a figure of the office in a line.
func (u *StatedUnit) line(key string) Line {
	return Line{kindUnit, u.Code, u.Made, joined(u.Name, u.cell(key).Text, string(u.State))}
}

// codeOf is what a code begins with of whatever lies below an office (GB/T 2260).
func codeOf(u parcel.Unit) string {
	digits := countyDigits
	if u.Level == string(data.OfficeCity) {
		digits = cityDigits
	}
	return u.Code[:min(digits, len(u.Code))]
}

const (
	countyDigits = 6
	cityDigits   = 4
)

// mostFigures is more than there are of one office.
const mostFigures = 1000

func (c *checker) unit(row *StatedUnit) string {
	fault := first(c.fresh(row.Code), texts(mostName, row.Name), oneOf(row.State, UnitStates), oneOf(row.Source, data.ReceivedSources),
		dates(row.Made), numbers(row.Sequence), numbers(slices.Collect(maps.Values(row.Figures))...))
	reported := row.State.Reported()
	switch {
	case fault != "":
		return fault
	case row.Name == "" || row.State == "":
		return "没有名称或报送情况"
	case strings.Trim(row.Code, "0123456789") != "" || row.Code == c.Unit.Code || !strings.HasPrefix(row.Code, codeOf(c.Unit)):
		return "的行政区划代码不归报送单位"
	case reported != (row.Source != "") || reported != (row.Made != ""):
		return "的报送情况前后不一致"
	case !reported && (row.Zero || row.Sequence > 0 || len(row.Figures) > 0), len(row.Figures) > mostFigures:
		return "的报送情况前后不一致"
	}
	for key := range row.Figures {
		fault = first(fault, texts(mostName, key))
	}
	for _, key := range row.Doubtful {
		if _, told := row.Figures[key]; !told {
			fault = "有疑问的数字没有写"
		}
	}
	return fault
}

func (c *checker) total(row *Total) string {
	if row.Again > 0 && (BitOf(row.Key) == 0 || row.Again > row.Value) {
		return "的重复人数不对"
	}
	return first(c.fresh(row.Key), texts(mostName, row.Key), numbers(row.Again, row.Value/max(1, len(c.Below.Units))))
}

// remarks say what of the offices below can't be: a part above its whole, and a total that they do not come to. Persons may come to less
// than the sum: one who is named by two of them counts once.
func (b *Below) remarks(own map[string]int) (all []Remark) {
	sums := map[string]int{}
	for i := range b.Units {
		u := &b.Units[i]
		sure := maps.Clone(u.Figures)
		maps.DeleteFunc(sure, func(key string, _ int) bool { return slices.Contains(u.Doubtful, key) })
		for key, n := range sure {
			sums[key] += n
		}
		for _, r := range PartsAbove(sure) {
			r.Text = u.Name + "：" + r.Text
			all = append(all, r)
		}
	}
	told := map[string]Total{}
	for _, t := range b.Sum {
		told[t.Key] = t
	}
	for _, key := range FigureKeys {
		t, sum := told[key], sums[key]
		if t.Value > sum || t.Value < sum && BitOf(key) == 0 {
			all = append(all, Remark{Grave: true, Key: key,
				Text: fmt.Sprintf("%s：文件写的各单位合计是 %d，各单位加起来是 %d", FigureName(key), t.Value, sum)})
		}
		if t.Again > own[key] {
			all = append(all, Remark{Grave: true, Key: key,
				Text: fmt.Sprintf("%s：与各单位重复的有 %d 人，比本级的 %d 人还多", FigureName(key), t.Again, own[key])})
		}
	}
	return all
}

// differs says of each office below what is other than it was stated, in a line.
func (b *Below) differs(was *Below) (said []string) {
	before := map[string]*StatedUnit{}
	for i := range was.Units {
		before[was.Units[i].Code] = &was.Units[i]
	}
	for i := range b.Units {
		u := &b.Units[i]
		if words := u.differs(before[u.Code]); words != "" {
			said = append(said, u.Name+"："+words)
		}
		delete(before, u.Code)
	}
	for i := range was.Units {
		if u := before[was.Units[i].Code]; u != nil {
			said = append(said, u.Name+"：原来报了，现在不在名单里")
		}
	}
	if len(said) > 0 {
		return said
	}
	then := map[string]int{} // no office differs, and who of two is one person may
	for _, t := range was.Sum {
		then[t.Key] = t.Value - t.Again
	}
	for _, t := range b.Sum {
		if n := t.Value - t.Again; n != then[t.Key] {
			said = append(said, fmt.Sprintf("各单位合计 %s：原报 %d，现为 %d", FigureName(t.Key), then[t.Key], n))
		}
	}
	return said
}

// differs says what is other than was stated of the office; nil: nothing was.
func (u *StatedUnit) differs(was *StatedUnit) string {
	switch {
	case was == nil:
		return "原来没有报"
	case was.State != u.State:
		return fmt.Sprintf("原报 %s，现为 %s", was.State, u.State)
	}
	n, one := 0, ""
	for _, key := range FigureKeys {
		if then, now := was.cell(key).Text, u.cell(key).Text; now != then {
			if n++; n == 1 {
				one = fmt.Sprintf("%s原报 %s，现为 %s", FigureName(key), then, now)
			}
		}
	}
	if n > 1 {
		one += fmt.Sprintf("，共 %d 个数字有变", n)
	}
	return one
}

// changed is of how many offices below something is other than it was stated.
func (b *Below) changed(was *Below) (n int) {
	for i := range b.Units {
		u := &b.Units[i]
		at := slices.IndexFunc(was.Units, func(w StatedUnit) bool { return w.Code == u.Code })
		n += app.OneIf(at < 0 || u.differs(&was.Units[at]) != "")
	}
	return n
}

// part is what a page says of the offices below: how far they are, and a table of them.
func (b *Below) part() papers.InventoryPart {
	p := papers.InventoryPart{Title: "各单位报送情况", Head: []string{"单位", "报送"}, Wide: []float64{34, 15}, Lines: []string{b.Words() + "。"}}
	keys := []string{}
	for i := range data.WalkIns {
		w := &data.WalkIns[i]
		keys = append(keys, fmt.Sprintf("walk%d.done", i+1))
		p.Head, p.Wide = append(p.Head, w.Name+"（"+w.Unit+"）"), append(p.Wide, 18)
	}
	keys = append(keys, "opinion.received")
	p.Head, p.Wide = append(p.Head, "意见建议（件）"), append(p.Wide, 18)
	for i := range b.Units {
		u := &b.Units[i]
		row := []string{u.Name, string(u.State)}
		for _, key := range keys {
			row = append(row, u.cell(key).Text)
		}
		p.Rows = append(p.Rows, row)
	}
	sum := b.sums()
	row := []string{"合计", b.Share()}
	for _, key := range keys {
		row = append(row, Cell(sum, key, false).Text)
	}
	p.Rows = append(p.Rows, row)
	return p
}

// unitListing is every figure of every office below, figures down and offices across, before it what they come to and what is the office's
// own.
func (s *Statement) unitListing() table.Listing {
	l := table.Listing{Title: "各单位分项数字", Names: []string{"figure", "own", "sum"}, Heads: []string{"项目", "本级", "各单位合计"},
		Widths: []float32{16, 5, 5}}
	counts := s.Count()
	own, sum := ByKey(counts.Figures()), s.Below.sums()
	for i := range s.Below.Units {
		u := &s.Below.Units[i]
		l.Names, l.Heads, l.Widths = append(l.Names, u.Code), append(l.Heads, u.Name), append(l.Widths, 5)
	}
	for _, key := range FigureKeys {
		row := []table.Cell{table.T(FigureName(key)), Cell(own, key, false), Cell(sum, key, false)}
		for i := range s.Below.Units {
			u := &s.Below.Units[i]
			row = append(row, u.cell(key))
		}
		l.Rows = append(l.Rows, row)
	}
	return l
}
