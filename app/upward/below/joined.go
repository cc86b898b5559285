package below

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"

	"liujin/app/days"
	"liujin/app/parcel"
	"liujin/app/upward"
	"liujin/data"
)

// UnitPart is what a unit reported of one of the periods that are joined.
type UnitPart struct {
	parcel.Period
	Unit UnitSummary
}

// joins are what was counted of joined files, by the days and the files: a second look need not read them again.
type joins struct {
	sync.Mutex
	tallies map[string]tally
}

// get is what was counted of some files together.
func (j *joins) get(key string) (t tally, ok bool) {
	j.Lock()
	defer j.Unlock()
	t, ok = j.tallies[key]
	return t, ok
}

func (j *joins) put(key string, t tally) {
	j.Lock()
	defer j.Unlock()
	if j.tallies == nil {
		j.tallies = map[string]tally{}
	}
	j.tallies[key] = t
}

// within are the periods of some that lie in a span and are joined for it, the earliest first: those that are over or were reported, the
// finest, none of a day that another has.
func within(all []SummedPeriod, span days.Span, today string) (parts []parcel.Period) {
	in := func(p parcel.Period, from, to string) bool {
		return p.From >= from && p.To <= to && (p.From > from || p.To < to)
	}
	for i := range all {
		p := all[i].Period
		if in(p, span.From, span.To) && (all[i].Any || p.To < today) &&
			!slices.ContainsFunc(all, func(other SummedPeriod) bool { return in(other.Period, p.From, p.To) }) {
			parts = append(parts, p)
		}
	}
	slices.SortFunc(parts, func(x, y parcel.Period) int { return cmp.Or(cmp.Compare(x.From, y.From), cmp.Compare(x.To, y.To)) })
	last := ""
	return slices.DeleteFunc(parts, func(p parcel.Period) bool {
		if p.From <= last {
			return true
		}
		last = p.To
		return false
	})
}

// longer are the quarters, halves, years and activity months in which two periods or more lie that can be joined, the newest first.
func (a *Book) longer(all []SummedPeriod) (found []SummedPeriod, err error) {
	named, err := a.CampaignSpans()
	if err != nil {
		return nil, err
	}
	var spans []SummedPeriod
	for _, s := range named {
		spans = append(spans, SummedPeriod{Period: parcel.Period{Name: s.Campaign.Name, From: s.From, To: s.To}})
	}
	for i := range all {
		for _, of := range []func(string) days.Span{days.QuarterSpan, days.HalfSpan, days.YearSpan} {
			spans = append(spans, SummedPeriod{Period: upward.Period(of(all[i].From))})
		}
	}
	for _, s := range spans {
		same := func(one SummedPeriod) bool { return one.From == s.From && one.To == s.To }
		if slices.ContainsFunc(all, same) || slices.ContainsFunc(found, same) {
			continue
		}
		s.Parts = within(all, days.Span{From: s.From, To: s.To}, a.Today())
		if len(s.Parts) > 1 {
			found = append(found, s)
		}
	}
	slices.SortStableFunc(found, func(x, y SummedPeriod) int { return cmp.Or(-cmp.Compare(x.To, y.To), -cmp.Compare(x.From, y.From)) })
	return found, nil
}

// Over sums up the days of a period: what was reported of these very days, or else of the periods that lie within, joined.
func (a *Book) Over(p parcel.Period) (*Summary, error) {
	all, _, err := a.Periods()
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(one SummedPeriod) bool { return len(one.Parts) > 0 })
	parts := within(all, days.Span{From: p.From, To: p.To}, a.Today())
	if len(parts) == 0 || slices.ContainsFunc(all, func(one SummedPeriod) bool { return one.From == p.From && one.To == p.To }) {
		return a.Summary(p)
	}
	s, _, err := a.Joined(&SummedPeriod{Period: p, Parts: parts}, true)
	return s, err
}

// Joined sums up what the units reported of several periods as of one. Where files have to be read for it that were not joined yet, it does
// so if it may take its time (gather), or else says that it is not ready and leaves their figures out.
func (a *Book) Joined(p *SummedPeriod, gather bool) (s *Summary, ready bool, err error) {
	s, ready = &Summary{Period: p.Period, Parts: p.Parts, Total: map[string]int{}}, true
	below, err := a.DB().Below()
	if err != nil {
		return nil, false, err
	}
	given, err := a.givenIn(p.Period)
	if err != nil {
		return nil, false, err
	}
	for _, office := range below {
		s.Units = append(s.Units, UnitSummary{Office: office})
	}
	for _, part := range p.Parts {
		one, err := a.reported(part)
		if err != nil {
			return nil, false, err
		}
		for i := range s.Units {
			if u := one.Unit(s.Units[i].Office.ID); u != nil {
				s.Units[i].Parts = append(s.Units[i].Parts, UnitPart{one.Period, *u})
			}
		}
	}
	for i := range s.Units {
		u := &s.Units[i]
		done, err := a.joinUnit(u, p.Period, gather)
		if err != nil {
			return nil, false, err
		}
		ready = ready && done
		u.give(given.Of(u.Office.ID))
	}
	return s, ready, a.sum(s)
}

// joinUnit joins what a unit reported of the parts; done is false where its files were not read.
func (a *Book) joinUnit(u *UnitSummary, p parcel.Period, gather bool) (done bool, err error) {
	typed, named := false, false // some was typed; the last of them names persons, as what stands as of a day does
	key := []string{p.From, p.To}
	u.State = upward.UnitMissing
	for i := range u.Parts {
		v := &u.Parts[i].Unit
		u.All = append(u.All, v.All...)
		switch {
		case v.Counted.ID == "" && v.State == upward.UnitReturned && u.Counted.ID == "":
			u.State = v.State
		case v.Counted.ID == "":
		case v.Counted.Source == data.SourceFile:
			u.State, u.Counted, named = upward.UnitReported, v.Counted, true
			key = append(key, v.Counted.Hash)
		default:
			u.State, typed, named = upward.UnitReported, true, false
			if u.Counted.Source != data.SourceFile {
				u.Counted = v.Counted
			}
		}
	}
	if u.Counted.ID == "" {
		return true, nil
	}
	t := tally{}
	if len(key) > 2 {
		if t, done = a.joined.get(strings.Join(key, "|")); !done {
			if !gather {
				return false, nil
			}
			if t, err = a.joinFiles(u, p); err != nil {
				return false, err
			}
			a.joined.put(strings.Join(key, "|"), t)
		}
	}
	u.Below = t.below
	u.join(t.figures, typed)
	if named {
		u.people = told(t.people, u.Figures)
	}
	return true, nil
}

// told are persons in those figures of persons alone that are told.
func told(people []upward.Individual, figures map[string]int) []upward.Individual {
	var in uint64
	for key := range figures {
		in |= upward.BitOf(key)
	}
	all := slices.Clone(people)
	for i := range all {
		all[i].In &= in
	}
	return all
}

// join takes the figures of the joined files. Where some were typed those of all parts are added up as they are: a later file has the
// matters of the days that were typed too, and they would count twice.
func (u *UnitSummary) join(files map[string]int, typed bool) {
	u.Figures = maps.Clone(files)
	if typed {
		var all []map[string]int
		for i := range u.Parts {
			if v := &u.Parts[i].Unit; v.Counted.ID != "" {
				all = append(all, v.Figures)
			}
		}
		u.Figures = upward.AddUp(all)
	}
	for i := range u.Parts {
		part := &u.Parts[i]
		for key := range part.Unit.Figures {
			if _, told := u.Figures[key]; !told && !slices.Contains(u.Untold, key) {
				u.Untold = append(u.Untold, key)
			}
		}
		for _, d := range part.Unit.Doubts {
			if _, told := u.Figures[d.Key]; told {
				d.Text = part.Name + "　" + d.Text
				u.Doubts = append(u.Doubts, d)
			}
		}
	}
	slices.Sort(u.Untold)
}

// opened are the files of a unit's parts, the earliest first.
func (a *Book) opened(u *UnitSummary) (all []*upward.Opened, err error) {
	for i := range u.Parts {
		v := &u.Parts[i].Unit.Counted
		if v.ID == "" || v.Source != data.SourceFile {
			continue
		}
		o, err := a.Kept(v.ID)
		if err != nil {
			return nil, err
		}
		all = append(all, o)
	}
	return all, nil
}

// joinFiles counts the files of a unit's parts as one.
func (a *Book) joinFiles(u *UnitSummary, p parcel.Period) (t tally, err error) {
	all, err := a.opened(u)
	if err != nil {
		return t, err
	}
	s := upward.Join(p, all)
	return tally{figures: s.WholeOf(all), people: s.People(u.Office.Code), below: s.Below}, nil
}

// JoinedRows are the rows of a unit's files that are joined, at least one.
func (a *Book) JoinedRows(u *UnitSummary, p parcel.Period) (*upward.Statement, error) {
	all, err := a.opened(u)
	if err != nil {
		return nil, err
	}
	return upward.Join(p, all), nil
}

// Lacks are the periods of those that are joined of which nothing of the unit counts, as short as they can be told.
func (u *UnitSummary) Lacks() (names []string) {
	for i := range u.Parts {
		if part := &u.Parts[i]; part.Unit.Counted.ID == "" {
			_, month, ok := strings.Cut(part.Name, "年")
			if !ok || month == "" {
				month = part.Name
			}
			names = append(names, month)
		}
	}
	return names
}

// joinedTags are the small words of joined periods: 缺 10月, 代录, 待核 3.
func (u *UnitSummary) joinedTags() (tags []string) {
	if u.Counted.ID == "" {
		return nil
	}
	if lacks := u.Lacks(); len(lacks) > 0 {
		tags = append(tags, "缺 "+strings.Join(lacks, "、"))
	}
	for _, source := range []data.ReceivedSource{data.SourceForm, data.SourceTyped} {
		if slices.ContainsFunc(u.Parts, func(p UnitPart) bool { return p.Unit.Counted.Source == source }) {
			tags = append(tags, string(source))
		}
	}
	return tags
}

// joinedWords say which periods are joined, what is lacking of whom, and what does not follow; "" none are joined.
func (s *Summary) joinedWords() string {
	if len(s.Parts) == 0 {
		return ""
	}
	names := make([]string, len(s.Parts))
	for i := range s.Parts {
		names[i] = s.Parts[i].Name
	}
	text := "；由 " + strings.Join(names, "、") + " 合并"
	untold := false
	for i := range s.Units {
		u := &s.Units[i]
		if lacks := u.Lacks(); u.Counted.ID != "" && len(lacks) > 0 {
			text += "；" + u.Office.Called() + "缺 " + strings.Join(lacks, "、")
		}
		untold = untold || len(u.Untold) > 0
	}
	if untold {
		text += "；没有逐条记录的（填报表、代录和县里报来的乡镇数字），按人、按家、按件计的几期不能相加，记为“—”"
	}
	return text
}
