package data

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// Each kind is a table of records.
func TestKindsAreTables(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "kind.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if v, ok := n.(*ast.ValueSpec); ok && len(v.Values) == 1 {
			name, err := strconv.Unquote(v.Values[0].(*ast.BasicLit).Value)
			if err != nil || !slices.ContainsFunc(kinds, func(table kind) bool { return table.name == name }) {
				t.Errorf("there is no table %s", name)
			}
		}
		return true
	})
}

// The table of walk-ins is whole, in order, and each has its kind of activity and its column of targets.
func TestWalkInsAreWhole(t *testing.T) {
	for i, w := range WalkIns {
		if int(w.WalkIn) != i+1 || WalkIn(i+1).Info() != &WalkIns[i] {
			t.Errorf("walk-in %d stands at %d", w.WalkIn, i+1)
		}
		for _, text := range []string{w.Name, w.Short, w.Work, w.Noun, w.Unit, w.Recorded, w.target} {
			if text == "" {
				t.Errorf("something of walk-in %d has no words: %+v", i+1, w)
			}
		}
		if !slices.ContainsFunc(activityKinds, func(k ActivityKind) bool { return k.WalkIn == w.WalkIn && k.Kind == w.Kind }) {
			t.Errorf("%s has no kind of activity", w.Name)
		}
		if !strings.Contains(campaigns.columns, ", "+w.target+",") {
			t.Errorf("campaigns have no column %s", w.target)
		}
	}
	if len(activityKinds) != len(WalkIns) {
		t.Errorf("%d kinds of activities", len(activityKinds))
	}
}
