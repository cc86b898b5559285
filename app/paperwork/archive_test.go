package paperwork_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"liujin/app/apptest"
	"liujin/app/meetings"
	"liujin/app/paperwork"
	"liujin/app/print"
	"liujin/data"
)

// wordsOf are all words of a paper as it is printed, without breaks.
func wordsOf(t *testing.T, a *paperwork.Book, name string, o paperwork.Order) string {
	t.Helper()
	job := print.Layout(apptest.Must(print.Shipped())(t), print.Own, apptest.Must(a.Paper(name, o))(t)...)
	if folder := os.Getenv("LIUJIN_PAPERS"); folder != "" {
		if err := os.WriteFile(folder+"/"+name+".pdf", apptest.Must(paperwork.Painted(job))(t), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var text strings.Builder
	for _, page := range job.Pages {
		for _, run := range page.Runs {
			text.WriteString(run.Text)
		}
	}
	return text.String()
}

// 归档目录 counts what the records of the year say, and 交接单 names the very file, numbers and people.
func TestArchiveAndHandover(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	b := paperwork.New(a)
	coming := apptest.Must(meetings.New(a).NewMeeting())(t)
	if err := meetings.New(a).SaveMeeting(&coming); err != nil {
		t.Fatal(err)
	}
	list := wordsOf(t, b, "archive-list", paperwork.Order{})
	year := a.Today()[:4]
	visits, opinions := 0, 0
	for _, v := range apptest.Must(a.DB().VisitRows())(t) {
		if strings.HasPrefix(v.Day, year) && v.Persons > 0 {
			visits++
		}
	}
	for _, o := range apptest.Must(a.DB().Opinions())(t) {
		if strings.HasPrefix(o.Day, year) && o.Kind != data.OpinionLead {
			opinions++
		}
	}
	held := 0
	for _, m := range apptest.Must(a.DB().MeetingRows())(t) {
		if strings.HasPrefix(m.Day, year) && m.Day <= a.Today() {
			held++
		}
	}
	if coming.Day <= a.Today() || !strings.HasPrefix(coming.Day, year) {
		t.Errorf("%s does not come in %s", coming.Day, year)
	}
	for _, want := range []string{fmt.Sprintf("走进市场主体%d 次", visits), fmt.Sprintf("意见建议（收到）%d 件", opinions),
		fmt.Sprintf("会议%d 次", held), year + " 年履职资料归档目录"} {
		if !strings.Contains(list, want) {
			t.Errorf("%q is not in %s", want, list)
		}
	}
	for _, r := range apptest.Must(b.IssuedRows())(t) {
		if strings.HasPrefix(r.Day, year) && !strings.Contains(list, r.Day) {
			t.Errorf("what went out on %s is not listed", r.Day)
		}
	}
	sheet := wordsOf(t, b, "handover", paperwork.Order{})
	next := apptest.Must(a.DB().NextNumber("opinion", 2026))(t)
	most := 0
	for _, o := range apptest.Must(a.DB().Opinions())(t) {
		if o.Year == 2026 {
			most = max(most, o.Number)
		}
	}
	for _, want := range []string{"示例.ledger", fmt.Sprintf("意见建议 %d，", next), apptest.Must(a.Handlers())(t)[0].Name, "接收人"} {
		if !strings.Contains(sheet, want) {
			t.Errorf("%q is not in %s", want, sheet)
		}
	}
	if next != most+1 {
		t.Errorf("the next number is %d after %d", next, most)
	}
}
