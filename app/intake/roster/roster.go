package roster

import (
	"encoding/json"
	"errors"
	"fmt"

	"liujin/app/intake"
	"liujin/app/sheets"
)

// Why a workbook holds no roster.
var (
	errNoName = errors.New("表里没有找到“姓名”一栏，请确认选的是代表名册，并且表头里有“姓名”两个字。")
	errNobody = errors.New("表里有“姓名”一栏，但下面没有一个姓名，请确认选的是填好的名册。")
)

// Person is one deputy as the roster tells; what isn't known is empty.
type Person struct {
	Name, Gender, Ethnicity, Born, Party string
	Education, EducationDetail           string // the list's label, and the roster's own words where they say more
	Employer, Occupation, Phone          string
	Group, Station, Note                 string
	Professional                         []string // 专业小组
	Leader                               bool
	Mandates                             []Mandate
	Elected                              string // when: a day or a month, as the roster tells it
	Sheet                                string // where the person was first found
	Row                                  int
}

// Mandate is one seat; Constituency also holds the 选举单位.
type Mandate struct {
	Level, Constituency, Certificate string
	By                               string // the day of a 补选 by which it was come by, once the terms are known; "" none
}

// Roster is what was read.
type Roster struct {
	People []Person
	intake.Findings
	Term      int        // which 届 its titles tell, 0 when they tell none or several
	Unit      string     // whose deputies its titles say they are: 东港镇; "" when they tell none or several
	Conveners []Convener // whom the heads of groups name
}

// Convener is who convenes a group (召集人, 组长), as its head says, or the row of the person, whose telephone tells namesakes apart.
type Convener struct{ Group, Name, Phone string }

func (c Convener) String() string { return "{" + c.Group + " " + c.Name + "}" }

// Read reads the deputies of all rosters in wb. It fails only if there is nothing to read, with a sentence for the user.
func Read(wb *sheets.Workbook, o intake.Options) (*Roster, error) {
	r := &reader{Reader: intake.NewReader(Template, wb, o), people: newRegister(), groups: map[string]string{}}
	r.firstBorn, r.lastBorn = yearsBefore(r.Options.Today, oldest), yearsBefore(r.Options.Today, youngest)
	r.onlyDeputies()
	switch {
	case len(r.Tables) == 0 && r.AllHidden():
		return nil, intake.ErrNoSheets
	case len(r.Tables) == 0:
		return nil, errNoName
	}
	for _, t := range r.Tables {
		if err := r.table(t); err != nil {
			return nil, err
		}
	}
	if len(r.people.list) == 0 {
		return nil, errNobody
	}
	r.genderless()
	return &Roster{People: r.people.list, Findings: r.Findings, Term: r.term(), Unit: r.unit(), Conveners: r.conveners}, nil
}

// reader holds the state of one Read.
type reader struct {
	*intake.Reader
	people              *register
	conveners           []Convener
	firstBorn, lastBorn string            // the days between which deputies are born
	groups              map[string]string // their names by what their cells say: a few, each many times
}

// table reads the rows of one table.
func (r *reader) table(t intake.Table) error {
	var beside sideBySide
	for _, text := range t.Above(0, t.Grid.Width()) { // a sheet of one group
		if groupAbove.MatchString(plainTitle(text)) {
			r.convener(groupName(listWords.ReplaceAllString(plainTitle(text), "")), text)
		}
	}
	return r.Walk(t, func(row *intake.Row) {
		now := beside.titles(r.Book, t, row)
		if now.take(row) {
			r.convened(now.group, row)
			if row.Block == 0 && alone(t.Grid, row) {
				beside.overAll()
			}
			return
		}
		one := record{reader: r, row: row, sheet: t.Grid.Name, titles: now}
		one.read()
	})
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
		d := deputy{Name: p.Name, Gender: p.Gender, Ethnicity: p.Ethnicity, Born: p.Born, Party: p.Party, Education: p.Education,
			Employer: p.Employer, Phone: p.Phone, Group: p.Group, Mandates: []mandate{}}
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
