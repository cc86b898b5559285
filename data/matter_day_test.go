package data

import (
	"path/filepath"
	"reflect"
	"testing"
)

// A matter stands on each day as its steps up to that day say, whatever came later; what it went into carries it along.
func TestMattersOnADay(t *testing.T) {
	db := town(t, filepath.Join(t.TempDir(), "a.ledger"), Options{})
	defer db.Close()
	handlers, _ := db.Handlers()
	one := Opinion{OpinionFields: OpinionFields{Day: "2030-11-01", Text: "一", HandlerID: handlers[0].ID, Route: RouteOwn}, Steps: []Step{
		{Day: "2030-11-02", Kind: StepAssign, Due: "2030-11-10"}, {Day: "2030-11-05", Kind: StepExtend, Due: "2030-11-20"},
		{Day: "2030-11-12", Kind: StepAnswer, Text: "在办"}, {Day: "2030-11-13", Kind: StepFeedback},
		{Day: "2030-11-14", Kind: StepRate, Rating: RatingPoor, Attitude: RatingFine},
		{Day: "2030-11-15", Kind: StepRedo, Due: "2030-12-15"}, {Day: "2030-12-01", Kind: StepAnswer, Text: "好了"},
		{Day: "2030-12-02", Kind: StepRate, Rating: RatingFine, Attitude: RatingFine}}}
	two := Opinion{OpinionFields: OpinionFields{Day: "2030-11-03", Text: "二"}}
	three := Opinion{OpinionFields: OpinionFields{Day: "2030-11-04", Text: "三", Route: RouteRefused, Reason: "已进入诉讼程序"}}
	do(t, db, "三件", func(tx *Tx) error {
		for _, o := range []*Opinion{&one, &two, &three} {
			if err := tx.SaveOpinion(o); err != nil {
				return err
			}
		}
		return nil
	})
	do(t, db, "合并", func(tx *Tx) error { return tx.MergeOpinion(two.ID, one.ID) })
	first := Asked{Due: "2030-11-20", Answered: "2030-11-12"}
	for _, c := range []struct {
		day, closed, due string
		state            MatterState
		life             Life
	}{
		{"2030-11-01", "", "", MatterRegistered, Life{}},
		{"2030-11-04", "", "2030-11-10", MatterAssigned, Life{Asked: []Asked{{Due: "2030-11-10"}}}},
		{"2030-11-11", "", "2030-11-20", MatterAssigned, Life{Asked: []Asked{{Due: "2030-11-20"}}}},
		{"2030-11-13", "2030-11-13", "", MatterReported, Life{Asked: []Asked{first}}},
		{"2030-11-14", "", "", MatterRated, Life{First: RatingPoor, Asked: []Asked{first}}},
		{"2030-11-30", "", "2030-12-15", MatterAssigned, Life{First: RatingPoor, Asked: []Asked{first, {Due: "2030-12-15"}}}},
		{"2030-12-02", "2030-12-02", "", MatterRated,
			Life{First: RatingPoor, Asked: []Asked{first, {Due: "2030-12-15", Answered: "2030-12-01"}}}},
	} {
		all, err := db.OpinionsOn(c.day)
		if err != nil {
			t.Fatal(err)
		}
		found := map[string]OpinionOn{}
		for _, o := range all {
			found[o.ID] = o
		}
		o := found[one.ID]
		if o.State != c.state || o.Closed != c.closed || o.Due != c.due || !reflect.DeepEqual(o.Life, c.life) {
			t.Errorf("%s: %+v %+v", c.day, o.Standing, o.Life)
		}
		if m, there := found[two.ID]; there != (c.day >= two.Day) || there && (m.State != MatterMerged || m.Closed != c.closed) {
			t.Errorf("%s: merged %v %+v", c.day, there, m.Standing)
		}
		if m, there := found[three.ID]; there != (c.day >= three.Day) || there && m.Closed != three.Day {
			t.Errorf("%s: refused %v %+v", c.day, there, m.Standing)
		}
	}
	now, _ := db.Opinions()
	last, _ := db.OpinionsOn("9999-12-31")
	for i := range now {
		if now[i].Standing != last[i].Standing {
			t.Errorf("%s: %+v is kept, %+v settled", now[i].Code(), now[i].Standing, last[i].Standing)
		}
	}
	proposals, _ := db.Proposals()
	then, err := db.ProposalsOn("9999-12-31")
	if err != nil || len(then) != len(proposals) {
		t.Fatal(err)
	}
	for i := range proposals {
		if before, err := db.ProposalsOn("2000-01-01"); err != nil || len(before) != 0 || proposals[i].Standing != then[i].Standing {
			t.Errorf("%+v, %d before, %v", then[i], len(before), err)
		}
	}
}
