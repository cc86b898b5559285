package forms

import (
	"fmt"
	"slices"
	"strings"

	"liujin/app/days"
	"liujin/app/intake"
	"liujin/app/sheets"
)

// Filled is a form that came back.
type Filled struct {
	Mark
	Values          map[string]int // by the key of the item; what was left empty is not there
	By, Phone, Note string
	Empty           []string // the items that were left empty, by their names
	Problems        []intake.Problem
	cells           map[string]intake.Problem // where each value stands, without a text
}

// Fault adds what is wrong with the value of an item.
func (f *Filled) Fault(key, text string) {
	p := f.cells[key]
	p.Text = text
	f.Problems = append(f.Problems, p)
}

const (
	fieldItem  = "item"
	fieldValue = "value"
)

// table is how the engine reads a form.
var table = &intake.Template{Key: fieldItem, OneEach: []string{fieldValue}, Fields: []intake.Field{
	{Name: fieldItem, Title: headItem, Heads: []string{headItem}}, {Name: fieldValue, Title: headValue, Heads: []string{headValue}}}}

// Read reads a form back. ErrNone: it is none; a Mismatch: it is one, but not as it was written. What is wrong in it are its problems.
func Read(book *sheets.Workbook, items []Item, most int) (*Filled, error) {
	m, err := MarkOf(book)
	f := &Filled{Mark: m, Values: map[string]int{}, cells: map[string]intake.Problem{}}
	if err != nil {
		return f, err
	}
	if m.Version > Version {
		return f, Mismatch("这张填报表是更新的程序写的，请先升级本程序。")
	}
	for i := range book.Sheets {
		if err := f.words(&book.Sheets[i]); err != nil {
			return f, err
		}
	}
	r := intake.NewReader(table, book, intake.Options{})
	r.Settle()
	for _, t := range r.Tables {
		if !slices.Contains(t.Match.Columns, fieldValue) {
			continue
		}
		if err := r.Walk(t, func(row *intake.Row) { f.take(t.Grid.Name, row, items, most) }); err != nil {
			return f, err
		}
	}
	f.Problems = append(f.Problems, r.Problems...)
	return f, f.whole(items)
}

// whole says what a form has not got that it was written with.
func (f *Filled) whole(items []Item) error {
	var lost []string
	for _, i := range items {
		if _, ok := f.cells[i.Key]; !ok {
			lost = append(lost, "“"+i.Name+"”")
		}
	}
	if len(lost) == len(items) {
		return Mismatch(fmt.Sprintf("表里找不到“%s”“%s”这两栏，表的样子改过了。", headItem, headValue))
	}
	if len(lost) > 0 {
		return Mismatch("表里少了" + strings.Join(lost, "、") + "，表的样子改过了。")
	}
	return nil
}

// take reads the value of one item.
func (f *Filled) take(sheet string, row *intake.Row, items []Item, most int) {
	name := intake.Bare(row.Cell(fieldItem).Text)
	at := slices.IndexFunc(items, func(i Item) bool { return intake.Bare(i.Name) == name })
	if at < 0 {
		return
	}
	key, cell := items[at].Key, row.Cell(fieldValue)
	place := table.Problem(sheet, fieldValue, cell, "")
	if before, twice := f.cells[key]; twice && before != place {
		place.Text = "“" + items[at].Name + "”在表里有两行，请只留一行"
		f.Problems = append(f.Problems, place)
		return
	}
	f.cells[key] = place
	n, told, fault := intake.Whole(cell.Cell)
	switch {
	case fault == "" && n > most:
		fault = fmt.Sprintf("太大，最多 %d", most)
	case fault == "" && told:
		f.Values[key] = n
		return
	case fault == "":
		if !row.Failed(fieldValue) { // that is told already
			f.Empty = append(f.Empty, items[at].Name)
		}
		return
	}
	f.Fault(key, "“"+items[at].Name+"”"+fault)
}

// words reads what a sheet says beside its numbers, and whether it still speaks of the days that it was written for.
func (f *Filled) words(g *sheets.Grid) error {
	for row := range g.Cells {
		for col := range g.Cells[row] {
			text := intake.Bare(g.Cells[row][col].Text)
			if said, ok := strings.CutPrefix(text, intake.Bare(daysBegin)); ok && !strings.HasPrefix(said,
				intake.Bare(days.Period(f.From, f.To))) {
				return Mismatch(fmt.Sprintf("表上写的“%s”，和表号里的 %s对不上，可能是拿别的期的表改的。", intake.Tidy(g.Cells[row][col].Text),
					days.Period(f.From, f.To)))
			}
			for label, to := range map[string]*string{asksBy: &f.By, asksPhone: &f.Phone, asksNote: &f.Note} {
				if text == label && *to == "" {
					*to = beside(g, row, col)
				}
			}
		}
	}
	return nil
}

// beside is the text that stands at the right of a label.
func beside(g *sheets.Grid, row, col int) string {
	for at := g.Span(row, col).LastCol + 1; at < len(g.Cells[row]); at++ {
		if text := intake.Tidy(g.At(row, at).Text); text != "" {
			return text
		}
	}
	return ""
}
