package desk

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"testing"

	"liujin/data"
)

// unsearched are the kinds that nobody looks for by name: plans, rules and settings, what stands in the calendar, and the offices below,
// which the window finds with what they reported.
var unsearched = []data.Kind{data.KindCampaign, data.KindActivity, data.KindAbsence, data.KindTrainingPlan, data.KindReport, data.KindTerm,
	data.KindChoice, data.KindDelivery, data.KindCall, data.KindOffice,
	data.KindRequirement}

// A kind of record is found by the search, or it stands in the list of those that are not: neither is forgotten.
func TestEveryKindIsFoundOrListed(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "../../data/kind.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	read := data.ActivityTables()
	for _, s := range sources {
		read = append(read, s.tables[0])
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if v, ok := n.(*ast.ValueSpec); ok && len(v.Values) == 1 {
			name, _ := strconv.Unquote(v.Values[0].(*ast.BasicLit).Value)
			found := slices.Contains(read, name) && name != string(data.KindActivity)
			if found == slices.Contains(unsearched, data.Kind(name)) {
				t.Errorf("%s has an entry in sources, or stands in the list of what is not searched (found: %v)", name, found)
			}
		}
		return true
	})
}
