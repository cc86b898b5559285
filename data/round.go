package data

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"time"
)

// A backup copies a photo once and then goes by its name and size: what a disk loses of it later would be found on the day that it is
// needed. So all photos and files are read again bit by bit, those of the ledger and those of its backups, and what is damaged in one place
// is healed from another.

// roundSetting remembers how far the round has come.
const roundSetting = "file_round"

// fileRound is that memory.
type fileRound struct {
	At   string          `json:"at"`             // the file that was read last
	Done time.Time       `json:"done,omitzero"`  // when a round was last finished
	Lost map[string]bool `json:"lost,omitempty"` // files that are whole nowhere; true: a record of the ledger shows it
}

// FileRound is what the round over all photos and files has found.
type FileRound struct {
	Done   time.Time // when all had been read last; zero: never yet
	Lost   int       // whole nowhere, and shown by a record
	Copies int       // whole nowhere, and only in older backups
}

// FileRound says how the round stands.
func (db *DB) FileRound() (f FileRound) {
	memory := db.fileRound()
	f.Done = memory.Done
	for _, shown := range memory.Lost {
		if shown {
			f.Lost++
		} else {
			f.Copies++
		}
	}
	return f
}

func (db *DB) fileRound() (memory fileRound) {
	text, err := db.Setting(roundSetting)
	if err != nil || json.Unmarshal([]byte(text), &memory) != nil {
		return fileRound{}
	}
	return memory
}

// fileHolder is a store with the files that it should have.
type fileHolder struct {
	store fileStore
	names map[stored]bool
	here  func() error // fails when the place is not there any more, in which everything would be missing
}

// ReadFiles goes on with the round for as long as limit, and returns how many files it healed. It reads nothing while photos are swept, or
// a backup is made in one of the places.
func (db *DB) ReadFiles(limit time.Duration) (healed int, err error) {
	if db.readOnly || !db.filesMu.TryRLock() {
		return 0, nil
	}
	defer db.filesMu.RUnlock()
	until := time.Now().Add(limit)
	holders, release, err := db.fileHolders()
	defer release()
	if err != nil {
		return 0, err
	}
	all := map[stored]bool{}
	for _, h := range holders {
		for f := range h.names {
			all[f] = true
		}
	}
	order := make([]stored, 0, len(all))
	for f := range all {
		order = append(order, f)
	}
	slices.SortFunc(order, func(a, b stored) int { return strings.Compare(a.SHA256+a.Extension, b.SHA256+b.Extension) })
	memory := db.fileRound()
	next := slices.IndexFunc(order, func(f stored) bool { return f.SHA256+f.Extension > memory.At })
	if next < 0 { // the last one of a round: begin again
		next, memory.At = 0, ""
	}
	lost := map[string]bool{}
	for _, f := range order { // what nothing names any more is forgotten
		if shown, ok := memory.Lost[f.SHA256+f.Extension]; ok {
			lost[f.SHA256+f.Extension] = shown
		}
	}
	memory.Lost = lost
	for i := next; i < len(order) && (i == next || time.Now().Before(until)); i++ {
		n, whole, err := heal(holders, order[i])
		for _, h := range holders {
			err = errors.Join(err, h.here())
		}
		if err != nil {
			return healed, errors.Join(explain(err), db.rememberRound(memory))
		}
		healed += n
		memory.At = order[i].SHA256 + order[i].Extension
		delete(lost, memory.At)
		if !whole {
			lost[memory.At] = holders[0].names[order[i]]
		}
		if i == len(order)-1 {
			memory.Done = db.Now()
		}
	}
	return healed, db.rememberRound(memory)
}

func (db *DB) rememberRound(memory fileRound) error {
	text, err := json.Marshal(memory)
	if err != nil {
		return err
	}
	return db.SetSetting(roundSetting, string(text))
}

// fileHolders are the stores that the round reads, the ledger's own first; the places are kept locked until release.
func (db *DB) fileHolders() (holders []fileHolder, release func(), err error) {
	var unlocks []func()
	release = func() {
		for _, unlock := range unlocks {
			unlock()
		}
	}
	own := fileHolder{db.files(), map[stored]bool{}, func() error { return nil }}
	all, err := db.Attachments()
	if err != nil {
		return nil, release, err
	}
	for i := range all {
		if f := all[i].stored(); f.fine() {
			own.names[f] = true
		}
	}
	holders = []fileHolder{own}
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	second := db.second()
	for i, place := range db.places() {
		manifests, err := place.manifests(nil)
		if err != nil && !Is(err, Damaged) || len(manifests) == 0 { // it is not there just now, or has nothing to be read
			continue
		}
		unlock, err := place.lock(ctx)
		if err != nil {
			continue // a backup is being made there
		}
		unlocks = append(unlocks, unlock)
		copies := fileHolder{place.files(), map[stored]bool{}, own.here}
		if i > 0 {
			copies.here = second.at(place)
		}
		for _, m := range manifests {
			for _, f := range m.Files {
				if m.Origin == db.origin && !m.Encrypted() && f.fine() { // what is encrypted has not the hash that it is named by
					copies.names[f] = true
				}
			}
		}
		holders = append(holders, copies)
	}
	return holders, release, nil
}

// heal reads a file wherever it should be, and brings it from where it is whole to where it is not. whole: it is somewhere.
func heal(holders []fileHolder, f stored) (healed int, whole bool, err error) {
	var good *fileStore
	var bad []fileHolder
	for i := range holders {
		switch {
		case !holders[i].names[f]:
		case holders[i].store.verify(f) != nil:
			bad = append(bad, holders[i])
		case good == nil:
			good = &holders[i].store
		}
	}
	if good == nil {
		return 0, false, nil
	}
	for _, h := range bad {
		if err := h.here(); err != nil {
			return healed, true, err
		}
		switch err := good.copyTo(h.store, f); {
		case err == nil:
			healed++
		case !lost(err): // there is no room, or no right to write
			return healed, true, err
		}
	}
	return healed, true, nil
}
