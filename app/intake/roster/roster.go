package roster

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"liujin/app/intake"
	"liujin/app/sheets"
)

// ErrCancelled is what Read returns when Progress asked it to stop.
var ErrCancelled = errors.New("已取消导入，什么都没有保存。")

// Why a workbook holds no roster.
var (
	errNoName   = errors.New("表里没有找到“姓名”一栏，请确认选的是代表名册，并且表头里有“姓名”两个字。")
	errNobody   = errors.New("表里有“姓名”一栏，但下面没有一个姓名，请确认选的是填好的名册。")
	errNoSheets = errors.New("这个工作簿里没有看得见的工作表，请取消隐藏名册所在的工作表，保存后再导入。")
)

// Options say how to read.
type Options struct {
	Today    string                     // ISO; the present day when empty
	Matches  []intake.Match             // nil: guessed; otherwise exactly these sheets are read, in this way
	Progress func(done, total int) bool // rows; false cancels; may be nil
}

// Person is one deputy as the roster tells; what isn't known is empty.
type Person struct {
	Name, Gender, Ethnicity, Born, Party string
	Education, EducationDetail           string // the list's label, and the roster's own words where they say more
	Employer, Occupation, Phone          string
	Group, Station, Note                 string
	Leader                               bool
	Mandates                             []Mandate
	Sheet                                string // where the person was first found
	Row                                  int
}

// Mandate is one seat; Constituency also holds the 选举单位.
type Mandate struct{ Level, Constituency, Certificate string }

// Roster is what was read.
type Roster struct {
	People   []Person
	Problems []intake.Problem
	Notes    []string // what was left out, and other things to know, in sentences
	Matches  []intake.Match
}

// Read reads the deputies of all rosters in wb. It fails only if there is nothing to read, with a sentence for the user.
func Read(wb *sheets.Workbook, o Options) (*Roster, error) {
	if o.Today == "" {
		o.Today = time.Now().Format(time.DateOnly)
	}
	r := &reader{options: o, roster: &Roster{}, book: wb, people: newRegister()}
	for i := range wb.Sheets {
		r.match(&wb.Sheets[i])
	}
	r.onlyDeputies()
	switch {
	case len(r.tables) == 0 && r.hidden == len(wb.Sheets):
		return nil, errNoSheets
	case len(r.tables) == 0:
		return nil, errNoName
	}
	for _, t := range r.tables {
		if err := r.table(t); err != nil {
			return nil, err
		}
	}
	r.roster.People = r.people.list
	if len(r.roster.People) == 0 {
		return nil, errNobody
	}
	return r.roster, nil
}

// reader holds the state of one Read.
type reader struct {
	options     Options
	roster      *Roster
	book        *sheets.Workbook
	tables      []table
	people      *register
	hidden      int
	done, total int
	leftOut     map[reason][]int // rows of the table being read
}

// table is one matched head with its rows.
type table struct {
	grid  *sheets.Grid
	match intake.Match
	first bool // of its sheet
	until int  // sheet row of the next table's head, 0 when there is none
}

// match finds the tables of a sheet, guessed or given.
func (r *reader) match(g *sheets.Grid) {
	var found []intake.Match
	switch {
	case r.options.Matches != nil:
		for _, m := range r.options.Matches {
			if m.Sheet == g.Name {
				found = append(found, m)
			}
		}
	case g.Hidden:
		r.hidden++
		r.note("工作表“%s”是隐藏的，没有读。", g.Name)
		return
	default:
		if found = plan.Guess(g); len(found) == 0 && len(g.Cells) > 0 {
			r.note("工作表“%s”里没有“姓名”一栏，没有读。", g.Name)
		}
	}
	for i, m := range found {
		t := table{grid: g, match: m, first: i == 0}
		if i+1 < len(found) {
			t.until = found[i+1].Head
		}
		r.tables = append(r.tables, t)
	}
}

const progressEvery = 200 // rows

// table reads the rows of one table.
func (r *reader) table(t table) error {
	var beside sideBySide
	start := r.done
	r.leftOut = nil
	for row := range plan.Rows(t.grid, t.match, t.until) {
		if p := r.options.Progress; p != nil && row.Number%progressEvery == 0 {
			r.done = start + row.Number
			if !p(min(r.done, r.total), r.total) {
				return ErrCancelled
			}
		}
		now := beside.titles(r.book, t, &row)
		if now.take(&row) {
			if row.Block == 0 && alone(t.grid, &row) {
				beside.overAll()
			}
			continue
		}
		one := record{reader: r, row: &row, sheet: t.grid.Name, titles: now}
		one.read()
	}
	r.tell(t)
	r.done = start + len(t.grid.Cells)
	if p := r.options.Progress; p != nil && !p(min(r.done, r.total), r.total) {
		return ErrCancelled
	}
	return nil
}

// JSON is the roster as the command line prints it.
func (r *Roster) JSON() ([]byte, error) {
	type mandate struct {
		Level        string `json:"level"`
		Constituency string `json:"constituency"`
	}
	type deputy struct {
		Name      string    `json:"name"`
		Gender    string    `json:"gender"`
		Ethnicity string    `json:"ethnicity"`
		Born      string    `json:"born"`
		Party     string    `json:"party"`
		Education string    `json:"education"`
		Employer  string    `json:"employer"`
		Phone     string    `json:"phone"`
		Group     string    `json:"group"`
		Mandates  []mandate `json:"mandates"`
	}
	out := struct {
		Deputies []deputy         `json:"deputies"`
		Problems []intake.Problem `json:"problems"`
	}{[]deputy{}, []intake.Problem{}}
	for _, p := range r.People {
		d := deputy{p.Name, p.Gender, p.Ethnicity, p.Born, p.Party, p.Education, p.Employer, p.Phone, p.Group, []mandate{}}
		for _, m := range p.Mandates {
			d.Mandates = append(d.Mandates, mandate{m.Level, m.Constituency})
		}
		out.Deputies = append(out.Deputies, d)
	}
	out.Problems = append(out.Problems, r.Problems...)
	text, err := json.Marshal(out)
	if err != nil {
		return nil, fmt.Errorf("encode roster: %w", err)
	}
	return append(text, '\n'), nil
}
