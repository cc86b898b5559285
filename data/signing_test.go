package data

import (
	"errors"
	"strings"
	"testing"
)

// A ledger signs with one key for ever: made at first use, neither undone nor made anew, and told when it is damaged or can't be kept.
func TestSigningKey(t *testing.T) {
	t.Parallel()
	db, c, _ := filled(t)
	key, err := db.SigningKey()
	if err != nil {
		t.Fatal(err)
	}
	for db.UndoLabel() != "" {
		if _, err := db.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	path := db.Path()
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if db, err = Open(path, c.options()); err != nil {
		t.Fatal(err)
	}
	if again, err := db.SigningKey(); err != nil || !again.Equal(key) {
		t.Fatal("another key", err)
	}
	if err := errors.Join(db.SetSetting(signingSetting, "x"), db.Close()); err != nil {
		t.Fatal(err)
	}
	if db, err = Open(path, Options{ReadOnly: true}); err != nil {
		t.Fatal(err)
	}
	if _, err := db.SigningKey(); !Is(err, Damaged) || !strings.Contains(err.Error(), "密钥") {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}
