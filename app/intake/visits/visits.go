// Package visits reads the ledgers of visits to enterprises (走访台账) that offices keep in spreadsheets.
package visits

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"liujin/app/intake"
	"liujin/app/sheets"
)

// Why a workbook holds no visits.
var (
	errNoEnterprise = errors.New("表里没有找到“市场主体”（或企业名称、走访对象）一栏，请确认选的是走访台账；代表名册请在“名册”页面导入。")
	errNoDay        = errors.New("表里没有一条走访写了看得懂的日期，请确认选的是走访台账，并且有“日期”一栏，如 2026-03-05。")
	errNone         = errors.New("表里有市场主体一栏，但下面没有一条走访，请确认选的是填好的台账。")
)

// Visit is one visit as the ledger tells; what isn't known is empty.
type Visit struct {
	Day        string   `json:"day"`
	Enterprise string   `json:"enterprise"`
	Deputies   []string `json:"deputies"`
	Place      string   `json:"place"`
	Village    string   `json:"village"`
	Venue      string   `json:"venue"`
	Tag        string   `json:"tag"`
	Content    string   `json:"content"`
	Policies   string   `json:"policies"`
	Contact    string   `json:"contact"` // of the enterprise
	Phone      string   `json:"phone"`
	Demands    []Demand `json:"demands"`
	Outcome    string   `json:"outcome"` // of what no single demand had
	Note       string   `json:"note"`
	Sheet      string   `json:"sheet"`
	Row        int      `json:"row"`

	heads map[string]string // head texts of the table by field, for problems found later
}

// Demand is one thing that was asked for.
type Demand struct {
	Kind    string `json:"kind"` // one of Kinds
	Text    string `json:"text"`
	Outcome string `json:"outcome"`
}

// The labels of the office's lists, as the ledger stores them.
var (
	Kinds  = []string{"困难诉求", "政策建议", "招商线索"}
	Venues = []string{"企业现场", "项目载体", "招商一线"}
	Tags   = []string{"企业大走访", "项目大推进", "产业大招商"}
)

// Ledger is what was read.
type Ledger struct {
	Visits []Visit
	Left   int // rows of visits that were not read, each with a problem that says why
	intake.Findings
}

// Is reports whether a workbook surely holds visits: enterprises and days under one head.
func Is(wb *sheets.Workbook) bool {
	for i := range wb.Sheets {
		for _, m := range Template.Guess(&wb.Sheets[i]) {
			if slices.Contains(m.Columns, fieldDay) {
				return true
			}
		}
	}
	return false
}

// Read reads the visits of all ledgers in wb. It fails only if there is nothing to read, with a sentence for the user.
func Read(wb *sheets.Workbook, o intake.Options) (*Ledger, error) {
	r := &reader{Reader: intake.NewReader(Template, wb, o), at: map[string]int{}}
	switch {
	case len(r.Tables) == 0 && r.AllHidden():
		return nil, intake.ErrNoSheets
	case len(r.Tables) == 0:
		return nil, errNoEnterprise
	}
	r.Settle()
	for _, t := range r.Tables {
		if err := r.table(t); err != nil {
			return nil, err
		}
	}
	switch {
	case len(r.visits) > 0:
		return &Ledger{r.visits, r.left, r.Findings}, nil
	case r.dayless:
		return nil, errNoDay
	}
	return nil, errNone
}

// reader holds the state of one Read.
type reader struct {
	*intake.Reader
	visits  []Visit
	at      map[string]int // day and enterprise to the visit
	left    int            // rows of visits not read
	dayless bool           // one of them for want of a day
}

// table reads the rows of one table.
func (r *reader) table(t intake.Table) error {
	titles := r.Titles(t)
	s := &section{reader: r, Diary: r.Diary(t, fieldDay, "次走访"), tag: intake.Named(Tags, titles...), last: -1}
	return r.Walk(t, s.row)
}

var unbracketed = strings.NewReplacer("(", "", ")", "", "【", "", "】", "")

// EnterpriseKey is an enterprise's name as names are compared: without blanks, brackets and the words for its legal form.
func EnterpriseKey(name string) string {
	name = unbracketed.Replace(intake.Fold(intake.Bare(name)))
	for _, form := range []string{"有限责任公司", "股份有限公司", "有限公司", "股份公司", "公司"} {
		if short := strings.TrimSuffix(name, form); short != name && short != "" {
			return short
		}
	}
	return name
}

// add takes a visit in, or what it tells more about the same enterprise on the same day.
func (r *reader) add(v Visit) int {
	key := v.Day + EnterpriseKey(v.Enterprise)
	i, known := r.at[key]
	if !known {
		r.at[key] = len(r.visits)
		r.visits = append(r.visits, v)
		return len(r.visits) - 1
	}
	have := &r.visits[i]
	where := fmt.Sprintf("第 %d 行", have.Row)
	if have.Sheet != v.Sheet {
		where = "工作表“" + have.Sheet + "”" + where
	}
	r.Problems = append(r.Problems, v.Problem(FieldEnterprise, v.Enterprise, fmt.Sprintf("与%s是同一天走访同一家，已合成一次走访，请核对", where)))
	have.merge(&v)
	return i
}

// merge adds what another row tells about the same visit.
func (v *Visit) merge(more *Visit) {
	for _, name := range more.Deputies {
		if !slices.Contains(v.Deputies, name) {
			v.Deputies = append(v.Deputies, name)
		}
	}
	for _, d := range more.Demands {
		if !slices.ContainsFunc(v.Demands, func(have Demand) bool { return have.Text == d.Text }) {
			v.Demands = append(v.Demands, d)
		}
	}
	for _, f := range []struct{ have, more *string }{{&v.Content, &more.Content}, {&v.Outcome, &more.Outcome}, {&v.Note, &more.Note},
		{&v.Policies, &more.Policies}} {
		*f.have = intake.Joined(*f.have, *f.more)
	}
	for _, f := range []struct{ have, more *string }{{&v.Place, &more.Place}, {&v.Village, &more.Village}, {&v.Venue, &more.Venue},
		{&v.Tag, &more.Tag}, {&v.Contact, &more.Contact}, {&v.Phone, &more.Phone}} {
		if *f.have == "" {
			*f.have = *f.more
		}
	}
}

// Problem is a fault of a visit that is found when it is compared with what is known; field is the name of one in Template.
func (v *Visit) Problem(field, value, text string) intake.Problem {
	return Template.Problem(v.Sheet, field, intake.Found{Cell: sheets.Cell{Text: value}, Row: v.Row, Head: v.heads[field]}, text)
}

// JSON is the ledger as the command line prints it.
func (l *Ledger) JSON() ([]byte, error) {
	text, err := json.Marshal(struct {
		Visits   []Visit          `json:"visits"`
		Problems []intake.Problem `json:"problems"`
	}{l.Visits, append([]intake.Problem{}, l.Problems...)})
	if err != nil {
		return nil, fmt.Errorf("encode visits: %w", err)
	}
	return append(text, '\n'), nil
}
