package duty

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/table"
	"liujin/data"
)

// DutyFacts says how the shifts of a span stand: filled or not, how often everybody serves, what waits to be done.
func (a *Book) DutyFacts(rows []ShiftRow) ([]Fact, error) {
	var held, open, holes, late int
	times := map[string]int{}
	for i := range rows {
		r := &rows[i]
		if r.State == data.ShiftCancelled {
			continue
		}
		held++
		open += r.Open()
		for k := range r.Seats {
			times[r.Seats[k].DeputyID]++
			holes += app.OneIf(r.Seats[k].State.Waits() && r.ActivityID == "" && !r.Past)
		}
		late += app.OneIf(r.Past && r.ActivityID == "")
	}
	if held == 0 {
		return nil, nil
	}
	facts := []Fact{{fmt.Sprintf("%d 班全部排满", held), table.Good}}
	if open > 0 {
		facts[0] = Fact{fmt.Sprintf("%d 班，缺 %d 人", held, open), table.Late}
	}
	least, most := 1<<30, 0
	for _, n := range times {
		least, most = min(least, n), max(most, n)
	}
	if len(times) > 0 {
		facts = append(facts, Fact{fmt.Sprintf("%d 人参加，每人 %s 次", len(times), spread(least, most)), table.Good})
	}
	if near, gap, err := a.nearest(rows); err != nil {
		return nil, err
	} else if gap > 0 {
		fact := Fact{fmt.Sprintf("间隔 ≥ %d 天", near), table.Good}
		if near < gap {
			fact.Tone = table.Info
		}
		if near < 1<<20 {
			facts = append(facts, fact)
		}
	}
	if holes > 0 {
		facts = append(facts, Fact{fmt.Sprintf("%d 处请假或离任待替班", holes), table.Due})
	}
	if late > 0 {
		facts = append(facts, Fact{fmt.Sprintf("%d 班还没登记到岗", late), table.Due})
	}
	return facts, nil
}

func spread(least, most int) string {
	if least == most {
		return fmt.Sprint(most)
	}
	return fmt.Sprintf("%d—%d", least, most)
}

// nearest is the least number of days between two duties of one deputy, and how many the office would like.
func (a *Book) nearest(rows []ShiftRow) (near, wanted int, err error) {
	policy, err := a.DB().DutyPolicy()
	if err != nil {
		return 0, 0, err
	}
	last := map[string]string{}
	near = 1 << 20
	for i := range rows { // in the order of their days
		if rows[i].State == data.ShiftCancelled {
			continue
		}
		for _, d := range rows[i].Duties {
			if before := last[d.DeputyID]; before != "" {
				near = min(near, days.Between(before, rows[i].Day))
			}
			last[d.DeputyID] = rows[i].Day
		}
	}
	return near, policy.DesiredGap, nil
}

// FirstHole is the first planned seat of some shifts whose deputy is on leave or out of office, with who could take it best; nil when there
// is none.
func (a *Book) FirstHole(rows []ShiftRow) (*ShiftRow, string, error) {
	for i := range rows {
		r := &rows[i]
		if r.Holes() == 0 {
			continue
		}
		who, out := fmt.Sprintf("缺 %d 人", r.Open()), ""
		for k := range r.Seats {
			if r.Seats[k].State.Waits() {
				who, out = r.Seats[k].Name+string(r.Seats[k].State), r.Seats[k].DeputyID
				break
			}
		}
		found, err := a.Candidates(r.ID, out)
		if err != nil {
			return nil, "", err
		}
		text := fmt.Sprintf("%s %s：%s", r.Station, days.Short(r.Day), who)
		if len(found) > 0 {
			text += fmt.Sprintf("，可替 %d 人 → 建议 %s（%s）", len(found), found[0].Name, found[0].Why)
		} else {
			text += "，没有合适的人可替"
		}
		return r, text, nil
	}
	return nil, "", nil
}

// LoadRow is a deputy's duties in a year, by months.
type LoadRow struct {
	data.DeputyFields
	Called                string // the name, namesakes told apart
	Group, Station, Level string
	Months                [12][]LoadDay
	Planned, Served       int
}

// LoadDay is one duty: the day, and whether it was served.
type LoadDay struct {
	Day     int
	Station string
	Served  bool
}

// LoadColumns are the columns of the year's table: deputies × months.
func LoadColumns() []table.Column[*LoadRow] {
	columns := []table.Column[*LoadRow]{
		table.Of("name", "代表", 5, func(r *LoadRow) string { return r.Called }),
		table.Of("group", "代表小组", 6, func(r *LoadRow) string { return r.Group }).Hide(),
		table.Of("station", "主站", 7, func(r *LoadRow) string { return r.Station }),
	}
	for m := range 12 {
		columns = append(columns, table.Of(fmt.Sprintf("month%d", m+1), fmt.Sprintf("%d月", m+1), 3.2,
			func(r *LoadRow) string { return r.in(m) }))
	}
	return append(columns,
		table.Column[*LoadRow]{Name: "planned", Head: "排班", Width: 3, Cell: func(r *LoadRow) table.Cell { return table.N(r.Planned) }},
		table.Column[*LoadRow]{Name: "served", Head: "实到", Width: 3, Cell: func(r *LoadRow) table.Cell { return table.N(r.Served) }})
}

// in lists the days of a month: 4、18.
func (r *LoadRow) in(month int) string {
	words := make([]string, len(r.Months[month]))
	for i, d := range r.Months[month] {
		words[i] = fmt.Sprint(d.Day)
	}
	return strings.Join(words, "、")
}

// Load lists what each deputy has to serve in a year and has served, those in office and those who served.
func (a *Book) Load(year int) ([]LoadRow, error) {
	shifts, err := a.Shifts(fmt.Sprintf("%04d-01-01", year), fmt.Sprintf("%04d-12-31", year))
	if err != nil {
		return nil, err
	}
	deputies, err := a.DeputyRows(a.AsOf(fmt.Sprintf("%04d-12-31", year)))
	if err != nil {
		return nil, err
	}
	attended, err := a.DB().ShiftParticipations(fmt.Sprintf("%04d-01-01", year), fmt.Sprintf("%04d-12-31", year))
	if err != nil {
		return nil, err
	}
	served := map[string]int{}
	for i := range attended {
		served[attended[i].DeputyID] += app.OneIf(attended[i].Present())
	}
	at := map[string]int{}
	rows := make([]LoadRow, len(deputies))
	for i := range deputies {
		d := &deputies[i]
		home, _, _ := strings.Cut(d.Station, "、")
		rows[i] = LoadRow{DeputyFields: d.DeputyFields, Called: d.Called(), Group: d.Group, Station: home, Level: d.Levels,
			Served: served[d.ID]}
		at[d.ID] = i
	}
	for i := range shifts {
		s := &shifts[i]
		if s.State == data.ShiftCancelled {
			continue
		}
		when, err := time.Parse(time.DateOnly, s.Day)
		if err != nil {
			return nil, data.Fail(data.Damaged, err, "有一个班次的日期“%s”不是日期。请在“设置与备份”里检查台账，或恢复最近一份备份。", s.Day)
		}
		for k := range s.Seats {
			i, known := at[s.Seats[k].DeputyID]
			if !known { // check says so
				continue
			}
			month := &rows[i].Months[when.Month()-1]
			*month = append(*month, LoadDay{Day: when.Day(), Station: s.Station, Served: s.Seats[k].Served()})
			rows[i].Planned++
		}
	}
	return slices.DeleteFunc(rows, func(r LoadRow) bool {
		return r.Planned+r.Served == 0 && !deputies[at[r.ID]].InOffice
	}), nil
}

// NoticeDue lists the shifts whose public notice must go up by now: it does so some days before. Those of which one went out are not among
// them.
func (a *Book) NoticeDue() ([]ShiftRow, error) {
	policy, err := a.DB().DutyPolicy()
	if err != nil {
		return nil, err
	}
	out, err := a.DB().IssuedRecords(data.NoticePaper)
	if err != nil {
		return nil, err
	}
	rows, err := a.Shifts(a.Today(), days.After(a.Today(), policy.NoticeDays))
	return slices.DeleteFunc(rows, func(r ShiftRow) bool {
		return out[r.ID] || r.State == data.ShiftCancelled || r.ActivityID != "" || len(r.Duties) == 0
	}), err
}

// DutyWaiting counts what waits to be done about duty: seats that nobody serves within the month to come, notices that are due, shifts
// that were not recorded.
func (a *Book) DutyWaiting() (n int, err error) {
	rows, err := a.OpenShifts()
	if err != nil {
		return 0, err
	}
	for i := range rows {
		n += rows[i].Holes() + app.OneIf(rows[i].Past)
	}
	due, err := a.NoticeDue()
	return n + len(due), err
}
