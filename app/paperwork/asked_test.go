package paperwork_test

import (
	"fmt"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/desk"
	"liujin/app/listings"
	"liujin/app/matters"
	"liujin/app/paperwork"
	"liujin/data"
)

// What people asked for on a visit (诉求, 意见建议) is counted without leads (招商线索), which are told apart: the same on screen, sheet, paper.
func TestLeadsAreCountedByThemselves(t *testing.T) {
	t.Parallel()
	a := apptest.SampleOn(t, apptest.SampleDay)
	day, enterprise := a.Today(), apptest.Must(a.DB().Enterprises())(t)[0].ID
	b := paperwork.New(a)
	before := apptest.Must(matters.New(a).CountOpinions(day, day))(t)
	row := func() app.EnterpriseRow {
		for _, r := range apptest.Must(a.Enterprises())(t) {
			if r.ID == enterprise {
				return r
			}
		}
		return app.EnterpriseRow{}
	}
	was := row().Opinions
	walksBefore := apptest.Must(desk.New(a).Walks(day, day, data.Targets{}))(t)
	v := a.NewVisit()
	deputy := apptest.Must(a.InOrder(day))(t)[0].ID
	v.Fields.EnterpriseID, v.Deputies = enterprise, []data.Participation{{DeputyID: deputy}}
	v.Opinions = []data.OpinionFields{{Kind: data.OpinionDifficulty, Text: "用工难"}, {Kind: data.OpinionPolicy, Text: "延长补贴"},
		{Kind: data.OpinionLead, Text: "上游厂商有意来镇"}}
	if err := a.SaveVisit(&v); err != nil {
		t.Fatal(err)
	}
	now := apptest.Must(matters.New(a).CountOpinions(day, day))(t)
	if got := now.Received - before.Received; got != 2 {
		t.Errorf("%d received", got)
	}
	if got := row().Opinions - was; got != 2 {
		t.Errorf("the enterprise has %d more", got)
	}
	walks := apptest.Must(desk.New(a).Walks(day, day, data.Targets{}))(t)
	if got := walks.Of(data.WalkEnterprise).Opinions - walksBefore.Of(data.WalkEnterprise).Opinions; got != 2 {
		t.Errorf("the walk-in counts %d more", got)
	}
	rows, asked := apptest.Must(a.Visits())(t), 0
	for i := range rows {
		if rows[i].Day == day {
			asked += rows[i].Opinions
		}
		if r := &rows[i]; r.ID == v.ID && r.Opinions != 2 {
			t.Errorf("the row says %d", r.Opinions)
		}
	}
	sheet := apptest.Must(listings.New(a).Sheet("visit-ledger", listings.Order{From: day, To: day}))(t)
	at := len(sheet.Heads) - 1
	if sheet.Heads[at] != "诉求件数" || int(sheet.Total[at].Number) != asked {
		t.Errorf("%s %+v, want %d", sheet.Heads[at], sheet.Total[at], asked)
	}
	if text := wordsOf(t, b, "visit-ledger", paperwork.Order{From: day, To: day}); !strings.Contains(text, fmt.Sprintf("%d 件", asked)) {
		t.Errorf("%d are not in %s", asked, text)
	}
	form := wordsOf(t, b, "visit-record", paperwork.Of(v.ID))
	if n := strings.Count(form, "用工难") + strings.Count(form, "延长补贴"); n != 2 || !strings.Contains(form, "上游厂商") {
		t.Errorf("%s", form)
	}
	history := apptest.Must(a.History(deputy))(t)
	if !strings.Contains(history[0].Title, "（诉求 2 件）") {
		t.Errorf("%+v", history[0])
	}
	text := apptest.Must(b.Drafted(&data.Bulletin{Since: day, Until: day, Day: day}))(t)
	if !strings.Contains(text, fmt.Sprintf("收到意见建议 %d 件", now.Received)) || !strings.Contains(text, "招商线索 1 条") {
		t.Error(text)
	}
}
