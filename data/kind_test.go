package data

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
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

// untold are the tables that name a deputy and tell nothing of what the deputy did: what is planned, whom a thing is about, who is asked.
// What came of them is told by the activity, or by the record that they belong to.
var untold = []string{"absence", "participation", "ballot", "enrolment", "delivery", "mandate", "mandate_change", "former_job",
	"former_group", "duty_limit", "duty_pair", "deputy_tie", "report_deputy", "opinion_step", "proposal_step",
	"deputy_group", "duty", "station", "station_member", "group_member"}

// What names a deputy is in the deputy's file, or stands in the list of what is not: neither is forgotten.
func TestDeputiesFilesForgetNothing(t *testing.T) {
	db := town(t, filepath.Join(t.TempDir(), "a"+Extension), Options{})
	told := strings.Join(deeds, " ")
	for _, k := range kinds {
		to, err := texts(db.reader, "SELECT \"table\" FROM pragma_foreign_key_list(?)", k.name)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Contains(to, "deputy") {
			continue
		}
		if in := regexp.MustCompile(`\b` + k.name + `\b`).MatchString(told); in == slices.Contains(untold, k.name) {
			t.Errorf("%s names a deputy: tellsDeeds stands beside its table, or its name in the list of what is not told (told: %v)",
				k.name, in)
		}
	}
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
