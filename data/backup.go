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
	"syscall"
	"time"
)

// Backups lie in X.backups beside X.ledger: there they are found by name when the ledger itself can't be read, and they go along
// when its folder is moved. That saves from mistakes and from a damaged file, not from a lost disk: for that a second place can be
// set, on a USB stick or another disk. Each backup is NAME.ledger, its SHA-256 and a manifest; photos are shared in files/.

// Why a backup was made.
const (
	WhyStart   = "start"
	WhyIdle    = "idle"
	WhyMigrate = "migrate"
	WhyImport  = "import"
	WhyReceive = "receive"
	WhyExit    = "exit"
	WhyManual  = "manual"
)

var whyTexts = map[string]string{WhyStart: "启动时", WhyIdle: "空闲时", WhyMigrate: "升级数据格式前", WhyImport: "导入前",
	WhyReceive: "接收上报前", WhyExit: "退出时", WhyManual: "手动备份"}

// Count is how many rows one of the main tables has.
type Count struct {
	Table string `json:"table"`
	Title string `json:"title"`
	Rows  int    `json:"rows"`
}

// BackupInfo describes a backup.
type BackupInfo struct {
	Name    string    `json:"name"` // file name without .ledger
	Time    time.Time `json:"time"`
	Why     string    `json:"why"`
	Bytes   int64     `json:"bytes"` // of the database, photos not counted
	SHA256  string    `json:"sha256"`
	Origin  string    `json:"origin"` // the ledger's UUID
	Unit    string    `json:"unit"`   // 单位
	Schema  int       `json:"schema"`
	State   string    `json:"state"` // the last operation that it holds
	Counts  []Count   `json:"counts"`
	Photos  int       `json:"photos"`  // photos and files that it names
	Missing int       `json:"missing"` // of them, how many the ledger had lost already

	Key string `json:"key,omitempty"` // the key that it is encrypted to, "" for a backup that is not

	Damage []Count `json:"damage,omitempty"` // records that the schema's rules would not take; a backup with any is no sound one

	Broken bool `json:"broken,omitempty"` // in an index: the file was read again and is not what was written

	Place   string   `json:"-"` // folder
	OK      bool     `json:"-"` // there with its size, and not found broken; Peek reads it whole
	Faults  []string `json:"-"` // the damaged records by name, where it was read whole
	Warning string   `json:"-"` // a sentence about the second place
}

// Sound reports whether every record in the backup is as the schema's rules want it.
func (b BackupInfo) Sound() bool { return len(b.Damage) == 0 }

// DamageText says how many records of which kinds are damaged, "" for a sound backup.
func (b BackupInfo) DamageText() string { return countsText(b.Damage) }

// Encrypted reports whether a pass phrase is needed to read the backup.
func (b BackupInfo) Encrypted() bool { return b.Key != "" }

// Path returns the backup's database file.
func (b BackupInfo) Path() string { return filepath.Join(b.Place, b.Name+Extension) }

// WhyText says in Chinese why the backup was made.
func (b BackupInfo) WhyText() string {
	if text, ok := whyTexts[b.Why]; ok {
		return text
	}
	return b.Why
}

// Backup makes a backup in the ledger's own place, and in the second place if one is set. Saves go on meanwhile. That the second
// place failed is no error but the result's Warning.
func (db *DB) Backup(why string) (BackupInfo, error) {
	return db.backup(context.Background(), why)
}

// BackupWithin is Backup that gives up when the time is over, as on exit: Windows ends a program that delays logging off.
func (db *DB) BackupWithin(limit time.Duration, why string) (BackupInfo, error) {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	return db.backup(ctx, why)
}

func (db *DB) backup(ctx context.Context, why string) (BackupInfo, error) {
	own := ownPlace(db.path)
	if err := os.MkdirAll(own.folder, ownFolder); err != nil {
		return BackupInfo{}, explainBackup(own.folder, err)
	}
	info, err := db.backupInto(ctx, own, db.job(db.path, why))
	if err != nil {
		return info, err
	}
	if second := db.second(); second.Folder != "" {
		info.Warning = db.backupSecond(ctx, own, second, info)
	}
	return info, nil
}

// BackupTo makes a backup in a folder of the user's choice, which is made if its parent is there.
func (db *DB) BackupTo(folder, why string) (BackupInfo, error) {
	if bareMount(folder) || bareMount(filepath.Dir(folder)) {
		return BackupInfo{}, noDisk(folder)
	}
	if s := db.second(); s.Seal != nil && (inside(s.Folder, folder) || s.ID != "" && s.ID == placeID(folder)) {
		return BackupInfo{}, Fail(NoPlace, nil, "“%s”是加密的第二备份位置，那里只放加密的备份：平常的备份（“立即备份”）会写到那里。这里请换一个文件夹。", folder)
	}
	if err := os.Mkdir(folder, ownFolder); err != nil && !errors.Is(err, fs.ErrExist) {
		return BackupInfo{}, explainBackup(folder, err)
	}
	return db.backupInto(context.Background(), backupPlace{folder}, db.job(db.path, why))
}

// backupBefore keeps a copy of the ledger before something that rewrites it.
func (db *DB) backupBefore(why string) error {
	_, err := db.Backup(why)
	return err
}

// job is a backup of source, which is the ledger or a copy of it.
func (db *DB) job(source, why string) backupJob {
	return backupJob{source: source, base: filepath.Base(stem(db.path)), files: db.files(), why: why, now: db.Now(),
		here: func() error { return nil }}
}

// backupInto makes a backup in one place.
func (db *DB) backupInto(ctx context.Context, place backupPlace, job backupJob) (BackupInfo, error) {
	db.filesMu.RLock()
	defer db.filesMu.RUnlock()
	info, err := place.add(ctx, job)
	if err != nil && ctx.Err() != nil {
		return info, fmt.Errorf("back up in the time given: %w", ctx.Err())
	}
	return info, explainBackup(place.folder, err)
}

// Backups lists this ledger's backups in both places, the newest first.
func (db *DB) Backups() ([]BackupInfo, error) {
	var all []BackupInfo
	for _, place := range db.places() {
		found, err := place.list()
		if err != nil {
			return nil, explainBackup(place.folder, err)
		}
		all = append(all, slices.DeleteFunc(found, func(b BackupInfo) bool { return b.Origin != db.origin })...)
	}
	slices.SortStableFunc(all, func(a, b BackupInfo) int { return b.Time.Compare(a.Time) })
	return all, nil
}

// BackupsOf lists the backups beside a ledger that can't be opened, the newest first.
func BackupsOf(ledger string) ([]BackupInfo, error) {
	all, err := ownPlace(trueName(ledger)).list()
	slices.Reverse(all)
	return all, err
}

// LastBackup returns the newest backup in the ledger's own place; ok is false when there is none.
func (db *DB) LastBackup() (info BackupInfo, ok bool) {
	all, err := ownPlace(db.path).list()
	if err != nil {
		return info, false
	}
	for _, b := range slices.Backward(all) { // in the order they were made, whatever the clock did
		if b.Origin == db.origin && b.OK {
			return b, true
		}
	}
	return info, false
}

// ChangedSinceBackup reports whether an operation was done that no backup holds.
func (db *DB) ChangedSinceBackup() bool {
	last, _ := db.LastBackup()
	state, err := lastState(db.reader)
	return err == nil && state != last.State
}

// BackupLate brings the newest backup to the second place when it is there by now and has it not, as when the stick was out while it was
// made. It returns a sentence when that fails.
func (db *DB) BackupLate() string {
	last, ok := db.LastBackup()
	s := db.second()
	if !ok || s.Folder == "" || db.readOnly {
		return ""
	}
	place, err := db.find(s)
	if err != nil {
		return "" // the start page says so
	}
	there, err := place.list()
	if err != nil || slices.ContainsFunc(there, func(b BackupInfo) bool {
		return b.Origin == db.origin && b.OK && b.Encrypted() == (s.Seal != nil) && b.Time.Equal(last.Time)
	}) {
		return ""
	}
	return db.backupSecond(context.Background(), ownPlace(db.path), s, last)
}

// lastState names a ledger's last operation.
func lastState(r reader) (string, error) {
	all, err := texts(r, "SELECT seq || '@' || coalesce(at, '') FROM audit ORDER BY seq DESC LIMIT 1")
	if err != nil || len(all) == 0 {
		return "", err
	}
	return all[0], nil
}

// explainBackup says why a backup could not be made, naming its place: the ledger itself is well.
func explainBackup(folder string, err error) error {
	var known *Error
	if err == nil || errors.As(err, &known) {
		return err
	}
	code := sqliteCode(err)
	switch {
	case noRoom(err), code == sqliteFull:
		return Fail(DiskFull, err, "备份没有完成：“%s”所在的磁盘已满。请清理磁盘，或在“设置与备份”里换一个备份位置。台账本身没有影响。", folder)
	case errors.Is(err, syscall.ENAMETOOLONG):
		return Fail(NoPlace, err, "备份没有完成：“%s”的路径太长，系统存不下里面的备份。请换一个路径短一些的备份位置。台账本身没有影响。", folder)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return Fail(ReadOnly, err, "备份没有完成：“%s”不能写入（只读或没有权限）。请换一个备份位置。台账本身没有影响。", folder)
	case code == sqliteCorrupt, code == sqliteNotADB, code == sqliteError: // a schema that was scrambled names columns that are not there
		return Fail(Damaged, errors.Join(errInside, err), "台账文件已损坏，做不成新的备份；以前的备份都保留着。请在“设置与备份”里恢复最近一份备份。")
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENODEV), code == sqliteCantOpen, code == sqliteIOErr, errors.Is(err,
		syscall.EIO), errors.Is(err, io.ErrShortWrite):
		return Fail(NoPlace, err, "备份没有完成：找不到“%s”，或者写到一半断开了。请插好 U 盘或移动硬盘后再备份。台账本身没有影响。", folder)
	}
	return fmt.Errorf("back up into %s: %w", folder, err)
}
