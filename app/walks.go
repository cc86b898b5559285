package app

import (
	"fmt"
	"strings"

	"liujin/data"
)

// WalkCount is how far one of the six walk-ins is within a span of days: each number is that of the rows that its screen shows. An activity
// to which nobody came counts nowhere.
type WalkCount struct {
	WalkIn       int // 1 to 6
	Name, Work   string
	Screen       string // that shows the rows; "" none yet
	Unit         string
	Done, Target int
	Subjects     int             // what they were about: villages, enterprises (家), stations, projects (项), constituencies, courses (期)
	Times        int             // activities (次)
	Persons      int             // participations of those present (人次)
	People       int             // whom they reached: 听众, 接待, 选民 人次
	Hours        int             // of training that those present had (学时), in tenths
	Opinions     int             // taken there (活动中收集)
	Deputies     map[string]bool // who took part
	Villages     map[string]bool // where
}

// walkWorks are what the walk-ins do, and the screens of their rows.
var walkWorks = [6][2]string{{"宣讲", "lecture"}, {"走访", "visit"}, {"履职", "service"}, {"督办", "supervise"}, {"征集", "voters"}, {"轮训", "training"}}

// Walks counts the six walk-ins from a day to a day, in the units that targets have: 场 家 次 项 人次 人.
func (a *App) Walks(from, to string, targets [6]int) (walks [6]WalkCount, err error) {
	for i := range walks {
		walks[i] = WalkCount{WalkIn: i + 1, Name: data.WalkIns[i], Work: walkWorks[i][0], Screen: walkWorks[i][1], Unit: TargetUnits[i], Target: targets[i], Deputies: map[string]bool{}, Villages: map[string]bool{}}
	}
	events, err := a.db.HappenedIn(from, to)
	if err != nil {
		return walks, err
	}
	subjects := [6]map[string]bool{}
	for i := range events {
		e := &events[i]
		w := &walks[e.WalkIn-1]
		w.Times++
		w.Persons += len(e.DeputyIDs)
		w.People += e.People
		w.Hours += e.Hours * len(e.DeputyIDs)
		w.Opinions += e.Opinions
		w.Villages[e.VillageID] = true
		if subjects[e.WalkIn-1] == nil {
			subjects[e.WalkIn-1] = map[string]bool{}
		}
		subjects[e.WalkIn-1][e.SubjectID] = true
		for _, id := range e.DeputyIDs {
			w.Deputies[id] = true
		}
	}
	for i := range walks {
		w := &walks[i]
		w.Subjects = len(subjects[i])
		switch w.Unit {
		case "家", "项":
			w.Done = w.Subjects
		case "人次":
			w.Done = w.People
		case "人":
			w.Done = len(w.Deputies)
		default:
			w.Done = w.Times
		}
	}
	return walks, nil
}

// Rows are those that Done counts: the persons of walk-in 6 are deputies, all else is told by activities.
func (w *WalkCount) Rows(s Span) Rows {
	if w.Unit == "人" {
		return s.Rows("deputy", Trainees)
	}
	return s.Rows(w.Screen, InSpan)
}

// Line says what else a walk-in came to, short enough for its card: 31 次 · 62 人次 · 建议 5.
func (w *WalkCount) Line() string {
	switch {
	case w.WalkIn == 1:
		return fmt.Sprintf("听众 %d · 代表 %d 人次", w.People, w.Persons)
	case w.WalkIn == 3:
		return fmt.Sprintf("接待 %d · 代表 %d 人次", w.People, w.Persons)
	case w.WalkIn == 6:
		return fmt.Sprintf("%d 期 · %d 人次 · %s 学时", w.Subjects, w.Persons, Tenths(w.Hours))
	case w.Opinions > 0:
		return fmt.Sprintf("%d 次 · %d 人次 · 建议 %d", w.Times, w.Persons, w.Opinions)
	}
	return fmt.Sprintf("%d 次 · 代表 %d 人次", w.Times, w.Persons)
}

// splitIDs splits the comma separated ids of a row.
func splitIDs(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == ',' })
}

// WalkLine says how far a walk-in (1 to 6) is in a span: 11月1日—30日 已走访 31 家 / 目标 40 家.
func (a *App) WalkLine(s Span, walkIn int) (string, error) {
	walks, err := a.Walks(s.From, s.To, s.Campaign.Targets)
	w := &walks[walkIn-1]
	text := fmt.Sprintf("%s 已%s %d %s", s.Words(), w.Work, w.Done, w.Unit)
	if w.Target > 0 {
		text += fmt.Sprintf(" / 目标 %d %s", w.Target, w.Unit)
	}
	return text, err
}

// CoursesHeld are the courses of which a session was held in a span, by id: those that walk-in 6 counts as 期.
func (a *App) CoursesHeld(s Span) (map[string]bool, error) {
	events, err := a.db.HappenedIn(s.From, s.To)
	held := map[string]bool{}
	for i := range events {
		if events[i].WalkIn == 6 {
			held[events[i].SubjectID] = true
		}
	}
	return held, err
}

// WalkScreens names the screens of the six walk-ins' rows; "" for one that has none.
func WalkScreens() (screens [6]string) {
	for i := range walkWorks {
		screens[i] = walkWorks[i][1]
	}
	return screens
}
