package upward

import (
	"fmt"

	"liujin/app/figures"
)

// Remark is something in a statement that a person has to look at (待核); Grave: figures and rows do not agree (错误).
type Remark struct {
	Grave bool   `json:"grave,omitzero"`
	Key   string `json:"key"` // of the figure; "" it is of none
	Text  string `json:"text"`
}

// compare says which figures of a file do not agree with what is counted of its rows.
func (s *Statement) compare(counts *Counts, stated []Figure) (remarks []Remark) {
	told := ByKey(stated)
	for _, f := range counts.Figures() {
		if got, ok := told[f.Key]; !ok || got != f.Value {
			remarks = append(remarks, Remark{Grave: true, Key: f.Key,
				Text: fmt.Sprintf("%s：文件写的是 %d，按记录数是 %d", f.Name, got, f.Value)})
		}
	}
	return remarks
}

// wholes are the figures that are a part of another, which can't be less.
var wholes = makeWholes()

func makeWholes() [][2]string {
	all := [][2]string{{"only_duty", "took_part"}, {"villages_reached", "villages"}, {"leaders", "deputies"}, {"party", "deputies"},
		{"trained", "deputies"}, {"first_lesson", "deputies"}, {"reported", "report_asked"}, {"seats_came", "seats_planned"},
		{"seats_stood_in", "seats_planned"}, {"seats_unrecorded", "seats_planned"}}
	for _, of := range []string{"opinion.", "proposal."} {
		for _, part := range [][2]string{{"closed", "assigned"}, {"answered", "owed"}, {"satisfied", "rated"}, {"rated", "assigned"},
			{"first_satisfied", "first_rated"}, {"first_rated", "assigned"}, {"late", "received"}, {"waiting", "received"}} {
			all = append(all, [2]string{of + part[0], of + part[1]})
		}
	}
	for i := range 6 {
		of := fmt.Sprintf("walk%d.", i+1)
		all = append(all, [2]string{of + "leaders", of + "deputies"}, [2]string{of + "party", of + "deputies"},
			[2]string{of + "deputies", of + "persons"}, [2]string{of + "deputies", "took_part"})
	}
	return all
}

// PartsAbove says which figures are more than what they are a part of. What is not told is not compared.
func PartsAbove(told map[string]int) (remarks []Remark) {
	for _, pair := range wholes {
		part, ok := told[pair[0]]
		whole, known := told[pair[1]]
		if ok && known && part > whole {
			remarks = append(remarks, Remark{Grave: true, Key: pair[0], Text: fmt.Sprintf("%s是 %d，比%s %d 还多", FigureName(pair[0]), part,
				FigureName(pair[1]), whole)})
		}
	}
	return remarks
}

// jumping are the figures of which a jump is told: what a superior reads first.
var jumping = []string{"walk1.done", "walk2.done", "walk3.done", "walk4.done", "walk5.done", "walk6.done", "opinion.received",
	"proposal.received", "took_part"}

// A jump is more than so many times what was reported of the period before, and no small number.
const (
	jumpTimes = 3
	jumpLeast = 10
)

// JumpsOf says which figures jump from one period to the next; a unit that says why (说明) is believed.
func JumpsOf(now, before map[string]int) (remarks []Remark) {
	for _, key := range jumping {
		was, ok := before[key]
		is, known := now[key]
		if ok && known && is >= jumpLeast && is > jumpTimes*was {
			remarks = append(remarks, Remark{Key: key, Text: fmt.Sprintf("%s：上一期 %d，这一期 %d，%s", FigureName(key), was, is, times(is, was))})
		}
	}
	return remarks
}

// times says how much more it is.
func times(is, was int) string {
	if was == 0 {
		return "上一期没有"
	}
	return fmt.Sprintf("是上一期的 %s 倍", figures.Tenths(10*is/was))
}

// FigureKeys are the keys of all figures in the order in which a sheet tells them; figureNames are what a person calls them.
var FigureKeys, figureNames = allFigures()

func allFigures() (order []string, names map[string]string) {
	counts := (&Statement{}).Count()
	names = map[string]string{}
	for _, f := range counts.Figures() {
		order, names[f.Key] = append(order, f.Key), f.Name
	}
	return order, names
}

// FigureName is what a person calls a figure, by its key.
func FigureName(key string) string {
	if name := figureNames[key]; name != "" {
		return name
	}
	return key
}
