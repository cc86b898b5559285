package importing

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"slices"

	"liujin/app"
	"liujin/app/intake"
	"liujin/app/sheets"
	"liujin/data"
)

// findings are the records of a table of any kind, with what there is to say about them.
type findings interface{ Found() *intake.Findings }

// tableReader reads the tables of one kind.
type tableReader[T findings] func(*sheets.Workbook, intake.Options) (T, error)

// readTable reads a table as its heads are guessed, without a ledger.
func readTable[T findings](read tableReader[T], book *sheets.Workbook, o intake.Options) (none T, err error) {
	got, err := read(book, o)
	switch {
	case errors.Is(err, intake.ErrCancelled):
		return none, data.Fail(Cancelled, err, "%s", err)
	case err != nil: // each is a sentence for the user
		return none, data.Fail(data.BadFile, err, "%s", err)
	}
	return got, nil
}

// readKnown reads a table; columns that were matched by hand at an earlier import of a table with the same heads are matched so again, also
// of a table whose heads alone tell nothing.
func readKnown[T findings](a *Book, kind string, read tableReader[T], book *sheets.Workbook, o intake.Options) (T, error) {
	o.Today = a.Today()
	got, err := readTable(read, book, o)
	if o.Matches != nil || err != nil && !data.Is(err, data.BadFile) {
		return got, err
	}
	if err == nil {
		o.Matches = got.Found().Matches
	} else {
		o.Matches = intake.Unmatched(book)
	}
	again := false
	for i := range o.Matches {
		m := &o.Matches[i]
		columns, failed := a.remembered(kind, *m)
		if failed != nil {
			return got, failed
		}
		if columns != nil && !slices.Equal(columns, m.Columns) {
			m.Columns, again = columns, true
		}
	}
	if !again {
		return got, err
	}
	if err != nil { // of the sheets nobody matched nothing is known
		o.Matches = slices.DeleteFunc(o.Matches, func(m intake.Match) bool {
			return !slices.ContainsFunc(m.Columns, func(field string) bool { return field != "" })
		})
	}
	return readTable(read, book, o)
}

// shapeSetting names the setting that remembers what a table's columns mean.
func shapeSetting(kind string, m intake.Match) string {
	return "intake." + kind + "." + intake.Shape(m)
}

// remembered returns what the columns of a table with these heads meant last time, nil for never.
func (a *Book) remembered(kind string, m intake.Match) ([]string, error) {
	text, err := a.DB().Setting(shapeSetting(kind, m))
	if err != nil || text == "" {
		return nil, err
	}
	var columns []string
	if json.Unmarshal([]byte(text), &columns) != nil || len(columns) != len(m.Columns) {
		return nil, nil // written by another version: guessing is as good
	}
	return columns, nil
}

func (a *Book) remember(kind string, matches []intake.Match) error {
	for _, m := range matches {
		text, err := json.Marshal(m.Columns)
		if err == nil {
			err = a.DB().SetSetting(shapeSetting(kind, m), string(text))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// Cancelled is the code of long work that the user stopped; nothing of it is kept.
const Cancelled data.Code = "cancelled"

// rowImport is the saving of what a table brings.
type rowImport struct {
	kind, label string
	rows        int
	matches     []intake.Match
	begin       func(*data.Tx) (row func(int) error, err error)
	end         func(*data.Tx) error // what follows from all of them; nil: nothing does
}

// importRows saves row by row as one operation that one undo takes back. A backup is made before. report is told how far it is and says
// whether to go on; stopped work leaves nothing behind.
func (a *Book) importRows(in rowImport, report func(done, total int) (goOn bool)) error {
	if _, err := a.DB().Backup(data.WhyImport); err != nil {
		return err
	}
	err := a.Do(in.label, func(tx *data.Tx) error {
		row, err := in.begin(tx)
		if err != nil {
			return err
		}
		for i := range in.rows {
			if !report(i, in.rows) {
				return data.Fail(Cancelled, nil, "导入已取消，台账没有改动。")
			}
			if err := row(i); err != nil {
				return fmt.Errorf("import row %d: %w", i+1, err)
			}
		}
		report(in.rows, in.rows)
		if in.end != nil {
			return in.end(tx)
		}
		return nil
	})
	if err != nil {
		return err
	}
	// The rows are in: that the match is not remembered, or the log not written back yet, must not look like a failure.
	if err := errors.Join(a.remember(in.kind, in.matches), a.DB().Checkpoint()); err != nil {
		slog.Warn("after import", "err", err)
	}
	return nil
}

// fitting cuts what a record could not be saved with, and says so by how.
type fitting struct {
	who      string // begins each sentence
	problem  func(head, value, text string) intake.Problem
	problems []intake.Problem
}

func (f *fitting) add(head, value, text string) {
	f.problems = append(f.problems, f.problem(head, value, f.who+"："+text))
}

func (f *fitting) cut(head string, value *string, most int) {
	if runes := []rune(*value); len(runes) > most {
		f.add(head, *value, fmt.Sprintf("%s太长，截到 %d 个字", head, most))
		*value = string(runes[:most])
	}
}

// MarkFaults saves a copy of the workbook with its faulty cells marked.
func (a *Book) MarkFaults(book *sheets.Workbook, path string, problems []intake.Problem) error {
	err := intake.Mark(book, path, problems)
	if errors.Is(err, intake.ErrSameFile) {
		return data.Fail(data.Exists, err, "%s", intake.ErrSameFile)
	}
	return app.ExplainOutput(err, path)
}
