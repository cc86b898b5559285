package data

import (
	"errors"
	"path/filepath"
	"testing"
)

// Of two records that are one, what waits until a day waits until the earlier one: nothing is told later than it would have been.
func TestMergedSnoozesWaitUntilTheEarlier(t *testing.T) {
	t.Parallel()
	db, _ := attacked(t)
	one, other := Handler{Name: "甲办"}, Handler{Name: "甲办公室"}
	do(t, db, "单位", func(tx *Tx) error { return errors.Join(tx.SaveHandler(&one), tx.SaveHandler(&other)) })
	do(t, db, "等", func(tx *Tx) error {
		return errors.Join(tx.Snooze("甲", []string{one.ID}, "2026-12-10", "2026-11-14"), tx.Snooze("甲", []string{other.ID}, "2026-12-05",
			"2026-11-14"), tx.Snooze("乙", []string{other.ID}, "2026-12-20", "2026-11-14"))
	})
	do(t, db, "合并", func(tx *Tx) error { return tx.Merge(Merge{Of: KindHandler, Lose: other.ID, Keep: one.ID}) })
	until := map[string]string{}
	all, err := db.Snoozes("2026-11-14")
	for _, s := range all {
		if s.Item == other.ID {
			t.Errorf("%+v speaks of what went", s)
		}
		if s.Item == one.ID {
			if until[s.Line] != "" {
				t.Errorf("%s waits twice", s.Line)
			}
			until[s.Line] = s.Until
		}
	}
	if err != nil || until["甲"] != "2026-12-05" || until["乙"] != "2026-12-20" {
		t.Errorf("%v %v", until, err)
	}
	if faults := checked(t, db); len(faults) != 0 {
		t.Error(faults)
	}
}

// What an operation gave to its records it takes back where it fails: each can be saved again as it is, under the number that is next then.
func TestFailedSaveCanBeSavedAgain(t *testing.T) {
	t.Parallel()
	db := town(t, filepath.Join(t.TempDir(), "a.ledger"), Options{})
	defer db.Close()
	v := firstVisit(t, db)
	photo := v.Photos[0]
	photo.Meta = Meta{}
	fresh := Visit{Activity: Activity{ActivityFields: ActivityFields{Day: "2026-11-13", Content: "x"},
		Deputies: []Participation{{DeputyID: v.Deputies[0].DeputyID}}, Photos: []Attachment{photo},
		Opinions: []OpinionFields{{Text: "一"}, {Text: "二"}}}, Fields: VisitFields{EnterpriseID: v.Fields.EnterpriseID}}
	proposal := Proposal{ProposalFields: ProposalFields{Kind: ProposalAdvice, Day: "2026-11-13", Title: "题",
		LeadID: v.Deputies[0].DeputyID}}
	course := Course{CourseFields: CourseFields{Year: 2026, Title: "班", Mode: TrainingOnSite}}
	project := Project{ProjectFields: ProjectFields{Year: 2026, Title: "事", State: ProjectCollected}}
	report := Report{ReportFields: ReportFields{State: ReportWaiting, Text: "话", Came: "2026-11-13"},
		Deputies: []ReportDeputy{{DeputyID: v.Deputies[0].DeputyID}}, Photos: []Attachment{photo}}
	v.Content = "改过"
	save := func(tx *Tx) error {
		for _, one := range []func() error{func() error { return tx.SaveVisit(&fresh) }, func() error { return tx.SaveVisit(&v) },
			func() error { return tx.SaveProposal(&proposal) }, func() error { return tx.SaveCourse(&course) },
			func() error { return tx.SaveProject(&project) }, func() error { return tx.SaveReport(&report) }} {
			if err := one(); err != nil {
				return err
			}
		}
		return nil
	}
	no := errors.New("no")
	for range 2 {
		if _, err := db.Do("不成", func(tx *Tx) error { return errors.Join(save(tx), no) }); !errors.Is(err, no) {
			t.Fatal(err)
		}
		if fresh.ID != "" || fresh.Fields.ID != "" || fresh.Photos[0].ID != "" || fresh.Opinions[1].ID != "" ||
			fresh.Opinions[1].Number != 0 ||
			proposal.Number != 0 || course.Number != 0 || project.Number != 0 || report.ID != "" || report.Deputies[0].ID != "" {
			t.Errorf("%+v %+v %+v", fresh, proposal, report)
		}
		do(t, db, "占号", func(tx *Tx) error { return tx.SaveOpinionFields(&OpinionFields{Day: "2026-11-13", Text: "三"}) })
	}
	do(t, db, "成", save)
	if faults := checked(t, db); len(faults) != 0 {
		t.Error(faults)
	}
}

// Of a walk-in that only a damaged ledger has there is nothing to say.
func TestNoSuchWalkIn(t *testing.T) {
	t.Parallel()
	for _, w := range []WalkIn{-1 << 40, -1, 0, 7, 1 << 40} {
		if w.Info().Name != "" {
			t.Errorf("%d: %+v", w, w.Info())
		}
	}
}

// Names that look the same are one name, whatever characters they were typed in: who bears them is told apart.
func TestNamesakesByLooks(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"⾼⽉", "高 月", "高月\u200b", "高\u3000月"} {
		by := Apart([]DeputyFields{{Meta: Meta{ID: "1"}, Name: "高月", Employer: "甲厂"},
			{Meta: Meta{ID: "2"}, Name: name, Employer: "乙厂"}},
			nil, "2026-11-14")
		if by["1"] != "甲厂" || by["2"] != "乙厂" {
			t.Errorf("%q: %v", name, by)
		}
	}
	all := []DeputyFields{{Meta: Meta{ID: "1"}, Name: "马龙", Gender: GenderMale}, {Meta: Meta{ID: "2"}, Name: "⻢⻰", Gender: GenderFemale}}
	if by := Apart(all, nil, "2026-11-14", WithinOffice...); by["1"] == "" || by["1"] == by["2"] {
		t.Errorf("%v", by)
	}
}
