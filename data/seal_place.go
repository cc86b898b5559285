package data

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// sealedBase is how the names of encrypted backups begin: a ledger's own name may say whose it is.
const sealedBase = "加密备份"

// writeSealed makes an encrypted backup of one that was made and checked in the own place. Nothing of it is written here unencrypted; its
// manifest tells neither unit nor counts, but what each file is as it lies here, so that it can be checked without the phrase.
func (p backupPlace) writeSealed(ctx context.Context, name string, job backupJob) (m manifest, err error) {
	if m, err = inspect(job.source); err != nil {
		return m, err
	}
	m.Name, m.Time, m.Why, m.Key = name, job.now, job.why, job.seal.name()
	m.Unit, m.State, m.Counts = "", "", nil
	if err := job.here(); err != nil {
		return m, err
	}
	if m.KeySHA256, err = p.putKey(job.seal); err != nil {
		return m, err
	}
	part := p.path(name + Extension + partSuffix)
	written, err := sealInto(part, job.source, job.seal, job.sum)
	if err != nil {
		return m, err
	}
	m.SHA256, m.Bytes = written.SHA256, written.Bytes
	if err := p.sealFiles(ctx, &m, job); err != nil {
		return m, err
	}
	if err := job.here(); err != nil {
		return m, err
	}
	return m, p.complete(m)
}

// sealInto encrypts a file of a known hash into another and reads back what was written.
func sealInto(to, from string, s *seal, sha256 string) (written sum, err error) {
	f, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, ownFile)
	if err != nil {
		return written, err
	}
	read, written, err := s.encrypt(from, f)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return written, err
	}
	if read.SHA256 != sha256 {
		return written, Fail(Damaged, nil, "刚做好的本机备份“%s”读出来和原来不一样，没有加密到第二备份位置。请检查这台电脑的磁盘，再备份一次。", filepath.Base(from))
	}
	there, size, err := hashFile(to)
	if err == nil && (there != written.SHA256 || size != written.Bytes) {
		err = fmt.Errorf("what was written to %s reads otherwise: %w", to, io.ErrShortWrite)
	}
	return written, err
}

// putKey sees that the locked key lies at the place as the ledger has it, and returns its hash.
func (p backupPlace) putKey(s *seal) (string, error) {
	name := p.path(keyMark + s.name() + keySuffix)
	want := sumOf(s.Locked)
	if there, _, err := hashFile(name); err == nil && there == want {
		return want, nil
	}
	return want, writeWhole(name, func(w io.Writer) error { _, err := w.Write(s.Locked); return err })
}

// sealFiles encrypts the photos and files of a backup that the place has not got, and turns their names in the manifest into those that
// they have here.
func (p backupPlace) sealFiles(ctx context.Context, m *manifest, job backupJob) (err error) {
	others, _ := p.manifests(nil) // of a damaged one nothing is known: its files are written again
	known, anew := sumsIn(others), map[string]sum{}
	defer func() {
		if job.here() == nil {
			err = errors.Join(err, p.resum(others, anew))
		}
	}()
	names, store := m.Files, p.files()
	m.Files, m.Lost, m.Sums = nil, nil, map[string]sum{}
	for _, f := range names {
		if err := errors.Join(ctx.Err(), job.here()); err != nil {
			return err
		}
		to := job.seal.file(f)
		m.Files = append(m.Files, to)
		noted, ok := known[to.SHA256]
		if st, err := os.Stat(store.path(to)); !ok || err != nil || st.Size() != noted.Bytes {
			var err error
			if noted, err = store.sealFrom(job.files, f, job.seal); lost(err) {
				m.Lost = append(m.Lost, to)
				continue
			} else if err != nil {
				return err
			}
			anew[to.SHA256] = noted
		}
		m.Sums[to.SHA256] = noted
	}
	m.Photos, m.Missing = len(m.Files), len(m.Lost)
	return nil
}

// sealFrom encrypts a file of another store into this one, once it is sure that it is whole.
func (s fileStore) sealFrom(from fileStore, f stored, to *seal) (written sum, err error) {
	name := from.path(f)
	if name == "" {
		return written, errFileMissing
	}
	if err := from.verify(f); err != nil {
		return written, err
	}
	err = s.write(to.file(f), func(w io.Writer) (err error) {
		var read sum
		if read, written, err = to.encrypt(name, w); err == nil && read.SHA256 != f.SHA256 {
			err = errFileDamaged
		}
		return err
	})
	return written, err
}

// sumsIn are the hashes and sizes of a place's encrypted files, as its manifests note them.
func sumsIn(manifests []manifest) map[string]sum {
	all := map[string]sum{}
	for _, m := range manifests {
		for name, s := range m.Sums {
			all[name] = s
		}
	}
	return all
}

// resum notes in a place's manifests what encrypted files are like that were written anew: each time they come out otherwise.
func (p backupPlace) resum(manifests []manifest, anew map[string]sum) error {
	for _, m := range manifests {
		changed := false
		for _, f := range m.Files {
			if is, ok := anew[f.SHA256]; ok && m.Sums[f.SHA256] != is {
				if m.Sums == nil {
					m.Sums = map[string]sum{}
				}
				m.Sums[f.SHA256], changed = is, true
			}
		}
		if !changed {
			continue
		}
		m.Lost = slices.DeleteFunc(m.Lost, func(f stored) bool { _, ok := anew[f.SHA256]; return ok })
		m.Missing = len(m.Lost)
		if err := writeJSON(p.path(m.Name+manifestMark), m); err != nil {
			return err
		}
	}
	return nil
}

// SealPlace encrypts backups at the second place from now on, to a new key that the phrase locks; the place must be there.
func (db *DB) SealPlace(phrase string) error {
	s := db.second()
	place, err := db.find(s)
	if err != nil {
		return err
	}
	s.retire()
	if s.Seal, err = newSeal(phrase); err != nil {
		return err
	}
	if _, err := place.putKey(s.Seal); err != nil {
		return explainBackup(place.folder, err)
	}
	return db.remember(s)
}

// UnsealPlace writes backups at the second place unencrypted from now on. Those that are there stay as they are, their keys too.
func (db *DB) UnsealPlace() error {
	s := db.second()
	s.retire()
	return db.remember(s)
}

// mostFormer is how many pairs are remembered of those that are not used any more.
const mostFormer = 8

// retire takes the present pair out of use. Its locked half is kept: backups that are encrypted to it lie at the place, where the key's
// file may be damaged.
func (s *second) retire() {
	if s.Seal != nil {
		s.Former = append(s.Former, s.Seal)
		s.Former = s.Former[max(0, len(s.Former)-mostFormer):]
	}
	s.Seal = nil
}

// putFormer sees that the locked keys of former pairs lie at the place as long as backups do that are encrypted to them.
func (p backupPlace) putFormer(former []*seal) error {
	if len(former) == 0 {
		return nil
	}
	all, err := p.list()
	for _, s := range former {
		if err == nil && slices.ContainsFunc(all, func(b BackupInfo) bool { return b.Key == s.name() }) {
			_, err = p.putKey(s)
		}
	}
	return err
}

// PlainBackups are this ledger's unencrypted backups at the second place.
func (db *DB) PlainBackups() ([]BackupInfo, error) {
	place, err := db.find(db.second())
	if err != nil {
		return nil, err
	}
	all, err := place.list()
	all = slices.DeleteFunc(all, func(b BackupInfo) bool { return b.Encrypted() || b.Origin != db.origin })
	return all, explainBackup(place.folder, err)
}

// SealedBackup is the newest encrypted backup at the second place: with its pass phrase, photos and files can be fetched from there.
func (db *DB) SealedBackup() (newest BackupInfo, ok bool) {
	all, err := db.Backups()
	if err != nil {
		return newest, false
	}
	i := slices.IndexFunc(all, func(b BackupInfo) bool { return b.Encrypted() && b.OK })
	if i < 0 {
		return newest, false
	}
	return all[i], true
}

// DropPlainBackups deletes them, with all photos and files that no other ledger's name, once an encrypted backup that says no less lies
// there whole. It fails while anything of them is left.
func (db *DB) DropPlainBackups() error {
	plain, err := db.PlainBackups()
	if err != nil {
		return err
	}
	s := db.second()
	place, err := db.find(s)
	if err != nil {
		return err
	}
	if len(plain) == 0 && s.Seal == nil {
		return nil
	}
	return explainBackup(place.folder, place.change(func(ix *placeIndex) error {
		all, err := place.list()
		if err != nil {
			return err
		}
		if len(plain) > 0 && !place.replaced(plain, all, s.Seal) {
			return Fail(NoPlace, nil, "“%s”里还没有加密的备份能代替它们（要完好、用现在的口令加密、比它们新），没有加密的先留着。请先“立即备份”一次。", place.folder)
		}
		for _, b := range plain {
			ix.Dropping = append(ix.Dropping, b.Name)
		}
		if err := place.writeIndex(ix); err != nil {
			return err
		}
		place.settle(ix)
		left, err := place.dropPlainFiles()
		for _, name := range ix.Dropping {
			if place.there(name) {
				left++
			}
		}
		if err == nil && left > 0 {
			err = Fail(OpenElsewhere, nil, "“%s”里还有 %d 个没有加密的文件没删掉：可能正在别的程序里打开，或者盘写不进去。请关掉那个程序，再“立即备份”一次，会接着删。",
				place.folder, left)
		}
		return err
	}))
}

// dropPlainFiles deletes unencrypted photos and files that no unencrypted backup names any more, and returns how many could not be.
func (p backupPlace) dropPlainFiles() (left int, err error) {
	manifests, err := p.manifests(nil)
	if err != nil {
		return 0, err
	}
	named := map[stored]bool{}
	for _, m := range manifests {
		for _, f := range m.Files {
			named[f] = true
		}
	}
	err = p.files().all(func(f stored, _ fs.FileInfo) {
		if f.Extension != sealedExtension && !named[f] && os.Remove(p.files().path(f)) != nil {
			left++
		}
	})
	return left, err
}

// replaced reports whether an encrypted backup can stand for plain ones: made after them, encrypted to the present pair, no more damaged
// than they are, and it and its key read whole.
func (p backupPlace) replaced(plain, all []BackupInfo, s *seal) bool {
	sound := slices.ContainsFunc(plain, BackupInfo.Sound)
	for _, b := range slices.Backward(all) { // in the order they were made, whatever the clock did
		if slices.ContainsFunc(plain, func(old BackupInfo) bool { return old.Name == b.Name }) {
			return false
		}
		if s == nil || b.Key != s.name() || b.Origin != plain[0].Origin || !b.OK || sound && !b.Sound() {
			continue
		}
		there, _, err := hashFile(b.Path())
		key, _, unread := hashFile(p.path(keyMark + s.name() + keySuffix))
		if err == nil && unread == nil && there == b.SHA256 && key == sumOf(s.Locked) {
			return true
		}
	}
	return false
}
