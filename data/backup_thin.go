package data

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"time"
)

// Backups are thinned to the newest 10, then the newest of each of 12 days, 10 weeks and 12 months before those.
const (
	keepRecent = 10
	keepDays   = 12
	keepWeeks  = 10
	keepMonths = 12
)

// keepers tells which backups stay; times are in the order they were made, the newest last. That order counts and not the times:
// a clock that once stood wrong must not make the newest backup look old.
func keepers(times []time.Time) []bool {
	week := func(t time.Time) string { y, w := t.ISOWeek(); return fmt.Sprint(y, w) }
	stages := []struct {
		quota  int
		bucket func(time.Time) string
	}{
		{keepDays, func(t time.Time) string { return t.Format(time.DateOnly) }},
		{keepWeeks, week},
		{keepMonths, func(t time.Time) string { return t.Format("2006-01") }},
	}
	keep := make([]bool, len(times))
	stage, used := 0, 0
	var last time.Time // the backup kept last stands for the day, week or month that it lies in
	for i := len(times) - 1; i >= 0; i-- {
		if len(times)-i <= keepRecent {
			keep[i], last = true, times[i]
			continue
		}
		if used == stages[stage].quota {
			if stage, used = stage+1, 0; stage == len(stages) {
				break
			}
		}
		if bucket := stages[stage].bucket; bucket(times[i]) != bucket(last) {
			keep[i], last, used = true, times[i], used+1
		}
	}
	return keep
}

// thin chooses which of a ledger's backups go, among those that are sound and there whole, and among the others; settle deletes them.
// Those of other ledgers in the same folder are theirs to thin.
func (p backupPlace) thin(ix *placeIndex, origin string) {
	gone := map[string]bool{}
	for _, sound := range []bool{true, false} { // a row of damaged ones must not push out what is sound
		var own []int
		var times []time.Time
		for i, b := range ix.Backups {
			if b.Origin == origin && (b.Sound() && p.whole(b)) == sound {
				own, times = append(own, i), append(times, b.Time)
			}
		}
		for j, keep := range keepers(times) {
			if name := ix.Backups[own[j]].Name; !keep {
				gone[name] = true
				ix.Dropping = append(ix.Dropping, name)
			}
		}
	}
	ix.Backups = slices.DeleteFunc(ix.Backups, func(b BackupInfo) bool { return gone[b.Name] })
}

// settle finishes what was recorded and not done: deletions, and backups that a crash cut off or that became whole just before it.
func (p backupPlace) settle(ix *placeIndex) {
	for _, name := range ix.Writing {
		m, err := p.manifest(name)
		switch {
		case !p.there(name):
			ix.Dropping = append(ix.Dropping, name)
		case err == nil:
			ix.Backups = append(ix.Backups, m.BackupInfo)
		} // one that got its name is whole: without its manifest it stays, as those of an index that was lost
	}
	ix.Writing = nil
	for _, b := range ix.Backups {
		if !p.there(b.Name) { // the user deleted it: its manifest and photos go too
			ix.Dropping = append(ix.Dropping, b.Name)
		}
	}
	if len(ix.Dropping) == 0 {
		return
	}
	dropped := ix.Dropping
	ix.Backups = slices.DeleteFunc(ix.Backups, func(b BackupInfo) bool { return slices.Contains(dropped, b.Name) })
	ix.Dropping = p.drop(dropped)
	_ = p.writeIndex(ix) // what is recorded too long is settled again next time
}

// there reports whether a backup is not surely gone: one that can't be looked at just now, as on a stick with a loose contact, is not
// one that the user deleted.
func (p backupPlace) there(name string) bool {
	_, err := os.Stat(p.path(name + Extension))
	return !errors.Is(err, fs.ErrNotExist)
}

// whole reports whether a backup is there as it was written, as far as a look tells and the round over all files has found.
func (p backupPlace) whole(b BackupInfo) bool {
	st, err := os.Stat(p.path(b.Name + Extension))
	return err == nil && st.Size() == b.Bytes && !b.Broken
}

// drop deletes backups by name, with the photos that only they name, and returns those of which something is left.
// The manifest goes last: until then it is known which photos may go.
func (p backupPlace) drop(names []string) (left []string) {
	except := map[string]bool{}
	var mayGo []stored
	for _, name := range names {
		except[name] = true
		if m, err := p.manifest(name); err == nil {
			mayGo = append(mayGo, m.Files...)
		}
		for _, suffix := range droppedSuffixes {
			_ = os.Remove(p.path(name + suffix)) // looked at below
		}
	}
	if others, err := p.manifests(except); err == nil { // else photos stay: one of them may be named
		named := map[string]bool{}
		for _, m := range others {
			for _, f := range m.Files {
				named[f.SHA256] = true
			}
		}
		for _, f := range mayGo {
			if path := p.files().path(f); path != "" && !named[f.SHA256] {
				_ = os.Remove(path) // a photo too many does no harm
			}
		}
	}
	for _, name := range names {
		if slices.ContainsFunc(droppedSuffixes, func(suffix string) bool {
			_, err := os.Lstat(p.path(name + suffix))
			return !errors.Is(err, fs.ErrNotExist)
		}) {
			left = append(left, name) // open in another program; again next time
			continue
		}
		_ = os.Remove(p.path(name + manifestMark)) // without its database it is not read
	}
	return left
}

// droppedSuffixes are of what a backup consists beside its manifest, while it is being written too.
var droppedSuffixes = []string{Extension, Extension + partSuffix, Extension + partSuffix + "-journal", Extension + hashSuffix}
