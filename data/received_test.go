package data

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// aRecipient is the public half of a pair.
const aRecipient = "age1ucxj8q4ul7asm30dqmsdx7tpgetw89ghdnkvwaqsr9qwa6upqstqex7war"

// stated saves what offices state to each other.
func stated(tx *Tx, suffix string) error {
	n := len(suffix)
	asked := Requirement{Given: suffix == "", Name: "2026年11月", Since: "2026-11-01", Until: "2026-11-30", Due: "2026-12-03", Note: "附照片",
		Photos: 3, Examples: 1 + n, Locked: "2026-12-05"}
	got := Received{ReceivedFields: ReceivedFields{Code: "320982101", Unit: "青龙镇人大", Since: "2026-11-01", Until: "2026-11-30",
		Sequence: 1 + n, Hash: strings.Repeat(fmt.Sprint(n), 64), Source: ReceivedSources[n%2], Zero: true, Made: "2026-12-01",
		Day: "2026-12-02", Note: "补登", Returned: "2026-12-03", Reason: "期不对"},
		Checks:  []ReceivedCheck{{Figure: "walk1.done" + suffix, Day: "2026-12-02", Text: "电话核实"}},
		Figures: []ReceivedFigure{{Figure: "walk1.done" + suffix, Value: 3}}}
	if err := tx.SaveRequirement(&asked); err != nil {
		return err
	}
	if err := tx.SaveReceived(&got); err != nil {
		return err
	}
	if err := tx.PinKey(UnitKey{Code: fmt.Sprint(320982101 + n), Unit: "青龙镇人大", Key: "a2V5", Day: "2026-12-02", Sequence: 2,
		Recipient: []string{aRecipient, ""}[n%2]}); err != nil {
		return err
	}
	who := Identity{Code: fmt.Sprint(320982101 + n), Person: "甲" + suffix, OtherCode: "320982199", OtherPerson: "乙", Same: n%2 == 0,
		Day: "2026-12-05"}
	if err := tx.SaveIdentity(who); err != nil {
		return err
	}
	return tx.SaveReceipt(Receipt{Hash: got.Hash, Since: got.Since, Until: got.Until, Sequence: 2, State: ReceiptDoubted, Text: "数字偏大",
		Day: "2026-12-04"})
}

// What was counted of files is found by period and words, is no record, and goes with the files that it is of.
func TestStated(t *testing.T) {
	t.Parallel()
	db := town(t, filepath.Join(t.TempDir(), "a.ledger"), Options{})
	defer db.Close()
	hash := strings.Repeat("0", 64)
	if err := db.PutStated([]Stated{{Hash: hash, Figures: "{}", Doubts: "[]", People: "[]", Text: "走访abc\n"}, {Hash: "x"}}); err != nil {
		t.Fatal(err)
	}
	if all, err := db.StatedOf("2026-11-01", "2026-11-30"); err != nil || len(all) != 1 || all[hash].Figures != "{}" {
		t.Fatal(all, err)
	}
	if text, err := db.StatedText(hash); err != nil || string(text) != "走访abc\n" {
		t.Fatal(string(text), err)
	}
	if text, err := db.StatedText("none"); err != nil || text != nil {
		t.Fatal(string(text), err)
	}
	got, err := db.ReceivedHash(hash)
	if err != nil || got.Stands() {
		t.Fatal(got, err)
	}
	do(t, db, "删", func(tx *Tx) error { return receiveds.delete(tx, got.ID) })
	if err := db.PutStated([]Stated{{Hash: "y"}}); err != nil {
		t.Fatal(err)
	}
	if n, err := texts(db.reader, "SELECT hash FROM stated"); err != nil || fmt.Sprint(n) != "[y]" {
		t.Fatal(n, err) // one that is not yet on record stays until the next time
	}
}

// A period is asked for once, a unit has one key, a file one receipt; an office's code is its own.
func TestWhatIsOnceUpward(t *testing.T) {
	t.Parallel()
	db := town(t, filepath.Join(t.TempDir(), "a.ledger"), Options{})
	defer db.Close()
	again := Requirement{Given: true, Name: "十一月", Since: "2026-11-01", Until: "2026-11-30", Due: "2026-12-03"}
	if _, err := db.Do("再要", func(tx *Tx) error { return tx.SaveRequirement(&again) }); err == nil {
		t.Error("the same period twice")
	}
	own, err := db.OwnOffice()
	if err != nil {
		t.Fatal(err)
	}
	twin := Office{Name: "另一个", Level: OfficeTown, Code: own.Code}
	if _, err := db.Do("同码", func(tx *Tx) error { return tx.SaveOffice(&twin) }); err == nil {
		t.Error("two offices of a code")
	}
	do(t, db, "换电脑", func(tx *Tx) error {
		return tx.PinKey(UnitKey{Code: "320982101", Unit: "青龙镇", Key: "bmV3", Day: "2026-12-09"})
	})
	if keys, err := db.UnitKeys(); err != nil || len(keys) != 1 || keys["320982101"].Key != "bmV3" {
		t.Error(keys, err)
	}
	do(t, db, "回执", func(tx *Tx) error {
		return tx.SaveReceipt(Receipt{Hash: strings.Repeat("0", 64), Since: "2026-11-01", Until: "2026-11-30", Sequence: 1,
			State: ReceiptTaken, Day: "2026-12-09"})
	})
	if all, err := db.Receipts(); err != nil || len(all) != 1 || all[strings.Repeat("0", 64)].State != ReceiptTaken {
		t.Error(all, err)
	}
}
