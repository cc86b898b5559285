package data

import (
	"path/filepath"
	"strings"
	"testing"
)

// When the day of an activity is corrected, what was asked for there moves along under its number, but not past what was done about it.
func TestOpinionsFollowTheirActivity(t *testing.T) {
	for _, c := range []struct{ own, step, moveTo, want string }{
		{"", "", "2025-12-30", "2025-12-30"},
		{"", "2026-11-14", "2026-11-13", "2026-11-13"},
		{"", "2026-11-14", "2026-11-20", "2026-11-12"},
		{"2026-11-10", "", "2026-11-20", "2026-11-10"}, // it had a day of its own
	} {
		db := town(t, filepath.Join(t.TempDir(), "a.ledger"), Options{})
		handlers, err := db.Handlers()
		if err != nil {
			t.Fatal(err)
		}
		v := firstVisit(t, db)
		v.Opinions = append(v.Opinions, OpinionFields{Text: "路灯", HandlerID: handlers[0].ID})
		do(t, db, "走访", func(tx *Tx) error { return tx.SaveVisit(&v) })
		id := v.Opinions[len(v.Opinions)-1].ID
		m, err := db.Opinion(id)
		if err != nil || m.Day != "2026-11-12" {
			t.Fatal(m.Day, err)
		}
		if c.own != "" {
			m.Day = c.own
		}
		if c.step != "" {
			m.Steps = []Step{{Day: c.step, Kind: StepAssign, Due: "2026-12-13"}}
		}
		do(t, db, "办", func(tx *Tx) error { return tx.SaveOpinion(&m) })
		if v, err = db.Visit(v.ID); err != nil {
			t.Fatal(err)
		}
		v.Day = c.moveTo
		do(t, db, "改日期", func(tx *Tx) error { return tx.SaveVisit(&v) })
		if o, err := db.OpinionFields(id); err != nil || o.Day != c.want || o.Year != 2026 || o.Number != m.Number {
			t.Errorf("%+v: %s %s %v", c, o.Day, o.Code(), err)
		}
		_ = db.Close()
	}
}

// The form of a visit can't set a unit that helps already, and says which opinion it is.
func TestVisitKeepsHelpersApart(t *testing.T) {
	db, _ := attacked(t)
	v := firstVisit(t, db)
	other := Handler{Name: "镇水利站"}
	do(t, db, "单位", func(tx *Tx) error { return tx.SaveHandler(&other) })
	o, err := db.Opinion(v.Opinions[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	o.Helpers = []Helper{{HandlerID: other.ID}}
	do(t, db, "协办", func(tx *Tx) error { return tx.SaveOpinion(&o) })
	if v, err = db.Visit(v.ID); err != nil {
		t.Fatal(err)
	}
	v.Opinions[0].HandlerID = other.ID
	_, err = db.Do("走访", func(tx *Tx) error { return tx.SaveVisit(&v) })
	if err == nil || !strings.Contains(err.Error(), "第 1 件：协办单位不能和主办单位相同") {
		t.Error(err)
	}
}

// One opinion gives one proposal.
func TestOneProposalOfAnOpinion(t *testing.T) {
	db, o := attacked(t)
	people, err := db.Deputies()
	if err != nil {
		t.Fatal(err)
	}
	proposal := func() Proposal {
		return Proposal{ProposalFields: ProposalFields{Kind: ProposalAdvice, Day: "2026-11-12", Title: "井盖", LeadID: people[0].ID},
			Origins: []Origin{{OpinionID: o.ID}}}
	}
	first, second := proposal(), proposal()
	do(t, db, "一", func(tx *Tx) error { return tx.SaveProposal(&first) })
	if _, err := db.Do("二", func(tx *Tx) error { return tx.SaveProposal(&second) }); !Is(err, Taken) || !strings.Contains(err.Error(),
		first.Code()) {
		t.Error(err)
	}
	do(t, db, "又存", func(tx *Tx) error { return tx.SaveProposal(&first) })
}
