package data

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"
)

// querier is what reads need: the read-only pool and the writer's connection both are one.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// reader carries every read of the ledger. DB and Tx embed it, so that the same read serves the window and an operation.
type reader struct {
	q   querier
	day func() string // as of which day records are named; nil: by their latest names
}

// readersDay stands in a query for the day that names are of, see called.
const readersDay = "'{day}'"

// View is the ledger read as of a day: records that others name are called what they were called then.
type View struct{ reader }

// AsOf reads the ledger with the names of a day.
func (r reader) AsOf(day string) View { return View{reader{r.q, func() string { return day }}} }

// dated is a query with the day that names are of.
func (r reader) dated(query string) string {
	if !strings.Contains(query, readersDay) {
		return query
	}
	return strings.ReplaceAll(query, readersDay, "'"+strings.ReplaceAll(r.asOf(), "'", "")+"'")
}

// asOf is the day that names are of.
func (r reader) asOf() string {
	if r.day == nil {
		return notYet
	}
	return r.day()
}

// table reads and writes one entity. One pointer list serves scan and bind: the row's
// meta columns first, then columns in the order of fields.
type table[T comparable] struct {
	name    string  // in SQL
	title   string  // in Chinese, for sentences
	columns string  // the entity's own columns, comma separated
	order   string  // ORDER BY of a whole list
	parent  string  // the column that names the parent, for children
	owners  []owner // the records that a child belongs to: their rev goes up with it, so that a form opened before is stale
	label   string  // SQL expression that names a row to the user
	fields  func(*T) []any
}

// kind is what the rest of the package needs to know of a table whatever its entity.
type kind struct {
	name, title, label string
	child              bool // saved with its parent
	owners             []owner
	columns            string                        // all of them
	row                func() (row any, bound []any) // an empty row, and what its columns are bound to
}

// kinds lists the record tables; filled by register while the package starts, never changed after.
var kinds []kind

func register[T comparable](t table[T]) *table[T] {
	kinds = append(kinds, t.kind())
	return &t
}

func (t *table[T]) kind() kind {
	return kind{name: t.name, title: t.title, label: t.label, child: t.parent != "", owners: t.owners,
		columns: metaColumns + ", " + t.columns,
		row:     func() (any, []any) { v := new(T); return v, t.pointers(v) }}
}

// owner is a record that a child belongs to, and the child's column that names it.
type owner struct{ table, column string }

const metaColumns = "id, origin, rev, changed_at"

func base[T comparable](v *T) *Meta { return any(v).(interface{ base() *Meta }).base() }

// pointers is the list that scan and bind share.
func (t *table[T]) pointers(v *T) []any {
	m := base(v)
	return append([]any{&m.ID, &m.Origin, &m.Rev, &m.ChangedAt}, t.fields(v)...)
}

// qualified is the select list with a table alias, for joins beside their scan.
func (t *table[T]) qualified(alias string) string {
	names := strings.Split(metaColumns+", "+t.columns, ", ")
	return alias + "." + strings.Join(names, ", "+alias+".")
}

// list returns the rows that where keeps ("" keeps all), in the table's order.
func (t *table[T]) list(r reader, where string, args ...any) ([]T, error) {
	query := "SELECT " + metaColumns + ", " + t.columns + " FROM " + t.name
	if where != "" {
		query += " WHERE " + where
	}
	if t.order != "" {
		query += " ORDER BY " + t.order
	}
	return scanAll(r, t.pointers, query, args...)
}

// get returns one row, or a Gone failure.
func (t *table[T]) get(r reader, id string) (T, error) {
	var v T
	row := r.q.QueryRowContext(context.Background(), "SELECT "+metaColumns+", "+t.columns+" FROM "+t.name+" WHERE id = ?", id)
	err := scanRow(row.Scan, t.pointers(&v))
	if errors.Is(err, sql.ErrNoRows) {
		return v, Fail(Gone, nil, "这条%s记录已经不在了，可能刚被删除或撤销。", t.title)
	}
	return v, explain(err)
}

// scanAll runs a query whose columns are those of pointers(row).
func scanAll[T any](r reader, pointers func(*T) []any, query string, args ...any) ([]T, error) {
	rows, err := r.q.QueryContext(context.Background(), r.dated(query), args...)
	if err != nil {
		return nil, explain(err)
	}
	defer rows.Close()
	var all []T
	for rows.Next() {
		var v T
		if err := scanRow(rows.Scan, pointers(&v)); err != nil {
			return nil, unreadable(err)
		}
		all = append(all, v)
	}
	return all, explain(rows.Err())
}

// grouped are rows by what they belong to, in their order.
func grouped[T any](all []T, owner func(*T) string) map[string][]T {
	of := map[string][]T{}
	for i := range all {
		id := owner(&all[i])
		of[id] = append(of[id], all[i])
	}
	return of
}

// texts runs a query of one text column.
func texts(r reader, query string, args ...any) ([]string, error) {
	return scanAll(r, func(s *string) []any { return []any{s} }, query, args...)
}

// save inserts v when it has no id, and updates it otherwise. An unchanged row is not touched; a stale one is a *Stale failure.
// v gets its new id, rev and time.
func (t *table[T]) save(tx *Tx, v *T) error {
	t.clean(v)
	m := base(v)
	lend(tx, m)
	if m.ID == "" {
		m.ID = tx.db.ids.next()
		return t.insert(tx, v, 1)
	}
	current, err := t.get(tx.reader, m.ID)
	if err != nil {
		return err
	}
	if base(&current).Rev != m.Rev {
		return &Stale{Current: &current}
	}
	if current == *v {
		return nil
	}
	m.Rev, m.ChangedAt = m.Rev+1, tx.at
	set := strings.ReplaceAll(t.columns, ", ", " = ?, ") + " = ?"
	args := append([]any{m.Rev, m.ChangedAt}, t.fields(v)...)
	_, err = tx.exec("UPDATE "+t.name+" SET rev = ?, changed_at = ?, "+set+" WHERE id = ?", append(args, m.ID)...)
	return err
}

// clean takes out of v's texts what no record needs and neither window nor undo log can keep (legible): SQLite's quote() ends a text
// at a NUL, and what is no UTF-8 would change on its way through a draft or a workbook. What is of a closed list is no *string, and its
// CHECK holds it.
func (t *table[T]) clean(v *T) {
	for _, field := range t.fields(v) {
		text, ok := field.(*string)
		if o, is := field.(optional); is {
			text, ok = o.text, true
		}
		if ok {
			*text = legible(*text)
		}
	}
}

// insert adds v under the id it carries, made here; rev is 1 for a row that never was.
func (t *table[T]) insert(tx *Tx, v *T, rev int64) error {
	m := base(v)
	m.Rev, m.ChangedAt = rev, tx.at
	if rev == 1 {
		m.Origin = tx.db.origin
	}
	args := t.pointers(v)
	_, err := tx.exec("INSERT INTO "+t.name+" ("+metaColumns+", "+t.columns+") VALUES (?"+strings.Repeat(", ?", len(args)-1)+")", args...)
	return err
}

// delete removes a row that nothing else needs, or says what needs it.
func (t *table[T]) delete(tx *Tx, id string) error {
	if err := tx.inUse(tx.db.references, t.kind(), id); err != nil {
		return err
	}
	if _, err := tx.exec("DELETE FROM attachment WHERE owner_table = ? AND owner_id = ?", t.name, id); err != nil {
		return err
	}
	if _, err := tx.exec("DELETE FROM alias WHERE subject_table = ? AND subject_id = ?", t.name, id); err != nil {
		return err
	}
	if slices.Contains(changingKinds, Kind(t.name)) {
		if _, err := tx.exec("DELETE FROM subject_change WHERE subject_id = ?", id); err != nil {
			return err
		}
	}
	_, err := tx.exec("DELETE FROM "+t.name+" WHERE id = ?", id)
	return err
}

// of returns a parent's children.
func (t *table[T]) of(r reader, parentID string) ([]T, error) {
	return t.list(r, t.parent+" = ?", parentID)
}

// saveChildren makes the parent's children be exactly next, compared by id: what is missing goes, what is new comes, what is unchanged is
// not touched. parent is the parent's row, which gets the rev that it has afterwards.
func (t *table[T]) saveChildren(tx *Tx, parent *Meta, next []T) error {
	now, err := t.of(tx.reader, parent.ID)
	if err != nil {
		return err
	}
	keep := map[string]bool{}
	for i := range next {
		keep[base(&next[i]).ID] = true
	}
	for i := range now {
		if id := base(&now[i]).ID; !keep[id] {
			if err := t.touchOwners(tx, id); err != nil {
				return err
			}
			if err := t.delete(tx, id); err != nil { // a child in use is refused like any record
				return err
			}
		}
	}
	if err := t.saveAll(tx, next); err != nil {
		return err
	}
	for _, o := range t.owners {
		if o.column == t.parent {
			return explain(tx.q.QueryRowContext(context.Background(), "SELECT rev FROM "+o.table+" WHERE id = ?",
				parent.ID).Scan(&parent.Rev))
		}
	}
	return nil
}

// saveAll saves children. Two that swapped what must be unique, such as two items of a checklist, stand in each other's way: those leave
// the table and come back under their ids.
func (t *table[T]) saveAll(tx *Tx, next []T) error {
	var swapped []*T
	for i := range next {
		v := &next[i]
		m := base(v)
		was := *m
		err := t.saveChild(tx, v)
		if Is(err, Taken) && was.ID != "" {
			*m = was
			if _, err = tx.exec("DELETE FROM "+t.name+" WHERE id = ?", m.ID); err == nil {
				swapped = append(swapped, v)
			}
		} else if err == nil && m.Rev != was.Rev {
			err = t.touchOwners(tx, m.ID)
		}
		if err != nil {
			return err
		}
	}
	for _, v := range swapped {
		rev := base(v).Rev + 1 // above its tombstone's: the row is alive
		if err := t.insert(tx, v, rev); err != nil {
			return err
		}
		if err := t.touchOwners(tx, base(v).ID); err != nil {
			return err
		}
	}
	return nil
}

// saveChild saves one child. One that went meanwhile makes its parent's save stale: both versions are shown. Of a new one it is what it
// names that went.
func (t *table[T]) saveChild(tx *Tx, v *T) error {
	fresh := base(v).ID == ""
	err := t.save(tx, v)
	if Is(err, Gone) && !fresh {
		return &Stale{}
	}
	return err
}

// touch raises the rev of one record, for a change in what belongs to it and has no column that names its table.
func (tx *Tx) touch(table string, m *Meta) error {
	if _, err := tx.exec("UPDATE "+table+" SET rev = rev + 1, changed_at = ? WHERE id = ?", tx.at, m.ID); err != nil {
		return err
	}
	return explain(tx.q.QueryRowContext(context.Background(), "SELECT rev, changed_at FROM "+table+" WHERE id = ?", m.ID).Scan(&m.Rev,
		&m.ChangedAt))
}

// touchOwners raises the rev of the records that a child belongs to.
func (t *table[T]) touchOwners(tx *Tx, id string) error {
	for _, o := range t.owners {
		_, err := tx.exec("UPDATE "+o.table+" SET rev = rev + 1, changed_at = ? WHERE id = (SELECT "+o.column+" FROM "+t.name+
			" WHERE id = ?)",
			tx.at, id)
		if err != nil {
			return err
		}
	}
	return nil
}

// optional binds "" as NULL and scans NULL as "": references and dates that may be absent.
type optional struct{ text *string }

func opt(text *string) any { return optional{text} }
