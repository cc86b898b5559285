package data

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/gofrs/flock"
)

// backupPlace is a folder with backups. Its index backups.json names the backups that this program made there; only those are
// ever deleted. The index is written before a file is made or deleted, so that a crash leaves nothing that is not cleared later.
type backupPlace struct{ folder string }

// placeIndex is backups.json. Backups are in the order they were made.
type placeIndex struct {
	Backups  []BackupInfo         `json:"backups"`
	Writing  []string             `json:"writing,omitempty"`  // begun and not yet there
	Dropping []string             `json:"dropping,omitempty"` // chosen to go and not yet gone
	Second   map[string]time.Time `json:"second,omitempty"`   // when a backup last reached a second place, by its id
}

// manifest is NAME.json beside a backup: what it is, and every file that it names.
type manifest struct {
	BackupInfo
	Files []stored `json:"files"`
	Lost  []stored `json:"lost,omitempty"` // named, but missing or damaged when the backup was made

	Sums      map[string]sum `json:"sums,omitempty"`      // of encrypted files, by their names
	KeySHA256 string         `json:"keySha256,omitempty"` // of the locked key
}

// ownPlace is where a ledger's backups are made by default.
func ownPlace(ledger string) backupPlace { return backupPlace{stem(ledger) + ".backups"} }

// mostNoted bounds what is read of an index or a manifest: a town's names a few thousand files.
const mostNoted = 32 << 20

const (
	indexName    = "backups.json"
	hashSuffix   = ".sha256"
	manifestMark = ".json"
)

func (p backupPlace) path(name string) string { return filepath.Join(p.folder, name) }

// files is the store that all backups of the place share.
func (p backupPlace) files() fileStore { return fileStore{p.path("files")} }

// lock keeps a window and a backup command out of each other's way.
func (p backupPlace) lock(ctx context.Context) (unlock func(), err error) {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	name := p.path("backups.lock")
	if Special(name) {
		return nil, Fail(NoPlace, nil, "备份位置“%s”里的“%s”不是普通文件（是链接、文件夹或设备），没有备份。请先把它移走。", p.folder, filepath.Base(name))
	}
	lock := flock.New(name)
	if _, err := lock.TryLockContext(ctx, 50*time.Millisecond); err != nil {
		if errors.Is(err, context.DeadlineExceeded) {
			return nil, Fail(Locked, err, "另一个备份正在“%s”里进行。请等它完成再试。", p.folder)
		}
		return nil, err
	}
	return func() { _ = lock.Close() }, nil
}

// mark makes the index if there is none, which also shows that the place can be written.
func (p backupPlace) mark() error {
	return p.change(func(*placeIndex) error { return nil })
}

// change reads the index, lets fn change it and writes it back, with the place locked.
func (p backupPlace) change(fn func(*placeIndex) error) error {
	unlock, err := p.lock(context.Background())
	if err != nil {
		return err
	}
	defer unlock()
	ix := p.readIndex()
	if err := fn(&ix); err != nil {
		return err
	}
	return p.writeIndex(&ix)
}

// readIndex returns what the place records. An index that can't be read is begun anew: backups that it named are still listed
// by their manifests, and kept for ever.
func (p backupPlace) readIndex() (ix placeIndex) {
	text, err := ReadRegular(p.path(indexName), mostNoted)
	if err != nil || json.Unmarshal(text, &ix) != nil {
		return placeIndex{}
	}
	bad := func(name string) bool { return name == "" || strings.ContainsAny(name, `/\:`) }
	ix.Backups = slices.DeleteFunc(ix.Backups, func(b BackupInfo) bool { return bad(b.Name) })
	ix.Writing = slices.DeleteFunc(ix.Writing, bad)
	ix.Dropping = slices.DeleteFunc(ix.Dropping, bad)
	return ix
}

func (p backupPlace) writeIndex(ix *placeIndex) error { return writeJSON(p.path(indexName), ix) }

func writeJSON(name string, v any) error {
	text, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		return err
	}
	return writeWhole(name, func(w io.Writer) error {
		_, err := w.Write(text)
		return err
	})
}

// list returns the place's backups in the order they were made; those that the index does not know come first.
func (p backupPlace) list() ([]BackupInfo, error) {
	ix := p.readIndex()
	known := map[string]bool{}
	for _, name := range slices.Concat(ix.Writing, ix.Dropping) {
		known[name] = true
	}
	for _, b := range ix.Backups {
		known[b.Name] = true
	}
	others, err := p.manifests(known)
	if err != nil && !Is(err, Damaged) {
		return nil, err
	}
	var all []BackupInfo
	for _, m := range others {
		all = append(all, m.BackupInfo)
	}
	slices.SortFunc(all, func(a, b BackupInfo) int { return a.Time.Compare(b.Time) })
	all = append(all, ix.Backups...)
	there := all[:0]
	for _, b := range all {
		if !p.there(b.Name) {
			continue // the user deleted it
		}
		b.Place, b.OK = p.folder, p.whole(b)
		there = append(there, b)
	}
	return there, nil
}

// manifests reads those of the place except the given names. When some can't be read or are gone, the others are returned with a Damaged
// failure.
func (p backupPlace) manifests(except map[string]bool) (all []manifest, damaged error) {
	entries, err := os.ReadDir(p.folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	looked := map[string]bool{}
	for _, e := range entries {
		name, ok := strings.CutSuffix(e.Name(), manifestMark)
		if !ok { // a backup that we made has its hash beside it
			name, ok = strings.CutSuffix(e.Name(), Extension+hashSuffix)
		}
		if !ok || e.Name() == indexName || except[name] || looked[name] || !p.there(name) {
			continue
		}
		looked[name] = true
		m, err := p.manifest(name)
		if err != nil {
			damaged = err
			continue
		}
		all = append(all, m)
	}
	return all, damaged
}

func (p backupPlace) manifest(name string) (m manifest, err error) {
	text, err := ReadRegular(p.path(name+manifestMark), mostNoted)
	if err == nil {
		err = json.Unmarshal(text, &m)
	}
	if err != nil || m.Name != name {
		return m, Fail(Damaged, err, "备份“%s”的清单已损坏。备份本身仍可恢复；为安全起见，照片暂不清理。", name)
	}
	return m, nil
}

// backupJob is one backup to be made.
type backupJob struct {
	source string    // the database
	base   string    // how the file's name begins
	files  fileStore // where its photos are
	why    string
	now    time.Time
	seal   *seal        // the pair to encrypt to, nil for a plain backup
	sum    string       // of the source, when it is a backup to be encrypted
	here   func() error // fails when the place is not there any more; asked before each writing
}

// add makes a backup and thins the older ones out.
func (p backupPlace) add(ctx context.Context, job backupJob) (BackupInfo, error) {
	if err := job.here(); err != nil { // no lock is put where a stick was
		return BackupInfo{}, err
	}
	unlock, err := p.lock(ctx)
	if err != nil {
		return BackupInfo{}, err
	}
	defer unlock()
	if err := job.here(); err != nil { // the lock may have taken a minute
		return BackupInfo{}, err
	}
	ix := p.readIndex()
	p.clear()
	p.settle(&ix)
	write := p.write
	if job.seal != nil {
		write = p.writeSealed
	}
	name := p.freeName(job.base+"-"+job.now.Format("20060102-150405"), ix.Dropping)
	if len(p.path(name+Extension+partSuffix+"-journal")) > mostPath {
		return BackupInfo{}, syscall.ENAMETOOLONG // else SQLite would only say that it can't open it
	}
	ix.Writing = append(ix.Writing, name)
	if err := p.writeIndex(&ix); err != nil {
		return BackupInfo{}, err
	}
	m, err := write(ctx, name, job)
	if gone := job.here(); gone != nil { // what bears its name now is not the place: nothing is cleared away there
		return BackupInfo{}, gone
	}
	if err != nil {
		ix.Dropping, ix.Writing = append(ix.Dropping, p.drop(ix.Writing)...), nil
		_ = p.writeIndex(&ix) // the failure itself is what to report; an entry too many is settled next time
		return BackupInfo{}, err
	}
	ix.Writing = nil
	ix.Backups = append(ix.Backups, m.BackupInfo)
	p.thin(&ix, m.Origin)
	if p.writeIndex(&ix) == nil { // else it is there all the same: what is noted as being written and is whole is taken up next time
		p.settle(&ix)
	}
	if job.seal != nil { // what could not be deleted before
		_, _ = p.dropPlainFiles()
	}
	m.Place, m.OK = p.folder, true
	return m.BackupInfo, nil
}

// freeName adds a number when two backups are made within a second, or the clock went back; one that is to go may not have gone whole.
func (p backupPlace) freeName(name string, going []string) string {
	free := name
	for n := 2; ; n++ {
		_, err := os.Lstat(p.path(free + Extension))
		_, noted := os.Lstat(p.path(free + manifestMark))
		if err != nil && noted != nil && !slices.Contains(going, free) {
			return free
		}
		free = fmt.Sprintf("%s-%d", name, n)
	}
}

// write makes the backup's files, the database last: what bears its name is whole and checked.
func (p backupPlace) write(ctx context.Context, name string, job backupJob) (m manifest, err error) {
	part := p.path(name + Extension + partSuffix)
	if err := job.here(); err != nil {
		return m, err
	}
	if err := copyDatabase(ctx, job.source, part); err != nil {
		return m, err
	}
	if m, err = inspect(part); err != nil {
		return m, err
	}
	m.Name, m.Time, m.Why = name, job.now, job.why
	if m.SHA256, m.Bytes, err = hashFile(part); err != nil {
		return m, err
	}
	for _, f := range m.Files {
		if err := errors.Join(ctx.Err(), job.here()); err != nil {
			return m, err
		}
		if job.files.sameSize(p.files(), f) {
			continue
		}
		err := job.files.copyTo(p.files(), f)
		if lost(err) && p.files().verify(f) != nil {
			m.Lost = append(m.Lost, f) // an older backup's copy may still be good
		} else if err != nil && !lost(err) {
			return m, err
		}
	}
	m.Photos, m.Missing = len(m.Files), len(m.Lost)
	if err := job.here(); err != nil {
		return m, err
	}
	return m, p.complete(m)
}

// complete gives a backup that is written its name, with its hash and manifest beside it.
func (p backupPlace) complete(m manifest) error {
	name := p.path(m.Name + Extension)
	line := m.SHA256 + "  " + filepath.Base(name) + "\n"
	err := writeWhole(name+hashSuffix, func(w io.Writer) error { _, err := io.WriteString(w, line); return err })
	if err == nil {
		err = writeJSON(p.path(m.Name+manifestMark), m)
	}
	if err == nil {
		err = os.Rename(name+partSuffix, name)
	}
	syncFolder(p.folder)
	return err
}

// lost reports that a file is missing or damaged where it should be, which is no fault of the place that it was to go to.
func lost(err error) bool { return errors.Is(err, errFileMissing) || errors.Is(err, errFileDamaged) }
