package views

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/paperwork"
	"liujin/app/print"
	"liujin/data"
	"liujin/views/kit"
)

// Every kind of record is shown on one screen, and on no other.
func TestEveryKindHasItsPlace(t *testing.T) {
	places := map[data.Kind]int{}
	for _, e := range entries {
		places[e.kind]++
		places[e.also]++
	}
	delete(places, "")
	file, err := parser.ParseFile(token.NewFileSet(), "../data/kind.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		v, ok := n.(*ast.ValueSpec)
		if !ok || len(v.Values) != 1 {
			return true
		}
		name, err := strconv.Unquote(v.Values[0].(*ast.BasicLit).Value)
		k := data.Kind(name)
		if err != nil || places[k] != 1 || screenOf(k) == "" {
			t.Errorf("%s is shown on %d screens", k, places[k])
		}
		delete(places, k)
		return true
	})
	for k := range places {
		t.Errorf("%s is shown, and has no constant in data/kind.go", k)
	}
}

// Every condition has words and is answered by the list of each kind that it keeps rows of; no number or line asks for another one.
func TestEveryConditionIsAnswered(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	for of, conditions := range app.Conditions {
		for _, c := range conditions {
			if c.Words() == "" {
				t.Errorf("%s has no words", c)
			}
			s.rows(app.Kept(of, c))
			there := screenOfRows(app.Kept(of, c))
			if list, ok := s.built[s.current].Edit.(narrower); s.current != there || !ok || !list.NarrowTo([]string{string(c)}) {
				t.Errorf("%s has no entry for %s of %s", s.current, c, of)
			}
		}
	}
	for _, r := range asked(t, s) {
		for _, c := range r.Keep {
			if !slices.Contains(app.Conditions[r.Kind], c) {
				t.Errorf("%s of %s is asked for, and no list is held to it", c, r.Kind)
			}
		}
		if screenOf(r.Kind) == "" {
			t.Errorf("%s is opened nowhere", r.Kind)
		}
		if back := app.RowsOf(r.Link()); back.Link() != r.Link() || len(back.Keep) != len(r.Keep) {
			t.Errorf("%+v is read back as %+v", r, back)
		}
	}
}

// asked are the rows that the desk and the papers of the sample open.
func asked(t *testing.T, s *Shell) (all []app.Rows) {
	t.Helper()
	desk, err := s.desk.Desk()
	if err != nil {
		t.Fatal(err)
	}
	for _, todo := range desk.Todos {
		all = append(all, todo.Rows)
	}
	for i := range desk.Walks {
		all = append(all, desk.Walks[i].Rows(desk.Span))
	}
	faces, err := print.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"meeting", "bulletin"} {
		documents, err := s.paperwork.Paper(name, paperwork.Order{})
		if err != nil {
			t.Fatal(err)
		}
		p := &previewer{shell: s, job: print.Layout(faces, print.Own, documents...)}
		for _, c := range p.sources() {
			all = append(all, app.RowsOf(c.link))
		}
	}
	if len(all) < 20 {
		t.Fatalf("only %d numbers and lines open rows", len(all))
	}
	return all
}

// notOnlyScreens are names of screens that are names of tables, columns and fields as well: they say nothing of a screen below views.
var notOnlyScreens = strings.Fields(`audit duty group holiday policy`)

// The rooms below the window know no screens: what they name is a kind, by its constant.
func TestDomainKnowsNoScreens(t *testing.T) {
	for _, root := range []string{"../app", "../data"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
				return err
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			ast.Inspect(file, func(n ast.Node) bool {
				for _, said := range screensIn(n, filepath.Base(path)) {
					t.Errorf("%s: %s", path, said)
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// screensIn says what a part of a source file has to do with screens, or with a kind that is quoted.
func screensIn(n ast.Node, file string) (said []string) {
	quoted := func(e ast.Expr) bool {
		lit, ok := e.(*ast.BasicLit)
		return ok && lit.Kind == token.STRING && lit.Value != `""`
	}
	name := func(e ast.Expr) string {
		switch f := e.(type) {
		case *ast.Ident:
			return f.Name
		case *ast.SelectorExpr:
			return f.Sel.Name
		}
		return ""
	}
	switch v := n.(type) {
	case *ast.Ident:
		if strings.Contains(v.Name, "Screen") {
			said = append(said, v.Name)
		}
	case *ast.BasicLit:
		text, err := strconv.Unquote(v.Value)
		e := entryOf(text)
		// one that bears the name of its table
		screen := v.Kind == token.STRING && err == nil && e.make != nil && text != string(e.kind)
		// a migration renames what was typed there
		if screen && !slices.Contains(notOnlyScreens, text) && file != "kind.go" && file != "migrate_names.go" {
			said = append(said, "the screen "+v.Value)
		}
	case *ast.CallExpr:
		takesKind := slices.Contains([]string{"One", "Kept", "Rows", "Deletable", "hit", "Kind", "Condition"}, name(v.Fun))
		if takesKind && len(v.Args) > 0 && quoted(v.Args[0]) {
			said = append(said, "a quoted kind or condition for "+name(v.Fun))
		}
	case *ast.CompositeLit:
		for _, e := range v.Elts {
			if kv, ok := e.(*ast.KeyValueExpr); ok && name(v.Type) == "Subject" && name(kv.Key) == "Kind" && quoted(kv.Value) {
				said = append(said, "a quoted kind")
			}
		}
	}
	return said
}
