package app

import (
	"fmt"
	"strings"

	"liujin/data"
)

// WalkCount is how far one of the six walk-ins is within a span of days: each number is that of the rows that its screen shows.
type WalkCount struct {
	WalkIn       int // 1 to 6
	Name, Work   string
	Screen       string // that shows the rows; "" none yet
	Unit         string
	Done, Target int
	Times        int // activities
	Persons      int // participations of those present (人次)
	Opinions     int
	Deputies     map[string]bool // who took part
	Villages     map[string]bool // where
}

// walkWorks are what the walk-ins do, and the screens of their rows.
var walkWorks = [6][2]string{{"宣讲", "lecture"}, {"走访", "visit"}, {"履职", "duty"}, {"督办", "supervise"}, {"征集", "voters"}, {"轮训", "training"}}

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
	voters, err := a.db.VotersMet(from, to)
	for i := range walks {
		w := &walks[i]
		switch w.Unit {
		case "家", "项":
			w.Done = len(subjects[i])
		case "人次":
			w.Done = voters
		case "人":
			w.Done = len(w.Deputies)
		default:
			w.Done = w.Times
		}
	}
	return walks, err
}

// Line says what a walk-in came to, for a card: 宣讲 14 场，代表 28 人次.
func (w *WalkCount) Line() string {
	text := fmt.Sprintf("%d 次 · 代表 %d 人次", w.Times, w.Persons)
	if w.Opinions > 0 {
		text += fmt.Sprintf(" · 建议 %d 件", w.Opinions)
	}
	return text
}

// splitIDs splits the comma separated ids of a row.
func splitIDs(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == ',' })
}

// WalkLine says how far a walk-in (1 to 6) is in the campaign that runs today, "" when none does.
func (a *App) WalkLine(walkIn int) string {
	c, _, err := a.CampaignNow()
	if err != nil || c.ID == "" {
		return ""
	}
	walks, err := a.Walks(c.Starts, c.Ends, c.Targets)
	if err != nil {
		return ""
	}
	w := &walks[walkIn-1]
	return fmt.Sprintf("已%s %d %s / 目标 %d %s", w.Work, w.Done, w.Unit, w.Target, w.Unit)
}

// WalkScreens names the screens of the six walk-ins' rows; "" for one that has none.
func WalkScreens() (screens [6]string) {
	for i := range walkWorks {
		screens[i] = walkWorks[i][1]
	}
	return screens
}
