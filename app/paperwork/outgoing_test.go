package paperwork_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/paperwork"
	"liujin/app/print"
	"liujin/data"
)

// office is a sample whose clock can be moved.
type office struct {
	*paperwork.Book
	t   *testing.T
	day string
}

func sampleOffice(t *testing.T) *office {
	t.Helper()
	o := &office{t: t, day: apptest.SampleDay}
	dir := t.TempDir()
	if err := os.CopyFS(dir, apptest.Must(apptest.SampleFiles(apptest.SampleDay))(t)); err != nil {
		t.Fatal(err)
	}
	now := func() time.Time {
		day, err := time.ParseInLocation(time.DateOnly, o.day, time.Local)
		if err != nil {
			t.Fatal(err)
		}
		return day.Add(9 * time.Hour)
	}
	db, err := data.Open(filepath.Join(dir, "示例.ledger"), data.Options{Source: data.Source{Now: now, Rand: data.SystemSource().Rand,
		User: "测试"}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	o.Book = paperwork.New(app.New(db))
	return o
}

// print has a paper go out as it is proposed, and returns what is in the register.
func (o *office) print(name string, order paperwork.Order, change func(*paperwork.Outgoing)) (data.Issued, []byte) {
	o.t.Helper()
	out := apptest.Must(o.Outgoing(name, order))(o.t)
	if change != nil {
		change(out)
	}
	documents := apptest.Must(o.Paper(name, out.Order()))(o.t)
	content := apptest.Must(paperwork.Painted(print.Layout(apptest.Must(print.Shipped())(o.t), print.Own, documents...)))(o.t)
	return apptest.Must(o.KeepOutgoing(out, documents[0].Name, content))(o.t), content
}

// out counts the papers of a name in the register.
func (o *office) out(name string) (n int) {
	o.t.Helper()
	rows := apptest.Must(o.IssuedRows())(o.t)
	for i := range rows {
		n += app.OneIf(rows[i].Paper == name)
	}
	return n
}

func (o *office) file(i *data.Issued) []byte {
	o.t.Helper()
	return apptest.Must(os.ReadFile(apptest.Must(o.IssuedFile(i.ID))(o.t)))(o.t)
}

// A notice printed again the same day takes the place of the first; on another day it puts that one right, for a reason, and both stay.
func TestNoticesAreKept(t *testing.T) {
	o := sampleOffice(t)
	shifts := apptest.Must(o.DB().Shifts("2026-11-16", "2026-11-20"))(t)
	of, n := paperwork.Of(shifts[0].ID), o.out(data.NoticePaper)
	proposed := apptest.Must(o.Outgoing(data.NoticePaper, of))(t)
	apptest.Must(o.Paper(data.NoticePaper, of))(t)
	if o.out(data.NoticePaper) != n || apptest.Must(o.Outgoing(data.NoticePaper, of))(t).Number != proposed.Number {
		t.Error("a look kept something")
	}
	if proposed.Dated != "2026-11-11" || shifts[0].Day != "2026-11-16" { // Wednesday; three workdays on it is Monday
		t.Errorf("three workdays before %s is %s", shifts[0].Day, proposed.Dated)
	}
	first, was := o.print(data.NoticePaper, of, nil)
	if !bytes.Equal(o.file(&first), was) || first.Number != proposed.Number || first.State != data.IssuedOut {
		t.Errorf("%+v", first)
	}
	again, content := o.print(data.NoticePaper, of, func(out *paperwork.Outgoing) { out.Dated = "2026-11-10" })
	if again.ID != first.ID || o.out(data.NoticePaper) != n+1 || bytes.Equal(content, was) || !bytes.Equal(o.file(&again), content) {
		t.Errorf("printed again the same day: %+v", again)
	}
	o.day = "2026-11-13"
	out := apptest.Must(o.Outgoing(data.NoticePaper, of))(t)
	if !out.Corrects || out.Earlier == nil || out.Number != first.Number || out.Dated != o.day {
		t.Errorf("%+v", out)
	}
	var bad data.Invalid
	if err := o.CheckOutgoing(out); !errors.As(err, &bad) || bad["reason"] == "" {
		t.Errorf("put right without a reason: %v", err)
	}
	right, _ := o.print(data.NoticePaper, of, func(out *paperwork.Outgoing) { out.Reason = "代表调整" })
	if right.State != data.IssuedCorrection || right.CorrectsID != first.ID || o.out(data.NoticePaper) != n+2 ||
		!bytes.Equal(o.file(&first), content) {
		t.Errorf("%+v", right)
	}
	if _, text := apptest.Printed(t, o.App, apptest.Must(o.Paper(data.NoticePaper, of))(t)); !strings.Contains(text, right.Code()) {
		t.Error("looked at, it does not bear the number that it has:", text)
	}
	other := apptest.Must(o.Outgoing(data.NoticePaper, paperwork.Of(shifts[1].ID)))(t)
	if other.Number != first.Number+1 {
		t.Errorf("the next has number %d", other.Number)
	}
	if other.Number = first.Number; !errors.As(o.CheckOutgoing(other), &bad) || bad["number"] == "" {
		t.Error("a number is taken twice")
	}
}

// What carries no number is kept each day anew; what went up can be put right on purpose; nothing else is.
func TestPapersAreKept(t *testing.T) {
	o := sampleOffice(t)
	meetings := apptest.Must(o.DB().MeetingRows())(t)
	of := paperwork.Of(meetings[0].ID)
	first, _ := o.print("meeting", of, nil)
	if again, _ := o.print("meeting", of, nil); again.ID != first.ID {
		t.Error("printed again the same day, both are kept")
	}
	o.day = "2026-11-13"
	if next, _ := o.print("meeting", of, nil); next.ID == first.ID || next.State != data.IssuedKept || next.Number != 0 {
		t.Errorf("%+v", next)
	}
	row := apptest.Must(o.IssuedAbout(data.KindMeeting, meetings[0].ID))(t)[0]
	if _, _, err := o.CorrectionOf(&row); !data.Is(err, app.Refused) {
		t.Errorf("papers of a meeting are put right: %v", err)
	}
	month := paperwork.Order{From: "2026-11-01", To: "2026-11-30"}
	sent, _ := o.print("activity-stats", month, nil)
	rows := apptest.Must(o.IssuedRows())(t)
	name, order, err := o.CorrectionOf(&rows[0])
	if err != nil || rows[0].ID != sent.ID || sent.Since != month.From {
		t.Fatalf("%+v %v", rows[0], err)
	}
	right, _ := o.print(name, order, func(out *paperwork.Outgoing) { out.Reason = "数字有误" })
	if right.CorrectsID != sent.ID || right.ID == sent.ID || right.State != data.IssuedCorrection {
		t.Errorf("%+v", right)
	}
	if err := o.VoidIssued(sent.ID, " "); err == nil {
		t.Error("void without a reason")
	}
	if err := o.VoidIssued(right.ID, "又对了"); err != nil || !strings.Contains(apptest.Must(o.DB().Issued(right.ID))(t).Reason, "数字有误") {
		t.Error(err)
	}
	if err := o.VoidIssued(right.ID, "再一次"); !data.Is(err, app.Refused) {
		t.Errorf("void twice: %v", err)
	}
}

// A number that stands on a paper of the same record is that one's still after a copy of it was voided: what is proposed can go out.
func TestNumberAfterAVoidCopy(t *testing.T) {
	o := sampleOffice(t)
	of := paperwork.Of(apptest.Must(o.DB().Shifts("2026-11-16", "2026-11-20"))(t)[0].ID)
	first, _ := o.print(data.NoticePaper, of, nil)
	o.day = "2026-11-13"
	why := func(out *paperwork.Outgoing) { out.Reason = strings.Repeat("改", data.ReasonRunes) }
	right, _ := o.print(data.NoticePaper, of, why)
	if err := o.VoidIssued(right.ID, "印错了"); err != nil { // however long the reason was that it had
		t.Fatal(err)
	}
	again, _ := o.print(data.NoticePaper, of, why)
	if again.Number != first.Number || again.CorrectsID != first.ID {
		t.Errorf("%+v", again)
	}
	if err := o.VoidIssued(first.ID, "第一份作废"); err != nil {
		t.Fatal(err)
	}
	o.day = "2026-11-14"
	if third, _ := o.print(data.NoticePaper, of, why); third.Number != first.Number || third.CorrectsID != again.ID {
		t.Errorf("%+v", third)
	}
	if err := o.VoidIssued(again.ID, strings.Repeat("长", data.ReasonRunes+1)); err == nil {
		t.Error("a reason without end")
	}
}

// A clock that was put back does not hide what went out: it is put right, and its number is no other's.
func TestIssuedWithTheClockPutBack(t *testing.T) {
	o := sampleOffice(t)
	shifts := apptest.Must(o.DB().Shifts("2026-11-16", "2026-11-20"))(t)
	first, _ := o.print(data.NoticePaper, paperwork.Of(shifts[0].ID), nil)
	bulletin := paperwork.Of(apptest.Must(o.Bulletins())(t)[0].ID)
	sent, _ := o.print(data.BulletinPaper, bulletin, nil)
	o.day = "2026-11-10"
	out := apptest.Must(o.Outgoing(data.NoticePaper, paperwork.Of(shifts[0].ID)))(t)
	if !out.Corrects || out.Earlier == nil || out.Earlier.ID != first.ID || out.Number != first.Number {
		t.Errorf("%+v", out)
	}
	if next := apptest.Must(o.Outgoing(data.NoticePaper, paperwork.Of(shifts[1].ID)))(t); next.Number != first.Number+1 {
		t.Errorf("the next has number %d", next.Number)
	}
	if again, _ := o.print(data.BulletinPaper, bulletin, nil); again.Number != sent.Number || again.ID == sent.ID {
		t.Errorf("%+v", again)
	}
}

// A slip of the keyboard in 成文日期 would give a number of another year.
func TestDatedIsNear(t *testing.T) {
	o := sampleOffice(t)
	of := paperwork.Of(apptest.Must(o.DB().Shifts("2026-11-16", "2026-11-20"))(t)[0].ID)
	for day, fits := range map[string]bool{"2026-11-01": true, "2027-01-04": true, "2062-11-11": false, "9999-12-31": false,
		"0001-01-01": false, "2026-11-31": false, "": false} {
		out := apptest.Must(o.Outgoing(data.NoticePaper, of))(t)
		out.Dated = day
		var bad data.Invalid
		if err := o.CheckOutgoing(out); (err == nil) != fits || !fits && (!errors.As(err, &bad) || bad["dated"] == "") {
			t.Errorf("%q: %v", day, err)
		}
	}
}
