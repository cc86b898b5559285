// Package lessons reads the ledgers of training (培训台账) that offices keep in spreadsheets: a row a session, or a row a deputy who came.
package lessons

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"liujin/app/intake"
	"liujin/app/sheets"
)

// Why a workbook holds no training.
var (
	errNoTopic = errors.New("表里没有找到“课程”（或培训内容、培训主题、培训名称）一栏，请确认选的是培训台账；代表名册请在“名册”页面导入。")
	errNoDay   = errors.New("表里没有一场培训写了看得懂的日期，请确认选的是培训台账，并且有“日期”一栏，如 2026-03-05。")
	errNone    = errors.New("表里有课程一栏，但下面没有一场培训，请确认选的是填好的台账。")
)

// Lesson is one session as the ledger tells; what isn't known is empty.
type Lesson struct {
	Day      string   `json:"day"`
	Course   string   `json:"course"` // 期, "" where the table has none
	Topic    string   `json:"topic"`
	Lecturer string   `json:"lecturer"`
	Place    string   `json:"place"`
	Hours    int      `json:"hours"` // tenths of 学时
	Ability  string   `json:"ability"`
	First    bool     `json:"first"`
	Online   bool     `json:"online"`
	People   []Person `json:"people"`
	Note     string   `json:"note"`
	Sheet    string   `json:"sheet"`
	Row      int      `json:"row"`

	Everybody string   `json:"everybody,omitempty"` // 全体代表 as written, where there are no names
	Unmarked  []Person `json:"unmarked,omitempty"`  // whose cell of a grid is empty, as those who did not come
	Number    int      `json:"number,omitempty"`    // how many came, as the table says
	Clock     bool     `json:"clock,omitempty"`     // Hours are of the clock

	heads map[string]string // head texts of the table by field, for problems found later
}

// Person is a name and what became of the deputy's part.
type Person struct {
	Name  string `json:"name"`
	State string `json:"state"` // one of States
	Row   int    `json:"row"`
}

// The labels of the office's lists, as the ledger stores them.
var (
	States    = []string{"到", "迟到", "请假", "缺席"}
	Abilities = []string{"政治理论", "调查研究", "沟通协调", "审查审议", "议案建议"}
)

// Ledger is what was read.
type Ledger struct {
	Lessons []Lesson
	Left    int // sessions that were not read, each with a problem that says why
	intake.Findings
}

// Is reports whether a workbook surely holds training: topics, days and who came, a lecturer or hours under one head.
func Is(wb *sheets.Workbook) bool {
	if len(gridReader(wb, intake.Options{}).Tables) > 0 {
		return true
	}
	for _, p := range []*intake.Template{Template, plainTemplate} {
		for i := range wb.Sheets {
			for _, m := range p.Guess(&wb.Sheets[i]) {
				if slices.Contains(m.Columns, fieldDay) && (slices.Contains(m.Columns, fieldLecturer) || slices.Contains(m.Columns,
					fieldHours)) {
					return true
				}
			}
		}
	}
	return false
}

// Read reads the sessions of all ledgers in wb. It fails only if there is nothing to read, with a sentence for the user.
func Read(wb *sheets.Workbook, o intake.Options) (*Ledger, error) {
	if in := gridReader(wb, o); len(in.Tables) > 0 {
		return readGrids(in)
	}
	in := intake.NewReader(Template, wb, o)
	if len(in.Tables) == 0 {
		if plain := intake.NewReader(plainTemplate, wb, o); len(plain.Tables) > 0 {
			in = plain
		}
	}
	r := &reader{Reader: in, at: map[string]int{}}
	switch {
	case len(r.Tables) == 0 && r.AllHidden():
		return nil, intake.ErrNoSheets
	case len(r.Tables) == 0:
		return nil, errNoTopic
	}
	r.Settle()
	for _, t := range r.Tables {
		if err := r.Walk(t, newSection(r, t).row); err != nil {
			return nil, err
		}
	}
	return r.ledger()
}

// ledger is what was read, or why that is nothing.
func (r *reader) ledger() (*Ledger, error) {
	switch {
	case len(r.lessons) > 0:
		r.meetNumbers()
		return &Ledger{r.lessons, r.left, r.Findings}, nil
	case r.dayless:
		return nil, errNoDay
	}
	return nil, errNone
}

// reader holds the state of one Read.
type reader struct {
	*intake.Reader
	lessons []Lesson
	numbers []number       // what rows say of how many came
	at      map[string]int // day and topic to the session
	left    int            // sessions not read
	dayless bool           // one of them for want of a day
}

// number is how many came to a session, as a cell says.
type number struct {
	lesson, people int
	sheet          string
	cell           intake.Found
}

// meetNumbers says where a number is not that of the names.
func (r *reader) meetNumbers() {
	for _, n := range r.numbers {
		came := 0
		for _, p := range r.lessons[n.lesson].People {
			if p.State == States[0] || p.State == States[1] {
				came++
			}
		}
		if came > 0 && came != n.people {
			r.Problem(n.sheet, fieldNumber, n.cell, fmt.Sprintf("写的是 %d 人，名单里到课的有 %d 人，按名单读入，请核对", n.people, came))
		}
	}
}

// add takes a session in, or what it tells more about the same topic on the same day.
func (r *reader) add(l Lesson) int {
	key := l.Day + Key(l.Topic)
	i, known := r.at[key]
	if !known {
		r.at[key] = len(r.lessons)
		r.lessons = append(r.lessons, l)
		return len(r.lessons) - 1
	}
	r.lessons[i].merge(&l)
	return i
}

// Key is a topic as topics are compared: without blanks, quotation marks and full-width signs.
func Key(topic string) string {
	return quotes.Replace(intake.Fold(intake.Bare(topic)))
}

// merge adds what another row tells about the same session.
func (l *Lesson) merge(more *Lesson) {
	for _, p := range more.People {
		l.meet(p)
	}
	l.Note = intake.Joined(l.Note, more.Note)
	for _, f := range []struct{ have, more *string }{{&l.Course, &more.Course}, {&l.Lecturer, &more.Lecturer}, {&l.Place, &more.Place},
		{&l.Ability, &more.Ability}, {&l.Everybody, &more.Everybody}} {
		if *f.have == "" {
			*f.have = *f.more
		}
	}
	if more.Hours > l.Hours {
		l.Hours, l.Clock = more.Hours, more.Clock
	}
	l.Number = max(l.Number, more.Number)
	l.Unmarked = append(l.Unmarked, more.Unmarked...)
	l.First, l.Online = l.First || more.First, l.Online || more.Online
}

// meet takes a person in once; who is named both as present and otherwise is what the more telling word says.
func (l *Lesson) meet(p Person) {
	i := slices.IndexFunc(l.People, func(have Person) bool { return have.Name == p.Name })
	switch {
	case i < 0:
		l.People = append(l.People, p)
	case p.State != States[0]:
		l.People[i].State = p.State
	}
}

// Problem is a fault of a session that is found when it is compared with what is known; field is the name of one in Template.
func (l *Lesson) Problem(field string, row int, value, text string) intake.Problem {
	return Template.Problem(l.Sheet, field, intake.Found{Cell: sheets.Cell{Text: value}, Row: row, Head: l.heads[field]}, text)
}

// JSON is the ledger as the command line prints it.
func (l *Ledger) JSON() ([]byte, error) {
	text, err := json.Marshal(struct {
		Lessons  []Lesson         `json:"lessons"`
		Problems []intake.Problem `json:"problems"`
	}{l.Lessons, append([]intake.Problem{}, l.Problems...)})
	if err != nil {
		return nil, fmt.Errorf("encode lessons: %w", err)
	}
	return append(text, '\n'), nil
}
