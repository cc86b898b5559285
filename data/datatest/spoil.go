package datatest

import (
	"database/sql"
	"testing"

	_ "modernc.org/sqlite" // the driver, past all rules of package data
)

// Spoil changes a closed ledger's file past all rules, statement by statement on one connection: what a damaged or a hostile file holds.
func Spoil(t testing.TB, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path+"?_pragma=ignore_check_constraints(1)&_pragma=foreign_keys(0)")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatal(s, err)
		}
	}
}
