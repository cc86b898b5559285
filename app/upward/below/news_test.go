package below_test

import (
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/data"
)

// A piece of news of a town is taken up once into the own 信息宣传, with whose it is; words that are longer than a record's fit; undone, it
// can be taken up again, and what the town reports anew changes nothing.
func TestNewsIsTakenUpOnce(t *testing.T) {
	above, folder := county(t, 2), t.TempDir()
	s, _ := sampleStatement(t)
	s.News[0].Title, s.News[0].Outlet = strings.Repeat("长", 190), strings.Repeat("报", 190)
	s.News[0].Kind, s.News[0].Text = data.PublicityExample, strings.Repeat("做法", 5000)
	take(t, above, true, townFile(t, folder, s, 0, 1, nil), townFile(t, folder, s, 1, 1, nil))
	sum := apptest.Must(above.Summary(november))(t)
	for i := range sum.Units {
		u := &sum.Units[i]
		all := apptest.Must(above.News(apptest.Must(above.Kept(u.Counted.ID))(t)))(t)
		if len(all) != len(s.News) || all[0].Taken.ID != "" {
			t.Fatalf("%+v", all)
		}
		for k := range all {
			apptest.Must(above.TakeNews(&u.Office, &all[k].Piece))(t)
		}
		if _, err := above.TakeNews(&u.Office, &all[0].Piece); !data.Is(err, app.Refused) {
			t.Error("it is taken up twice", err)
		}
		if err := above.Undo(); err != nil {
			t.Fatal(err)
		}
		last := &all[len(all)-1].Piece
		apptest.Must(above.TakeNews(&u.Office, last))(t)
	}
	rows := apptest.Must(above.PublicityRows())(t)
	if len(rows) != 2*len(s.News) {
		t.Fatal(len(rows))
	}
	for i := range rows {
		if r := &rows[i]; r.Unit != townName(0) && r.Unit != townName(1) || r.State != "" {
			t.Errorf("%s is from %q, %s", r.Title, r.Unit, r.State)
		}
	}
	whole := apptest.Must(above.Publicity(rows[0].ID))(t)
	if from := apptest.Must(above.NewsSource(&whole))(t); !strings.Contains(from, rows[0].Unit) {
		t.Error(from)
	}
	s.News[0].Title = "改了"
	take(t, above, true, townFile(t, folder, s, 0, 2, nil))
	for _, r := range apptest.Must(above.PublicityRows())(t) {
		if r.Title == "改了" {
			t.Error("a later file changes the own record")
		}
	}
}
