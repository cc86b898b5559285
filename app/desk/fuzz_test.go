package desk_test

import (
	"os"
	"path/filepath"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/desk"
	"liujin/data"
)

// Whatever is typed into the search, it finds records or none.
func FuzzSearch(f *testing.F) {
	made, err := apptest.SampleFiles(apptest.SampleDay)
	if err != nil {
		f.Fatal(err)
	}
	dir := f.TempDir()
	if err := os.CopyFS(dir, made); err != nil {
		f.Fatal(err)
	}
	db, err := data.Open(filepath.Join(dir, "示例.ledger"), data.Options{ReadOnly: true})
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { _ = db.Close() })
	book := desk.New(app.New(db))
	for _, s := range []string{"zqm", "公司 2026", "　", "⾼⽉", "lǜ 女\x00", "138"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		hits, err := book.Search(typed, 50)
		if err != nil || len(hits) > 50 {
			t.Fatalf("%d hits, %v", len(hits), err)
		}
		for _, h := range hits {
			if h.ID == "" || h.Title == "" {
				t.Errorf("%+v", h)
			}
		}
	})
}
