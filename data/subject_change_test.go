package data

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
)

func must[T any](v T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// lived is a ledger with three villages.
func lived(t *testing.T) (*DB, []Village) {
	t.Helper()
	db := must(Create(filepath.Join(t.TempDir(), "a.ledger"), Options{}))(t)
	t.Cleanup(func() { _ = db.Close() })
	all := []Village{{Name: "甲村"}, {Name: "乙村"}, {Name: "丙村"}}
	do(t, db, "村", func(tx *Tx) error {
		for i := range all {
			if err := tx.SaveVillage(&all[i]); err != nil {
				return err
			}
		}
		return nil
	})
	return db, all
}

func happens(id, day string, kind SubjectChangeKind, successor string) *SubjectChange {
	return &SubjectChange{SubjectTable: KindVillage, SubjectID: id, Day: day, Kind: kind, SuccessorID: successor}
}

// A name holds from its day to the next renaming, whatever order they are entered in.
func TestNamesOnDays(t *testing.T) {
	t.Parallel()
	db, all := lived(t)
	id := all[0].ID
	rename := func(day, name string) {
		t.Helper()
		do(t, db, "改名", func(tx *Tx) error { return tx.Rename(happens(id, day, "", ""), name) })
	}
	says := func(want string) {
		t.Helper()
		changes, now := must(db.SubjectChanges())(t), must(villages.get(db.reader, id))(t)
		var got []string
		for _, day := range []string{"2025-12-31", "2026-01-01", "2026-05-31", "2026-06-01", "2027-01-01"} {
			got = append(got, changes.Name(id, day, now.Name))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	rename("2026-06-01", "甲社区")
	says("甲村 甲村 甲村 甲社区 甲社区")
	rename("2026-01-01", "甲居")
	says("甲村 甲居 甲居 甲社区 甲社区")
	first := must(db.ChangesOf(id))(t)[0]
	do(t, db, "没有改名", func(tx *Tx) error { return tx.DeleteSubjectChange(first.ID) })
	says("甲村 甲村 甲村 甲社区 甲社区")
	last := must(db.ChangesOf(id))(t)[0]
	last.Day = "2026-01-01"
	do(t, db, "日期错了", func(tx *Tx) error { return tx.SaveSubjectChange(&last) })
	says("甲村 甲社区 甲社区 甲社区 甲社区")
	do(t, db, "没有改名", func(tx *Tx) error { return tx.DeleteSubjectChange(last.ID) })
	says("甲村 甲村 甲村 甲村 甲村")
	do(t, db, "改", func(tx *Tx) error {
		v, err := villages.get(tx.reader, id)
		if err != nil {
			return err
		}
		v.Name, v.NameSince = "甲社区", "2026-06-01"
		return tx.SaveVillage(&v)
	})
	says("甲村 甲村 甲村 甲社区 甲社区")
}

// What is closed or merged is there until the day before; what was merged into something and into the next is that.
func TestExistsOnDays(t *testing.T) {
	t.Parallel()
	db, v := lived(t)
	for _, c := range []*SubjectChange{
		happens(v[0].ID, "2026-03-01", SubjectMerged, v[1].ID), happens(v[1].ID, "2026-06-01", SubjectMerged, v[2].ID),
		happens(v[2].ID, "2026-08-01", SubjectClosed, ""), happens(v[2].ID, "2026-09-01", SubjectReopened, "")} {
		do(t, db, "变", func(tx *Tx) error { return tx.SaveSubjectChange(c) })
	}
	all := must(db.SubjectChanges())(t)
	for _, c := range []struct {
		day, exist string
		heir       int
	}{{"2026-02-28", "yyy", 0}, {"2026-03-01", "nyy", 1}, {"2026-05-31", "nyy", 1}, {"2026-06-01", "nny", 2}, {"2026-08-01", "nnn", 2},
		{"2026-09-01", "nny", 2}} {
		exist := ""
		for i := range v {
			exist += map[bool]string{true: "y", false: "n"}[all.Exists(v[i].ID, c.day)]
		}
		if heir := all.Heir(v[0].ID, c.day); exist != c.exist || heir != v[c.heir].ID {
			t.Errorf("%s: %s, want %s; heir %s", c.day, exist, c.exist, heir)
		}
	}
}

// What can't be is refused with the reason.
func TestChangesThatCannotBe(t *testing.T) {
	t.Parallel()
	db, v := lived(t)
	do(t, db, "并入", func(tx *Tx) error {
		return tx.SaveSubjectChange(happens(v[0].ID, "2026-03-01", SubjectMerged, v[1].ID))
	})
	for says, c := range map[string]*SubjectChange{
		"在 2026-03-01 并入以后":   happens(v[0].ID, "2026-04-01", SubjectClosed, ""),
		"请选并入了哪一个":            happens(v[2].ID, "2026-04-01", SubjectMerged, ""),
		"不能并入自己":              happens(v[2].ID, "2026-04-01", SubjectMerged, v[2].ID),
		"“甲村”2026-03-01已并入":   happens(v[2].ID, "2026-04-01", SubjectMerged, v[0].ID),
		"“甲村”自己是并入这一个的":       happens(v[1].ID, "2026-02-01", SubjectMerged, v[0].ID),
		"以前没有停用":              happens(v[2].ID, "2026-04-01", SubjectReopened, ""),
		"变更没有“拆分”这一项":         happens(v[2].ID, "2026-04-01", "拆分", ""),
		"从哪天起不是有效日期":          happens(v[2].ID, "四月", SubjectClosed, ""),
		"这条村居记录已经不在了，可能刚被删除或": happens("没有", "2026-04-01", SubjectClosed, ""),
	} {
		if _, err := db.Do("变", func(tx *Tx) error { return tx.SaveSubjectChange(c) }); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%v, want %s", err, says)
		}
	}
	for says, name := range map[string]string{"和原来的名称一样": "丙村", "请填写新名称": "", "最多 40 个": strings.Repeat("长", 41)} {
		if _, err := db.Do("改名", func(tx *Tx) error { return tx.Rename(happens(v[2].ID, "2026-04-01", "", ""), name) }); err == nil ||
			!strings.Contains(err.Error(), says) {
			t.Errorf("%v, want %s", err, says)
		}
	}
	if _, err := db.Do("删", func(tx *Tx) error { return tx.DeleteVillage(v[1].ID) }); !Is(err, InUse) {
		t.Errorf("a successor is deleted: %v", err)
	}
	do(t, db, "删", func(tx *Tx) error { return tx.DeleteVillage(v[0].ID) })
	if left := must(db.SubjectChanges())(t); len(left) != 0 || len(checked(t, db)) != 0 {
		t.Errorf("its changes stay: %+v", left)
	}
}

// An activity is named as its subject was called on the day that is asked about.
func TestTopicsAsOf(t *testing.T) {
	t.Parallel()
	db := town(t, filepath.Join(t.TempDir(), "a.ledger"), Options{})
	defer db.Close()
	for _, k := range changingKinds {
		id := must(texts(db.reader, "SELECT id FROM "+string(k)+" ORDER BY id"))(t)[0]
		do(t, db, "改名", func(tx *Tx) error {
			return tx.Rename(&SubjectChange{SubjectTable: k, SubjectID: id, Day: "2026-08-01"}, "新名"+string(k))
		})
	}
	names := func(day string) string {
		view, all := db.AsOf(day), ""
		for _, e := range must(view.Activities(""))(t) {
			all += e.Topic + "；"
		}
		return all
	}
	for _, renamed := range []string{"东港水产；", "新港村　精神", "东港代表之家　"} {
		if before := names("2026-07-31"); !strings.Contains(before, renamed) || strings.Contains(before, "新名") {
			t.Errorf("the day before: %s", before)
		}
		if after := names("2026-08-01"); strings.Contains(after, renamed) || strings.Count(after, "新名") < 3 {
			t.Errorf("the day itself: %s", after)
		}
	}
}

// Where two records are found to be one, what happened to the one that stays counts; of the other only its names do, and who was merged
// into it is merged into that.
func TestMergeOfWhatChanged(t *testing.T) {
	t.Parallel()
	db, v := lived(t)
	before := contents(t, db)
	do(t, db, "丙并入甲", func(tx *Tx) error {
		return tx.SaveSubjectChange(happens(v[2].ID, "2026-02-01", SubjectMerged, v[0].ID))
	})
	do(t, db, "甲改名", func(tx *Tx) error { return tx.Rename(happens(v[0].ID, "2026-03-01", "", ""), "甲社区") })
	do(t, db, "甲停用", func(tx *Tx) error { return tx.SaveSubjectChange(happens(v[0].ID, "2026-06-01", SubjectClosed, "")) })
	do(t, db, "是一个", func(tx *Tx) error { return tx.Merge(Merge{Of: KindVillage, Lose: v[0].ID, Keep: v[1].ID}) })
	all := must(db.SubjectChanges())(t)
	if !all.Exists(v[1].ID, "2026-07-01") || all.Heir(v[2].ID, "2026-07-01") != v[1].ID ||
		all.Name(v[1].ID, "2026-02-01", "乙村") != "甲村" || len(all) != 2 || len(checked(t, db)) != 0 {
		t.Errorf("%+v %q", all, checked(t, db))
	}
	for range 4 {
		if _, err := db.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if left := differences(contents(t, db), before); len(left) > 0 {
		t.Errorf("undone: %q", left)
	}
}

// Circles of 并入 are refused, however many other records have changed.
func TestCirclesOfSuccessors(t *testing.T) {
	t.Parallel()
	for others := range 2 {
		db, all := lived(t)
		if others == 1 {
			do(t, db, "别的", func(tx *Tx) error { return tx.Rename(happens(all[2].ID, "2026-01-01", "", ""), "丁村") })
		}
		do(t, db, "并入", func(tx *Tx) error {
			return tx.SaveSubjectChange(happens(all[0].ID, "2026-05-01", SubjectMerged, all[1].ID))
		})
		_, err := db.Do("反向", func(tx *Tx) error {
			return tx.SaveSubjectChange(happens(all[1].ID, "2026-03-01", SubjectMerged, all[0].ID))
		})
		if err == nil {
			t.Errorf("with %d others a circle is taken", others)
		}
	}
}

// What was merged into something holds it there: it can't be closed, or its reopening taken back, before; in whichever order it is typed.
func TestWhatWasMergedIntoIsThere(t *testing.T) {
	t.Parallel()
	db, v := lived(t)
	try := func(what func(*Tx) error) error { _, err := db.Do("变", what); return err }
	save := func(c *SubjectChange) error {
		return try(func(tx *Tx) error { return tx.SaveSubjectChange(c) })
	}
	closed, reopened := happens(v[1].ID, "2020-01-01", SubjectClosed, ""), happens(v[1].ID, "2021-01-01", SubjectReopened, "")
	merged := happens(v[0].ID, "2022-01-01", SubjectMerged, v[1].ID)
	for _, c := range []*SubjectChange{closed, reopened, merged} {
		if err := save(c); err != nil {
			t.Fatal(err)
		}
	}
	before := contents(t, db)
	later := *reopened
	later.Day = "2023-01-01"
	for what, err := range map[string]error{
		"closed before":   save(happens(v[1].ID, "2021-06-01", SubjectClosed, "")),
		"closed that day": save(happens(v[1].ID, "2022-01-01", SubjectClosed, "")),
		"merged before":   save(happens(v[1].ID, "2021-06-01", SubjectMerged, v[2].ID)), "opened after": save(&later),
		"never opened": try(func(tx *Tx) error { return tx.DeleteSubjectChange(reopened.ID) })} {
		if err == nil || !strings.Contains(err.Error(), "“甲村”在 2022-01-01 并入了它") {
			t.Errorf("%s: %v", what, err)
		}
	}
	if err := save(happens(v[2].ID, "2021-06-01", SubjectClosed, "")); err != nil { // nobody's heir
		t.Fatal(err)
	}
	err := try(func(tx *Tx) error { return tx.Merge(Merge{Of: KindVillage, Lose: v[1].ID, Keep: v[2].ID}) })
	if err == nil || !strings.Contains(err.Error(), "不能合并") {
		t.Errorf("two that are one, of which the one that stays was gone by then: %v", err)
	}
	if _, err := db.Undo(); err != nil || len(differences(before, contents(t, db))) > 0 {
		t.Errorf("what was refused changed something: %v", err)
	}
	if faults := checked(t, db); len(faults) > 0 {
		t.Errorf("%q", faults)
	}
}

// A renaming does not pass another one by a change of its day, and no name is longer than a name can be, however long ago it was borne.
func TestRenamingsKeepTheirOrder(t *testing.T) {
	t.Parallel()
	db, v := lived(t)
	id := v[0].ID
	rename := func(day, name string) error {
		_, err := db.Do("改名", func(tx *Tx) error { return tx.Rename(happens(id, day, "", ""), name) })
		return err
	}
	for day, name := range map[string]string{"2020-01-01": "甲居"} {
		if err := rename(day, name); err != nil {
			t.Fatal(err)
		}
	}
	if err := rename("2022-01-01", "甲社区"); err != nil {
		t.Fatal(err)
	}
	first := must(db.ChangesOf(id))(t)[0]
	for day, fits := range map[string]bool{"2023-01-01": false, "2022-01-02": false, "2021-12-31": true, "2019-01-01": true} {
		c := must(db.ChangesOf(id))(t)[0]
		c.Day = day
		if _, err := db.Do("更正", func(tx *Tx) error { return tx.SaveSubjectChange(&c) }); (err == nil) != fits {
			t.Errorf("to %s: %v", day, err)
		}
	}
	if now := must(db.ChangesOf(id))(t); now[0].ID != first.ID || now[0].Former != "甲村" || now[1].Former != "甲居" {
		t.Errorf("%+v", now)
	}
	var bad Invalid
	for _, day := range []string{"2018-01-01", "2021-12-01", "2025-01-01"} { // of which the last is the name now
		if err := rename(day, strings.Repeat("长", 10_000)); !errors.As(err, &bad) || bad["name"] == "" {
			t.Errorf("%s: %v", day, err)
		}
	}
	c := happens(id, "2026-01-01", SubjectClosed, v[1].ID) // chosen before 停用 was
	c.Former = "别的"
	do(t, db, "停用", func(tx *Tx) error { return tx.SaveSubjectChange(c) })
	if last := must(db.ChangesOf(id))(t)[2]; last.SuccessorID != "" || last.Former != "" {
		t.Errorf("%+v", last)
	}
	if faults := checked(t, db); len(faults) > 0 {
		t.Errorf("%q", faults)
	}
}
