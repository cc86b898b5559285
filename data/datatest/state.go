// Package datatest is what tests share that look into a ledger past the program's own code.
package datatest

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"fmt"
	"strings"
)

// StateOf digests all records, apart from what every write moves on.
func StateOf(path string) (string, error) { return stateOf(path, "") }

// UndoableOf is StateOf without the papers that went out, which no undo takes back.
func UndoableOf(path string) (string, error) {
	return stateOf(path, "AND name NOT LIKE 'issued%'")
}

func stateOf(path, which string) (string, error) {
	db, err := sql.Open("sqlite", "file:"+path+"?mode=ro")
	if err != nil {
		return "", err
	}
	defer db.Close()
	names, err := column(db,
		"SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('audit', 'setting', 'draft', 'counter', 'deleted') AND "+
			"name NOT LIKE 'sqlite%' "+which+" ORDER BY 1")
	if err != nil {
		return "", err
	}
	h := sha256.New()
	for _, name := range names {
		cols, err := column(db, "SELECT name FROM pragma_table_info('"+name+"') WHERE name NOT IN ('rev', 'changed_at')")
		if err != nil {
			return "", err
		}
		where := ""
		if which != "" && name == "attachment" {
			where = " WHERE owner_table <> 'issued'"
		}
		rows, err := column(db, "SELECT quote("+strings.Join(cols, ")||','||quote(")+") FROM "+name+where+" ORDER BY 1")
		if err != nil {
			return "", err
		}
		fmt.Fprintln(h, name, rows)
	}
	return fmt.Sprintf("%x", h.Sum(nil))[:16], nil
}

func column(db *sql.DB, query string) (all []string, err error) {
	rows, err := db.QueryContext(context.Background(), query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var s sql.NullString
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		all = append(all, s.String)
	}
	return all, rows.Err()
}
