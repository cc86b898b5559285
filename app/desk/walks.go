package desk

import (
	"fmt"
	"slices"

	"liujin/app"
	"liujin/app/figures"
	"liujin/data"
)

// WalkCount is how far one of the six walk-ins is within a span of days: each number is that of the rows that it opens. An activity
// to which nobody came counts nowhere.
type WalkCount struct {
	*data.WalkInfo
	Done, Target int             // in its unit
	Subjects     int             // what they were about: villages, enterprises (家), stations, projects (项), constituencies, courses (期)
	Times        int             // activities (次)
	Persons      int             // participations of those present (人次)
	People       int             // whom they reached: 听众, 接待, 选民 人次
	Hours        int             // of training that those present had (学时), in tenths
	Opinions     int             // taken there (活动中收集)
	Deputies     map[string]bool // who took part
	Villages     map[string]bool // where
}

// WalkCounts are the six, in their order.
type WalkCounts [len(data.WalkIns)]WalkCount

// Of is the count of one.
func (w *WalkCounts) Of(one data.WalkIn) *WalkCount { return &w[one-1] }

// Walks counts the six walk-ins from a day to a day, in the units that targets have. What was merged into another by the last of them, or
// by today, counts as that: both are one.
func (a *Book) Walks(from, to string, targets data.Targets) (WalkCounts, error) {
	all, err := a.Happened(from, to)
	if err != nil {
		return WalkCounts{}, err
	}
	return CountWalks(all, targets, nil), nil
}

// walked is what took place from a day to a day, to be counted once or for each of several groups.
type walked struct {
	activities []data.Happened // what was merged by then is its heir
	changes    data.SubjectChanges
	last       string // the day by which what was merged is one
}

func (a *Book) walked(from, to string) (w walked, err error) {
	if w.activities, err = a.DB().HappenedIn(from, to); err != nil {
		return w, err
	}
	w.changes, err = a.DB().SubjectChanges()
	w.last = a.AsOf(to)
	for i := range w.activities {
		e := &w.activities[i]
		e.VillageID, e.SubjectID = w.changes.Heir(e.VillageID, w.last), w.changes.Heir(e.SubjectID, w.last)
	}
	return w, err
}

// Happened is what took place from a day to a day, under what was merged by the last of them has become.
func (a *Book) Happened(from, to string) ([]data.Happened, error) {
	w, err := a.walked(from, to)
	return w.activities, err
}

// CountWalks counts the six walk-ins of what took place, in this ledger or in what another office states; of those who took part only
// members, and of the activities those with any of them: nil means all.
func CountWalks(all []data.Happened, targets data.Targets, member func(id string) bool) (walks WalkCounts) {
	for i := range walks {
		walks[i] = WalkCount{WalkInfo: &data.WalkIns[i], Target: targets[i], Deputies: map[string]bool{}, Villages: map[string]bool{}}
	}
	subjects := map[data.WalkIn]map[string]bool{}
	for i := range all {
		e := &all[i]
		came := e.DeputyIDs
		if member != nil {
			came = slices.DeleteFunc(slices.Clone(came), func(id string) bool { return !member(id) })
			if len(came) == 0 {
				continue
			}
		}
		c := walks.Of(e.WalkIn)
		c.Times++
		c.Persons += len(came)
		c.People += e.People
		c.Hours += e.Hours * len(came)
		c.Opinions += e.Opinions
		c.Villages[e.VillageID] = true
		if subjects[e.WalkIn] == nil {
			subjects[e.WalkIn] = map[string]bool{}
		}
		subjects[e.WalkIn][e.SubjectID] = true
		for _, id := range came {
			c.Deputies[id] = true
		}
	}
	for i := range walks {
		c := &walks[i]
		c.Subjects = len(subjects[c.WalkIn])
		c.Done = c.measured()
	}
	return walks
}

// measured is what its unit counts.
func (w *WalkCount) measured() int {
	switch w.Counts {
	case data.BySubjects:
		return w.Subjects
	case data.ByPeople:
		return w.People
	case data.ByDeputies:
		return len(w.Deputies)
	}
	return w.Times
}

// Rows are those that Done counts: where it counts persons they are deputies, all else is told by activities.
func (w *WalkCount) Rows(s app.Span) app.Rows {
	if w.Counts == data.ByDeputies {
		return s.Rows(data.KindDeputy, app.Trained)
	}
	return s.Rows(w.Kind, app.InSpan)
}

// Line says what else a walk-in came to, short enough for its card: 31 次 · 62 人次 · 建议 5.
func (w *WalkCount) Line() string {
	switch {
	case w.Reached != "":
		return fmt.Sprintf("%s %d · 代表 %d 人次", w.Reached, w.People, w.Persons)
	case w.Counts == data.ByDeputies:
		return fmt.Sprintf("%d 期 · %d 人次 · %s 学时", w.Subjects, w.Persons, figures.Tenths(w.Hours))
	case w.Opinions > 0:
		return fmt.Sprintf("%d 次 · %d 人次 · 建议 %d", w.Times, w.Persons, w.Opinions)
	}
	return fmt.Sprintf("%d 次 · 代表 %d 人次", w.Times, w.Persons)
}

// WalkLine says how far a walk-in is in a span: 11月1日—30日 已走访 31 家 / 目标 40 家.
func (a *Book) WalkLine(s app.Span, walkIn data.WalkIn) (string, error) {
	walks, err := a.Walks(s.From, s.To, s.Targets())
	if err != nil {
		return "", err
	}
	w := walks.Of(walkIn)
	text := fmt.Sprintf("%s 已%s %d %s", s.Words(), w.Work, w.Done, w.Unit)
	if w.Target > 0 {
		text += fmt.Sprintf(" / 目标 %d %s", w.Target, w.Unit)
	}
	return text, nil
}

// CoursesHeld are the courses of which a session was held in a span, by id: those that training counts as 期.
func (a *Book) CoursesHeld(s app.Span) (map[string]bool, error) {
	activities, err := a.DB().HappenedIn(s.From, s.To)
	if err != nil {
		return nil, err
	}
	held := map[string]bool{}
	for i := range activities {
		if activities[i].WalkIn == data.WalkTraining {
			held[activities[i].SubjectID] = true
		}
	}
	return held, nil
}
