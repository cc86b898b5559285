package data

import (
	"context"
	"database/sql"
	"strings"
)

// leftNamed is how many records of each table are named that were left behind, or of which a value was; the others are counted.
const leftNamed = 20

// mostRows bounds what is read of a table: pages of a hostile file can lead in circles.
const mostRows = 20_000_000

func (r *rescue) rows(rows *sql.Rows, table string, columns []string) error {
	names, empty, err := r.empty(table, columns)
	if err != nil {
		return err
	}
	query := "INSERT INTO " + table + " (" + strings.Join(columns, ", ") + names + ") VALUES (?" + strings.Repeat(", ?", len(columns)-1) +
		empty + ")"
	insert, err := r.clean.conn.PrepareContext(context.Background(), query)
	if err != nil {
		return err
	}
	defer insert.Close()
	values := make([]any, len(columns))
	to := make([]any, len(columns))
	for i := range values {
		to[i] = &values[i]
	}
	left, emptiedOf, read := 0, 0, 0
	for ; read < mostRows && rows.Next(); read++ {
		if err := rows.Scan(to...); err != nil {
			return err
		}
		_, err := insert.Exec(values...)
		switch {
		case err == nil:
			r.done.Rows++
		case refusedValue(err) && emptied(insert, columns, values):
			r.done.Rows++
			if emptiedOf++; emptiedOf <= leftNamed {
				r.say("%s有一项内容不合台账的规则，已留空，请补填。", rowCalled(table, columns, values))
			}
		case refusedValue(err):
			if left++; left <= leftNamed {
				r.say("%s有一项内容不合台账的规则，没有取出。", rowCalled(table, columns, values))
			}
		default:
			return err
		}
	}
	if emptiedOf > leftNamed {
		r.say("“%s”还有 %d 条有一项内容不合台账的规则，已留空，请补填。", titleOf(table), emptiedOf-leftNamed)
	}
	if left > leftNamed {
		r.say("“%s”还有 %d 条不合台账的规则，没有取出。", titleOf(table), left-leftNamed)
	}
	if rows.Err() != nil || read == mostRows {
		r.say("“%s”只读出一部分（%d 条），后面的文件已损坏。", titleOf(table), read)
	}
	return nil
}

// refusedValue reports that the schema's rules don't take a row.
func refusedValue(err error) bool {
	code := sqliteCode(err)
	return code == sqliteConstraint || code == sqliteMismatch || code == sqliteTooBig
}

// emptied puts a row in with one value of it left empty, if there is one without which the rules take it. What a record is known by stays.
func emptied(insert *sql.Stmt, columns []string, values []any) bool {
	for i, was := range values {
		if strings.Contains(", "+metaColumns+", ", ", "+columns[i]+", ") {
			continue
		}
		for _, values[i] = range []any{nil, "", int64(0)} {
			if _, err := insert.Exec(values...); err == nil {
				return true
			}
		}
		values[i] = was
	}
	return false
}

// rowCalled names a row by what it holds.
func rowCalled(table string, columns []string, values []any) string {
	for _, wanted := range []string{"name", "title", "label", "topic", "text", "day", "id"} {
		for i, column := range columns {
			text, ok := values[i].(string)
			if r := []rune(strings.ToValidUTF8(text, "")); ok && column == wanted && len(r) > 0 {
				return titleOf(table) + "“" + string(r[:min(len(r), 20)]) + "”"
			}
		}
	}
	return titleOf(table) + "的一条"
}
