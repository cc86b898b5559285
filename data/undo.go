package data

import (
	"context"
	"fmt"
	"strings"
)

// Undo follows SQLite's trigger log (sqlite.org/undoredo.html): temporary triggers, made from the schema, write for each changed
// row the statement that takes the change back. Undo replays an operation's statements backwards; the replay is logged in turn,
// which is redo. A replay never brings an old rev back: each row goes to its current rev + 1 and each deletion leaves its tombstone,
// because for a merge an undo is one more change. ?1 in a logged statement is the time of the replay, or the row's key where that is
// logged beside: what came in is taken out by one statement a table, prepared once, as an import is undone ten thousand rows at a time.

// The undo list is capped; the newest operation always fits.
const undoSteps = 100

// undoBytes caps the undo log's texts. Only a test sets it.
var undoBytes int64 = 64 << 20

// undoEntry is one operation that can be taken back: the log rows first..last.
type undoEntry struct {
	label       string
	first, last int64
	bytes       int64
}

const undoSchema = `
CREATE TEMP TABLE IF NOT EXISTS undo_log (seq INTEGER PRIMARY KEY AUTOINCREMENT, tbl TEXT NOT NULL, sql TEXT NOT NULL, key TEXT);
CREATE TEMP TABLE IF NOT EXISTS operation (one INTEGER PRIMARY KEY CHECK (one = 1), at TEXT NOT NULL);
INSERT OR IGNORE INTO temp.operation VALUES (1, '');`

// undoTriggers returns the three triggers of one table.
func undoTriggers(table string, columns []string) string {
	var set, names, values []string
	for _, c := range columns {
		switch c {
		case "rev", "changed_at":
			continue
		case "id":
		default:
			set = append(set, fmt.Sprintf("%s='||quote(OLD.%s)||'", c, c))
		}
		names = append(names, c)
		values = append(values, fmt.Sprintf("'||quote(OLD.%s)||'", c))
	}
	return fmt.Sprintf(`
CREATE TEMP TRIGGER IF NOT EXISTS undo_insert_%[1]s AFTER INSERT ON main.%[1]s BEGIN
  INSERT INTO undo_log (tbl, sql, key) VALUES ('%[1]s', 'DELETE FROM %[1]s WHERE id=?1', NEW.id);
END;
CREATE TEMP TRIGGER IF NOT EXISTS undo_update_%[1]s AFTER UPDATE ON main.%[1]s BEGIN
  INSERT INTO undo_log (tbl, sql) VALUES ('%[1]s', 'UPDATE %[1]s SET %[2]s, rev=rev+1, changed_at=?1 WHERE id='||quote(OLD.id));
END;
CREATE TEMP TRIGGER IF NOT EXISTS undo_delete_%[1]s AFTER DELETE ON main.%[1]s BEGIN
  INSERT INTO deleted (table_name, id, rev, at) VALUES ('%[1]s', OLD.id, OLD.rev + 1, (SELECT at FROM operation))
    ON CONFLICT (table_name, id) DO UPDATE SET rev = excluded.rev, at = excluded.at;
  INSERT INTO undo_log (tbl, sql) VALUES ('%[1]s',
    'INSERT INTO %[1]s (%[3]s, rev, changed_at) VALUES (%[4]s,
      (SELECT rev+1 FROM deleted WHERE table_name=''%[1]s'' AND id='||quote(OLD.id)||'), ?1)');
END;`, table, strings.Join(set, ", "), strings.Join(names, ", "), strings.Join(values, ", "))
}

// watch makes the undo log on the writer's connection.
func (db *DB) watch() (err error) {
	db.triggers = false
	if _, err := db.conn.ExecContext(context.Background(), undoSchema); err != nil {
		return fmt.Errorf("make undo log: %w", err)
	}
	db.watched, err = db.temporary()
	return err
}

// arm installs the undo triggers before the first operation that they are to see: making them takes as long as all the rest of an
// opening, and settings and drafts, which may be written before, have none. The caller holds mu.
func (db *DB) arm() (err error) {
	if db.triggers {
		return nil
	}
	for name, columns := range db.columns {
		if _, err := db.conn.ExecContext(context.Background(), undoTriggers(name, columns)); err != nil {
			return explain(fmt.Errorf("watch %s: %w", name, err))
		}
	}
	db.watched, err = db.temporary()
	db.triggers = err == nil
	return explain(err)
}

// Undo takes the newest operation back.
func (db *DB) Undo() (Change, error) { return db.replay(&db.undo, &db.redo, Undid) }

// Redo does the operation that was undone last again.
func (db *DB) Redo() (Change, error) { return db.replay(&db.redo, &db.undo, Redid) }

// UndoLabel names what Undo would take back, "" if there is nothing.
func (db *DB) UndoLabel() string { return db.label(0) }

// RedoLabel names what Redo would do again, "" if there is nothing.
func (db *DB) RedoLabel() string { return db.label(1) }

func (db *DB) label(i int) string {
	if l := db.labels.Load(); l != nil {
		return l[i]
	}
	return ""
}

// relabel publishes the tops of both lists; the caller holds mu.
func (db *DB) relabel() {
	top := func(steps []undoEntry) string {
		if len(steps) == 0 {
			return ""
		}
		return steps[len(steps)-1].label
	}
	db.labels.Store(&[2]string{top(db.undo), top(db.redo)})
}

func (db *DB) replay(from, to *[]undoEntry, doing Doing) (Change, error) {
	verb := map[Doing]string{Undid: "撤销", Redid: "重做"}[doing]
	db.mu.Lock()
	defer db.mu.Unlock()
	if len(*from) == 0 {
		return Change{}, Fail(Nothing, nil, "没有可以%s的操作。", verb)
	}
	s := (*from)[len(*from)-1]
	change, logged, err := db.operate(verb+"："+s.label, func(tx *Tx) error { return tx.replay(s) })
	if err != nil {
		return Change{}, err
	}
	change.Doing = doing
	*from = (*from)[:len(*from)-1]
	db.forget([]undoEntry{s})
	logged.label = s.label
	*to = append(*to, logged)
	db.trim()
	db.relabel()
	return change, nil
}

// replay runs an operation's inverse statements, newest first.
func (tx *Tx) replay(s undoEntry) error {
	if tx.db.undoLost {
		return Fail(Nothing, nil, "撤销记录已丢失（连接中断过），这一步无法撤销；可以从备份恢复。")
	}
	if _, err := tx.exec("PRAGMA defer_foreign_keys = ON"); err != nil {
		return err
	}
	all, err := scanAll(tx.reader, func(one *inverse) []any { return []any{&one.sql, &one.key} },
		"SELECT sql, coalesce(key, '') FROM undo_log WHERE seq BETWEEN ? AND ? ORDER BY seq DESC", s.first, s.last)
	if err != nil {
		return err
	}
	for i := range all {
		if err := all[i].run(tx); err != nil {
			return explain(err)
		}
	}
	return nil
}

// inverse is one logged statement; key is that of the row which it takes out, "" for one that holds its values itself.
type inverse struct{ sql, key string }

func (one *inverse) run(tx *Tx) error {
	if one.key != "" {
		_, err := prepared{tx.db}.exec(one.sql, []any{one.key})
		return err
	}
	var args []any
	if strings.Contains(one.sql, "?1") {
		args = []any{tx.at}
	}
	_, err := tx.db.conn.ExecContext(context.Background(), one.sql, args...)
	return err
}

// trim drops the oldest steps above the caps; the newest always stays.
func (db *DB) trim() {
	total, keep := int64(0), len(db.undo)
	for keep > 0 {
		total += db.undo[keep-1].bytes
		n := len(db.undo) - keep + 1
		if n > 1 && (n > undoSteps || total > undoBytes) {
			break
		}
		keep--
	}
	db.forget(db.undo[:keep])
	db.undo = db.undo[keep:]
}

// forget drops the log rows of steps that left both lists.
func (db *DB) forget(steps []undoEntry) {
	for _, s := range steps {
		// Rows too many are only memory, and end with the program.
		_, _ = prepared{db}.exec("DELETE FROM temp.undo_log WHERE seq BETWEEN ? AND ?", []any{s.first, s.last})
	}
}
