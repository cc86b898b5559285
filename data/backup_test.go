package data

import (
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// clock is a source whose time a test sets.
type clock struct{ now time.Time }

func (c *clock) options() Options {
	return Options{Source: Source{Now: func() time.Time { return c.now }, Rand: rand.NewChaCha8([32]byte{1}), User: "测试"}}
}

var morning = time.Date(2026, 11, 12, 9, 30, 0, 0, time.Local)

// filled is a ledger with a campaign that has a file, a handler, and the clock that it lives by.
func filled(t *testing.T) (*DB, *clock, Attachment) {
	t.Helper()
	c := &clock{morning}
	db, err := Create(filepath.Join(t.TempDir(), "东港镇 人大#1%?.ledger"), c.options())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	a, err := db.AddFile(write(t, filepath.Join(t.TempDir(), "实施方案.pdf"), []byte("%PDF 方案")))
	if err != nil {
		t.Fatal(err)
	}
	plan := Campaign{CampaignFields: CampaignFields{Name: "活动月", Starts: "2026-11-01", Ends: "2026-11-30"}, Files: []Attachment{a}}
	do(t, db, "新增", func(tx *Tx) error {
		if err := tx.SaveOffice(&Office{Name: "东港镇人大", Level: OfficeTown, Own: true}); err != nil {
			return err
		}
		return tx.SaveCampaign(&plan)
	})
	return db, c, a
}

func addHandler(t *testing.T, db *DB, name string) {
	t.Helper()
	do(t, db, "新增 "+name, func(tx *Tx) error { return tx.SaveHandler(&Handler{Name: name}) })
}

func backUp(t *testing.T, db *DB, why string) BackupInfo {
	t.Helper()
	info, err := db.Backup(why)
	if err != nil {
		t.Fatal(err)
	}
	return info
}

func handlerNames(t *testing.T, path string) string {
	t.Helper()
	db, err := Open(path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	all, err := db.Handlers()
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, h := range all {
		names = append(names, h.Name)
	}
	return strings.Join(names, " ")
}

func TestBackup(t *testing.T) {
	t.Parallel()
	db, c, a := filled(t)
	if !db.ChangedSinceBackup() {
		t.Error("not backed up, yet nothing to do")
	}
	info := backUp(t, db, WhyManual)
	if db.ChangedSinceBackup() {
		t.Error("backed up, yet changed")
	}
	if info.Unit != "东港镇人大" || info.Photos != 1 || info.Missing != 0 || !info.OK || info.WhyText() != "手动备份" || info.Warning != "" ||
		!info.Time.Equal(morning) {
		t.Errorf("%+v", info)
	}
	if i := slices.IndexFunc(info.Counts, func(c Count) bool { return c.Table == "campaign" }); i < 0 ||
		info.Counts[i] != (Count{"campaign",
			"活动月", 1}) {
		t.Errorf("counts %v", info.Counts)
	}
	if got, err := os.ReadFile(backupPlace{info.Place}.files().path(a.stored())); err != nil || string(got) != "%PDF 方案" {
		t.Errorf("file in the backup: %q %v", got, err)
	}
	if sum, err := os.ReadFile(info.Path() + hashSuffix); err != nil || string(sum) != info.SHA256+"  "+info.Name+Extension+"\n" {
		t.Errorf("%q %v", sum, err)
	}
	addHandler(t, db, "镇供电所")
	if !db.ChangedSinceBackup() {
		t.Error("changed, yet not seen")
	}
	// A backup command beside the open window: read-only, the same second, recorded in the same index.
	beside, err := Open(db.Path(), Options{ReadOnly: true, Source: c.options().Source})
	if err != nil {
		t.Fatal(err)
	}
	defer beside.Close()
	second := backUp(t, beside, WhyManual)
	if second.Name == info.Name {
		t.Error("a name was given twice")
	}
	if last, ok := db.LastBackup(); !ok || last.Name != second.Name || db.ChangedSinceBackup() {
		t.Errorf("last %+v %v", last, ok)
	}
	if all, err := db.Backups(); err != nil || len(all) != 2 {
		t.Errorf("%v %v", all, err)
	}
	if handlerNames(t, info.Path()) != "" || handlerNames(t, second.Path()) != "镇供电所" {
		t.Error("backups hold the wrong state")
	}
	// Losing the index loses no backup, and nothing is deleted that it does not name.
	write(t, filepath.Join(info.Place, indexName), []byte("{damaged"))
	for i := range 60 {
		c.now = c.now.AddDate(0, 2, i)
		backUp(t, db, WhyIdle)
	}
	all, err := db.Backups()
	if err != nil || !slices.ContainsFunc(all, func(b BackupInfo) bool { return b.Name == info.Name }) {
		t.Errorf("%d backups, the unrecorded one went: %v", len(all), err)
	}
}

func TestBackupLeftovers(t *testing.T) {
	db, _, a := filled(t)
	first := backUp(t, db, WhyManual)
	place := backupPlace{first.Place}
	// As after a crash: one begun, one complete but not yet in the index, one chosen to go.
	for _, name := range []string{"begun", "whole", "going"} {
		if err := copyFile(first.Path(), place.path(name+Extension)); err != nil {
			t.Fatal(err)
		}
		m, err := place.manifest(first.Name)
		if err != nil {
			t.Fatal(err)
		}
		if m.Name = name; name != "begun" {
			if err := writeJSON(place.path(name+manifestMark), m); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := os.Rename(place.path("begun"+Extension), place.path("begun"+Extension+partSuffix)); err != nil {
		t.Fatal(err)
	}
	if err := place.change(func(ix *placeIndex) error {
		ix.Writing, ix.Dropping = []string{"begun", "whole"}, []string{"going", "../" + filepath.Base(stem(db.Path()))}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	backUp(t, db, WhyManual)
	entries, err := os.ReadDir(place.folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), "begun") || strings.HasPrefix(e.Name(), "going") {
			t.Errorf("%s stayed", e.Name())
		}
	}
	if !place.there("whole") || len(place.readIndex().Backups) != 3 {
		t.Errorf("index %+v", place.readIndex())
	}
	if place.files().verify(a.stored()) != nil {
		t.Error("a photo that others name went")
	}
	if _, err := os.Stat(db.Path()); err != nil {
		t.Fatal("a name in the index led out of the place")
	}
}

func TestThinnedPhotosGo(t *testing.T) {
	db, c, a := filled(t)
	backUp(t, db, WhyManual)
	all, err := db.Campaigns()
	if err != nil {
		t.Fatal(err)
	}
	do(t, db, "删除", func(tx *Tx) error { return tx.DeleteCampaign(all[0].ID) })
	there := func() bool { return ownPlace(db.Path()).files().verify(a.stored()) == nil }
	for range keepRecent {
		if !there() {
			t.Fatal("a kept backup lost its photo")
		}
		c.now = c.now.Add(time.Minute)
		backUp(t, db, WhyIdle)
	}
	if there() {
		t.Error("a photo that no backup names stayed")
	}
}

func TestKeepers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var times []time.Time
		now := morning
		for range rapid.IntRange(0, 300).Draw(t, "n") {
			now = now.Add(time.Duration(rapid.IntRange(-5000, 60000).Draw(t, "minutes")) * time.Minute)
			times = append(times, now)
		}
		keep := keepers(times)
		kept := 0
		for i, k := range keep {
			if k {
				kept++
			} else if len(times)-i <= keepRecent {
				t.Fatalf("one of the newest %d goes", keepRecent)
			}
		}
		if most := keepRecent + keepDays + keepWeeks + keepMonths; kept > most || len(times) <= keepRecent && kept != len(times) {
			t.Fatalf("kept %d of %d", kept, len(times))
		}
	})
	// Twice a day for three years, thinned after each: what is left reaches back for a year and has the shape promised.
	var times []time.Time
	for i := range 3 * 365 * 2 {
		times = append(times, morning.Add(time.Duration(i)*12*time.Hour))
		keep, rest := keepers(times), times[:0:0]
		for j, k := range keep {
			if k {
				rest = append(rest, times[j])
			}
		}
		times = rest
	}
	if len(times) != keepRecent+keepDays+keepWeeks+keepMonths {
		t.Errorf("%d backups are left", len(times))
	}
	if age := times[len(times)-1].Sub(times[0]); age < 400*24*time.Hour || age > 500*24*time.Hour {
		t.Errorf("the oldest is %v old", age)
	}
	for i := 1; i < len(times); i++ {
		if gap := times[i].Sub(times[i-1]); gap > 37*24*time.Hour {
			t.Errorf("a gap of %v before %v", gap, times[i])
		}
	}
}

func TestSecondPlace(t *testing.T) {
	db, _, a := filled(t)
	stick := filepath.Join(t.TempDir(), "U盘")
	if err := db.SetBackupPlace(stick); !Is(err, NoPlace) {
		t.Fatalf("a place that is not there: %v", err)
	}
	if err := os.Mkdir(stick, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, own := range []string{ownPlace(db.Path()).folder, ownPlace(db.Path()).files().folder, db.files().folder} {
		if err := os.MkdirAll(own, 0o755); err != nil {
			t.Fatal(err)
		}
		refused(t, own, db.SetBackupPlace(own), NoPlace, "自己的备份或照片文件夹")
	}
	if err := db.SetBackupPlace(stick); err != nil {
		t.Fatal(err)
	}
	if p := db.BackupPlace(); !p.Present || !p.Worked.IsZero() {
		t.Errorf("%+v", p)
	}
	if info := backUp(t, db, WhyManual); info.Warning != "" {
		t.Fatal(info.Warning)
	}
	if p := db.BackupPlace(); !p.Present || !p.Worked.Equal(morning) || p.Folder != stick {
		t.Errorf("%+v", p)
	}
	if (backupPlace{stick}).files().verify(a.stored()) != nil {
		t.Error("the second place has no photo")
	}
	if all, err := db.Backups(); err != nil || len(all) != 2 || all[1].Place != stick {
		t.Errorf("%+v %v", all, err)
	}
	// Unplugged: an empty mount point is left.
	if err := os.Rename(stick, filepath.Join(t.TempDir(), "拔出")); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		info := backUp(t, db, WhyManual)
		if !strings.Contains(info.Warning, "没有连上") || !strings.Contains(info.Warning, "2026-11-12 09:30") {
			t.Errorf("warning %q", info.Warning)
		}
		if p := db.BackupPlace(); p.Present || !p.Worked.Equal(morning) {
			t.Errorf("%+v", p)
		}
		_ = os.Mkdir(stick, 0o755)
	}
}

func TestBackupTo(t *testing.T) {
	db, _, _ := filled(t)
	dir := filepath.Join(t.TempDir(), "给县里")
	info, err := db.BackupTo(dir, WhyManual)
	if err != nil || filepath.Dir(info.Path()) != dir {
		t.Fatalf("%+v %v", info, err)
	}
	if peek, err := Peek(info.Path()); err != nil || peek.SHA256 != info.SHA256 || peek.Missing != 0 || peek.Why != WhyManual {
		t.Fatalf("%+v %v", peek, err)
	}
	if _, err := db.BackupTo(filepath.Join(dir, "没有", "这里"), WhyManual); !Is(err, NoPlace) {
		t.Errorf("%v", err)
	}
	if _, err := db.BackupTo(info.Path(), WhyManual); err == nil {
		t.Error("a file served as folder")
	}
	if _, err := db.BackupWithin(time.Nanosecond, WhyExit); err == nil {
		t.Error("a backup took no time")
	}
	if entries, _ := filepath.Glob(escapeAll(ownPlace(db.Path()).folder) + "/*" + Extension + "*"); len(entries) != 0 {
		t.Errorf("a backup that was given up left %v", entries)
	}
}

// escapeAll takes the meaning from Glob's characters.
func escapeAll(path string) string {
	return strings.NewReplacer(`*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(path)
}

// A photo that can't be read, as on a bad sector, is told as lost and stops neither backups nor another-name saves.
func TestUnreadablePhoto(t *testing.T) {
	db, _, a := filled(t)
	first := backUp(t, db, WhyManual)
	name := db.FilePath(a)
	if err := errors.Join(os.Remove(name), os.Mkdir(name, 0o755)); err != nil { // reading a folder fails
		t.Fatal(err)
	}
	if info := backUp(t, db, WhyManual); info.Missing != 0 { // the place has its copy
		t.Errorf("%+v", info)
	}
	stick := t.TempDir()
	if info, err := db.BackupTo(stick, WhyManual); err != nil || info.Missing != 1 {
		t.Errorf("%+v %v", info, err)
	}
	if missing, err := db.SaveAs(filepath.Join(t.TempDir(), "另存")); err != nil || len(missing) != 1 || !strings.Contains(missing[0],
		"已损坏") && !strings.Contains(missing[0], "不见了") {
		t.Errorf("%q %v", missing, err)
	}
	if info, err := Peek(first.Path()); err != nil || info.Missing != 0 {
		t.Errorf("%+v %v", info, err)
	}
}

// A backup that can't be looked at just now is kept: only one that is gone was deleted by the user.
func TestUnreadableBackupIsKept(t *testing.T) {
	db, _, _ := filled(t)
	info := backUp(t, db, WhyManual)
	away := info.Path() + ".away"
	if err := os.Rename(info.Path(), away); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Base(info.Path()), info.Path()); err != nil { // to itself: looking fails, deleting would not
		t.Skip("no symbolic links here")
	}
	backUp(t, db, WhyManual)
	if err := os.Rename(away, info.Path()); err != nil {
		t.Fatal(err)
	}
	if kept, err := Peek(info.Path()); err != nil || kept.Why != WhyManual {
		t.Errorf("%+v %v", kept, err)
	}
	if all, err := db.Backups(); err != nil || len(all) != 2 || !all[0].OK || !all[1].OK {
		t.Errorf("%+v %v", all, err)
	}
}

// A schema that a damaged page scrambled is damage, and no riddle.
func TestScrambledSchema(t *testing.T) {
	db := ledger(t)
	_, err := texts(db.reader, "SELECT dep5ty_poor FROM deputy")
	refused(t, "backup", explainBackup("x", err), Damaged, "台账文件已损坏")
}
