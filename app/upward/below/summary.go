package below

import (
	"fmt"
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/parcel"
	"liujin/app/upward"
	"liujin/data"
)

// UnitSummary is what one unit reported of a period.
type UnitSummary struct {
	Office  data.Office
	State   upward.UnitState
	Counted data.ReceivedFields // what counts of it; its ID is "" where nothing does
	All     []data.ReceivedFields
	Figures map[string]int  // by key; of what was typed only some
	Doubts  []upward.Remark // those that nobody settled: such figures are in no total
	Said    []upward.Remark // a jump of which the unit said why: counted, and told
	Quiet   []string        // what is odd about figures without a ledger behind them; they count all the same
	Checks  []data.ReceivedCheck
	Given   data.Targets // the tasks that it was given for the period
	Stated  data.Targets // the targets that it stated itself
	Below   upward.Below // what the offices below it reported: in the figures, and not in people
	Parts   []UnitPart   // where periods are joined: what it reported of each
	Untold  []string     // the keys of figures that were told of parts, and follow for all of them together from no rows
	people  []upward.Individual
	onTime  string // of the sum: how many units were on time, "" where no day was set
}

// RecordID is the office's id.
func (u *UnitSummary) RecordID() string { return u.Office.ID }

// Unit is what an office reported, by its id; nil where it is none of those below.
func (s *Summary) Unit(id string) *UnitSummary {
	if i := slices.IndexFunc(s.Units, func(u UnitSummary) bool { return u.Office.ID == id }); i >= 0 {
		return &s.Units[i]
	}
	return nil
}

// Figure is a figure of the unit, and whether there is one that counts.
func (u *UnitSummary) Figure(key string) (n int, sure bool) {
	n, ok := u.Figures[key]
	return n, ok && !u.Doubtful(key)
}

// Doubtful reports whether a figure waits to be settled.
func (u *UnitSummary) Doubtful(key string) bool {
	return slices.ContainsFunc(u.Doubts, func(d upward.Remark) bool { return d.Key == key })
}

// Tags are small words beside the state: 更正 2, 填报表, 代录, 零报告, 待核 3.
func (u *UnitSummary) Tags() (tags []string) {
	if u.onTime != "" {
		return []string{u.onTime}
	}
	switch {
	case u.Parts != nil:
		tags = u.joinedTags()
	case u.Counted.ID == "":
		return nil
	default:
		tags = u.receivedTags()
	}
	if n := len(u.Doubts); n > 0 {
		tags = append(tags, fmt.Sprintf("待核 %d", n))
	}
	if u.TaskWords() != "" {
		tags = append(tags, "任务数不同")
	}
	return append(tags, u.Quiet...)
}

// receivedTags say how what counts came.
func (u *UnitSummary) receivedTags() (tags []string) {
	if u.Counted.Source != data.SourceFile {
		tags = append(tags, string(u.Counted.Source))
	}
	if n := u.Counted.Sequence - 1; n > 0 && u.Counted.Source != data.SourceTyped {
		tags = append(tags, fmt.Sprintf("更正 %d", n))
	}
	if u.Counted.Zero {
		tags = append(tags, "零报告")
	}
	return tags
}

// Summary (汇总) is what all units reported of a period.
type Summary struct {
	Period      parcel.Period
	Requirement data.Requirement // its ID is "" where none was set
	Parts       []parcel.Period  // that are joined; none: it is one that was reported as it is
	Units       []UnitSummary
	Total       map[string]int // of all that reported: persons once, doubtful figures left out
	Repeats     map[string]int // 其中重复: by how many persons the sum of a figure is more
	Alike       []Alike        // persons who may be one with somebody of another unit; nobody said
}

// Reported is how many units did.
func (s *Summary) Reported() (n int) {
	for i := range s.Units {
		n += app.OneIf(s.Units[i].Counted.ID != "")
	}
	return n
}

// OnTime is how many units did in time.
func (s *Summary) OnTime() (n int) {
	for i := range s.Units {
		n += app.OneIf(s.Units[i].State == upward.UnitOnTime)
	}
	return n
}

// Missing are the units that did not report, or whose report was given back.
func (s *Summary) Missing() (names []string) {
	for i := range s.Units {
		if s.Units[i].Counted.ID == "" {
			names = append(names, s.Units[i].Office.Name)
		}
	}
	return names
}

// Title is what the table of the period is called.
func (s *Summary) Title() string { return s.Period.Name + "代表履职情况汇总表" }

// Summary sums up what the units below reported of a period.
func (a *Book) Summary(p parcel.Period) (*Summary, error) {
	s, err := a.reported(p)
	if err != nil {
		return nil, err
	}
	return s, a.sum(s)
}

// reported is what each of the units below reported of a period, before anything is added up.
func (a *Book) reported(p parcel.Period) (*Summary, error) {
	s := &Summary{Period: p, Total: map[string]int{}}
	below, err := a.DB().Below()
	if err != nil {
		return nil, err
	}
	asked, err := a.DB().Requirements(false)
	if err != nil {
		return nil, err
	}
	if q := requirementOf(asked, &p); q != nil {
		s.Requirement, s.Period.Name = *q, q.Name
	}
	now, err := a.heap(p)
	if err != nil {
		return nil, err
	}
	before, err := a.heap(earlier(p))
	if err != nil {
		return nil, err
	}
	given, err := a.givenIn(p)
	if err != nil {
		return nil, err
	}
	for _, office := range below {
		u := now.unit(office)
		u.give(given.Of(office.ID))
		if was := before.unit(office); u.Counted.ID != "" && was.Counted.ID != "" {
			u.jump(was.Figures)
		}
		u.state(s.Requirement.Due)
		s.Units = append(s.Units, u)
	}
	return s, nil
}

// earlier is the period before one, of the same length: the month before, or as many days.
func earlier(p parcel.Period) parcel.Period {
	if before := (days.Span{From: p.From, To: p.To}).Before(); before.From != "" {
		return upward.Period(before)
	}
	n := days.Count(p.From, p.To)
	return upward.Period(days.Span{From: days.After(p.From, -n), To: days.After(p.From, -1)})
}

// heap is all that was received of a period.
type heap struct {
	all     []data.ReceivedFields
	counts  []data.ReceivedFields
	checks  map[string][]data.ReceivedCheck
	typed   map[string][]data.ReceivedFigure
	tallies map[string]tally
}

func (a *Book) heap(p parcel.Period) (h heap, err error) {
	if h.all, err = a.DB().ReceivedOf(p.From, p.To); err != nil || len(h.all) == 0 {
		return h, err
	}
	h.counts = Counting(h.all)
	if h.checks, err = a.DB().ReceivedChecks(p.From, p.To); err != nil {
		return h, err
	}
	if h.typed, err = a.DB().ReceivedFigures(p.From, p.To); err != nil {
		return h, err
	}
	h.tallies, err = a.tallies(p, h.all)
	return h, err
}

// unit is what one unit reported.
func (h *heap) unit(office data.Office) UnitSummary {
	u := UnitSummary{Office: office}
	for i := range h.all {
		if h.all[i].Code == office.Code {
			u.All = append(u.All, h.all[i])
		}
	}
	at := slices.IndexFunc(h.counts, func(r data.ReceivedFields) bool { return r.Code == office.Code })
	if at < 0 {
		return u
	}
	u.Counted = h.counts[at]
	u.Checks = h.checks[u.Counted.ID]
	if u.Counted.Source == data.SourceFile {
		t := h.tallies[u.Counted.Hash]
		u.Figures, u.people, u.Below = t.figures, t.people, t.below
		u.doubt(t.remarks)
		return u
	}
	u.Figures = map[string]int{}
	for _, f := range h.typed[u.Counted.ID] {
		u.Figures[f.Figure] = f.Value
	}
	u.doubt(upward.PartsAbove(u.Figures))
	u.Quiet = QuietMarks(u.Figures)
	return u
}

// doubt adds what is doubtful and was not settled.
func (u *UnitSummary) doubt(remarks []upward.Remark) {
	for _, r := range remarks {
		if !slices.ContainsFunc(u.Checks, func(c data.ReceivedCheck) bool { return c.Figure == r.Key }) {
			u.Doubts = append(u.Doubts, r)
		}
	}
}

// jump adds the figures that jump; where the unit said why, they count, and that is told.
func (u *UnitSummary) jump(before map[string]int) {
	found := upward.JumpsOf(u.Figures, before)
	if strings.TrimSpace(u.Counted.Note) != "" {
		u.Said = found
		return
	}
	u.doubt(found)
}

// state says how the unit stands. On time is a file that was made by the due day, whenever it came: what was put right later stays on time.
func (u *UnitSummary) state(due string) {
	first := ""
	for i := range u.All {
		if r := &u.All[i]; r.Stands() && (first == "" || r.Made < first) {
			first = r.Made
		}
	}
	switch {
	case u.Counted.ID == "" && len(u.All) > 0:
		u.State = upward.UnitReturned
	case u.Counted.ID == "":
		u.State = upward.UnitMissing
	case due == "":
		u.State = upward.UnitReported
	case first <= due:
		u.State = upward.UnitOnTime
	default:
		u.State = upward.UnitLate
	}
}

// sum adds up what is sure. Persons are counted once, whichever units name them.
func (a *Book) sum(s *Summary) error {
	known, err := a.DB().Identities()
	if err != nil {
		return err
	}
	for i := range s.Units {
		u := &s.Units[i]
		for key, n := range u.Figures {
			if !u.Doubtful(key) {
				s.Total[key] += n
			}
		}
	}
	c := newCrowd(persons(s.Units), known)
	s.Repeats, s.Alike = c.repeats(), c.alike()
	for key, more := range s.Repeats {
		s.Total[key] -= more
	}
	return nil
}

// sure are the unit's persons, each in those figures alone that are not doubtful.
func (u *UnitSummary) sure() []upward.Individual {
	var doubted uint64
	for _, d := range u.Doubts {
		doubted |= upward.BitOf(d.Key)
	}
	if doubted == 0 {
		return u.people
	}
	all := slices.Clone(u.people)
	for i := range all {
		all[i].In &^= doubted
	}
	return all
}
