package data

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
)

// What a restore takes back is what the ledger holds, not what went out of it: a number that was printed stays given, a paper that went out
// stays in the register, a calendar that was sent stays sent, what was received of others stays received, and the place where copies go,
// encrypted or not, is the one that was set last.

// CalendarsSetting remembers what the calendars that were sent said last.
const CalendarsSetting = "calendar.written"

// lasting are the settings that a restore does not take back.
var lasting = []string{secondSetting, CalendarsSetting, signingSetting, privateSetting}

// heritage is what a ledger hands on to the backup that takes its place.
type heritage struct {
	counters []counter
	drafts   []Draft
	settings map[string]string // the lasting ones, "" for one that is not set; nil when they can't be read
	records  []lastingRow
}

// lastingTables are those of what went out and came in, which a restore does not take back: papers and files that others hold, what was
// received, whose keys are known, who is one with whom, what the superior said.
var lastingTables = []string{"issued", "issued_subject", "received", "received_check", "received_figure", "unit_key", "receipt",
	"identity", "attachment"}

// lastingRow is a row of one of those tables.
type lastingRow struct {
	table   string
	columns []string
	values  []any // in their order; the first is the id, the third the rev
}

// counter is the last number given out of a kind in a year.
type counter struct {
	kind       string
	year, last int
}

// add takes from an older file what is not known yet: all counters, for they only grow, but the settings of the newest alone.
func (h *heritage) add(older heritage) {
	h.counters = append(h.counters, older.counters...)
	h.records = append(h.records, older.records...)
	if h.settings == nil {
		h.settings = older.settings
	}
}

// heritageOf reads it from the ledger that is replaced, even from a damaged one, or from a backup, but for the drafts; another ledger's is
// of no concern.
func heritageOf(ledger, origin string) (h heritage, err error) {
	db, err := openSource(ledger)
	if err != nil {
		return h, err
	}
	defer db.Close()
	r := reader{q: db}
	if own, err := r.Setting("origin"); err != nil || own != origin {
		return h, err
	}
	settings := map[string]string{}
	for _, name := range lasting {
		if settings[name], err = r.Setting(name); err != nil {
			return h, err
		}
	}
	h.settings = settings
	h.counters, err = scanAll(r, func(c *counter) []any { return []any{&c.kind, &c.year, &c.last} }, "SELECT kind, year, last FROM counter")
	if err != nil {
		return h, err
	}
	h.records, err = lastingRows(r)
	return h, err
}

// lastingRows reads what went out and came in. A ledger of an older program has no such tables, or others.
func lastingRows(r reader) (all []lastingRow, err error) {
	for _, table := range lastingTables {
		columns, err := columnsOf(r.q, table)
		if err != nil || len(columns) == 0 {
			return all, err
		}
		query := "SELECT " + strings.Join(columns, ", ") + " FROM " + table
		if table == attachments.name {
			query += " WHERE owner_table IN ('issued', 'received')"
		}
		rows, err := r.q.QueryContext(context.Background(), query)
		if err != nil {
			return all, explain(err)
		}
		for rows.Next() {
			row := lastingRow{table, columns, make([]any, len(columns))}
			to := make([]any, len(columns))
			for i := range to {
				to[i] = &row.values[i]
			}
			if err := rows.Scan(to...); err != nil {
				return all, errors.Join(unreadable(err), rows.Close())
			}
			all = append(all, row)
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			return all, explain(err)
		}
	}
	return all, nil
}

// put puts the row into the ledger that follows, unless that has it as new. A ledger of an older program, which has no such table, stays
// without it.
func (row *lastingRow) put(tx *sql.Tx) error {
	columns, err := columnsOf(tx, row.table)
	if err != nil || !slices.Equal(columns, row.columns) {
		return err
	}
	if _, err := tx.Exec("DELETE FROM "+row.table+" WHERE id = ? AND rev < ?", row.values[0], row.values[2]); err != nil {
		return err
	}
	_, err = tx.Exec("INSERT OR IGNORE INTO "+row.table+" ("+strings.Join(columns, ", ")+") VALUES (?"+
		strings.Repeat(", ?", len(columns)-1)+")", row.values...)
	return err
}

// heritage is what the place's backups of a ledger hand on: a newer one than is restored may know of more than is left of the ledger.
func (p backupPlace) heritage(origin string) (h heritage) {
	backups, err := p.list()
	if err != nil {
		return h
	}
	for _, b := range slices.Backward(backups) {
		if found, err := heritageOf(b.Path(), origin); err == nil { // a damaged one is no reason not to restore another
			h.add(found)
		}
	}
	return h
}

// heritage is what the newest encrypted backup that the key opens hands on.
func (k *Key) heritage(backup, folder, origin string) (h heritage) {
	all, err := (backupPlace{filepath.Dir(backup)}).list()
	if k == nil || err != nil {
		return h
	}
	for _, b := range slices.Backward(all) {
		if b.Key != k.seal.name() || b.Origin != origin {
			continue
		}
		_, plain, drop, err := k.read(b.Path(), folder)
		if err != nil {
			continue // a damaged one is no reason not to restore another
		}
		h, err = heritageOf(plain, origin)
		drop()
		if err == nil {
			return h
		}
	}
	return h
}

// draftsOf reads what was being typed into the ledger that is replaced; nothing where it can't be read or is another one.
func draftsOf(ledger, origin string) []Draft {
	db, err := openSource(ledger)
	if err != nil {
		return nil
	}
	defer db.Close()
	if own, err := (reader{q: db}).Setting("origin"); err != nil || own != origin {
		return nil
	}
	drafts, err := (reader{q: db}).drafts()
	if err != nil {
		return nil
	}
	if _, version, err := readHead(db); err == nil && version < namesSchema { // the backup may be newer than the ledger
		for i := range drafts {
			drafts[i] = drafts[i].named()
		}
	}
	return drafts
}

// adopt makes a backup's copy the ledger that follows the present one: a number that was printed is never given again, what was
// being typed is offered again, and the audit log tells of the restore.
func adopt(fresh string, stays heritage, label string, source Source) (err error) {
	db, err := sql.Open("sqlite", fileURL(fresh, url.Values{"mode": {"rw"}, "_pragma": {"synchronous(FULL)"}}))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // after Commit it does nothing
	for _, c := range stays.counters {
		if _, err := tx.Exec(`INSERT INTO counter (kind, year, last) VALUES (?, ?, ?)
			ON CONFLICT (kind, year) DO UPDATE SET last = max(last, excluded.last)`, c.kind, c.year, c.last); err != nil {
			return err
		}
	}
	for name, value := range stays.settings {
		put := putSetting
		if value == "" { // never set is as good
			put = "UPDATE setting SET value = ?2 WHERE name = ?1"
		}
		if _, err := tx.Exec(put, name, value); err != nil {
			return err
		}
	}
	for i := range stays.records {
		if err := stays.records[i].put(tx); err != nil {
			return err
		}
	}
	for _, d := range stays.drafts {
		if _, err := tx.Exec(putDraft, d.Form, d.Title, stamp(d.At), d.Body); err != nil {
			return err
		}
	}
	if _, err := tx.Exec("INSERT INTO audit (at, who, label, tables) VALUES (?, ?, ?, '[]')", stamp(source.Now()), source.User,
		label); err != nil {
		return err
	}
	return tx.Commit()
}
