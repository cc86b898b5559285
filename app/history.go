package app

import (
	"fmt"
	"slices"
	"strings"

	"liujin/data"
)

// History lists what a deputy took part in, the newest first.
func (a *App) History(deputyID string) ([]data.Deed, error) {
	activities, err := a.db.Activities(deputyID)
	if err != nil {
		return nil, err
	}
	reports, err := a.db.ReportsBack(a.Today())
	if err != nil {
		return nil, err
	}
	deeds := make([]data.Deed, len(activities))
	for i, e := range activities {
		deeds[i] = data.Deed{Subject: data.Subject{Kind: e.Kind.Kind, ID: e.ID}, Day: e.Day, What: e.Kind.Noun,
			Title: e.Topic + OpinionsTaken(e.Opinions)}
		deeds[i].Title += reported(&e, deputyID, reports)
	}
	more, err := a.db.Deeds(deputyID)
	if err != nil {
		return nil, err
	}
	deeds = append(deeds, more...)
	slices.SortStableFunc(deeds, func(a, b data.Deed) int { return -strings.Compare(a.Day, b.Day) })
	return deeds, nil
}

// reported is how a deputy's report to voters was rated at an activity, or that he only came along to one.
func reported(e *data.ActivityRow, deputyID string, reports []data.ReportBack) string {
	work, _ := e.WorkAndTopic()
	if work != string(data.VoterReport) {
		return ""
	}
	for i := range reports {
		switch r := &reports[i]; {
		case r.ActivityID != e.ID || r.DeputyID != deputyID:
		case r.Ballot.Rated() > 0:
			return "，" + Rated(&r.Ballot)
		default:
			return ""
		}
	}
	return "（" + string(data.OnlyThere) + "）"
}

// OpinionsTaken says how many opinions were taken, nothing for none.
func OpinionsTaken(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("（诉求 %d 件）", n)
}
