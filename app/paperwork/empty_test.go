package paperwork_test

import (
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/paperwork"
	"liujin/data"
)

// Of nobody and nowhere it is never said that all took part; what stands there instead is drawn up anew when there is somebody.
func TestAllIsSaidOfSome(t *testing.T) {
	t.Parallel()
	a := apptest.EmptyLedger(t)
	b := data.Bulletin{Day: apptest.SampleDay, Since: "2026-11-01", Until: apptest.SampleDay}
	book := paperwork.New(a)
	b.Text = apptest.Must(book.Drafted(&b))(t)
	if strings.Contains(b.Text, "全部") || !strings.Contains(b.Text, "名册里没有在任代表，没有登记村居。") {
		t.Error(b.Text)
	}
	m := data.Meeting{MeetingFields: data.MeetingFields{Day: apptest.SampleDay}}
	r := apptest.Must(book.Report(&m))(t)
	if r.Deputies != 0 || r.AllVillages != 0 {
		t.Errorf("%d deputies, %d villages", r.Deputies, r.AllVillages)
	}
	if err := a.SaveVillage(&app.VillageRow{Village: data.Village{Name: "新港村", Kind: data.VillageRural}}); err != nil {
		t.Fatal(err)
	}
	if _, err := book.Redraft(&b); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.Text, "名册里没有在任代表，1 个村居没有走进。") {
		t.Error(b.Text)
	}
}

// Of days of which nothing is on record a draft is one line, without headings over nothing; what happens later is drawn up anew, whether
// somebody wrote on or not.
func TestNothingIsSaidInOneLine(t *testing.T) {
	t.Parallel()
	a := apptest.SampleOn(t, apptest.SampleDay)
	book := paperwork.New(a)
	b := data.Bulletin{Day: "2025-02-10", Since: "2025-02-01", Until: "2025-02-09"}
	none := apptest.Must(book.Drafted(&b))(t)
	if !strings.HasPrefix(none, "2月1日—9日没有登记活动和意见建议，也没有逾期的事项；") || strings.Contains(none, "\n") {
		t.Error(none)
	}
	for _, written := range []string{"", "\n本期没有活动，是因为换届。"} {
		b := data.Bulletin{Day: apptest.SampleDay, Since: "2026-11-01", Until: apptest.SampleDay}
		b.Text = none + written
		if paperwork.DraftedFor(&b) != "2月1日—9日" {
			t.Error("the draft is not known again")
		}
		if _, err := book.Redraft(&b); err != nil {
			t.Fatal(err)
		}
		has := func(part string) bool { return strings.Contains(b.Text, part) }
		if has("没有登记活动") || !has("11月1日—12日，实有代表") || !strings.HasSuffix(b.Text, written) || !has("｜走进｜") ||
			has("一、总体进展") == (written != "") {
			t.Error(b.Text)
		}
		b.Day, b.Since, b.Until = "2025-02-10", "2025-02-01", "2025-02-09"
		if _, err := book.Redraft(&b); err != nil {
			t.Fatal(err)
		}
		if !has(none) || !has(written) || has("｜") || has("存在问题") {
			t.Error(b.Text)
		}
	}
}
