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
	deeds := make([]data.Deed, len(activities))
	for i, e := range activities {
		deeds[i] = data.Deed{Subject: data.Subject{Kind: e.Kind.Kind, ID: e.ID}, Day: e.Day, What: e.Kind.Noun,
			Title: e.Topic + OpinionsTaken(e.Opinions)}
	}
	more, err := a.db.Deeds(deputyID)
	if err != nil {
		return nil, err
	}
	deeds = append(deeds, more...)
	slices.SortStableFunc(deeds, func(a, b data.Deed) int { return -strings.Compare(a.Day, b.Day) })
	return deeds, nil
}

// OpinionsTaken says how many opinions were taken, nothing for none.
func OpinionsTaken(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("（诉求 %d 件）", n)
}

// CountyUp reports whether a deputy holds a mandate above the town today (县级以上).
func (d *DeputyRow) CountyUp() bool {
	return d.InOffice && d.Levels != string(data.LevelTown) && d.Levels != ""
}

// NewDeputy returns a deputy to fill: with a seat in the own congress's newest term.
func (a *App) NewDeputy() (data.Deputy, error) {
	return data.Deputy{DeputyFields: data.DeputyFields{Ethnicity: "汉族"}, Mandates: []data.Mandate{a.NewMandate()}}, nil
}

// NewMandate returns a seat to fill: of the own congress, in its newest term. A 街道 has none; its deputies are the county's.
func (a *App) NewMandate() data.Mandate {
	m := data.Mandate{Level: data.LevelTown, State: data.MandateInOffice}
	if own, err := a.OwnOffice(); err == nil {
		m.Level = CongressOf(&own)
	}
	terms, err := a.db.Terms()
	for _, t := range terms { // the newest of each level first
		if err == nil && t.Level == m.Level {
			m.TermID = t.ID
			break
		}
	}
	return m
}

// GroupMembers says in one line who is in a group, and that it has too few if so.
func (a *App) GroupMembers(groupID string) (string, error) {
	all, err := a.Deputies()
	var people []string
	for _, d := range all {
		if d.GroupID == groupID && d.InOffice {
			people = append(people, d.Name)
		}
	}
	text := fmt.Sprintf("在任组员 %d 人：%s", len(people), strings.Join(people, "、"))
	if len(people) < 3 {
		text += "\n地方组织法规定代表小组不少于三人。"
	}
	return text, err
}
