package data

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Peek reads a backup whole and checks it, for the preview before a restore. Any ledger file will do as a backup.
func Peek(backup string) (BackupInfo, error) { return (*Key)(nil).Peek(backup) }

// Peek is the function Peek for an encrypted backup too.
func (k *Key) Peek(backup string) (BackupInfo, error) {
	m, _, drop, err := k.read(backup, peekFolder())
	if err != nil {
		return m.BackupInfo, err
	}
	defer drop()
	m.Missing = 0
	for _, f := range m.Files {
		whole := func(store fileSource) bool { return store.verify(f) == nil }
		if !slices.ContainsFunc(k.stores(backup), whole) {
			m.Missing++
		}
	}
	return m.BackupInfo, nil
}

// peekFolder is where an encrypted backup is decrypted to be looked at: not for all to look into, as a folder for temporary files is.
func peekFolder() string {
	own, err := os.UserCacheDir()
	if err == nil {
		err = os.MkdirAll(own, ownFolder)
	}
	if err != nil {
		return os.TempDir()
	}
	return own
}

// readBackup checks a backup and says what it holds: its head, its SHA-256 if one lies beside it, every page.
func readBackup(path string) (manifest, error) {
	name := filepath.Base(path)
	err := checkHeader(path)
	switch {
	case Is(err, Missing):
		return manifest{}, Fail(Missing, err, "找不到备份“%s”。它可能被移动或删除了，或者所在的 U 盘没有插上。", name)
	case Is(err, Empty):
		return manifest{}, Fail(Empty, err, "备份“%s”是空文件（0 字节），里面没有台账。请选另一份备份。", name)
	case Is(err, NoLedger):
		return manifest{}, Fail(NoLedger, err, "“%s”不是六进履职台账的备份。请选择以 %s 结尾的备份文件。", name, Extension)
	case Is(err, Damaged):
		return manifest{}, Fail(Damaged, err, "备份“%s”不完整，已损坏，可能是复制时中断了。请选另一份备份。", name)
	case err != nil:
		return manifest{}, err
	}
	sum, size, err := hashFile(path)
	if err != nil {
		return manifest{}, noBackup(name, err)
	}
	if err := fitsSum(path, sum); err != nil {
		return manifest{}, err
	}
	m, err := inspect(path)
	if Is(err, Foreign) || Is(err, Newer) || Is(err, NoLedger) {
		return m, err
	}
	if err != nil {
		return m, Fail(Damaged, err, "备份“%s”已损坏，不能用来恢复。请选另一份备份。", name)
	}
	m.Name, m.Place, m.OK = strings.TrimSuffix(name, Extension), filepath.Dir(path), true
	m.SHA256, m.Bytes, m.Photos = sum, size, len(m.Files)
	if noted, err := (backupPlace{m.Place}).manifest(m.Name); err == nil {
		m.Time, m.Why = noted.Time, noted.Why
	} else if st, err := os.Stat(path); err == nil {
		m.Time = st.ModTime() // a copy made by hand
	}
	return m, nil
}

// noBackup says that a backup can't be read.
func noBackup(name string, err error) error {
	return Fail(Damaged, err, "备份“%s”读不出来，所在的磁盘可能有坏道。请选另一份备份。", name)
}

// fitsSum fails when a backup has another hash than is noted beside it. A note that can't be read does not fit; without one all do.
func fitsSum(backup, sum string) error {
	noted, err := ReadRegular(backup+hashSuffix, 4096)
	if errors.Is(err, fs.ErrNotExist) || strings.HasPrefix(string(noted), sum) {
		return nil
	}
	return Fail(Damaged, err, "备份“%s”与它的校验值不符：文件在备份之后被改动过或已损坏。请选另一份备份。", filepath.Base(backup))
}

// scratchMark begins the name of a folder in which an encrypted backup is read. One that a crash left goes after an hour.
const scratchMark = "~解密-"

// read checks a backup, as readBackup does, and returns where its database can be read: for an encrypted one decrypted into a folder
// under the given one, which drop removes.
func (k *Key) read(backup, folder string) (m manifest, plain string, drop func(), err error) {
	drop = func() {}
	if !isSealed(backup) {
		m, err = readBackup(backup)
		return m, backup, drop, err
	}
	name := filepath.Base(backup)
	there, _, err := hashFile(backup)
	if err != nil {
		return m, "", drop, noBackup(name, err)
	}
	if err := fitsSum(backup, there); err != nil {
		return m, "", drop, err
	}
	if k == nil {
		return m, "", drop, Fail(Sealed, nil, "备份“%s”是加密的，要输口令才能看和恢复。", name)
	}
	dropScratch(folder)
	scratch, err := os.MkdirTemp(folder, scratchMark)
	if err != nil {
		return m, "", drop, explainRestore(err)
	}
	drop = func() { _ = os.RemoveAll(scratch) } // else next time, after an hour
	plain = filepath.Join(scratch, name)
	if err = k.decryptTo(backup, plain); err == nil {
		m, err = readBackup(plain)
	}
	if err != nil {
		drop()
		return m, "", func() {}, err
	}
	m.Place = filepath.Dir(backup)
	if noted, err := (backupPlace{m.Place}).manifest(m.Name); err == nil {
		m.Time, m.Why, m.Key = noted.Time, noted.Why, noted.Key
	}
	return m, plain, drop, nil
}

func (k *Key) decryptTo(backup, plain string) error {
	f, err := os.OpenFile(plain, os.O_CREATE|os.O_EXCL|os.O_WRONLY, ownFile)
	if err != nil {
		return explainRestore(err)
	}
	_, err = k.decrypt(backup, f)
	if err = errors.Join(err, f.Close()); errors.Is(err, errFileDamaged) {
		return Fail(Damaged, err, "备份“%s”已损坏，解密到一半对不上。请选另一份备份。", filepath.Base(backup))
	}
	return explainRestore(err)
}

func dropScratch(folder string) {
	entries, _ := os.ReadDir(folder) // what can't be listed is left
	for _, e := range entries {
		if !e.IsDir() || !strings.HasPrefix(e.Name(), scratchMark) {
			continue
		}
		if info, err := e.Info(); err == nil && time.Since(info.ModTime()) > time.Hour {
			_ = os.RemoveAll(filepath.Join(folder, e.Name()))
		}
	}
}

// sealedFiles are the encrypted files of a place, read with their key.
type sealedFiles struct {
	store fileStore
	key   *Key
}

// verify decrypts a file and compares it with its name.
func (s sealedFiles) verify(f stored) error {
	return s.check(f, io.Discard)
}

func (s sealedFiles) check(f stored, w io.Writer) error {
	if !f.fine() {
		return errFileMissing
	}
	read, err := s.key.decrypt(s.store.path(s.key.seal.file(f)), w)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return errFileMissing
	case err == nil && read != f.SHA256:
		return errFileDamaged
	}
	return err
}

// copyTo brings a file into a store, decrypted.
func (s sealedFiles) copyTo(to fileStore, f stored) error {
	if !f.fine() {
		return errFileMissing
	}
	return to.write(f, func(w io.Writer) error { return s.check(f, w) })
}

// stores are where a backup's photos and files can be, those that are encrypted among them when there is a key.
func (k *Key) stores(backup string) []fileSource {
	all := besides(backup)
	if k != nil {
		all = append(all, sealedFiles{backupPlace{filepath.Dir(backup)}.files(), k})
	}
	return all
}
