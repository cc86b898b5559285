package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Rescued says what came out of a ledger that can't be opened.
type Rescued struct {
	Path    string   // the clean ledger
	Rows    int      // records that it holds
	Left    []string // a sentence for each that was left behind, or is not as it should be
	Missing []string // a sentence for each photo or file that is nowhere
}

// Rescue makes a clean ledger of the records in one that is refused (取出记录): with a foreign schema, or a head that is damaged. They are
// copied value by value, under the rules of the schema that the file has, from a copy of the file: the file itself is not even opened.
// Nothing of its triggers, views, generated columns and indexes runs. What the rules refuse is left behind, and said.
func Rescue(from, to string, o Options) (done Rescued, err error) {
	from = trueName(from)
	if filepath.Ext(to) != Extension {
		to += Extension
	}
	if done.Path = trueName(to); done.Path == from {
		return done, Fail(Exists, nil, "新台账不能和原来的同名。请换一个文件名。")
	}
	if err := rescuable(from, done.Path); err != nil {
		return done, err
	}
	job := rescue{copied: sourceName(done.Path), done: &done,
		clean: &DB{path: freshName(done.Path), ids: &idMaker{src: o.source()}}}
	defer func() {
		for _, name := range []string{job.copied, job.clean.path} {
			_ = errors.Join(removeIfThere(name), dropHelpers(name)) // nothing is left of them when all went well
		}
		if err != nil {
			err = explainCopy(done.Path, err)
		}
	}()
	if err := job.run(from); err != nil {
		return done, err
	}
	stores := append(besides(from), ownPlace(from).files())
	for _, f := range job.files {
		if err := bringFile(fileStore{stem(done.Path) + ".files"}, stores, f); err != nil {
			return done, err
		}
	}
	if err := os.Rename(job.clean.path, done.Path); err != nil {
		return done, err
	}
	syncFolder(filepath.Dir(done.Path))
	if err := job.look(o); err != nil {
		_ = errors.Join(os.Remove(done.Path), dropHelpers(done.Path)) // the failure itself is what to report
		return done, err
	}
	return done, nil
}

// rescuable fails where there is nothing to take records from, or no place to put them.
func rescuable(from, to string) error {
	name := filepath.Base(to)
	if _, err := os.Lstat(to); err == nil {
		return Fail(Exists, nil, "“%s”已经存在。请换一个文件名。", name)
	}
	if left, _ := os.ReadDir(stem(to) + ".files"); len(left) > 0 { // what can't be read will be said when it is written to
		return Fail(Exists, nil, "“%s”旁边已有照片文件夹，可能属于另一本台账。请换一个文件名。", name)
	}
	if err := checkHeader(from); err != nil && !Is(err, Damaged) && !Is(err, Foreign) && !Is(err, Newer) {
		return err
	}
	return checkPlace(to)
}

// rescue is one rescue at work.
type rescue struct {
	copied string   // the file that records are taken from
	clean  *DB      // what they are put into
	from   *sql.DB  // copied, open
	files  []stored // what the records show
	done   *Rescued
}

// run copies all records into the clean ledger, and closes it.
func (r *rescue) run(from string) (err error) {
	if err := r.copy(from); err != nil {
		return err
	}
	if r.from, err = openFile(r.copied, "query_only(1)"); err != nil { // parts that SQLite makes no sense of are passed over
		r.from, err = openFile(r.copied, "query_only(1)", "writable_schema(1)")
	}
	if err != nil {
		return Fail(Damaged, err, "“%s”已损坏，记录读不出来。请从备份恢复。", filepath.Base(from))
	}
	defer func() { err = errors.Join(err, r.from.Close()) }()
	got, err := schemaOf(r.from)
	if err != nil {
		return explain(err)
	}
	version, want, err := got.likeliest()
	if err != nil {
		return err
	}
	if err := errors.Join(removeIfThere(r.clean.path), dropHelpers(r.clean.path)); err != nil {
		return err
	}
	if err := r.clean.openWriter("rwc"); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, r.clean.Close()) }()
	if err := r.clean.migrateTo(version); err != nil {
		return err
	}
	return r.fill(got, want)
}

// copy brings the file to where it may be opened, with what waits beside it. Where nothing waits, its head is put right.
func (r *rescue) copy(from string) error {
	if err := copyFile(from, r.copied); err != nil {
		return err
	}
	if waiting(from) {
		return copyFile(from+"-wal", r.copied+"-wal")
	}
	f, err := os.OpenFile(r.copied, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	for _, known := range []struct {
		at    int64
		bytes []byte
	}{{0, []byte(sqliteHead)}, {18, []byte{1, 1, 0, 64, 32, 32}}, {44, []byte{0, 0, 0, 4}}, {56, []byte{0, 0, 0, 1}}} {
		if _, err := f.WriteAt(known.bytes, known.at); err != nil {
			return err
		}
	}
	return nil
}

// fill copies table by table, then puts references right that lead nowhere.
func (r *rescue) fill(got, want schema) error {
	ctx := context.Background()
	if _, err := r.clean.conn.ExecContext(ctx, "PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE"); err != nil {
		return err
	}
	tables, err := texts(reader{q: r.clean.conn},
		"SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid")
	if err != nil {
		return err
	}
	for _, table := range tables {
		text := got["table "+table]
		if !strings.HasPrefix(text, "CREATE TABLE ") { // none, or a view or a table of a module under its name
			r.say("“%s”的内容取不出来：文件里没有这张表。", titleOf(table))
			continue
		}
		if err := r.table(table); err != nil {
			return err
		}
	}
	for _, part := range got.differences(want) {
		r.say("原文件%s，没有带过来。", part)
	}
	if err := r.references(tables); err != nil {
		return err
	}
	if r.files, err = scanAll(reader{q: r.clean.conn}, func(f *stored) []any { return []any{&f.SHA256, &f.Extension} },
		"SELECT DISTINCT sha256, extension FROM attachment"); err != nil {
		return err
	}
	_, err = r.clean.conn.ExecContext(ctx, "INSERT INTO audit (at, who, label, tables) VALUES (?, ?, '从打不开的台账里取出记录', '[]'); COMMIT",
		stamp(r.clean.Now()), r.clean.ids.src.User)
	return err
}

func (r *rescue) say(format string, args ...any) {
	r.done.Left = append(r.done.Left, fmt.Sprintf(format, args...))
}

// columnsOf are a table's columns in which values are stored.
func columnsOf(q querier, table string) ([]string, error) {
	return texts(reader{q: q}, "SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0 ORDER BY cid", table)
}

// table copies the rows of one table, whatever they hold; those that the rules refuse stay behind.
func (r *rescue) table(table string) error {
	there, err := columnsOf(r.from, table)
	if err != nil {
		r.say("“%s”的内容读不出来，没有取出。", titleOf(table))
		return nil
	}
	wanted, err := columnsOf(r.clean.conn, table)
	if err != nil {
		return err
	}
	columns := slices.DeleteFunc(slices.Clone(wanted), func(c string) bool { return !slices.Contains(there, c) })
	if len(columns) == 0 {
		r.say("“%s”的内容取不出来：文件里的这张表是另一种样子。", titleOf(table))
		return nil
	}
	// NOT INDEXED: an index may be on an expression; +: else the driver would make times of what a column is declared as.
	rows, err := r.from.Query(`SELECT +"` + strings.Join(columns, `", +"`) + `" FROM main."` + table + `" NOT INDEXED`)
	if err != nil {
		r.say("“%s”的内容读不出来，没有取出。", titleOf(table))
		return nil
	}
	defer rows.Close()
	if _, err := r.clean.conn.ExecContext(context.Background(), "DELETE FROM "+table); err != nil { // what every new ledger has
		return err
	}
	return r.rows(rows, table, columns)
}

// empty is what stands in the columns that the file has not got and that can't be left out.
func (r *rescue) empty(table string, columns []string) (names, values string, err error) {
	type column struct{ name, value string }
	missing, err := scanAll(reader{q: r.clean.conn}, func(c *column) []any { return []any{&c.name, &c.value} },
		`SELECT name, iif(type = 'TEXT', quote(''), '0') FROM pragma_table_info(?) WHERE "notnull" AND dflt_value IS NULL`, table)
	for _, c := range missing {
		if !slices.Contains(columns, c.name) {
			names, values = names+", "+c.name, values+", "+c.value
		}
	}
	return names, values, err
}

// references empties what names a record that is not there; where something must be named, the record stays behind.
func (r *rescue) references(tables []string) error {
	type key struct {
		column, parent, to string
		required           bool
	}
	q := reader{q: r.clean.conn}
	for changed := true; changed; { // what goes may have been named by others
		changed = false
		for _, table := range tables {
			keys, err := scanAll(q, func(k *key) []any { return []any{&k.column, &k.parent, &k.to, &k.required} },
				`SELECT k."from", k."table", coalesce(k."to", 'id'), c."notnull" OR c.pk FROM pragma_foreign_key_list(?) k
				JOIN pragma_table_info(?) c ON c.name = k."from"`, table, table)
			if err != nil {
				return err
			}
			for _, k := range keys {
				astray := fmt.Sprintf(" WHERE %s IS NOT NULL AND %s NOT IN (SELECT %s FROM %s)", k.column, k.column, k.to, k.parent)
				n, err := r.mend(table, k.column, astray, k.required)
				if err != nil {
					return err
				}
				if n > 0 {
					changed = true
					what := map[bool]string{true: "没有取出", false: "该项已留空"}[k.required]
					r.say("“%s”有 %d 条指向不存在的%s，%s。", titleOf(table), n, titleOf(k.parent), what)
				}
			}
		}
	}
	return nil
}

// mend empties a column of the rows that where keeps, or deletes them where it can't be empty; it returns how many there were.
func (r *rescue) mend(table, column, where string, required bool) (n int64, err error) {
	remove := func() (sql.Result, error) {
		return r.clean.conn.ExecContext(context.Background(), "DELETE FROM "+table+where)
	}
	var result sql.Result
	if !required {
		result, err = r.clean.conn.ExecContext(context.Background(), "UPDATE "+table+" SET "+column+" = NULL"+where)
	}
	if required || sqliteCode(err) == sqliteConstraint { // two columns of which one must be set
		result, err = remove()
	}
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}

// look opens the clean ledger, which brings it up to date, and says what in it is not as it should be.
func (r *rescue) look(o Options) (err error) {
	db, err := Open(r.done.Path, Options{Source: o.Source})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if r.done.Missing, err = missingFiles(db.reader, db.files()); err != nil {
		return err
	}
	missing := map[string]bool{}
	for _, m := range r.done.Missing {
		missing[m] = true
	}
	faults, err := db.Check()
	for _, f := range faults {
		if !missing[f] {
			r.done.Left = append(r.done.Left, f)
		}
	}
	return err
}

// RescueName is a free name for what is taken out of a ledger, beside it.
func RescueName(from string) string { return freePath(stem(trueName(from)) + "-取出") }
