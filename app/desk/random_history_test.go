package desk_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/days"
	"liujin/app/desk"
	"liujin/data"
)

// event is one thing that the office put on record. What is true on a day follows from all of them in the order of their days, by rules
// that this test states anew.
type event struct {
	day, kind string
	who       []string // deputies by id; of a village itself
	what      string   // a group, a station, a village, a post
}

// history is a ledger and the events that made it.
type history struct {
	*testing.T
	a                                  *app.App
	rnd                                *rand.Rand
	people, groups, stations, villages []string
	events                             []event
	terms                              int
}

// newHistory makes a ledger with some of everything and no seat.
func newHistory(t *testing.T, seed uint64) *history {
	h := &history{T: t, a: apptest.EmptyOn(t, "2029-12-31"), rnd: rand.New(rand.NewPCG(seed, 3))}
	h.do("开始", func(tx *data.Tx) error {
		for i := range 4 {
			g := data.Group{Name: fmt.Sprintf("小组%d", i), Sort: i + 1}
			s := data.Station{StationFields: data.StationFields{Name: fmt.Sprintf("站%d", i), Kind: data.StationLiaison}}
			v := data.Village{Name: fmt.Sprintf("村%d", i), Kind: data.VillageRural, Code: fmt.Sprint(200 + i)}
			for _, save := range []func() error{func() error { return tx.SaveGroup(&g) }, func() error { return tx.SaveStation(&s) },
				func() error { return tx.SaveVillage(&v) }} {
				if err := save(); err != nil {
					return err
				}
			}
			h.groups, h.stations, h.villages = append(h.groups, g.ID), append(h.stations, s.ID), append(h.villages, v.ID)
		}
		for i := range 9 {
			d := data.Deputy{DeputyFields: data.DeputyFields{Name: fmt.Sprintf("代表%d", i), GroupID: h.groups[i%3], Employer: "原单位"}}
			if err := tx.SaveDeputy(&d); err != nil {
				return err
			}
			h.people = append(h.people, d.ID)
		}
		return nil
	})
	return h
}

func (h *history) do(label string, fn func(*data.Tx) error) {
	h.Helper()
	h.must(h.a.Do(label, fn))
}

func (h *history) must(err error) {
	h.Helper()
	if err != nil {
		h.Fatal(err, h.events)
	}
}

// fact is what is true on a day.
type fact struct {
	seated, suspended, ended map[string]bool
	group, job, called, into map[string]string
	stations                 map[string]map[string]bool
}

// on replays the events up to a day.
func (h *history) on(day string) fact {
	f := fact{map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]string{}, map[string]string{}, map[string]string{},
		map[string]string{}, map[string]map[string]bool{}}
	for i, p := range h.people {
		f.group[p], f.job[p], f.stations[p] = h.groups[i%3], "原单位", map[string]bool{}
	}
	for i, v := range h.villages {
		f.called[v] = fmt.Sprintf("村%d", i)
	}
	for _, e := range h.events { // each on a later day than the one before, but for visits
		if e.day <= day && e.kind != "走访" {
			f.take(e)
		}
	}
	return f
}

func (f *fact) take(e event) {
	switch e.kind {
	case "换届":
		f.seated, f.suspended = map[string]bool{}, map[string]bool{}
		for _, p := range e.who {
			f.seated[p] = true
		}
	case "补选":
		f.seated[e.who[0]] = true
	case string(data.MandateSuspend):
		f.suspended[e.who[0]] = true
	case string(data.MandateRestore):
		delete(f.suspended, e.who[0])
	case string(data.MandateResigned):
		delete(f.seated, e.who[0])
	case "小组":
		f.group[e.who[0]] = e.what
	case "职务":
		f.job[e.who[0]] = e.what
	case "进站":
		f.stations[e.who[0]][e.what] = true
	case "出站":
		delete(f.stations[e.who[0]], e.what)
	case string(data.SubjectRenamed):
		f.called[e.who[0]] = e.what
	case string(data.SubjectMerged):
		f.ended[e.who[0]], f.into[e.who[0]] = true, e.what
	case string(data.SubjectClosed):
		f.ended[e.who[0]] = true
	}
}

func (f *fact) inOffice(p string) bool { return f.seated[p] && !f.suspended[p] }

// plainly is what is to be said about a day and the month up to it, by the events.
func (h *history) plainly(day string) string {
	f, from := h.on(day), days.After(day, -30)
	took, walked := map[string]bool{}, map[string]bool{}
	times, persons := 0, 0
	for _, e := range h.events {
		if e.kind != "走访" || e.day < from || e.day > day {
			continue
		}
		times, persons = times+1, persons+len(e.who)
		for v := e.what; v != ""; v = f.into[v] { // a successor was walked into where one that it succeeded was
			walked[v] = true
		}
		for _, p := range e.who {
			took[p] = true
		}
	}
	out := []string{fmt.Sprintf("%d 次 %d 人次 %d 人", times, persons, len(took))}
	members, idle := map[string]int{}, map[string]int{}
	for i, p := range h.people {
		out = append(out, fmt.Sprintf("代表%d %v %s %s %v", i, f.inOffice(p), f.group[p], f.job[p], slices.Sorted(maps.Keys(f.stations[p]))))
		members[f.group[p]] += one(f.inOffice(p))
		idle[f.group[p]] += one(f.inOffice(p) && !took[p])
	}
	for i, g := range h.groups {
		if members[g] > 0 {
			out = append(out, fmt.Sprintf("小组%d %d 人，%d 人没有参加", i, members[g], idle[g]))
		}
	}
	for _, v := range h.villages {
		if !f.ended[v] {
			out = append(out, fmt.Sprintf("%s 没有走进：%v", f.called[v], !walked[v]))
		}
	}
	return strings.Join(out, "\n")
}

// said is what the program says about the same.
func (h *history) said(day string) string {
	h.Helper()
	from := days.After(day, -30)
	walks := apptest.Must(desk.New(h.a).Walks(from, day, data.Targets{}))(h.T)
	visits := walks.Of(data.WalkEnterprise)
	out := []string{fmt.Sprintf("%d 次 %d 人次 %d 人", visits.Times, visits.Persons, len(desk.TookPart(&walks)))}
	at := map[string][]string{}
	for _, m := range apptest.Must(h.a.DB().MembersOn(day))(h.T) {
		at[m.DeputyID] = append(at[m.DeputyID], m.StationID)
	}
	rows := apptest.Must(h.a.DeputyRows(day))(h.T)
	for _, p := range h.people {
		d := rows[slices.IndexFunc(rows, func(d app.DeputyRow) bool { return d.ID == p })]
		slices.Sort(at[p])
		out = append(out, fmt.Sprintf("%s %v %s %s %v", d.Name, d.InOffice, d.GroupID, d.Employer, at[p]))
	}
	for _, g := range apptest.Must(desk.New(h.a).GroupParts(from, day))(h.T) {
		out = append(out, fmt.Sprintf("%s %d 人，%d 人没有参加", g.Name, g.Members, len(g.Idle)))
	}
	missing := apptest.Must(desk.New(h.a).VillagesWithout(from, day))(h.T)
	for _, v := range apptest.Must(h.a.VillagesOn(day))(h.T) {
		out = append(out, fmt.Sprintf("%s 没有走进：%v", v.Name, slices.Contains(missing, v.Name)))
	}
	return strings.Join(out, "\n")
}

// live puts something random on record that begins on a day, or a visit of some day before; false when nothing can be done now.
func (h *history) live(day string) bool {
	f := h.on(day)
	any := func(of []string) string { return of[h.rnd.IntN(len(of))] }
	p, v := any(h.people), any(h.villages)
	e := event{day: day, who: []string{p}}
	switch n := h.rnd.IntN(12); {
	case n == 0:
		return h.elect(day)
	case n == 1 && h.terms > 0 && !f.seated[p]:
		return h.byElect(e)
	case n == 2 && f.inOffice(p):
		return h.change(e, data.MandateSuspend)
	case n == 3 && f.seated[p] && f.suspended[p]:
		return h.change(e, data.MandateRestore)
	case n == 4 && f.inOffice(p):
		return h.change(e, data.MandateResigned)
	case n == 5:
		e.kind, e.what = "小组", any(h.groups)
		return e.what != f.group[p] && h.dated(e, func(d *data.Deputy) { d.GroupID = e.what })
	case n == 6:
		e.kind, e.what = "职务", "单位"+day
		return h.dated(e, func(d *data.Deputy) { d.Employer = e.what })
	case n == 7:
		if e.what = any(h.stations); len(f.stations[p]) > 0 && h.rnd.IntN(2) == 0 {
			e.what = slices.Min(slices.Collect(maps.Keys(f.stations[p])))
		}
		if e.kind = "进站"; f.stations[p][e.what] {
			e.kind = "出站"
		}
		return h.dated(e, func(d *data.Deputy) {
			if e.kind == "进站" {
				d.Stations = append(d.Stations, data.Member{StationID: e.what})
				return
			}
			d.Stations = slices.DeleteFunc(d.Stations, func(m data.Member) bool { return m.StationID == e.what })
		})
	case n == 8 && !f.ended[v]:
		e.kind, e.who, e.what = string(data.SubjectRenamed), []string{v}, "村"+day
		h.must(h.a.Rename(h.subject(e), e.what))
	case n == 9 && !f.ended[v] && len(f.ended) < 2:
		if e.kind, e.who = string(data.SubjectClosed), []string{v}; h.rnd.IntN(2) == 0 {
			if e.kind, e.what = string(data.SubjectMerged), any(h.villages); e.what == v || f.ended[e.what] {
				return false
			}
		}
		h.must(h.a.SaveSubjectChange(h.subject(e)))
	case n > 9:
		return h.visit(day)
	default:
		return false
	}
	h.events = append(h.events, e)
	return true
}

func (h *history) subject(e event) *data.SubjectChange {
	c := &data.SubjectChange{SubjectTable: data.KindVillage, SubjectID: e.who[0], Day: e.day, Kind: data.SubjectChangeKind(e.kind)}
	if c.Kind == data.SubjectMerged {
		c.SuccessorID = e.what
	}
	return c
}

func (h *history) elect(day string) bool {
	h.terms++
	e := event{day: day, kind: "换届"}
	h.do("换届", func(tx *data.Tx) error {
		term := data.Term{Level: data.LevelTown, Number: h.terms + 10, Starts: day}
		if err := tx.SaveTerm(&term); err != nil {
			return err
		}
		for _, p := range h.people {
			if h.rnd.IntN(3) == 0 {
				continue
			}
			d, err := tx.Deputy(p)
			if err != nil {
				return err
			}
			m := data.NewMandate(data.LevelTown)
			m.TermID = term.ID
			d.Mandates = append(d.Mandates, m)
			if err := tx.SaveDeputy(&d); err != nil {
				return err
			}
			e.who = append(e.who, p)
		}
		return nil
	})
	h.events = append(h.events, e)
	return true
}

// term is the one that runs.
func (h *history) term(day string) string {
	id, starts := "", ""
	for _, t := range apptest.Must(h.a.Terms())(h.T) {
		if t.Starts <= day && t.Starts > starts {
			id, starts = t.ID, t.Starts
		}
	}
	return id
}

func (h *history) byElect(e event) bool {
	d := apptest.Must(h.a.Deputy(e.who[0]))(h.T)
	m := data.NewMandate(data.LevelTown)
	m.TermID, m.Election, m.Starts = h.term(e.day), data.ElectionBy, e.day
	d.Mandates = append(d.Mandates, m)
	h.must(h.a.SaveDeputy(&d))
	e.kind = "补选"
	h.events = append(h.events, e)
	return true
}

// change takes what happens to the seat that is held.
func (h *history) change(e event, kind data.MandateChangeKind) bool {
	e.kind = string(kind)
	for _, m := range apptest.Must(h.a.Mandates())(h.T)[e.who[0]] {
		if s := m.On(e.day); s == data.MandateInOffice || s == data.MandateSuspended {
			h.must(h.a.ChangeMandate(e.who[0], data.MandateChange{MandateID: m.ID, Day: e.day, Kind: kind}))
			h.events = append(h.events, e)
			return true
		}
	}
	h.Fatal("nothing is held", e, h.events)
	return false
}

// dated changes what is dated of a deputy.
func (h *history) dated(e event, change func(*data.Deputy)) bool {
	d := apptest.Must(h.a.Deputy(e.who[0]))(h.T)
	change(&d)
	h.must(h.a.Since(&d, e.day))
	h.must(h.a.SaveDeputy(&d))
	h.events = append(h.events, e)
	return true
}

// visit records a visit of a day up to now, by those who were in office then.
func (h *history) visit(now string) bool {
	e := event{day: days.After(now, -h.rnd.IntN(50)), kind: "走访"}
	f := h.on(e.day)
	who := slices.DeleteFunc(slices.Clone(h.people), func(p string) bool { return !f.inOffice(p) })
	places := slices.DeleteFunc(slices.Clone(h.villages), func(v string) bool { return f.ended[v] })
	if len(who) == 0 || len(places) == 0 {
		return false
	}
	h.rnd.Shuffle(len(who), func(i, j int) { who[i], who[j] = who[j], who[i] })
	e.who, e.what = who[:1+h.rnd.IntN(len(who))], places[h.rnd.IntN(len(places))]
	firm := data.Enterprise{EnterpriseFields: data.EnterpriseFields{Name: fmt.Sprintf("企业%d", len(h.events)), Kind: data.EnterpriseCompany}}
	v := data.Visit{Activity: data.Activity{ActivityFields: data.ActivityFields{Day: e.day, VillageID: e.what}},
		Fields: data.VisitFields{Venue: data.VenueEnterprise}}
	for _, p := range e.who {
		v.Deputies = append(v.Deputies, data.Participation{DeputyID: p})
	}
	h.do("走访", func(tx *data.Tx) error {
		if err := tx.SaveEnterprise(&firm); err != nil {
			return err
		}
		v.Fields.EnterpriseID = firm.ID
		return tx.SaveVisit(&v)
	})
	h.events = append(h.events, e)
	return true
}

// Whatever happens, what is said of any day is what the events up to it say: nothing put on record with a later day changes it, and what
// is undone never was.
func TestRandomHistories(t *testing.T) {
	t.Parallel()
	happened := map[string]int{}
	for seed := range uint64(8) {
		h := newHistory(t, seed)
		h.elect("2026-01-05")
		for now := "2026-01-10"; now < "2028-12-01"; now = days.After(now, 5+h.rnd.IntN(25)) {
			terms, known := h.terms, len(h.events)
			before := days.After(now, -1-h.rnd.IntN(200))
			was := h.said(before)
			if !h.live(now) {
				continue
			}
			last := h.events[len(h.events)-1]
			if last.day >= now && h.said(before) != was {
				t.Fatalf("seed %d: %+v changed %s:\n%s\n\nit was\n%s", seed, last, before, h.said(before), was)
			}
			if h.rnd.IntN(6) == 0 {
				h.must(h.a.Undo())
				h.terms, h.events = terms, h.events[:known]
			}
			for _, day := range []string{now, days.After(now, -1), days.After(now, -h.rnd.IntN(700)), days.After(now, h.rnd.IntN(60))} {
				if got, want := h.said(day), h.plainly(day); got != want {
					t.Fatalf("seed %d, after %+v, of %s it says\n%s\n\nby the events\n%s", seed, last, day, got, want)
				}
			}
		}
		if faults := apptest.Must(h.a.DB().Check())(t); len(faults) > 0 {
			t.Error(faults)
		}
		for _, e := range h.events {
			happened[e.kind]++
		}
	}
	if len(happened) != 13 { // else the histories are too tame
		t.Errorf("only this happened: %v", happened)
	}
}
