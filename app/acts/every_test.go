package acts_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// every lists the acts: what app and its rooms export that runs an operation on the ledger, by itself or through others: those that can be
// undone by Do, those that can't by DoForGood. It reads the sources, so that a new act can't be forgotten.
func every(t *testing.T, by string) (names []string) {
	t.Helper()
	all := functions(t, by)
	acting, root := map[string]bool{}, map[string]bool{}
	for _, f := range all {
		if f.operates {
			acting[f.name], root[f.name] = true, true
		}
	}
	for grown := true; grown; {
		grown = false
		for _, f := range all {
			if !acting[f.name] && slices.ContainsFunc(f.calls, func(name string) bool { return acting[name] }) {
				acting[f.name], grown = true, true
			}
		}
	}
	for _, f := range all {
		if f.exported && acting[f.name] && !root[f.name] {
			names = append(names, f.name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// function is one that is given the application, as its receiver or otherwise.
type function struct {
	name     string
	exported bool
	operates bool     // it runs an operation of the ledger itself
	calls    []string // what it calls on the application, and plain functions
}

// functions reads those of app's packages.
func functions(t *testing.T, by string) (all []function) {
	t.Helper()
	set := token.NewFileSet()
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(set, path, nil, 0)
		if err != nil {
			return err
		}
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Body != nil {
				if given := givenApp(f); len(given) > 0 {
					all = append(all, read(f, given, by))
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// givenApp are the names under which a function has the application, or a room that holds it.
func givenApp(f *ast.FuncDecl) (names []string) {
	fields := slices.Clone(f.Type.Params.List)
	if f.Recv != nil {
		fields = append(fields, f.Recv.List...)
	}
	for _, field := range fields {
		of := field.Type
		if star, ok := of.(*ast.StarExpr); ok {
			of = star.X
		}
		if from, ok := of.(*ast.SelectorExpr); ok {
			of = from.Sel
		}
		if name, ok := of.(*ast.Ident); ok && (name.Name == "App" || name.Name == "Book") {
			for _, n := range field.Names {
				names = append(names, n.Name)
			}
		}
	}
	return names
}

// rooms are what follows the name of an App or a Book where its own methods, or those of a room that it holds, are called.
var rooms = []string{"", ".App", ".duty", ".matters", ".training", ".meetings", ".desk", ".paperwork"}

// read looks for the calls of a function.
func read(f *ast.FuncDecl, given []string, by string) function {
	out := function{name: f.Name.Name, exported: f.Name.IsExported()}
	ast.Inspect(f.Body, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		if plain, ok := call.Fun.(*ast.Ident); ok {
			out.calls = append(out.calls, plain.Name)
		}
		if s, ok := call.Fun.(*ast.SelectorExpr); ok {
			switch on := text(s.X); {
			case slices.ContainsFunc(given, func(name string) bool {
				room, ok := strings.CutPrefix(on, name)
				return ok && slices.Contains(rooms, room)
			}):
				out.calls = append(out.calls, s.Sel.Name)
			case s.Sel.Name == by && (strings.HasSuffix(on, ".db") || strings.HasSuffix(on, ".DB")):
				out.operates = true
			}
		}
		return true
	})
	return out
}

// text is an expression of names and calls as it is written, without what is called with.
func text(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return text(e.X) + "." + e.Sel.Name
	case *ast.CallExpr:
		return text(e.Fun)
	}
	return ""
}
