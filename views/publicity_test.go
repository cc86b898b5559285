package views

import (
	"testing"

	"liujin/app"
	"liujin/data"
	"liujin/views/kit"
)

// From an open record a piece of news is one act and a save away; the list says what it is about, and the record lists it.
func TestNewsFromARecord(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	visits, err := s.app.Visits()
	if err != nil {
		t.Fatal(err)
	}
	s.Open("visit", visits[0].ID)
	e, ok := s.built["visit"].Edit.(*kit.Editor[*data.VisitRow, *data.Visit])
	if !ok {
		t.Fatal("no visits")
	}
	v, err := s.app.Visit(visits[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	acts := e.Acts(&v)
	last := acts[len(acts)-1]
	if last.Label != "写成信息" {
		t.Fatalf("%+v", acts)
	}
	last.Do()
	news, ok := s.built[s.current].Edit.(*kit.Editor[*app.PublicityRow, *data.Publicity])
	if !ok || s.wayBack == nil {
		t.Fatalf("%s is shown", s.current)
	}
	capture(t, s, "news-written")
	news.SaveNow(false)
	about, err := s.app.PublicityAbout(v.ID)
	if err != nil || len(about) != 1 {
		t.Fatalf("%v %v", about, err)
	}
	if row, ok := news.List.Row(about[0].ID); !ok || row.About == "" {
		t.Errorf("the list does not say what it is about: %+v", row)
	}
	capture(t, s, "news-saved")
	s.Open("visit", v.ID)
	e.Form().FocusOn("news")
	capture(t, s, "news-visit")
	s.Open("opinion", func() string { all, _ := s.app.DB().Opinions(); return all[0].ID }())
	sized(t, s, "news-opinion")
}
