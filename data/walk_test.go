package data

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// walk is a ledger with every state that it was in, as undo and redo should bring them back.
type walk struct {
	*rapid.T
	db     *DB
	states []map[string]rows
	at     int
	names  int
	people []Deputy
}

func (w *walk) name() string { w.names++; return fmt.Sprint("名", w.names) }

func (w *walk) pick(what string, n int) int { return rapid.IntRange(0, n-1).Draw(w.T, what) }

func (w *walk) someone() Deputy { return w.people[w.pick("who", len(w.people))] }

// addSomeone saves a deputy with none to two mandates.
func (w *walk) addSomeone(tx *Tx) error {
	d := Deputy{DeputyFields: DeputyFields{Name: w.name()}, Mandates: make([]Mandate, w.pick("mandates", 3))}
	for i := range d.Mandates {
		d.Mandates[i] = NewMandate(Levels[i])
	}
	return tx.SaveDeputy(&d)
}

// changeSomeone changes a field, takes or gives a mandate, and makes the deputy convener of a group.
func (w *walk) changeSomeone(tx *Tx) error {
	d := w.someone()
	d.Note, d.Mandates = w.name(), slices.Clone(d.Mandates)
	if len(d.Mandates) > 0 && rapid.Bool().Draw(w.T, "drop") {
		d.Mandates = d.Mandates[1:]
	} else {
		m := NewMandate(LevelCounty)
		m.Changes = []MandateChange{{Day: "2026-03-01", Kind: MandateSuspend}}
		d.Mandates = append(d.Mandates, m)
	}
	groups, err := tx.Groups()
	if err != nil {
		return err
	}
	if len(groups) > 0 {
		g := groups[w.pick("group", len(groups))]
		d.GroupID, g.ConvenerID = g.ID, d.ID
		if err := tx.SaveGroup(&g); err != nil {
			return err
		}
	}
	return tx.SaveDeputy(&d)
}

func (w *walk) visit(tx *Tx) error {
	enterprise := Enterprise{EnterpriseFields: EnterpriseFields{Name: w.name()}}
	if err := tx.SaveEnterprise(&enterprise); err != nil {
		return err
	}
	return tx.SaveVisit(&Visit{Activity: Activity{ActivityFields: ActivityFields{Day: "2026-11-12"},
		Deputies: []Participation{{DeputyID: w.someone().ID}}, Opinions: []OpinionFields{{Text: "x"}}},
		Fields: VisitFields{EnterpriseID: enterprise.ID}})
}

func (w *walk) dropVisit(tx *Tx) error {
	all, err := tx.VisitRows()
	if err != nil || len(all) == 0 {
		return err
	}
	return tx.DeleteVisit(all[w.pick("visit", len(all))].ID)
}

// do runs one operation and notes the state that it leads to.
func (w *walk) do(fn func(*Tx) error) {
	c, err := w.db.Do("做", fn)
	switch {
	case Is(err, InUse):
	case err != nil:
		w.Fatal(err)
	case len(c.Tables) > 0:
		w.states, w.at = append(w.states[:w.at+1], contents(w, w.db)), w.at+1
	}
}

func (w *walk) step() {
	all, err := w.db.Deputies()
	if err != nil {
		w.Fatal(err)
	}
	w.people = nil
	for _, d := range all {
		p, err := w.db.Deputy(d.ID)
		if err != nil {
			w.Fatal(err)
		}
		w.people = append(w.people, p)
	}
	free := []func(*Tx) error{w.addSomeone, w.dropVisit,
		func(tx *Tx) error { return tx.SaveHandler(&Handler{Name: w.name()}) },
		func(tx *Tx) error { return tx.SaveGroup(&Group{Name: w.name()}) }}
	if len(all) > 0 {
		free = append(free, w.changeSomeone, w.changeSomeone, w.visit, func(tx *Tx) error { return tx.DeleteDeputy(w.someone().ID) })
	}
	switch what := w.pick("what", len(free)+6); {
	case what < len(free):
		w.do(free[what])
	case what%2 == 0:
		if _, err := w.db.Undo(); (err == nil) != (w.at > 0) {
			w.Fatalf("undo at %d: %v", w.at, err)
		}
		w.at = max(w.at-1, 0)
	default:
		if _, err := w.db.Redo(); (err == nil) != (w.at < len(w.states)-1) {
			w.Fatalf("redo at %d of %d: %v", w.at, len(w.states), err)
		}
		w.at = min(w.at+1, len(w.states)-1)
	}
}

// Any operations in any order, undone and redone at random: each state comes back as it was, revs only go up, nothing living
// is marked deleted, and check finds nothing.
func TestUndoIsAsItWas(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		db := ledger(t)
		defer db.Close()
		w := &walk{T: rt, db: db, states: []map[string]rows{contents(t, db)}}
		revs := map[string]int64{}
		for range rapid.IntRange(1, 25).Draw(rt, "steps") {
			w.step()
			now := contents(t, db)
			if d := differences(w.states[w.at], now); len(d) != 0 {
				rt.Fatal(d)
			}
			for table := range now {
				for id, row := range now[table] {
					rev := row["rev"].(int64)
					if rev < revs[table+id] {
						rt.Fatalf("%s went back from rev %d to %d", table, revs[table+id], rev)
					}
					revs[table+id] = rev
				}
			}
		}
		if faults := checked(t, db); len(faults) != 0 {
			rt.Fatal(faults)
		}
	})
}
