package data

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
)

// Merge is what is decided about two records that are one (合并): a correction, for all days.
type Merge struct {
	Of         Kind
	Lose, Keep string   // the ids of the one that goes, and of the one that stays
	Take       []string // columns in which the one that goes is right; else the one that stays is, where it says anything
	Drop       []string // seats (mandates) that are given up, where both hold the same; see Merging
}

// merging is a merge under way.
type merging struct {
	*Tx
	Merge
	kind     kind
	formerly []string // what the one that goes was called, where its days don't tell it any more
}

// Merge makes one record of two. All that names the one that goes names the other from then on, its rev raised; where both are named in one
// record, one row stays (see twins). Its id and its name are kept as an Alias.
func (tx *Tx) Merge(m Merge) error {
	k, err := mergedKind(m.Of)
	if err != nil {
		return err
	}
	if m.Lose == m.Keep {
		return Invalid{"other": "选的是同一条记录，请另选一条"}
	}
	in := &merging{Tx: tx, Merge: m, kind: k}
	gone, err := tx.values(k, m.Lose)
	if err != nil {
		return err
	}
	stays, err := tx.values(k, m.Keep)
	if err != nil {
		return err
	}
	for _, step := range []func() error{in.seats, in.before, in.changes, in.twins, in.move, in.after, in.ordered,
		in.nothingLeft} {
		if err := step(); err != nil {
			return err
		}
	}
	if _, err := tx.exec("DELETE FROM "+k.name+" WHERE id = ?", m.Lose); err != nil {
		return err
	}
	if err := in.fields(stays, gone); err != nil {
		return err
	}
	for _, w := range wholes {
		if w.table == k.name {
			return w.check(tx.reader, m.Keep)
		}
	}
	return nil
}

// mergedKind is a kind's table, of those that can be merged.
func mergedKind(of Kind) (kind, error) {
	at := slices.IndexFunc(kinds, func(k kind) bool { return k.name == string(of) })
	if at < 0 || !slices.Contains(MergedKinds, of) {
		return kind{}, Fail(Gone, nil, "这一类记录不能合并。")
	}
	return kinds[at], nil
}

// values are a record's own columns.
func (r reader) values(k kind, id string) (map[string]any, error) {
	names := strings.Split(k.columns, ", ")
	values, pointers := make([]any, len(names)), make([]any, len(names))
	for i := range values {
		pointers[i] = &values[i]
	}
	rows, err := scanAll(r, func(*struct{}) []any { return pointers }, "SELECT "+k.columns+" FROM "+k.name+" WHERE id = ?", id)
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 {
		return nil, Fail(Gone, nil, "这条%s记录已经不在了，可能刚被删除或撤销。", k.title)
	}
	of := make(map[string]any, len(names))
	for i, name := range names {
		if !strings.Contains(", "+metaColumns+", ", ", "+name+", ") {
			of[name] = values[i]
		}
	}
	return of, nil
}

// saysNothing reports whether a column says nothing.
func saysNothing(v any) bool { return v == nil || v == "" || v == int64(0) }

// fields gives the record that stays what it takes of the other, and keeps that one's name.
func (m *merging) fields(stays, gone map[string]any) error {
	set, args := "rev = rev + 1, changed_at = ?", []any{m.at}
	for _, column := range sortedKeys(stays) {
		if v := gone[column]; !saysNothing(v) && (saysNothing(stays[column]) || slices.Contains(m.Take, column)) && v != stays[column] {
			set, args = set+", "+column+" = ?", append(args, v)
		}
	}
	if _, err := m.exec("UPDATE "+m.kind.name+" SET "+set+" WHERE id = ?", append(args, m.Keep)...); err != nil {
		return err
	}
	now, err := m.values(m.kind, m.Keep)
	if err != nil {
		return err
	}
	called := now["name"]
	if err := m.forget(called); err != nil {
		return err
	}
	was := Alias{SubjectTable: m.Of, SubjectID: m.Keep, OldID: m.Lose}
	for _, name := range []any{stays["name"], gone["name"]} {
		if name != called {
			was.Name, _ = name.(string)
		}
	}
	if err := aliases.save(m.Tx, &was); err != nil {
		return err
	}
	for _, name := range m.formerly {
		if err := m.call(name, called); err != nil {
			return err
		}
	}
	return nil
}

// call adds another name, if it is none yet.
func (m *merging) call(name string, called any) error {
	known, err := aliases.list(m.reader, "subject_table = ? AND subject_id = ? AND name = ?", m.Of, m.Keep, name)
	if err != nil || len(known) > 0 || name == "" || name == called {
		return err
	}
	return aliases.save(m.Tx, &Alias{SubjectTable: m.Of, SubjectID: m.Keep, Name: name})
}

// forget takes from the other names what the record is called by now.
func (m *merging) forget(called any) error {
	all, err := aliases.list(m.reader, "subject_table = ? AND subject_id = ? AND name = ?", m.Of, m.Keep, called)
	if err != nil {
		return err
	}
	for i := range all {
		if all[i].Name = ""; all[i].OldID != "" {
			err = aliases.save(m.Tx, &all[i])
		} else {
			err = aliases.delete(m.Tx, all[i].ID)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// naming is a column that names records of a kind: a foreign key, or one of a pair that says the kind beside, or what a snooze is about.
type naming struct{ table, column, where string }

// namings are all columns that name records of a kind, found from the schema.
func (db *DB) namings(of Kind) (all []naming) {
	for _, ref := range db.references {
		if ref.to == string(of) {
			all = append(all, naming{ref.from, ref.column, ""})
		}
	}
	if slices.Contains(changingKinds, of) {
		all = append(all, naming{subjectChanges.name, "successor_id", " AND subject_table = '" + string(of) + "'"})
	}
	for table, columns := range db.columns {
		for _, c := range columns {
			if pair, ok := strings.CutSuffix(c, "_table"); ok && slices.Contains(columns, pair+"_id") {
				all = append(all, naming{table, pair + "_id", " AND " + c + " = '" + string(of) + "'"})
			}
		}
	}
	all = append(all, naming{snoozes.name, "item", ""}) // of whatever kind: no two records have one id
	slices.SortFunc(all, func(a, b naming) int { return cmp.Or(cmp.Compare(a.table, b.table), cmp.Compare(a.column, b.column)) })
	return all
}

// move has all that names the one that goes name the other.
func (m *merging) move() error {
	for _, at := range m.db.namings(m.Of) {
		where := at.column + " = ?" + at.where
		if err := m.raise(at.table, where, m.Lose); err != nil {
			return err
		}
		if _, err := m.exec("UPDATE "+at.table+" SET "+at.column+" = ?, rev = rev + 1, changed_at = ? WHERE "+where, m.Keep, m.at,
			m.Lose); err != nil {
			return err
		}
	}
	return nil
}

// raise raises the rev of the records that rows belong to: a form that was opened before is stale.
func (tx *Tx) raise(table, where string, args ...any) error {
	for _, k := range kinds {
		if k.name != table {
			continue
		}
		for _, o := range k.owners {
			if _, err := tx.exec("UPDATE "+o.table+" SET rev = rev + 1, changed_at = ? WHERE id IN (SELECT "+o.column+" FROM "+table+
				" WHERE "+where+")", append([]any{tx.at}, args...)...); err != nil {
				return err
			}
		}
	}
	return nil
}

// drop deletes rows that say what another one says.
func (tx *Tx) drop(table, where string, args ...any) error {
	if err := tx.raise(table, where, args...); err != nil {
		return err
	}
	_, err := tx.exec("DELETE FROM "+table+" WHERE "+where, args...)
	return err
}

// nothingLeft makes sure that nothing goes with the record that goes.
func (m *merging) nothingLeft() error {
	for _, at := range m.db.namings(m.Of) {
		n, err := m.count(at, m.Lose)
		if err == nil && n > 0 {
			err = fmt.Errorf("%d rows of %s.%s still name what goes", n, at.table, at.column)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// count is how many rows name a record.
func (r reader) count(at naming, id string) (n int, err error) {
	row := r.q.QueryRowContext(context.Background(), "SELECT count(*) FROM "+at.table+" WHERE "+at.column+" = ?"+at.where, id)
	err = row.Scan(&n)
	return n, explain(err)
}
