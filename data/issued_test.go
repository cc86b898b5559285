package data

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// goneOut saves that a paper about a bulletin went out, as no operation that is undone.
func goneOut(t *testing.T, db *DB, b *Bulletin, change func(*Issued)) (Issued, error) {
	t.Helper()
	i := Issued{IssuedFields: IssuedFields{Paper: BulletinPaper, Title: "简报" + b.Title, Year: 2026, Dated: "2026-11-12", Day: "2026-11-12",
		State: IssuedOut}, Subjects: []IssuedSubject{{SubjectTable: KindBulletin, SubjectID: b.ID}}}
	change(&i)
	c, err := db.DoForGood("印发", func(tx *Tx) error { return tx.SaveIssued(&i) })
	if err == nil && (c.Doing != DidForGood || !slices.Contains(c.Tables, "issued")) {
		t.Errorf("%+v", c)
	}
	return i, err
}

func newBulletin(t *testing.T, db *DB, title string) Bulletin {
	t.Helper()
	b := Bulletin{Day: "2026-11-12", Title: title, Text: "文", Since: "2026-11-01", Until: "2026-11-12"}
	do(t, db, "新增简报"+title, func(tx *Tx) error { return tx.SaveBulletin(&b) })
	return b
}

// That a paper went out is no entry of the undo list and leaves the others as they are; what would take its record away is refused, with
// the way out, until it is void.
func TestIssuedStays(t *testing.T) {
	db := ledger(t)
	b := newBulletin(t, db, "甲")
	b.Title = "乙"
	do(t, db, "改题目", func(tx *Tx) error { return tx.SaveBulletin(&b) })
	if _, err := db.Undo(); err != nil {
		t.Fatal(err)
	}
	before := [2]string{db.UndoLabel(), db.RedoLabel()}
	one, err := goneOut(t, db, &b, func(i *Issued) { i.Number, i.Total = 1, 1 })
	if err != nil {
		t.Fatal(err)
	}
	if now := [2]string{db.UndoLabel(), db.RedoLabel()}; now != before || before[0] == "" || before[1] == "" {
		t.Errorf("the lists are %q, were %q", now, before)
	}
	if _, err := db.Redo(); err != nil {
		t.Error("what was undone before can be done again:", err)
	}
	if _, err := db.Undo(); err != nil {
		t.Error("what was done before can be undone:", err)
	}
	full := contents(t, db)
	_, err = db.Undo()
	for _, says := range []string{"印发登记", "作废", "更正", "简报乙"} {
		refused(t, "undo of the record", err, InUse, says)
	}
	if db.UndoLabel() != before[0] || len(differences(full, contents(t, db))) > 0 {
		t.Error("a refused undo changed something")
	}
	_, err = db.Do("删", func(tx *Tx) error { return tx.DeleteBulletin(b.ID) })
	refused(t, "deletion", err, InUse, "不能删除")
	refused(t, "asked before", db.Deletable(KindBulletin, b.ID), InUse, "印发登记")
	one.State, one.Reason = IssuedVoid, "印错"
	if _, err := db.DoForGood("作废", func(tx *Tx) error { return tx.SaveIssued(&one) }); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Undo(); err != nil {
		t.Error("a void paper holds nothing:", err)
	}
	if faults := checked(t, db); len(faults) > 0 {
		t.Errorf("%q", faults)
	}
}

// A number belongs to one paper: the next follows the highest, a look gives out none, a void one stays used, and a correction bears its
// paper's.
func TestIssuedNumbers(t *testing.T) {
	db := ledger(t)
	next := func(want int) {
		t.Helper()
		if n, total, err := db.NextIssued(BulletinPaper, 2026); err != nil || n != want || total != want {
			t.Errorf("%d %d %v, want %d", n, total, err, want)
		}
	}
	a, b := newBulletin(t, db, "甲"), newBulletin(t, db, "乙")
	next(1)
	next(1)
	one, err := goneOut(t, db, &a, func(i *Issued) { i.Number, i.Total = 7, 7 }) // the one that the office wanted
	if err != nil {
		t.Fatal(err)
	}
	next(8)
	_, err = goneOut(t, db, &b, func(i *Issued) { i.Number = 7 })
	refusedField(t, err, "number", "2026 年第 7 期", "简报甲")
	if _, err := goneOut(t, db, &b, func(i *Issued) { i.Number, i.Total = 3, 3 }); err != nil {
		t.Error("a lower number is free:", err)
	}
	next(8)
	right, err := goneOut(t, db, &a, func(i *Issued) {
		i.Number, i.State, i.Reason, i.CorrectsID = 7, IssuedCorrection, "日期错", one.ID
	})
	if err != nil || right.Code() != "2026 年第 7 期" {
		t.Error(right.Code(), err)
	}
	rows, err := db.IssuedAbout(KindBulletin, a.ID)
	if err != nil || len(rows) != 2 || !rows[1].Corrected || rows[0].Corrected || rows[0].Kept {
		t.Errorf("both stay: %+v %v", rows, err)
	}
	for _, i := range []*Issued{&one, &right} {
		i.State, i.Reason = IssuedVoid, "不发了"
		if _, err := db.DoForGood("作废", func(tx *Tx) error { return tx.SaveIssued(i) }); err != nil {
			t.Fatal(err)
		}
	}
	_, err = goneOut(t, db, &a, func(i *Issued) { i.Number = 7 })
	refusedField(t, err, "number", "已作废")
	if faults := checked(t, db); len(faults) > 0 {
		t.Errorf("%q", faults)
	}
}

func refusedField(t *testing.T, err error, field string, says ...string) {
	t.Helper()
	bad, is := err.(Invalid)
	if !is {
		t.Fatalf("not refused: %v", err)
	}
	for _, text := range says {
		if !strings.Contains(bad[field], text) {
			t.Errorf("%q does not say %q", bad[field], text)
		}
	}
}

// The file of a paper is kept byte for byte, goes along with a backup, and is missed by the check.
func TestIssuedKeepsItsFile(t *testing.T) {
	db := ledger(t)
	b := newBulletin(t, db, "甲")
	content := []byte("%PDF-1.4 简报甲")
	file, err := db.AddPaper("简报甲.pdf", content)
	if err != nil {
		t.Fatal(err)
	}
	one, err := goneOut(t, db, &b, func(i *Issued) { i.Files = []Attachment{file} })
	if err != nil {
		t.Fatal(err)
	}
	whole, err := db.Issued(one.ID)
	if err != nil || len(whole.Files) != 1 {
		t.Fatal(whole, err)
	}
	var got bytes.Buffer
	f, err := db.OpenFile(whole.Files[0])
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := got.ReadFrom(f); err != nil || !bytes.Equal(got.Bytes(), content) {
		t.Errorf("%q %v", got.String(), err)
	}
	info, err := db.Backup(WhyManual)
	if err != nil || info.Photos != 1 {
		t.Errorf("%+v %v", info, err)
	}
}

// What was numbered before the register was, is in it, and says that no file was kept.
func TestNumbersBecomeIssued(t *testing.T) {
	path := filepath.Join(t.TempDir(), "旧"+Extension)
	if err := copyFile("testdata/schema-8"+Extension, path); err != nil {
		t.Fatal(err)
	}
	db, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	all, err := db.IssuedRows()
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for i := range all {
		r := &all[i]
		whole, err := db.Issued(r.ID)
		if err != nil || len(whole.Subjects) == 0 || r.State != IssuedOut || r.Kept || !strings.Contains(r.Reason, "未留存文件") {
			t.Errorf("%+v %v", whole, err)
		}
		found[r.Code()] = true
		for _, s := range whole.Subjects {
			if is, err := db.kindOf(s.SubjectID, s.SubjectTable); err != nil || is == "" {
				t.Errorf("%s is about nothing: %v", r.Title, err)
			}
		}
	}
	if !found["(2026)7号"] || !found["2026 年第 1 期（总第 1 期）"] {
		t.Errorf("%v", found)
	}
	if n, _, err := db.NextIssued(NoticePaper, 2026); err != nil || n != 8 {
		t.Errorf("the next notice is %d: %v", n, err)
	}
	bulletins, err := db.Bulletins()
	if err != nil || len(bulletins) == 0 || bulletins[0].Text == "" {
		t.Errorf("%+v %v", bulletins, err)
	}
}
