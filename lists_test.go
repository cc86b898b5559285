package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

var han = regexp.MustCompile(`\p{Han}`)

// parsed returns the program's own files by path, tests left out.
func parsed(t *testing.T) (*token.FileSet, map[string]*ast.File) {
	t.Helper()
	fset, files := token.NewFileSet(), map[string]*ast.File{}
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") {
			files[filepath.ToSlash(path)], err = parser.ParseFile(fset, path, nil, parser.SkipObjectResolution)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return fset, files
}

// closedLists finds the values of closed lists (constants of a type of their own with Chinese words) and the lists of them (variables
// that are slices of such constants), each with the file that it stands in.
func closedLists(files map[string]*ast.File) (values, lists map[string]string) {
	values, lists = map[string]string{}, map[string]string{}
	constants := map[string]bool{}
	specs := func(kind token.Token, each func(path string, v *ast.ValueSpec)) {
		for path, f := range files {
			for _, d := range f.Decls {
				if g, ok := d.(*ast.GenDecl); ok && g.Tok == kind {
					for _, s := range g.Specs {
						each(path, s.(*ast.ValueSpec))
					}
				}
			}
		}
	}
	specs(token.CONST, func(path string, v *ast.ValueSpec) {
		if v.Type != nil && len(v.Values) == 1 {
			if text := literal(v.Values[0]); han.MatchString(text) {
				values[text], constants[v.Names[0].Name] = path, true
			}
		}
	})
	specs(token.VAR, func(path string, v *ast.ValueSpec) {
		for i := range v.Values {
			list, ok := v.Values[i].(*ast.CompositeLit)
			if ok && len(list.Elts) > 0 {
				if first, ok := list.Elts[0].(*ast.Ident); ok && constants[first.Name] {
					lists[v.Names[i].Name] = path
				}
			}
		}
	})
	return values, lists
}

// closedFields are the names that fields of a closed list have, in whatever struct.
func closedFields(files map[string]*ast.File) map[string]bool {
	types, fields := map[string]bool{}, map[string]bool{}
	each := func(do func(n ast.Node)) {
		for _, f := range files {
			ast.Inspect(f, func(n ast.Node) bool { do(n); return true })
		}
	}
	each(func(n ast.Node) {
		if v, ok := n.(*ast.ValueSpec); ok && v.Type != nil && len(v.Values) == 1 && han.MatchString(literal(v.Values[0])) {
			types[last(v.Type)] = true
		}
	})
	each(func(n ast.Node) {
		if s, ok := n.(*ast.StructType); ok {
			for _, f := range s.Fields.List {
				for _, name := range f.Names {
					fields[name.Name] = fields[name.Name] || types[last(f.Type)]
				}
			}
		}
	})
	return fields
}

// literal is the text of a string literal, "" for anything else.
func literal(e ast.Expr) string {
	if l, ok := e.(*ast.BasicLit); ok && l.Kind == token.STRING {
		text, _ := strconv.Unquote(l.Value)
		return text
	}
	return ""
}

// reading reports whether a file reads what people wrote: tables of offices, a notice or a table of days off. It compares with their
// words, whatever the ledger calls things; app's tests compare the readers' lists with the ledger's.
func reading(path string) bool {
	return strings.HasPrefix(path, "app/intake/") || path == "app/calendar/notice.go" || path == "app/duty/holiday_file.go"
}

// A value of a closed list has a name: outside the list's own file no word of it is compared with, looked for in a text or set in a field
// that holds one, and none is told by its place.
func TestClosedListsAreNamed(t *testing.T) {
	fset, files := parsed(t)
	values, lists := closedLists(files)
	if len(values) < 150 || len(lists) < 40 {
		t.Fatalf("%d values and %d lists found", len(values), len(lists))
	}
	fields := closedFields(files)
	for path, f := range files {
		if reading(path) {
			continue
		}
		word := func(e ast.Expr, how string) {
			if text := literal(e); text != "" && values[text] != "" && values[text] != path {
				t.Errorf("%s: %s %q, which has a name in %s", fset.Position(e.Pos()), how, text, values[text])
			}
		}
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BinaryExpr:
				if n.Op == token.EQL || n.Op == token.NEQ {
					word(n.X, "compares with")
					word(n.Y, "compares with")
				}
			case *ast.CaseClause:
				for _, e := range n.List {
					word(e, "has a case of")
				}
			case *ast.IndexExpr:
				word(n.Index, "looks up")
				if l, ok := n.Index.(*ast.BasicLit); ok && lists[last(n.X)] != "" && lists[last(n.X)] != path {
					t.Errorf("%s: %s[%s] tells a value by its place", fset.Position(n.Pos()), last(n.X), l.Value)
				}
			case *ast.SliceExpr:
				if lists[last(n.X)] != "" && lists[last(n.X)] != path {
					t.Errorf("%s: a part of %s tells values by their places", fset.Position(n.Pos()), last(n.X))
				}
			case *ast.KeyValueExpr:
				word(n.Key, "has a key of")
				if fields[last(n.Key)] {
					word(n.Value, "sets")
				}
			case *ast.AssignStmt:
				for i, e := range n.Rhs {
					if to, ok := n.Lhs[i].(*ast.SelectorExpr); ok && fields[to.Sel.Name] {
						word(e, "sets")
					}
				}
			case *ast.CallExpr:
				if last(n.Fun) == "Contains" {
					for _, e := range n.Args {
						word(e, "looks for")
					}
				}
			}
			return true
		})
	}
}

// last is the name of a variable, without its package.
func last(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	}
	return ""
}
