package data

import (
	"context"
	"errors"
	"os"
	"slices"
	"time"
)

// errHolderGone says that a place went while it was read.
var errHolderGone = errors.New("the place is not there any more")

// fileHolder is where photos and files should be, as the round reads it.
type fileHolder interface {
	here() error                         // fails when it is not there any more
	names() []stored                     // what should be there
	has(f stored) bool                   // whether a file should
	verify(f stored) error               // whether it is there whole
	open() (fileStore, bool)             // where others can take it from
	take(from fileStore, f stored) error // brings it from there
	backups() []roundItem                // the backups that lie there
	settle() error                       // when all is read
}

// openHolder is a store whose files are named by their own hash.
type openHolder struct {
	placeHolder
	store fileStore
	named map[stored]bool
}

func (h *openHolder) names() (all []stored) {
	for f := range h.named {
		all = append(all, f)
	}
	return all
}

func (h *openHolder) has(f stored) bool                   { return h.named[f] }
func (h *openHolder) verify(f stored) error               { return h.store.verify(f) }
func (h *openHolder) open() (fileStore, bool)             { return h.store, true }
func (h *openHolder) take(from fileStore, f stored) error { return from.copyTo(h.store, f) }

// sealedHolder are the encrypted files of a place. Without the phrase they are compared with what the manifests note of them, and written
// anew from where they are not encrypted, if they are encrypted to the present pair.
type sealedHolder struct {
	placeHolder
	store  fileStore
	seal   *seal             // the present pair, or nil
	sums   map[string]sum    // by name
	called map[stored]stored // files by what they are called here
	named  map[string]stored // what is here
	anew   map[string]sum    // was written anew
}

func (h *sealedHolder) names() (all []stored) {
	known := map[string]bool{}
	for _, here := range h.called {
		known[here.SHA256] = true
	}
	for name, here := range h.named { // those that the ledger knows are read under their own names
		if !known[name] {
			all = append(all, here)
		}
	}
	return all
}

// name is what a file is called here.
func (h *sealedHolder) name(f stored) stored {
	if here, ok := h.called[f]; ok {
		return here
	}
	return f
}

func (h *sealedHolder) has(f stored) bool { _, ok := h.named[h.name(f).SHA256]; return ok }

func (h *sealedHolder) verify(f stored) error {
	here := h.name(f)
	want, path := h.sums[here.SHA256], h.store.path(here)
	if st, err := os.Stat(path); err != nil || st.Size() != want.Bytes {
		return errors.Join(errFileDamaged, err)
	}
	there, _, err := hashFile(path)
	if err == nil && there != want.SHA256 {
		err = errFileDamaged
	}
	return err
}

func (h *sealedHolder) open() (fileStore, bool) { return fileStore{}, false }

func (h *sealedHolder) take(from fileStore, f stored) error {
	written, err := h.store.sealFrom(from, f, h.seal)
	if err == nil {
		h.anew[h.name(f).SHA256] = written
	}
	return err
}

// settle notes in the manifests what the files are like that were written anew.
func (h *sealedHolder) settle() error {
	if err := h.here(); err != nil || len(h.anew) == 0 {
		return err
	}
	return h.place.resum(h.manifests, h.anew)
}

// placeHolder is a place of backups, none for the ledger's own store.
type placeHolder struct {
	place     backupPlace
	id        string
	manifests []manifest // of this ledger's backups
}

func (h *placeHolder) here() error {
	if h.id != "" && placeID(h.place.folder) != h.id {
		return absent(h.place.folder, "")
	}
	return nil
}

func (h *placeHolder) settle() error { return nil }

// backups are read once by the holder of a place that comes first.
func (h *placeHolder) backups() (items []roundItem) {
	for _, m := range h.manifests {
		items = append(items, roundItem{"~" + h.id + "/" + m.Name, func() (found, error) {
			there, _, err := hashFile(h.place.path(m.Name + Extension))
			if h.here() != nil {
				return found{}, errHolderGone
			}
			return found{whole: true}, h.place.markBroken(m.Name, err != nil || there != m.SHA256)
		}})
	}
	return items
}

// markBroken notes in the index of a locked place whether a backup is as it was written.
func (p backupPlace) markBroken(name string, broken bool) error {
	ix := p.readIndex()
	i := slices.IndexFunc(ix.Backups, func(b BackupInfo) bool { return b.Name == name })
	if i < 0 || ix.Backups[i].Broken == broken || !p.there(name) {
		return nil
	}
	ix.Backups[i].Broken = broken
	return p.writeIndex(&ix)
}

// fileHolders are where the round reads, the ledger's own store first; the places are kept locked until release.
func (db *DB) fileHolders() (holders []fileHolder, release func(), err error) {
	var unlocks []func()
	release = func() {
		for _, unlock := range unlocks {
			unlock()
		}
	}
	own := &openHolder{store: db.files(), named: map[stored]bool{}}
	all, err := db.Attachments()
	if err != nil {
		return nil, release, err
	}
	for i := range all {
		if f := all[i].stored(); f.fine() {
			own.named[f] = true
		}
	}
	holders = []fileHolder{own}
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	known := own.names()
	for _, place := range db.places() {
		unlock, err := place.lock(ctx)
		if err != nil {
			continue // a backup is being made there, or none ever was
		}
		unlocks = append(unlocks, unlock)
		manifests, err := place.manifests(nil)
		if err != nil && !Is(err, Damaged) { // it is not there just now
			continue
		}
		manifests = slices.DeleteFunc(manifests, func(m manifest) bool { return m.Origin != db.origin })
		there := placeHolder{place: place, id: placeID(place.folder), manifests: manifests}
		copies := newOpenHolder(there)
		known = append(known, copies.names()...)
		holders = append(holders, copies, newSealedHolder(there, db.second().Seal, known))
	}
	return holders, release, nil
}

func newOpenHolder(at placeHolder) *openHolder {
	h := &openHolder{placeHolder: at, store: at.place.files(), named: map[stored]bool{}}
	for _, m := range at.manifests {
		for _, f := range m.Files {
			if !m.Encrypted() && f.fine() {
				h.named[f] = true
			}
		}
	}
	return h
}

// newSealedHolder knows by their names those files that are encrypted to the present pair.
func newSealedHolder(at placeHolder, s *seal, known []stored) *sealedHolder {
	at.manifests = slices.DeleteFunc(slices.Clone(at.manifests), func(m manifest) bool { return !m.Encrypted() })
	h := &sealedHolder{placeHolder: at, store: at.place.files(), seal: s, sums: sumsIn(at.manifests), called: map[stored]stored{},
		named: map[string]stored{}, anew: map[string]sum{}}
	for _, m := range at.manifests {
		for _, f := range m.Files {
			if f.fine() {
				h.named[f.SHA256] = f
			}
		}
	}
	if s == nil || len(h.named) == 0 {
		return h
	}
	for _, f := range known {
		h.called[f] = s.file(f)
	}
	return h
}

// backups are told by the open holder of the same place.
func (h *sealedHolder) backups() []roundItem { return nil }
