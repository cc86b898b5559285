package data

import (
	"database/sql"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// A schema's rules hold for what the program writes. A damaged file, or another program, can leave anything: so check, backups and restore
// ask of every row what the rules of its table say. They ask by themselves: on a file that is only read, SQLite knows no CHECKs, and it
// names no row.

// unsound are the records that the schema's own rules would not take: of each table how many, and the first of them by name.
type unsound struct {
	counts []Count
	faults []string
}

// faultsNamed is how many of a table's damaged records are named.
const faultsNamed = 20

// valueFault is what integrity_check says of a row's values, which unsoundIn tells with the row's name: of several without an id too that
// they are alike.
var valueFault = regexp.MustCompile(`^((non-)?[A-Z]+ value in|CHECK constraint failed in|non-unique entry in index) `)

// unsoundIn looks at every row of a database.
func unsoundIn(r reader) (u unsound, err error) {
	type made struct{ name, text string }
	tables, err := scanAll(r, func(m *made) []any { return []any{&m.name, &m.text} },
		"SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
	if err != nil {
		return u, err
	}
	orphans, err := orphansIn(r)
	if err != nil {
		return u, err
	}
	for _, t := range tables {
		rules, err := rulesOf(r, t.name, t.text)
		if err != nil {
			return u, err
		}
		broken, err := brokenIn(r, t.name, rules)
		if err != nil {
			return u, err
		}
		own := slices.DeleteFunc(slices.Clone(orphans), func(o orphan) bool { return o.table != t.name })
		if err := u.tell(r, t.name, broken, own); err != nil {
			return u, err
		}
	}
	return u, nil
}

// tell takes down what is wrong with a table's rows.
func (u *unsound) tell(r reader, table string, broken []brokenRow, orphans []orphan) error {
	n := len(broken) + len(orphans)
	if n == 0 {
		return nil
	}
	u.counts = append(u.counts, Count{Table: table, Title: titleOf(table), Rows: n})
	for _, b := range broken[:min(len(broken), faultsNamed)] {
		u.faults = append(u.faults, fmt.Sprintf("%s的内容受损，不合台账的规则（%s）。请打开它改正后保存；打不开的，请从备份恢复。", r.called(table, b.id), b.rule))
	}
	for _, o := range orphans[:min(len(orphans), faultsNamed)] {
		ids, err := texts(r, "SELECT coalesce(id, '') FROM "+o.table+" WHERE rowid = ?", o.row)
		if err != nil {
			return err
		}
		u.faults = append(u.faults, fmt.Sprintf("%s指向一条不存在的%s记录。请打开这条记录重新选择后保存。", r.called(table, strings.Join(ids, "")),
			titleOf(o.parent)))
	}
	if more := max(0, len(broken)-faultsNamed) + max(0, len(orphans)-faultsNamed); more > 0 {
		u.faults = append(u.faults, fmt.Sprintf("%s还有 %d 条也受损。", titleOf(table), more))
	}
	return nil
}

// orphan is a row that points at one that is not there.
type orphan struct {
	table, parent string
	row           sql.NullInt64
	key           int
}

func orphansIn(r reader) ([]orphan, error) {
	return scanAll(r, func(o *orphan) []any { return []any{&o.table, &o.row, &o.parent, &o.key} }, "PRAGMA foreign_key_check")
}

// rule is a condition that no row may fulfil, and what it is called: a column, or the words of a CHECK.
type rule struct{ name, broken string }

// rulesOf are what a table's text demands of a row by itself.
func rulesOf(r reader, table, text string) (rules []rule, err error) {
	type column struct {
		name, holds string
		required    bool
	}
	columns, err := scanAll(r, func(c *column) []any { return []any{&c.name, &c.holds, &c.required} },
		`SELECT name, lower(type), "notnull" FROM pragma_table_info(?)`, table)
	if err != nil {
		return nil, err
	}
	for _, c := range columns {
		kinds := "'" + c.holds + "'"
		if !c.required {
			kinds += ", 'null'"
		}
		// Never IS NULL: of a column that can't be null, SQLite takes for granted that it is not.
		rules = append(rules, rule{c.name, fmt.Sprintf(`typeof("%s") NOT IN (%s)`, c.name, kinds)})
	}
	for _, c := range checksIn(text) {
		rules = append(rules, rule{c.name, "NOT (" + c.broken + "\n)"})
	}
	return rules, nil
}

// brokenRow is a row that breaks a rule.
type brokenRow struct{ id, rule string }

func brokenIn(r reader, table string, rules []rule) ([]brokenRow, error) {
	var broken, which strings.Builder
	var names []any
	for i, rule := range rules {
		if i > 0 {
			broken.WriteString(" OR ")
		}
		broken.WriteString(rule.broken)
		which.WriteString(" WHEN " + rule.broken + " THEN ?")
		names = append(names, rule.name)
	}
	id := "coalesce(CAST(id AS TEXT), '')"
	if !slices.ContainsFunc(rules, func(r rule) bool { return r.name == "id" }) {
		id = "''"
	}
	// NOT INDEXED: an index may have another value than the row.
	return scanAll(r, func(b *brokenRow) []any { return []any{&b.id, &b.rule} },
		"SELECT "+id+", CASE"+which.String()+` END FROM "`+table+`" NOT INDEXED WHERE `+broken.String(), names...)
}

// checksIn takes the CHECKs out of a table's text; the name of one behind a column is that column.
func checksIn(text string) (checks []rule) {
	depth, column, item := 0, "", true
	for i := 0; i < len(text); {
		token := sqlToken(text[i:])
		switch {
		case token == "(":
			depth++
		case token == ")":
			depth--
		case depth != 1 || strings.TrimSpace(token) == "" || strings.HasPrefix(token, "--"):
		case token == ",":
			item = true
		case strings.EqualFold(token, "CHECK"):
			open := i + strings.IndexByte(text[i:], '(')
			end := closing(text, open)
			name := column
			if words := strings.Fields(text[open+1 : end]); item {
				name = strings.Join(words, " ")
			}
			checks = append(checks, rule{name, text[open+1 : end]})
			i, item = end+1, false
			continue
		case item:
			column, item = strings.Trim(token, `"`), false
		}
		i += len(token)
	}
	return checks
}

// closing returns where the bracket that opens at i closes.
func closing(text string, i int) int {
	for depth := 0; i < len(text); {
		token := sqlToken(text[i:])
		switch token {
		case "(":
			depth++
		case ")":
			if depth--; depth == 0 {
				return i
			}
		}
		i += len(token)
	}
	return len(text)
}

var sqlTokens = regexp.MustCompile(`^('([^']|'')*'|"([^"]|"")*"|--[^\n]*|[\pL\pN_]+|\s+)`)

// sqlToken is the first token of SQL text: a word, a quoted text, a comment, white space, or one character.
func sqlToken(text string) string {
	if token := sqlTokens.FindString(text); token != "" {
		return token
	}
	return text[:1]
}

// countsText says how many rows of which tables: 代表 3 条、走访记录 1 条.
func countsText(counts []Count) string {
	parts := make([]string, len(counts))
	for i, c := range counts {
		parts[i] = fmt.Sprintf("%s %d 条", c.Title, c.Rows)
	}
	return strings.Join(parts, "、")
}
