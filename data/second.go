package data

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// The second place of backups is a stick or a disk that comes and goes. It is known by an id that lies in it and that the ledger
// remembers: its path is not enough, for a pulled stick leaves an empty folder of the system's disk, and another stick gets its letter.
// What does not bear the id is never written to, and never made again.

// second is what a ledger remembers of its second place, as JSON in its settings.
type second struct {
	Folder string `json:"folder"`
	ID     string `json:"id"`             // "" for a place that an older program set
	Disk   string `json:"disk,omitempty"` // diskOf it, when it was set
	Seal   *seal  `json:"seal,omitempty"` // what backups there are encrypted to, nil: they are not

	Former []*seal `json:"former,omitempty"` // what those were encrypted to before
}

// placeMark is the file in a place that bears its id.
const placeMark = "liujin-place.json"

// placeID reads the id of a place, "" where there is none.
func placeID(folder string) string {
	var mark struct {
		ID string `json:"id"`
	}
	text, err := ReadRegular(filepath.Join(folder, placeMark), 1<<10)
	if err != nil || json.Unmarshal(text, &mark) != nil {
		return ""
	}
	return mark.ID
}

// secondSetting remembers the second place.
const secondSetting = "backup_place"

// second returns the second place that is set, or none. A setting that can't be read must not stop the first backup.
func (db *DB) second() (s second) {
	if db.q == nil { // before a migration nothing is open for reading
		return s
	}
	text, err := db.Setting(secondSetting)
	if err != nil {
		return s
	}
	if json.Unmarshal([]byte(text), &s) != nil {
		return second{Folder: text} // as older programs noted it
	}
	return s
}

func (db *DB) remember(s second) error {
	text, err := json.Marshal(s)
	if err != nil {
		return err
	}
	return db.SetSetting(secondSetting, string(text))
}

// SetBackupPlace sets the folder of the second place, "" for none. It must be there and writable now.
func (db *DB) SetBackupPlace(folder string) error {
	if folder == "" {
		was := db.second() // one that is chosen later is encrypted as this one was
		return db.remember(second{Seal: was.Seal, Former: was.Former})
	}
	folder, err := filepath.Abs(folder)
	if err != nil {
		return explain(err)
	}
	if st, err := os.Stat(folder); err != nil || !st.IsDir() {
		return Fail(NoPlace, err, "文件夹“%s”不存在或没有连上。请先插好 U 盘（或连好移动硬盘），再选择其中的文件夹。", folder)
	}
	for _, own := range []string{ownPlace(db.path).folder, db.files().folder} {
		if inside(own, folder) {
			return Fail(NoPlace, nil, "“%s”就在这本台账自己的备份或照片文件夹里，再备份一份到那里没有用处。请选择 U 盘、移动硬盘或另一个盘上的文件夹。", folder)
		}
	}
	if bareMount(folder) {
		return noDisk(folder)
	}
	if err := (backupPlace{folder}).mark(); err != nil {
		return explainBackup(folder, err)
	}
	return explainBackup(folder, db.markPlace(folder))
}

// noDisk refuses a folder that is for a disk while none is there.
func noDisk(folder string) error {
	return Fail(NoPlace, nil,
		"“%s”是接 U 盘、移动硬盘用的位置，现在却没有盘接在上面（或者是光盘、内存盘），存进去的东西会落在系统盘上或丢掉。请插好盘，再选盘里的文件夹。", folder)
}

// markPlace gives a place an id, unless it has one already, and remembers it. Ledgers that share a place share its id.
func (db *DB) markPlace(folder string) error {
	// A new stick is encrypted as the last one was.
	was := db.second()
	s := second{Folder: folder, ID: placeID(folder), Disk: diskOf(folder), Seal: was.Seal, Former: was.Former}
	if s.ID == "" {
		s.ID = rand.Text() // not of the ledger's own ids: ledgers made from one seed would have the same
		if err := writeJSON(filepath.Join(folder, placeMark), map[string]string{"id": s.ID}); err != nil {
			return err
		}
	}
	return db.remember(s)
}

// find returns where the second place is now: in its folder or, for a disk that got another letter or name, elsewhere. It fails when
// it is not there, is not the one that was set, or lies on another disk than it did.
func (db *DB) find(s second) (backupPlace, error) {
	if s.Folder == "" {
		return backupPlace{}, Fail(NoPlace, nil, "还没有设置第二备份位置。请先在“设置与备份”里选择文件夹。")
	}
	if s.ID == "" {
		return backupPlace{s.Folder}, db.known(s.Folder)
	}
	copied := "" // it bears the id, on another disk
	is := func(at string) bool {
		if placeID(at) != s.ID {
			return false
		}
		disk := diskOf(at)
		own := s.Disk == "" || disk == "" || disk == s.Disk
		if !own && copied == "" {
			copied = at
		}
		return own
	}
	if is(s.Folder) {
		return backupPlace{s.Folder}, nil
	}
	if at := elsewhere(s.Folder, is); at != "" {
		return backupPlace{at}, nil
	}
	if copied != "" {
		return backupPlace{}, Fail(NoPlace, nil,
			"第二备份位置“%s”现在不在原来那块盘上（可能是复制过来的，或者盘没有接上），所以没有往里写。请插好原来的盘；确实换了盘的，请在“设置与备份”里重新选择。", copied)
	}
	return backupPlace{}, absent(s.Folder, placeID(s.Folder))
}

// absent says what is where the second place should be; found is the id of another place that is there.
func absent(folder, found string) error {
	const again = "请插好原来的 U 盘或移动硬盘；换了新盘的，请在“设置与备份”里重新选择。"
	_, err := os.Stat(folder)
	switch {
	case err != nil:
		return Fail(NoPlace, err, "第二备份位置“%s”没有连上。"+again, folder)
	case found != "":
		return Fail(NoPlace, nil, "“%s”里是另一个备份位置，不是原来那个盘，所以没有往里写。"+again, folder)
	}
	return Fail(NoPlace, fs.ErrNotExist,
		"第二备份位置“%s”没有连上，或者不是原来那个盘：文件夹在，里面却没有备份位置的标记，所以没有往里写。"+again, folder)
}

// known fails unless a place that an older program set, which has no id, holds backups of this ledger.
func (db *DB) known(folder string) error {
	if _, err := os.Stat(filepath.Join(folder, indexName)); err != nil {
		return absent(folder, "")
	}
	all, err := backupPlace{folder}.list()
	if err == nil && slices.ContainsFunc(all, func(b BackupInfo) bool { return b.Origin == db.origin }) {
		return nil
	}
	return Fail(NoPlace, err, "第二备份位置“%s”里没有这本台账的备份，不能肯定就是原来那个盘，所以没有往里写。请在“设置与备份”里重新选择文件夹。", folder)
}

// elsewhere looks for a place that moved, as a disk does that is mounted under another name or letter: in the folders beside its own and
// beside those above it, and on the other letters. "" when it is not found.
func elsewhere(folder string, is func(at string) bool) string {
	const most = 100 // entries of a folder that are looked at
	candidates := otherLetters(folder)
	for part, rest := folder, ""; ; part, rest = filepath.Dir(part), filepath.Join(filepath.Base(part), rest) {
		up := filepath.Dir(part)
		if up == part {
			break
		}
		if d, err := os.Open(up); err == nil {
			names, _ := d.Readdirnames(most) // what can't be listed has no place
			_ = d.Close()
			for _, name := range names {
				candidates = append(candidates, filepath.Join(up, name, rest))
			}
		}
	}
	for _, c := range candidates {
		if is(c) {
			return c
		}
	}
	return ""
}

// backupSecond brings a backup just made to the second place, and returns a sentence when that fails.
func (db *DB) backupSecond(ctx context.Context, own backupPlace, s second, made BackupInfo) string {
	place, err := db.find(s)
	if err == nil && s.ID == "" && !db.readOnly {
		err = db.markPlace(place.folder)
		s = db.second()
	}
	if err == nil {
		job := db.job(made.Path(), made.Why)
		job.now = made.Time // it is the same backup there
		if job.seal, job.sum = s.Seal, made.SHA256; s.Seal != nil {
			job.base = sealedBase
		}
		job.here = s.at(place)
		_, err = db.backupInto(ctx, place, job)
	}
	if err == nil {
		err = place.putFormer(s.Former)
	}
	if err == nil {
		err = own.noteSecond(s, db.Now())
	}
	if err == nil {
		return ""
	}
	var known *Error
	if !errors.As(err, &known) {
		known = Fail(NoPlace, err, "第二备份位置“%s”这次没有备份成功。", s.Folder)
	}
	worked := "还没有成功过"
	if at := own.secondWorked(s); !at.IsZero() {
		worked = "上次成功在 " + at.Local().Format("2006-01-02 15:04")
	}
	return fmt.Sprintf("本机备份已完成。%s（第二备份位置%s。）", known.Text, worked)
}

// at fails when a folder that was found to be the second place is it no more, as when a stick was pulled.
func (s second) at(place backupPlace) func() error {
	return func() error {
		if s.ID != "" && placeID(place.folder) != s.ID {
			return absent(place.folder, "")
		}
		return nil
	}
}

// key is what the second place is noted under: its id, or the folder of one that an older program set.
func (s second) key() string {
	if s.ID == "" {
		return s.Folder
	}
	return s.ID
}

func (p backupPlace) noteSecond(s second, at time.Time) error {
	return p.change(func(ix *placeIndex) error {
		ix.Second = map[string]time.Time{s.key(): at}
		return nil
	})
}

func (p backupPlace) secondWorked(s second) time.Time { return p.readIndex().Second[s.key()] }

// SecondPlace describes the second backup place.
type SecondPlace struct {
	Folder  string    // where it is, or was set; "" when none is
	Was     string    // where it was set, when it is elsewhere now
	Present bool      // connected now
	Sealed  bool      // backups there are encrypted
	Beside  bool      // it is on the ledger's own disk: what takes the one takes the other
	Problem string    // a sentence, when a folder is there and is not the place
	Worked  time.Time // when a backup last reached it; zero for never
}

// BackupPlace returns the second backup place.
func (db *DB) BackupPlace() SecondPlace {
	s := db.second()
	if s.Folder == "" {
		return SecondPlace{}
	}
	told := SecondPlace{Folder: s.Folder, Sealed: s.Seal != nil, Worked: ownPlace(db.path).secondWorked(s)}
	place, err := db.find(s)
	if err != nil {
		if _, gone := os.Stat(s.Folder); gone == nil {
			told.Problem = err.Error()
		}
		return told
	}
	told.Present, told.Beside = true, sameDisk(place.folder, filepath.Dir(db.path))
	if place.folder != s.Folder {
		told.Folder, told.Was = place.folder, s.Folder
	}
	return told
}

// places returns those where kept backups are: the own one, and the second if it is connected.
func (db *DB) places() []backupPlace {
	all := []backupPlace{ownPlace(db.path)}
	if s := db.second(); s.Folder != "" {
		if place, err := db.find(s); err == nil {
			all = append(all, place)
		}
	}
	return all
}

// inside reports whether a folder is another or lies in it, whatever ways lead there.
func inside(outer, folder string) bool {
	there, err := os.Stat(outer)
	if err != nil {
		return false
	}
	if real, err := filepath.EvalSymlinks(folder); err == nil {
		folder = real
	}
	for {
		if st, err := os.Stat(folder); err == nil && os.SameFile(there, st) {
			return true
		}
		up := filepath.Dir(folder)
		if up == folder {
			return false
		}
		folder = up
	}
}
