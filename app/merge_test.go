package app_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/desk"
	"liujin/app/importing"
	"liujin/app/intake"
	"liujin/app/rolls"
	"liujin/data"
)

// Each column in which two records can differ has a name for the dialog.
func TestMergeHeads(t *testing.T) {
	t.Parallel()
	a := apptest.SampleOn(t, apptest.SampleDay)
	for _, of := range data.MergedKinds {
		all := apptest.Must(a.PickMerged(of))(t)
		for _, lose := range all[1:] {
			v := apptest.Must(a.Merging(of, lose.ID, all[0].ID))(t)
			if v.Lose != lose.Name || v.Keep != all[0].Name || v.Moves == "" {
				t.Fatalf("%+v", v)
			}
			for _, f := range v.Fields {
				if f.Head == "" || strings.Count(f.Lose+f.Keep, "-") > 3 {
					t.Fatalf("%s: %+v", of, f)
				}
			}
		}
	}
}

// Whoever was at things twice is counted once afterwards, everybody else as before; what speaks against it is said.
func TestMergeOfDeputiesIsCounted(t *testing.T) {
	t.Parallel()
	a := apptest.SampleOn(t, apptest.SampleDay)
	lose, keep := "", ""
	for _, e := range apptest.Must(a.DB().Activities(""))(t) {
		if ids := app.SplitIDs(e.DeputyIDs); len(ids) > 1 && e.Day > "2026" {
			lose, keep = ids[0], ids[1]
		}
	}
	v := apptest.Must(a.Merging(data.KindDeputy, lose, keep))(t)
	if !slices.ContainsFunc(v.Doubts, func(s string) bool { return strings.Contains(s, "同时出现在") }) ||
		!slices.ContainsFunc(v.Doubts, func(s string) bool { return strings.Contains(s, "出生年月不同") }) || len(v.Seats) == 0 ||
		!strings.Contains(v.Seats[0].Keep, "人大代表（") {
		t.Errorf("%+v", v)
	}
	was := map[string][]string{}
	for _, e := range apptest.Must(a.DB().HappenedIn("2020-01-01", "2030-01-01"))(t) {
		for _, id := range e.DeputyIDs {
			if id == lose {
				id = keep
			}
			if !slices.Contains(was[e.ID], id) {
				was[e.ID] = append(was[e.ID], id)
			}
		}
	}
	if err := a.Merge(data.Merge{Of: data.KindDeputy, Lose: lose, Keep: keep}); err != nil {
		t.Fatal(err)
	}
	for _, e := range apptest.Must(a.DB().HappenedIn("2020-01-01", "2030-01-01"))(t) {
		slices.Sort(was[e.ID])
		slices.Sort(e.DeputyIDs)
		if !slices.Equal(was[e.ID], e.DeputyIDs) {
			t.Errorf("%s: %v, wanted %v", e.ID, e.DeputyIDs, was[e.ID])
		}
	}
}

// The other name finds the record: in the search, in pickers, in a pasted roll, in what is imported.
func TestAlsoIsFound(t *testing.T) {
	t.Parallel()
	a := apptest.SampleOn(t, apptest.SampleDay)
	village, deputy := apptest.Must(a.Villages())(t)[0], apptest.Must(a.Deputy(apptest.Must(a.InOrder(apptest.SampleDay))(t)[0].ID))(t)
	enterprises := apptest.Must(a.Enterprises())(t)
	gone, stays := enterprises[0], enterprises[1]
	village.Also, deputy.Also = "鹿鸣村", "欧阳锦鲤"
	for _, err := range []error{a.SaveVillage(&village), a.SaveDeputy(&deputy),
		a.Merge(data.Merge{Of: data.KindEnterprise, Lose: gone.ID, Keep: stays.ID})} {
		if err != nil {
			t.Fatal(err)
		}
	}
	b := desk.New(a)
	for typed, want := range map[string]string{"鹿鸣村": village.ID, "oyjl": deputy.ID, gone.Name: stays.ID} {
		if hits := apptest.Must(b.Search(typed, 50))(t); !slices.ContainsFunc(hits, func(h desk.Hit) bool { return h.ID == want }) {
			t.Errorf("%s finds %+v", typed, hits)
		}
	}
	for of, want := range map[data.Kind]string{data.KindVillage: village.ID, data.KindDeputy: deputy.ID, data.KindEnterprise: stays.ID} {
		if !slices.ContainsFunc(apptest.Must(a.PickMerged(of))(t), func(p app.Picked) bool { return p.ID == want && len(p.Also) > 0 }) {
			t.Errorf("a picker of %s does not know it", of)
		}
	}
	roll := rolls.Roll{Lines: []rolls.Line{{DeputyID: deputy.ID, Name: deputy.Name}}}
	if left := apptest.Must(roll.Take(a, "欧阳锦鲤", false))(t); len(left.Doubts) > 0 || roll.Lines[0].State != data.Came {
		t.Errorf("%+v %+v", left, roll)
	}
	path := filepath.Join(t.TempDir(), "走访.csv")
	text := "日期,企业名称,参加代表,地点,走访情况\n2026-11-02," + gone.Name + ",欧阳锦鲤,鹿鸣村部,看了\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	in := importing.New(a)
	book := apptest.Must(app.OpenTable(path))(t)
	found := apptest.Must(in.CompareVisits(apptest.Must(in.ReadVisits(book, intake.Options{}))(t)))(t)
	if len(found.Rows) != 1 || found.Rows[0].EnterpriseID != stays.ID || found.Rows[0].Named != deputy.Name || len(found.Enterprises) > 0 {
		t.Errorf("%+v", found.Rows)
	}
}
