package intake

import (
	"path/filepath"
	"strings"

	"liujin/app/sheets"
)

// Diary is a table of things that took place, each on a day: what its titles say, and what the rows above say about the next.
type Diary struct {
	Sheet string
	Heads map[string]string // head texts by field, for problems found later

	in         *Reader
	field, one string
	season     Season
	losesZeros bool
	titleDay   string // from a title between the rows
	lastDay    string
}

// Titles are what tells about all records of a table: the texts above it, its sheet's name and the file's.
func (r *Reader) Titles(t Table) []string {
	file := filepath.Base(r.Book.Path)
	return append(t.Above(0, t.Grid.Width()), t.Grid.Name, strings.TrimSuffix(file, filepath.Ext(file)))
}

// Diary begins a table whose days stand in field; one is a measure word and what took place: 次走访.
func (r *Reader) Diary(t Table, field, one string) *Diary {
	d := &Diary{in: r, Sheet: t.Grid.Name, Heads: map[string]string{}, field: field, one: one, season: SeasonOf(r.Titles(t)...)}
	var days []string
	for col, f := range t.Match.Columns {
		if f != "" && d.Heads[f] == "" && col < len(t.Match.Heads) {
			d.Heads[f] = t.Match.Heads[col]
		}
		if f == field {
			for row := range t.Grid.Cells {
				days = append(days, t.Grid.At(row, col).Text)
			}
		}
	}
	d.losesZeros = LosesZeros(days)
	return d
}

const longTitle = 30 // characters from which a row of one text is no title

// Heading takes a row of one text for a title of the rows below; what tells no day is noted, as it may be half a record.
func (d *Diary) Heading(row *Row) {
	if !d.Title(row.Lone) {
		d.in.Left("只有一格有字，当作小标题，没有读入", row.Number)
	}
}

// Title takes a text as what holds for the rows below, and reports whether it does: a day, a month, a year.
func (d *Diary) Title(text string) bool {
	if day, _ := Date(sheets.Cell{Text: text}, d.season, d.in.Options.Today); day != "" {
		d.titleDay = day
		return true
	}
	if len([]rune(text)) > longTitle {
		return false
	}
	said := SeasonOf(text)
	if said.Year > 0 {
		d.season.Year = said.Year
	}
	if said.Month > 0 {
		d.season.Month = said.Month
	}
	return said != Season{}
}

// SameDay reports whether a row tells no other day than the one given.
func (d *Diary) SameDay(row *Row, day string) bool {
	c := row.Cell(d.field)
	if Blank(c.Text) {
		return true
	}
	own, _ := Date(c.Cell, d.season, d.in.Options.Today)
	return own == day
}

// Day reads when a record took place, "" if that can't be told; a row without a day has
// that of the title or of the row above, which is said.
func (d *Diary) Day(row *Row) string {
	c := row.Cell(d.field)
	if Blank(c.Text) {
		switch {
		case row.Failed(d.field):
			d.lastDay = ""
			d.Say(row, d.field, "看不出是哪一天，这"+d.one+"没有读入，请补上日期")
		case d.titleDay != "":
			return d.titleDay
		case d.lastDay != "":
			d.Say(row, d.field, "没有写日期，按上一条的 "+d.lastDay+" 读入，请核对")
		default:
			d.Say(row, d.field, "没有写日期，这"+d.one+"没有读入，请补上日期")
		}
		return d.lastDay
	}
	day, said := Date(c.Cell, d.season, d.in.Options.Today)
	shown := "日期“" + WithoutIDs(Tidy(c.Text)) + "”"
	if day == "" {
		d.in.Problem(d.Sheet, d.field, c, shown+said+"。这"+d.one+"没有读入")
		return ""
	}
	if said == "" && d.losesZeros {
		said = ZeroDoubt(c.Text)
	}
	if said != "" {
		d.in.Problem(d.Sheet, d.field, c, shown+said)
	}
	d.oneDay(row, day)
	if d.season.Year == 0 { // no title tells the year, but this row does
		d.season.Year = SeasonOf(day[:4]).Year
	}
	d.lastDay = day
	return day
}

// oneDay says where a record that reaches over several rows names more than one day.
func (d *Diary) oneDay(row *Row, day string) {
	for _, other := range row.Cells(d.field)[1:] {
		if next, _ := Date(other.Cell, d.season, d.in.Options.Today); next != day {
			d.in.Problem(d.Sheet, d.field, other, d.in.template.Title(d.in.template.Key)+"的格子合并了几行，里面不止一个日期，只按第一个日期读成一"+d.one+"；请取消合并，一"+
				d.one+"写一行")
			return
		}
	}
}

// Say adds a fault of a row's first cell of a field.
func (d *Diary) Say(row *Row, field, text string) {
	d.in.Problem(d.Sheet, field, row.Cell(field), text)
}

// People are the persons whom a cell names; that it tells of more is said: 张三、李四等5人.
func (d *Diary) People(c Found) []string {
	names := PeopleApart(WithoutIDs(c.Text))
	if headcount(c.Text) > len(names) {
		d.in.Left("写着“等几人”，只读入了写出名字的，其余的请补上名字", c.Row)
	}
	return names
}

// Text is all that a row's cells say about a field, a line a cell, without identity numbers.
func (d *Diary) Text(row *Row, field string) string {
	var out string
	for _, c := range row.Cells(field) {
		out = Joined(out, Lines(c.Text))
	}
	return out
}

// TitleDay is the day that a title above the rows tells, "" for none.
func (d *Diary) TitleDay() string { return d.titleDay }

// OtherDay reads another day of a record than that on which it took place, which may be still to come where it is a term's; "" where
// there is none, and what is wrong with it is said.
func (d *Diary) OtherDay(row *Row, field string, toCome bool) string {
	c := row.Cell(field)
	if Blank(c.Text) {
		return ""
	}
	today := d.in.Options.Today
	if toCome {
		today = "9999-12-31"
	}
	day, said := Date(c.Cell, d.season, today)
	shown := d.in.template.Title(field) + "“" + WithoutIDs(Tidy(c.Text)) + "”"
	switch {
	case day == "":
		d.in.Problem(d.Sheet, field, c, shown+said+"。先留空")
	case said != "":
		d.in.Problem(d.Sheet, field, c, shown+said)
	}
	return day
}
