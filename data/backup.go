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

	Damage []Count `json:"damage,omitempty"` // records that the schema's rules would not take; a backup with any is no sound one

	Place   string   `json:"-"` // folder
	OK      bool     `json:"-"` // there with its size; Peek reads it whole
	Faults  []string `json:"-"` // the damaged records by name, where it was read whole
	Warning string   `json:"-"` // a sentence about the second place
}

// Sound reports whether every record in the backup is as the schema's rules want it.
func (b BackupInfo) Sound() bool { return len(b.Damage) == 0 }

// DamageText says how many records of which kinds are damaged, "" for a sound backup.
func (b BackupInfo) DamageText() string { return countsText(b.Damage) }

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
	info, err := db.backupInto(ctx, own, db.path, why)
	if err != nil {
		return info, err
	}
	if second, ok := db.secondPlace(); ok {
		info.Warning = db.backupSecond(ctx, own, second, info)
	}
	return info, nil
}

// BackupTo makes a backup in a folder of the user's choice, which is made if its parent is there.
func (db *DB) BackupTo(folder, why string) (BackupInfo, error) {
	if err := os.Mkdir(folder, ownFolder); err != nil && !errors.Is(err, fs.ErrExist) {
		return BackupInfo{}, explainBackup(folder, err)
	}
	return db.backupInto(context.Background(), backupPlace{folder}, db.path, why)
}

// backupBefore keeps a copy of the ledger before something that rewrites it.
func (db *DB) backupBefore(why string) error {
	_, err := db.Backup(why)
	return err
}

// backupInto makes a backup of source, which is the ledger or a copy of it, in one place.
func (db *DB) backupInto(ctx context.Context, place backupPlace, source, why string) (BackupInfo, error) {
	db.filesMu.RLock()
	defer db.filesMu.RUnlock()
	info, err := place.add(ctx, backupJob{source: source, base: filepath.Base(stem(db.path)), files: db.files(), why: why, now: db.Now()})
	if err != nil && ctx.Err() != nil {
		return info, fmt.Errorf("back up in the time given: %w", ctx.Err())
	}
	return info, explainBackup(place.folder, err)
}

// backupSecond brings a backup just made to the second place, and returns a sentence when that fails.
func (db *DB) backupSecond(ctx context.Context, own, second backupPlace, made BackupInfo) string {
	err := second.present()
	if err == nil {
		_, err = db.backupInto(ctx, second, made.Path(), made.Why)
	}
	if err == nil {
		err = own.noteSecond(second.folder, db.Now())
	}
	if err == nil {
		return ""
	}
	var known *Error
	if !errors.As(err, &known) {
		known = Fail(NoPlace, err, "第二备份位置“%s”这次没有备份成功。", second.folder)
	}
	worked := "还没有成功过"
	if at := own.secondWorked(second.folder); !at.IsZero() {
		worked = "上次成功在 " + at.Local().Format("2006-01-02 15:04")
	}
	return fmt.Sprintf("本机备份已完成。%s（第二备份位置%s。）", known.Text, worked)
}

// secondSetting remembers the second place's folder.
const secondSetting = "backup_place"

// SetBackupPlace sets the folder of the second place, "" for none. It must be there and writable now.
func (db *DB) SetBackupPlace(folder string) error {
	if folder == "" {
		return db.SetSetting(secondSetting, "")
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
	// The index marks the place: another stick under the same letter, or an empty mount point, has none.
	if err := (backupPlace{folder}).mark(); err != nil {
		return explainBackup(folder, err)
	}
	return db.SetSetting(secondSetting, folder)
}

// SecondPlace describes the second backup place.
type SecondPlace struct {
	Folder  string    // "" when none is set
	Present bool      // connected now
	Worked  time.Time // when a backup last reached it; zero for never
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

// BackupPlace returns the second backup place.
func (db *DB) BackupPlace() SecondPlace {
	second, ok := db.secondPlace()
	if !ok {
		return SecondPlace{}
	}
	return SecondPlace{Folder: second.folder, Present: second.present() == nil, Worked: ownPlace(db.path).secondWorked(second.folder)}
}

// secondPlace returns the second place that is set. A setting that can't be read must not stop the first backup.
func (db *DB) secondPlace() (backupPlace, bool) {
	if db.q == nil { // before a migration nothing is open for reading
		return backupPlace{}, false
	}
	folder, err := db.Setting(secondSetting)
	return backupPlace{folder}, err == nil && folder != ""
}

// places returns those where kept backups are: the own one, and the second if it is connected.
func (db *DB) places() []backupPlace {
	all := []backupPlace{ownPlace(db.path)}
	if second, ok := db.secondPlace(); ok && second.present() == nil {
		all = append(all, second)
	}
	return all
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
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return Fail(ReadOnly, err, "备份没有完成：“%s”不能写入（只读或没有权限）。请换一个备份位置。台账本身没有影响。", folder)
	case code == sqliteCorrupt, code == sqliteNotADB, code == sqliteError: // a schema that was scrambled names columns that are not there
		return Fail(Damaged, err, "台账文件已损坏，做不成新的备份；以前的备份都保留着。请在“设置与备份”里恢复最近一份备份。")
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENODEV), code == sqliteCantOpen, code == sqliteIOErr, errors.Is(err,
		syscall.EIO), errors.Is(err, io.ErrShortWrite):
		return Fail(NoPlace, err, "备份没有完成：找不到“%s”，或者写到一半断开了。请插好 U 盘或移动硬盘后再备份。台账本身没有影响。", folder)
	}
	return fmt.Errorf("back up into %s: %w", folder, err)
}
