package upward_test

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"liujin/app/apptest"
	"liujin/app/days"
	"liujin/app/paperwork"
	"liujin/app/print"
	"liujin/app/upward"
	"liujin/data"
)

// What a secretary sends who has no superior with the program: a table, and a page to sign and seal, which say the same.
func TestSimpleReport(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	b, folder := upward.New(a), t.TempDir()
	p := upward.Period(days.MonthSpan("2026-10-01"))
	path := filepath.Join(folder, "十月.xlsx")
	if err := b.SaveTable(p, path); err != nil {
		t.Fatal(err)
	}
	book := apptest.Must(excelize.OpenFile(path))(t)
	defer book.Close()
	rows := apptest.Must(book.GetRows(book.GetSheetName(0)))(t)
	table := ""
	for _, row := range rows {
		table += strings.Join(row, "|") + "\n"
	}
	doc := apptest.Must(b.SealPage(p))(t)
	page := filepath.Join(folder, "十月.pdf")
	job := print.Layout(apptest.Must(print.Shipped())(t), print.Own, doc)
	if err := paperwork.New(a).PDF(job, page); err != nil || len(job.Pages) != 1 {
		t.Fatal(len(job.Pages), err)
	}
	text := apptest.Must(exec.Command("pdftotext", "-raw", page, "-").Output())(t)
	said := strings.Join(strings.Fields(string(text)), "")
	for _, words := range []string{"2026年10月履职情况上报表", "单位负责人", "审核人", "填表人", "联系电话", "公章", "截至2026年10月31日"} {
		if !strings.Contains(said, words) {
			t.Errorf("the page does not say %s: %s", words, said)
		}
	}
	counts := apptest.Must(b.Own(p.From, p.To))(t)
	span := apptest.Must(a.SpanIn(p.From, p.To))(t)
	told := counts.Told(span)
	if len(told) < 5 {
		t.Errorf("only %d lines: %v", len(told), told)
	}
	for _, one := range told {
		if !strings.Contains(table, one.Line()) {
			t.Errorf("the table lacks %s:\n%s", one.Line(), table)
		}
		if !strings.Contains(said, strings.Join(strings.Fields(one.Line()), "")) {
			t.Errorf("the page lacks %s", one.Line())
		}
	}
	if strings.Contains(said, "校验码") {
		t.Error("there is no file that the page is compared with")
	}
}

// An empty ledger has nothing to say, and says that.
func TestSimpleReportOfNothing(t *testing.T) {
	b := upward.New(apptest.EmptyLedger(t))
	p := upward.Period(days.MonthSpan("2026-10-01"))
	s := apptest.Must(b.State(p))(t)
	if !s.Empty() || len(s.Remarks()) > 0 {
		t.Error(s.Remarks())
	}
	if _, err := b.SealPage(p); err != nil {
		t.Error(err)
	}
	if err := b.SaveTable(p, filepath.Join(t.TempDir(), "a.xlsx")); err != nil {
		t.Error(err)
	}
}

// What its receiver would refuse is known before it is sent, and is not sent.
func TestRemarks(t *testing.T) {
	b := upward.New(apptest.SampleOn(t, apptest.SampleDay))
	f := apptest.Must(b.Prepare(upward.Period(days.MonthSpan(apptest.SampleDay))))(t)
	if all := f.Remarks(); len(all) > 0 {
		t.Error(all)
	}
	f.Activities[3].Topic = strings.Repeat("长", 201)
	f.Matters[0].State = "没有的"
	all := f.Remarks()
	if len(all) != 2 || !strings.Contains(all[0].Text, "…”文字太长") || !strings.Contains(all[1].Text, "”有不认识的选项") {
		t.Error(all)
	}
	path := filepath.Join(t.TempDir(), "a.zip")
	if _, err := b.Send(f, "1", path, false); err == nil {
		t.Error("it was sent")
	} else if text, _ := data.Sentence(err); !strings.Contains(text, "2 处") {
		t.Error(err)
	}
}

// A figure that is far more than that of the month before is told; small ones go up and down.
func TestJumps(t *testing.T) {
	var now, before upward.Counts
	b := upward.New(apptest.EmptyLedger(t))
	now, before = apptest.Must(b.Own("2026-11-01", "2026-11-30"))(t), apptest.Must(b.Own("2026-10-01", "2026-10-31"))(t)
	for i, c := range [][2]int{{4, 1}, {12, 4}, {13, 4}, {3, 10}, {0, 10}, {10, 0}} {
		now.Walks[i].Done, before.Walks[i].Done = c[0], c[1]
	}
	var said []string
	for _, j := range upward.Jumps(&now, &before) {
		said = append(said, j.Key+" "+j.Text)
	}
	if len(said) != 1 || !strings.HasPrefix(said[0], "walk3.done 走进家站点：完成（次）：上一期 4，这一期 13") {
		t.Errorf("%q", said)
	}
}
