package sample_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"liujin/app/apptest"
	"liujin/data"
	"liujin/data/datatest"
)

// oddDays are days that somebody may type, and some that are none.
var oddDays = []string{"", "0001-01-01", "9999-12-31", "2026-02-30", "明天", "1990-01-01", "2016-11-12", "2022-03-01", "2025-12-31",
	"2026-06-01", "2026-10-01", apptest.SampleDay, "2026-11-13", "2026-11-20", "2027-01-08", "2031-12-30"}

// walk does acts at random, as nobody would, undoes and redoes, closes and opens.
type walk struct {
	*clerk
	t      *testing.T
	rand   *rand.Rand
	path   string
	number int
	done   []string // the states before each act that can be undone
	undone []string // the states after each act that can be done again
	did    map[string]int
}

func (w *walk) day() string { return oddDays[w.rand.IntN(len(oddDays))] }

func (w *walk) text() string {
	if w.rand.IntN(6) == 0 {
		return strings.Repeat("长\x00\u202e", 3_333)
	}
	return fmt.Sprint("名", w.rand.IntN(40))
}

// act is one at random with what it is called.
func (w *walk) act() (string, func() error) {
	n := w.rand.IntN(200)
	pick := func() data.Kind { return data.MergedKinds[w.rand.IntN(len(data.MergedKinds))] }
	changing := []data.Kind{data.KindVillage, data.KindStation, data.KindHandler, data.KindEnterprise, data.KindGroup}
	switch w.rand.IntN(13) {
	case 0:
		w.number++
		number := w.number - w.rand.IntN(3)
		return "elect", func() error { return w.elect(number, w.day()) }
	case 1, 2:
		of := pick()
		if w.rand.IntN(3) == 0 {
			return "merge any", func() error { return w.mergeAny(of, n) }
		}
		return "merge", func() error { return w.merge(of, n) }
	case 3, 4:
		return "seat", func() error {
			return w.seat(n, data.MandateChangeKinds[w.rand.IntN(len(data.MandateChangeKinds))], w.day())
		}
	case 5, 6, 7:
		kind := data.SubjectChangeKinds[w.rand.IntN(len(data.SubjectChangeKinds))]
		return "subject " + string(kind), func() error { return w.subject(changing[n%len(changing)], n, kind, w.day(), w.text()) }
	case 8:
		return "regroup", func() error { return w.regroup(n, w.day()) }
	case 9:
		return "amend", func() error { return w.amend(n) }
	case 10:
		return "term", func() error { return w.amendTerm(n) }
	case 11:
		return "notice", func() error { return w.notice(n, w.text()[:3]) }
	}
	if n%2 == 0 {
		return "correct", func() error { return w.correct(n, "更") }
	}
	return "void", func() error { return w.void(n) }
}

// mergeAny merges any two, the same perhaps, with columns taken from the one that goes and a seat given up.
func (w *walk) mergeAny(of data.Kind, n int) error {
	names, err := w.PickMerged(of)
	if err != nil {
		return err
	}
	m := data.Merge{Of: of, Lose: names[n%len(names)].ID, Keep: names[w.rand.IntN(len(names))].ID,
		Take: []string{"name", "phone", "born", "nothing"}}
	view, err := w.Merging(of, m.Lose, m.Keep)
	if err != nil {
		return err
	}
	for _, s := range view.Seats {
		m.Drop = append(m.Drop, s.KeepID)
	}
	return w.Merge(m)
}

// amend corrects a change of a record, or takes it out.
func (w *walk) amend(n int) error {
	all, err := w.DB().SubjectChanges()
	if err != nil {
		return err
	}
	var changes []data.SubjectChange
	for _, of := range all {
		changes = append(changes, of...)
	}
	if len(changes) == 0 {
		return nil
	}
	slices.SortFunc(changes, func(a, b data.SubjectChange) int { return strings.Compare(a.ID, b.ID) })
	c := changes[n%len(changes)]
	if n%2 == 0 {
		return w.DeleteSubjectChange(&c)
	}
	c.Day, c.Reason = w.day(), w.text()
	return w.SaveSubjectChange(&c)
}

// amendTerm changes the days of a term.
func (w *walk) amendTerm(n int) error {
	all, err := w.Terms()
	if err != nil {
		return err
	}
	t := all[n%len(all)]
	t.Starts, t.Pending = w.day(), n%2 == 0
	if n%3 == 0 {
		t.Ends = w.day()
	}
	return w.SaveTerm(&t)
}

func (w *walk) records() string {
	w.t.Helper()
	return apptest.Must(datatest.UndoableOf(w.path))(w.t)
}

// step does one thing at random.
func (w *walk) step(i int) {
	w.t.Helper()
	before, all := w.records(), apptest.Must(datatest.StateOf(w.path))(w.t)
	switch w.rand.IntN(12) {
	case 0, 1:
		w.back(&w.done, &w.undone, w.Undo)
		return
	case 2:
		w.back(&w.undone, &w.done, w.Redo)
		return
	case 3:
		if w.rand.IntN(4) == 0 {
			w.reopen()
		}
		return
	}
	name, act := w.act()
	err := act()
	after := w.records()
	if err != nil {
		w.did[name+" refused"]++
		var known *data.Error
		var bad data.Invalid
		if !errors.As(err, &known) && !errors.As(err, &bad) || len([]rune(err.Error())) > 300 {
			w.t.Errorf("step %d, %s: no sentence for the user: %.300v", i, name, err)
		}
		if now := apptest.Must(datatest.StateOf(w.path))(w.t); now != all {
			w.t.Errorf("step %d, %s was refused and changed something: %v", i, name, err)
		}
		return
	}
	w.did[name]++
	if after != before {
		w.done, w.undone = append(w.done, before), nil
	}
}

// back undoes or redoes: the ledger is as it was before, or all stays as it is.
func (w *walk) back(from, to *[]string, do func() error) {
	w.t.Helper()
	before := w.records()
	err := do()
	now := w.records()
	switch {
	case err != nil && now != before:
		w.t.Errorf("refused, and something changed: %v", err)
	case err != nil && len(*from) > 0 && !data.Is(err, data.InUse):
		w.t.Errorf("can't be undone: %v", err)
	case err == nil && len(*from) == 0:
		w.t.Error("something was undone that was not done")
	case err == nil:
		last := len(*from) - 1
		if now != (*from)[last] {
			w.t.Error("undo or redo does not lead to what was there before")
		}
		*from, *to = (*from)[:last], append(*to, before)
	}
}

func (w *walk) reopen() {
	w.t.Helper()
	before := w.records()
	if err := w.DB().Close(); err != nil {
		w.t.Fatal(err)
	}
	w.clerk = apptest.Must(clerkAt(w.path))(w.t)
	if w.done, w.undone = nil, nil; w.records() != before {
		w.t.Error("closed and opened, it is another ledger")
	}
}

// Acts at random, refused ones among them: what is refused changes nothing and says why, undo and redo lead where they came from, and check
// finds nothing.
func TestTermsAtRandom(t *testing.T) {
	walks, first := 1, uint64(1)
	if n, err := strconv.Atoi(os.Getenv("LIUJIN_KILLS")); err == nil && n > 0 {
		walks, first = n, rand.Uint64N(1<<40)
	}
	for at := range uint64(walks) {
		seed := first + at
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			dir := t.TempDir()
			if err := os.CopyFS(dir, apptest.Must(apptest.SampleFiles(apptest.SampleDay))(t)); err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(dir, "示例.ledger")
			w := &walk{clerk: apptest.Must(clerkAt(path))(t), t: t, rand: rand.New(rand.NewPCG(seed, 1)), path: path, number: 30,
				did: map[string]int{}}
			for i := range 60 {
				w.step(i)
				if i%20 == 19 {
					if faults := apptest.Must(w.DB().Check())(t); len(faults) > 0 {
						t.Fatalf("step %d: %q", i, faults)
					}
				}
				if t.Failed() {
					t.Fatal("step", i)
				}
			}
			for len(w.done) > 0 {
				n := len(w.done)
				if w.back(&w.done, &w.undone, w.Undo); t.Failed() || len(w.done) == n {
					break
				}
			}
			t.Log(w.did)
			if err := w.DB().Close(); err != nil {
				t.Fatal(err)
			}
		})
	}
}
