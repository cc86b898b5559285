package data

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// saidOf fails unless an error is one that the user understands.
func saidOf(t *testing.T, what string, err error) {
	t.Helper()
	var known *Error
	if err != nil && (!errors.As(err, &known) || known.Text == "") {
		t.Errorf("%s: no sentence: %v", what, err)
	}
}

// madeTown is the bytes of a ledger with one of everything, and of a folder with a backup of it.
func madeTown(f *testing.F) (ledger []byte, place string) {
	f.Helper()
	path := filepath.Join(f.TempDir(), "镇.ledger")
	db := town(f, path, Options{})
	info, err := db.Backup(WhyManual)
	if err = errors.Join(err, db.Close()); err != nil {
		f.Fatal(err)
	}
	ledger, err = os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	return ledger, info.Place
}

// Whatever a ledger's first bytes are, and whatever lies in its lock and beside it, opening it ends in an open ledger or in a sentence.
func FuzzHead(f *testing.F) {
	good, _ := madeTown(f)
	f.Add(good[:100], []byte(`-{"user":"a","sessions":["x"]}`), []byte{})
	f.Add(good[:56], []byte("\xff\xff"), []byte("\x37\x7f\x06\x82"))
	f.Fuzz(func(t *testing.T, head, lock, wal []byte) {
		path := filepath.Join(t.TempDir(), "镇.ledger")
		whole := append(append([]byte{}, head[:min(len(head), len(good))]...), good[min(len(head), len(good)):]...)
		for name, content := range map[string][]byte{path: whole, stem(path) + ".lock": lock, path + "-wal": wal} {
			if len(content) > 0 {
				if err := os.WriteFile(name, content, 0o600); err != nil {
					t.Fatal(err)
				}
			}
		}
		_, err := Peek(path)
		saidOf(t, "peek", err)
		db, err := Open(path, Options{})
		saidOf(t, "open", err)
		if err == nil {
			saidOf(t, "close", db.Close())
		}
	})
}

// Whatever stands in the files that lie beside backups, the backups are listed, made and read, and nothing else in their folder goes.
func FuzzBackupPlace(f *testing.F) {
	ledger, place := madeTown(f)
	kept, err := filepath.Glob(filepath.Join(place, "*"+manifestMark))
	if err != nil || len(kept) != 2 { // and the index
		f.Fatal(kept, err)
	}
	for _, name := range kept {
		text, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text, text, []byte("00  x"))
	}
	f.Fuzz(func(t *testing.T, index, manifest, sum []byte) {
		path := filepath.Join(t.TempDir(), "镇.ledger")
		p := ownPlace(path)
		put := func(name string, content []byte) string {
			t.Helper()
			if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o700), os.WriteFile(name, content, 0o600)); err != nil {
				t.Fatal(err)
			}
			return name
		}
		put(path, ledger)
		mine := put(p.path("我的"+Extension), ledger)
		put(p.path("我的.json"), manifest)
		put(p.path("我的"+Extension+hashSuffix), sum)
		put(p.path(indexName), index)
		victim := put(filepath.Join(filepath.Dir(path), "重要.ledger"), []byte("keep"))
		_, err := Peek(mine)
		saidOf(t, "peek", err)
		_, err = BackupsOf(path)
		saidOf(t, "list", err)
		db, err := Open(path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		_, err = db.Backup(WhyManual)
		saidOf(t, "backup", err)
		_, err = db.Backups()
		saidOf(t, "backups", err)
		if _, err := os.Stat(victim); err != nil {
			t.Error(err)
		}
	})
}

// Whatever parts a file's schema is said to have, they are told in short, legible words.
func FuzzSchema(f *testing.F) {
	f.Add("trigger evil", "CREATE TRIGGER evil", "table deputy")
	f.Add("table deputy", "CREATE TABLE deputy (id)", "index a")
	f.Fuzz(func(t *testing.T, part, text, missing string) {
		want, err := schemaAt(schemaVersion())
		if err != nil {
			t.Fatal(err)
		}
		got := schema{}
		for name, sql := range want {
			got[name] = sql
		}
		delete(got, missing)
		got[part] = text
		diffs := got.differences(want)
		if _, _, err := got.likeliest(); err != nil {
			t.Fatal(err)
		}
		if same := text == want[part]; !same && len(diffs) == 0 && text != "" {
			t.Errorf("%q %q is not told", part, text)
		}
		for _, d := range diffs {
			if len([]rune(d)) > 60 || !utf8.ValidString(d) {
				t.Errorf("%q", d)
			}
		}
	})
}

// Whatever a draft holds, its names and ids are brought up to date without an end to its JSON, or it stays as it was.
func FuzzDraft(f *testing.F) {
	f.Add("visit/1", `{"ID":"1","Rev":3,"OwnerTable":"firm","Firm":"1"}`, "1", "22")
	f.Add("deputy/", `{"Mandates":[{"Term":null}]}`, "e", "eeeeeeee")
	f.Fuzz(func(t *testing.T, form, body, old, now string) {
		d := Draft{Form: form, Body: body}
		named := d.named()
		if json.Valid([]byte(body)) && !json.Valid([]byte(named.Body)) {
			t.Errorf("%q became %q", body, named.Body)
		}
		out := named.present(map[string]string{old: now, now: old + now})
		if longest := (len(named.Body) + 1) * (len(old) + len(now) + 12); len(out.Body) > longest+40 {
			t.Errorf("%d bytes became %d", len(named.Body), len(out.Body))
		}
	})
}

// Whatever lists of numbers and days are stored or typed, they are read or refused in short words, and soon.
func FuzzLists(f *testing.F) {
	f.Add("5、15、25日")
	f.Add("2026-11-12、2026-12-01,,")
	f.Fuzz(func(t *testing.T, text string) {
		numbers, fault := Numbers(text, 1, 31)
		if len(numbers) > 31 || len(numbers) > 0 && fault != "" {
			t.Errorf("%v %q", numbers, fault)
		}
		if days, fault := Dates(text); len(days) > 0 && fault != "" || strings.Contains(fault, "\x00") {
			t.Errorf("%v %q", days, fault)
		}
		if !isLegible(legible(text)) {
			t.Errorf("%q became %q", text, legible(text))
		}
	})
}
