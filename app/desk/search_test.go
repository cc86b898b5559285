package desk_test

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"liujin/app"
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
	if found, err := desk.New(a).Search("dg", 5); err != nil || len(found) == 0 {
		t.Fatal(found, err)
	}
	f := data.Enterprise{EnterpriseFields: data.EnterpriseFields{Name: "䶮昇电池厂"}}
	if err := a.SaveEnterprise(&f); err != nil {
		t.Fatal(err)
	}
	for _, typed := range []string{"yansheng", "ysdc", "䶮昇", "电池 市场主体"} {
		if found, err := desk.New(a).Search(typed, 5); err != nil || len(found) != 1 || found[0].ID != f.ID {
			t.Errorf("%s: %+v %v", typed, found, err)
		}
	}
	if err := a.Undo(); err != nil {
		t.Fatal(err)
	}
	if found, _ := desk.New(a).Search("䶮昇", 5); len(found) != 0 {
		t.Error("found after undo")
	}
}

// BenchmarkSearchPerKey types a query key by key among 30,000 records; the aim is 16 ms a key, one frame.
func BenchmarkSearchPerKey(b *testing.B) {
	a := crowd(b, 30000)
	start := time.Now()
	if _, err := desk.New(a).Search("z", 12); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(time.Since(start).Milliseconds()), "first-ms")
	keys := []string{"s", "sg", "sgs", "sgsp", "zzzz", "水产", "有限公司29", "dgsc 联系"}
	worst := time.Duration(0)
	b.ResetTimer()
	for i := range b.N {
		at := time.Now()
		if _, err := desk.New(a).Search(keys[i%len(keys)], 12); err != nil {
			b.Fatal(err)
		}
		worst = max(worst, time.Since(at))
	}
	b.ReportMetric(float64(worst.Microseconds())/1000, "worst-ms")
}
