package data

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// Setting returns a remembered setting, "" when it was never set. Settings are neither undone nor merged.
func (r reader) Setting(name string) (string, error) {
	var value string
	err := r.q.QueryRowContext(context.Background(), "SELECT value FROM setting WHERE name = ?", name).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return legible(value), explain(err)
}

// SetSetting remembers a setting.
func (db *DB) SetSetting(name, value string) error {
	return db.put(putSetting, name, value)
}

const putSetting = "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"

// Draft is text being typed in a form, kept until the form is saved or given up.
type Draft struct {
	Form  string // which form, and of which record
	Title string // what it is, in Chinese
	At    time.Time
	Body  string // the form's record as JSON
}

const putDraft = `INSERT INTO draft (form, title, at, body) VALUES (?, ?, ?, ?)
	ON CONFLICT (form) DO UPDATE SET title = excluded.title, at = excluded.at, body = excluded.body`

// SaveDraft keeps a form's text; at most one draft a form.
func (db *DB) SaveDraft(d Draft) error {
	return db.put(putDraft, d.Form, d.Title, stamp(db.Now()), d.Body)
}

// DropDraft forgets a form's text, after it was saved or given up; also what was typed into a record that became one with it.
func (db *DB) DropDraft(form string) error {
	kept, err := db.drafts()
	if err != nil {
		return err
	}
	moved, err := db.moved()
	if err != nil {
		return err
	}
	for _, d := range kept {
		if d.Form == form || d.present(moved).Form == form {
			err = errors.Join(err, db.put("DELETE FROM draft WHERE form = ?", d.Form))
		}
	}
	return err
}

// Drafts returns what was being typed, newest first, with the ids that records have now.
func (r reader) Drafts() ([]Draft, error) {
	all, err := r.drafts()
	if err != nil || len(all) == 0 {
		return all, err
	}
	moved, err := r.moved()
	for i := range all {
		all[i] = all[i].present(moved)
	}
	return all, err
}

// drafts are they as they were typed.
func (r reader) drafts() ([]Draft, error) {
	type row struct {
		Draft
		at string
	}
	rows, err := scanAll(r, func(d *row) []any { return []any{&d.Form, &d.Title, &d.at, &d.Body} },
		"SELECT form, title, at, body FROM draft ORDER BY at DESC")
	if err != nil {
		return nil, err
	}
	drafts := make([]Draft, len(rows))
	for i, d := range rows {
		drafts[i] = d.Draft
		drafts[i].At, _ = time.Parse(stampLayout, d.at) // a time we wrote ourselves
	}
	return drafts, nil
}
