package data

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
)

// thinModel is a place of backups with what a test knows of each.
type thinModel struct {
	*testing.T
	rand  *rand.Rand
	place backupPlace
	now   time.Time
	made  []*madeBackup // in the order they were made
}

type madeBackup struct {
	BackupInfo
	photos       []stored
	bare         bool // its manifest was deleted
	known, whole bool // the index knows it; it is as it was written
}

// add makes a backup as backupPlace.add does, of a few bytes; cut: the program is killed before the last time that the index is written.
func (m *thinModel) add(origin string, sound, cut bool) {
	ix := m.place.readIndex()
	m.place.settle(&ix)
	name := m.place.freeName("台账-"+m.now.Format("20060102-150405"), ix.Dropping)
	b := &madeBackup{BackupInfo: BackupInfo{Name: name, Time: m.now, Bytes: 5, Origin: origin}, known: true, whole: true}
	if !sound {
		b.Damage = []Count{{Table: "visit", Rows: 1}}
	}
	for range m.rand.IntN(3) {
		photo, err := m.place.files().put([]byte(fmt.Sprint("photo ", m.rand.IntN(6))), ".jpg")
		if err != nil {
			m.Fatal(err)
		}
		b.photos = append(b.photos, photo)
	}
	ix.Writing = append(ix.Writing, name)
	if err := m.place.writeIndex(&ix); err != nil {
		m.Fatal(err)
	}
	write(m.T, m.place.path(name+Extension+partSuffix), []byte("whole"))
	if err := m.place.complete(manifest{BackupInfo: b.BackupInfo, Files: b.photos}); err != nil {
		m.Fatal(err)
	}
	m.made = append(m.made, b)
	if cut {
		return
	}
	ix.Writing, ix.Backups = nil, append(ix.Backups, b.BackupInfo)
	m.place.thin(&ix, origin)
	if err := m.place.writeIndex(&ix); err != nil {
		m.Fatal(err)
	}
	m.place.settle(&ix)
}

// last is the newest backup of an origin that is sound and whole, nil for none.
func (m *thinModel) last(origin string) *madeBackup {
	for _, b := range slices.Backward(m.made) {
		if b.Origin == origin && b.Sound() && b.whole && m.place.there(b.Name) {
			return b
		}
	}
	return nil
}

// harm does what a user, a disk or a crash may do to one of the backups, or to the index.
func (m *thinModel) harm() {
	if len(m.made) == 0 {
		return
	}
	b := m.made[max(0, len(m.made)-1-m.rand.IntN(12))] // more often one of the newest
	path := m.place.path(b.Name)
	switch m.rand.IntN(6) {
	case 0, 1: // cut off, as on a stick that was pulled
		if m.place.there(b.Name) {
			write(m.T, path+Extension, []byte("wh"))
			b.whole = false
		}
	case 2: // a bit that the round has found
		if m.place.there(b.Name) && b.known {
			if err := m.place.markBroken(b.Name, true); err != nil {
				m.Fatal(err)
			}
			b.whole = false
		}
	case 3:
		_ = os.Remove(path + Extension)
		b.whole = false
	case 4:
		if os.Remove(path+manifestMark) == nil {
			b.bare = true
		}
	case 5:
		if m.rand.IntN(4) == 0 {
			write(m.T, m.place.path(indexName), []byte(`{"backups": 7}`))
			for _, b := range m.made {
				b.known = false
			}
		}
	}
}

// holds sees that photos of all that is kept are there, and that there is not too much of it.
func (m *thinModel) holds(what string) {
	kept := map[string]int{}
	for _, b := range m.made {
		if !m.place.there(b.Name) {
			continue
		}
		if b.known && !b.bare {
			kept[fmt.Sprint(b.Origin, b.Sound() && b.whole)]++
		}
		for _, photo := range b.photos {
			if _, err := os.Stat(m.place.files().path(photo)); err != nil {
				m.Errorf("%s: a photo of %s (manifest gone: %v) went: %v", what, b.Name, b.bare, err)
			}
		}
	}
	for of, n := range kept {
		if n > keepRecent+keepDays+keepWeeks+keepMonths+1 {
			m.Errorf("%s: %d of %s are kept", what, n, of)
		}
	}
}

// However the clock jumps, whatever is damaged, deleted or cut off: thinning never takes the last sound and whole backup of a ledger, nor a
// photo of one that stays.
func TestThinningNeverTakesTheLastSoundOne(t *testing.T) {
	t.Parallel()
	sequences, dropped := kills(10), 0
	for seed := range sequences {
		m := &thinModel{T: t, rand: rand.New(rand.NewPCG(uint64(seed), 17)), place: backupPlace{t.TempDir()}, now: morning}
		origins := []string{"甲", "乙"}
		for step := range 50 {
			last := []*madeBackup{m.last(origins[0]), m.last(origins[1])}
			what := fmt.Sprintf("sequence %d, step %d", seed, step)
			if m.rand.IntN(4) == 0 {
				m.harm()
				last[0], last[1] = m.last(origins[0]), m.last(origins[1])
			} else {
				m.add(origins[m.rand.IntN(5)/4], m.rand.IntN(4) > 0, m.rand.IntN(8) == 0)
			}
			for _, was := range last {
				if was != nil && !m.place.there(was.Name) {
					t.Errorf("%s: the last sound backup %s went", what, was.Name)
				}
			}
			m.holds(what)
			switch m.rand.IntN(8) { // the clock
			case 0:
				m.now = m.now.AddDate(m.rand.IntN(7)-3, 0, 0)
			case 1, 2:
			default:
				m.now = m.now.Add(time.Duration(m.rand.IntN(60)) * time.Hour)
			}
			if t.Failed() {
				t.Fatalf("%s: %s", what, strings.Join(inFolder(m.place.folder), " "))
			}
		}
		for _, b := range m.made {
			if !m.place.there(b.Name) {
				dropped++
			}
		}
	}
	t.Logf("%d sequences, %d backups dropped", sequences, dropped)
}
