package views

import (
	"database/sql"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"liujin/data"
)

// glossaryRow is a line of a table of docs/glossary.md, its cells without marks.
type glossaryRow []string

// glossary reads the tables of docs/glossary.md: those of things, which have five columns, and the words that are not used any more.
func glossary(t *testing.T) (things []glossaryRow, gone []string) {
	t.Helper()
	text, err := os.ReadFile("../docs/glossary.md")
	if err != nil {
		t.Fatal(err)
	}
	head := ""
	for line := range strings.Lines(string(text)) {
		if !strings.HasPrefix(line, "|") {
			head = ""
			continue
		}
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(strings.ReplaceAll(cells[i], "`", ""))
		}
		switch {
		case head == "":
			head = cells[0]
		case strings.HasPrefix(cells[0], "---"):
		case head == "term" && len(cells) != 5:
			t.Errorf("%q has %d cells", cells[0], len(cells))
		case head == "term":
			things = append(things, cells)
		case head == "not":
			gone = append(gone, strings.Split(cells[0], ", ")...)
		}
	}
	return things, gone
}

// marks splits a cell that names several things or none.
func marks(cell string) []string {
	if cell == "—" {
		return nil
	}
	return strings.Fields(cell)
}

// sameNames says by name what is listed and not there, there and not listed, or listed twice.
func sameNames(t *testing.T, what string, listed, there []string) {
	t.Helper()
	for i, name := range listed {
		if slices.Contains(listed[:i], name) {
			t.Errorf("%s %s is in the glossary twice", what, name)
		}
		if !slices.Contains(there, name) {
			t.Errorf("the glossary's %s %s does not exist", what, name)
		}
	}
	for _, name := range there {
		if !slices.Contains(listed, name) {
			t.Errorf("%s %s is not in docs/glossary.md", what, name)
		}
	}
}

// ledgerTables are the tables and views of a new ledger.
func ledgerTables(t *testing.T) (names []string) {
	path := filepath.Join(t.TempDir(), "a.ledger")
	db, err := data.Create(path, data.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	raw, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer raw.Close()
	rows, err := raw.Query("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite%'")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return names
}

// declared is what the sources of data and app declare.
type declared struct {
	types   map[string]bool   // Deputy, duty.Schedule
	records map[string]bool   // types of data that are a row or hold one with its parts, without Fields
	tables  map[string]string // the record of a table, from its registration
}

// declaredTypes reads the sources of data and app.
func declaredTypes(t *testing.T) declared {
	t.Helper()
	d := declared{types: map[string]bool{}, records: map[string]bool{}, tables: map[string]string{}}
	for _, folder := range []string{"../data", "../app"} {
		err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
			if err == nil {
				ast.Inspect(file, func(n ast.Node) bool { d.take(file.Name.Name, n); return true })
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return d
}

// take notes what a node declares.
func (d *declared) take(room string, n ast.Node) {
	switch n := n.(type) {
	case *ast.TypeSpec:
		if !n.Name.IsExported() {
			return
		}
		if room != "data" {
			d.types[room+"."+n.Name.Name] = true
			return
		}
		d.types[n.Name.Name] = true
		if body, ok := n.Type.(*ast.StructType); ok && isRecord(body) && !strings.HasSuffix(n.Name.Name, "Row") {
			d.records[strings.TrimSuffix(n.Name.Name, "Fields")] = true
		}
	case *ast.CompositeLit:
		if of, ok := n.Type.(*ast.IndexExpr); ok && room == "data" {
			if x, ok := of.X.(*ast.Ident); ok && x.Name == "table" {
				d.takeTable(of.Index.(*ast.Ident).Name, n)
			}
		}
	}
}

// takeTable notes the record that a table was registered for.
func (d *declared) takeTable(record string, body *ast.CompositeLit) {
	for _, e := range body.Elts {
		field := e.(*ast.KeyValueExpr)
		if name, ok := field.Value.(*ast.BasicLit); ok && field.Key.(*ast.Ident).Name == "name" {
			if table, err := strconv.Unquote(name.Value); err == nil {
				d.tables[table] = strings.TrimSuffix(record, "Fields")
			}
		}
	}
}

// isRecord reports whether a struct embeds the columns of every record, or those of one with its own.
func isRecord(body *ast.StructType) bool {
	return slices.ContainsFunc(body.Fields.List, func(f *ast.Field) bool {
		name, ok := f.Type.(*ast.Ident)
		return ok && len(f.Names) == 0 && (name.Name == "Meta" || name.Name == "Activity" || strings.HasSuffix(name.Name, "Fields"))
	})
}

// TestGlossary: docs/glossary.md has every table, screen and record once, under the names that they have, and nothing else.
func TestGlossary(t *testing.T) {
	things, _ := glossary(t)
	decl := declaredTypes(t)
	var terms, types, tables, screens []string
	for _, row := range things {
		terms = append(terms, row[0])
		types = append(types, marks(row[1])...)
		tables = append(tables, marks(row[2])...)
		for _, table := range marks(row[2]) {
			if record := decl.tables[table]; record != "" && record != row[1] {
				t.Errorf("%s: the table %s is registered for %s, the glossary says %s", row[0], table, record, row[1])
			}
		}
		if row[3] == "—" {
			continue
		}
		name, title, _ := strings.Cut(row[3], " ")
		screens = append(screens, name)
		if e := entryOf(name); e.make != nil && e.title != title {
			t.Errorf("%s: the screen %s is called %q, the glossary says %q", row[0], name, e.title, title)
		} else if tables := marks(row[2]); e.kind != "" && len(tables) == 1 && string(e.kind) != tables[0] {
			t.Errorf("%s: the screen %s shows the kind %s, the glossary says %s", row[0], name, e.kind, tables[0])
		}
	}
	sameNames(t, "term", terms, terms)
	sameNames(t, "table", tables, ledgerTables(t))
	there := make([]string, len(entries))
	for i, e := range entries {
		there[i] = e.name
	}
	sameNames(t, "screen", screens, there)
	// not all types must be listed, records must
	known := slices.DeleteFunc(slices.Clone(types), func(name string) bool { return !decl.types[name] })
	for name := range decl.records {
		if !slices.Contains(known, name) {
			known = append(known, name)
		}
	}
	sameNames(t, "type", types, known)
}

// camel are the words of a name: VisitImportRow is Visit, Import and Row.
var camel = regexp.MustCompile(`[A-Z][a-z]*`)

// TestOneNoun: no type has a word in its name that the glossary gave up for another.
func TestOneNoun(t *testing.T) {
	_, gone := glossary(t)
	if len(gone) == 0 {
		t.Fatal("the glossary gives up no word")
	}
	// what they speak of is no record
	pure := strings.Fields("print face sheets calendar rostering papers table intake roster visits lessons")
	for name := range declaredTypes(t).types {
		room, bare, ok := strings.Cut(name, ".")
		if !ok {
			bare = name
		} else if slices.Contains(pure, room) {
			continue
		}
		words := camel.FindAllString(bare, -1)
		for i := range words {
			for _, word := range gone {
				if words[i] == word || strings.Join(words[i:min(i+2, len(words))], "") == word {
					t.Errorf("%s: docs/glossary.md gives up the word %s", name, word)
				}
			}
		}
	}
}
