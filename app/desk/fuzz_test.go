package desk_test

import (
	"testing"

	"liujin/app/apptest"
	"liujin/app/desk"
)

// Whatever is typed into the search, it finds records or none.
func FuzzSearch(f *testing.F) {
	a := apptest.SampleRead(f)
	book := desk.New(a)
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
