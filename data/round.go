package data

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"time"
)

// A backup copies a photo once and then goes by its name and size: what a disk loses of it later would be found on the day that it is
// needed. So all photos and files are read again bit by bit, those of the ledger and those of its backups, encrypted ones too, and what is
// damaged in one place is healed from another. So are the backups themselves: one that is damaged must not push out one that is not.

// roundSetting remembers how far the round has come.
const roundSetting = "file_round"

// fileRound is that memory. What it names is named as roundItem.key does.
type fileRound struct {
	At     string          `json:"at"`               // what was read last
	Done   time.Time       `json:"done,omitzero"`    // when a round was last finished
	Lost   map[string]bool `json:"lost,omitempty"`   // files that are whole nowhere; true: a record of the ledger shows it
	Locked map[string]bool `json:"locked,omitempty"` // files that a record shows and that are whole only where they are encrypted
}

// FileRound is what the round over all photos and files has found.
type FileRound struct {
	Done   time.Time // when all had been read last; zero: never yet
	Lost   int       // whole nowhere, and shown by a record
	Locked int       // shown by a record, and whole only in encrypted backups
	Copies int       // whole nowhere, and only in older backups
}

// FileRound says how the round stands.
func (db *DB) FileRound() (f FileRound) {
	memory := db.fileRound()
	f.Done, f.Locked = memory.Done, len(memory.Locked)
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

// roundItem is a file, or a backup of a place, that the round reads.
type roundItem struct {
	key  string
	read func() (found, error)
}

// found is what reading one came to. A failure beside it is of what should be healed, and can't be written to.
type found struct {
	healed int
	whole  bool // it is somewhere
	locked bool // it is, but only encrypted
	shown  bool // by a record
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
	items := roundItems(holders)
	memory := db.fileRound()
	memory.keep(items)
	next := slices.IndexFunc(items, func(item roundItem) bool { return item.key > memory.At })
	if next < 0 { // the last one of a round: begin again
		next, memory.At = 0, ""
	}
	for i := next; i < len(items) && (i == next || time.Now().Before(until)); i++ {
		got, failed := items[i].read()
		if errors.Is(failed, errHolderGone) {
			break // nothing is known of what lies there
		}
		if healed += got.healed; err == nil {
			err = failed // a place that takes nothing is no reason not to read on
		}
		memory.note(items[i].key, got)
		if i == len(items)-1 {
			memory.Done = db.Now()
		}
	}
	for _, h := range holders {
		err = errors.Join(err, h.settle())
	}
	return healed, errors.Join(explain(err), db.rememberRound(memory))
}

// roundItems are all that the round reads, in its order.
func roundItems(holders []fileHolder) (items []roundItem) {
	all := map[stored]bool{}
	for _, h := range holders {
		for _, f := range h.names() {
			all[f] = true
		}
		items = append(items, h.backups()...)
	}
	for f := range all {
		items = append(items, roundItem{f.SHA256 + f.Extension, func() (found, error) { return heal(holders, f) }})
	}
	slices.SortFunc(items, func(a, b roundItem) int { return strings.Compare(a.key, b.key) })
	return items
}

// keep forgets what nothing names any more.
func (m *fileRound) keep(items []roundItem) {
	lost, locked := map[string]bool{}, map[string]bool{}
	for _, item := range items {
		if shown, ok := m.Lost[item.key]; ok {
			lost[item.key] = shown
		}
		if m.Locked[item.key] {
			locked[item.key] = true
		}
	}
	m.Lost, m.Locked = lost, locked
}

func (m *fileRound) note(key string, got found) {
	m.At = key
	delete(m.Lost, key)
	delete(m.Locked, key)
	switch {
	case !got.whole:
		m.Lost[key] = got.shown
	case got.locked && got.shown:
		m.Locked[key] = true
	}
}

func (db *DB) rememberRound(memory fileRound) error {
	text, err := json.Marshal(memory)
	if err != nil {
		return err
	}
	return db.SetSetting(roundSetting, string(text))
}

// heal reads a file wherever it should be, and brings it from where it is whole to where it is not.
func heal(holders []fileHolder, f stored) (got found, failed error) {
	var good *fileStore
	var bad []fileHolder
	got.shown = holders[0].has(f)
	for _, h := range holders {
		switch {
		case !h.has(f):
		case h.verify(f) == nil:
			got.whole = true
			if store, ok := h.open(); ok && good == nil {
				good = &store
			}
		case h.here() != nil:
			return found{}, errHolderGone
		default:
			bad = append(bad, h)
		}
	}
	if got.locked = got.whole && good == nil; good == nil {
		return got, nil
	}
	for _, h := range bad {
		err := h.here()
		if err == nil {
			err = h.take(*good, f)
		}
		switch {
		case err == nil:
			got.healed++
		case !lost(err): // there is no room, or no right to write
			failed = err
		}
	}
	return got, failed
}
