package desk_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/desk"
	"liujin/data"
)

// crowd makes a ledger with n enterprises of many different names.
func crowd(tb testing.TB, n int) *app.App {
	tb.Helper()
	db, err := data.Create(filepath.Join(tb.TempDir(), "大.ledger"), data.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = db.Close() })
	a := app.New(db)
	first, second, third := []rune("东港北南西新沙盐海滨渔双三柳"), []rune("港湾塘河桥田堤村镇山林泉溪"), []rune("水产食品机械电子纺织光伏风电农机建材物流")
	err = a.Do("填充", func(tx *data.Tx) error {
		for i := range n {
			f := data.Enterprise{EnterpriseFields: data.EnterpriseFields{Name: fmt.Sprintf("%c%c%c%c有限公司%d", first[i%len(first)],
				second[i/7%len(second)], third[i/3%len(third)], third[i/11%len(third)], i), Contact: "联系人"}}
			if err := tx.SaveEnterprise(&f); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
	return a
}

func TestSearchFollowsChanges(t *testing.T) {
	a := crowd(t, 3)
	d := desk.New(a) // one: each has an index of its own
	if found, err := d.Search("dg", 5); err != nil || len(found) == 0 {
		t.Fatal(found, err)
	}
	f := data.Enterprise{EnterpriseFields: data.EnterpriseFields{Name: "䶮昇电池厂"}}
	if err := a.SaveEnterprise(&f); err != nil {
		t.Fatal(err)
	}
	for _, typed := range []string{"yansheng", "ysdc", "䶮昇", "电池 市场主体"} {
		if found, err := d.Search(typed, 5); err != nil || len(found) != 1 || found[0].ID != f.ID {
			t.Errorf("%s: %+v %v", typed, found, err)
		}
	}
	if err := a.Undo(); err != nil {
		t.Fatal(err)
	}
	if found, _ := d.Search("䶮昇", 5); len(found) != 0 {
		t.Error("found after undo")
	}
}

// Whoever is named by a record of another kind is found under the new name at once, and no longer under the old one.
func TestSearchFollowsNames(t *testing.T) {
	a := apptest.EmptyLedger(t)
	who := data.Deputy{DeputyFields: data.DeputyFields{Name: "王海燕"}}
	if err := a.SaveDeputy(&who); err != nil {
		t.Fatal(err)
	}
	piece := data.Publicity{PublicityFields: data.PublicityFields{Kind: data.PublicityNews, Day: apptest.SampleDay, Title: "代表进社区"},
		Deputies: []data.PublicityDeputy{{DeputyID: who.ID}}}
	if err := a.SavePublicity(&piece); err != nil {
		t.Fatal(err)
	}
	d := desk.New(a)
	named := func(name string) int {
		t.Helper()
		found := apptest.Must(d.Search(name, 5))(t)
		return len(slices.DeleteFunc(found, func(h desk.Hit) bool { return h.ID != piece.ID }))
	}
	if named("王海燕") != 1 {
		t.Fatal("the piece is not found by who is in it")
	}
	who.Name = "李大山"
	if err := a.SaveDeputy(&who); err != nil {
		t.Fatal(err)
	}
	if named("李大山") != 1 || named("王海燕") != 0 {
		t.Error("the search did not follow the new name")
	}
}

// BenchmarkSearchPerKey types a query key by key among 30,000 records; the aim is 16 ms a key, one frame.
func BenchmarkSearchPerKey(b *testing.B) {
	a := crowd(b, 30000)
	d := desk.New(a)
	start := time.Now()
	if _, err := d.Search("z", 12); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(time.Since(start).Milliseconds()), "first-ms")
	keys := []string{"s", "sg", "sgs", "sgsp", "zzzz", "水产", "有限公司29", "dgsc 联系"}
	worst := time.Duration(0)
	b.ResetTimer()
	for i := range b.N {
		at := time.Now()
		if _, err := d.Search(keys[i%len(keys)], 12); err != nil {
			b.Fatal(err)
		}
		worst = max(worst, time.Since(at))
	}
	b.ReportMetric(float64(worst.Microseconds())/1000, "worst-ms")
}
