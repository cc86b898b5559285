package views

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"liujin/app/apptest"
	"liujin/app/duty"
	"liujin/data"
	"liujin/views/kit"
)

// dutyOf opens the screen of duty in a window over the sample.
func dutyOf(t *testing.T) (*Shell, *dutyMonth) {
	t.Helper()
	s := sampleShell(t, kit.Theme{})
	return s, s.Go("duty").Edit.(*dutyMonth)
}

// press presses a button of the dialog that is open, by its text.
func press(t *testing.T, s *Shell, text string) {
	t.Helper()
	top := s.window.Canvas().Overlays().Top()
	if top == nil {
		t.Fatalf("no dialog is open for “%s”", text)
	}
	for _, o := range test.LaidOutObjects(top) {
		if b, ok := o.(*kit.Press); ok && strings.HasPrefix(b.Text, text) {
			b.Tapped(nil)
			return
		}
	}
	t.Fatalf("the dialog has no button “%s”", text)
}

// Next month's duty takes three acts: 自动排班, 开始, 保存.
func TestPlanNextMonth(t *testing.T) {
	s, d := dutyOf(t)
	d.askPlan()
	capture(t, s, "duty-ask-plan")
	press(t, s, "开始排班")
	capture(t, s, "duty-plan")
	press(t, s, "保存这份安排")
	rows, err := s.duty.Shifts("2026-12-01", "2026-12-31")
	if err != nil || len(rows) != 31 || d.first != "2026-12-01" {
		t.Fatalf("%d shifts, %s, %v", len(rows), d.first, err)
	}
	capture(t, s, "duty-next-month")
	s.undo()
	if rows, _ := s.duty.Shifts("2026-12-01", "2026-12-31"); len(rows) != 0 {
		t.Errorf("%d shifts after undo", len(rows))
	}
}

// A hole is filled from the panel by one press; two deputies swap; what breaks a rule is said and asked about.
func TestMendAHole(t *testing.T) {
	s, d := dutyOf(t)
	hole, text, err := s.duty.FirstHole(d.rows)
	if err != nil || hole == nil || !strings.Contains(text, "建议") {
		t.Fatalf("the sample has no hole: %s", text)
	}
	d.SelectFirst()
	capture(t, s, "duty-hole")
	best, ok := d.panel.first.(*kit.Press)
	if !ok || !strings.HasPrefix(best.Text, "换上") {
		t.Fatalf("%+v", d.panel.first)
	}
	best.Tapped(nil)
	if again, _, _ := s.duty.FirstHole(d.rows); again != nil && again.ID == hole.ID {
		t.Error("the hole is still there")
	}
	now := d.shiftBy(hole.ID)
	if now.Holes() != 0 || len(now.Seats) != len(hole.Seats) {
		t.Errorf("%+v", now.Seats)
	}
	capture(t, s, "duty-mended")
	d.panel.askSwap(now, now.Seats[1].DeputyID)
	capture(t, s, "duty-swap")
}

// A person is carried to another shift by keyboard; where that breaks a rule it is said which, and may be kept on purpose.
func TestCarryByKeyboard(t *testing.T) {
	s, d := dutyOf(t)
	d.SelectFirst()
	from := d.shiftBy(d.grid.Chosen())
	who := from.Seats[1]
	s.window.Canvas().Focus(d.grid)
	d.grid.TypedRune('2')
	capture(t, s, "duty-carry")
	d.grid.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	to := d.grid.Chosen()
	if to == "" || to == from.ID {
		t.Fatalf("chosen %q", to)
	}
	d.grid.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	capture(t, s, "duty-objection")
	press(t, s, "仍要调整")
	if after := d.shiftBy(to); !after.Has(who.DeputyID) {
		t.Errorf("%s is not there: %s", who.Name, after.Names())
	}
	if before := d.shiftBy(from.ID); before.Has(who.DeputyID) {
		t.Error("he is still where he was")
	}
}

// What happened is recorded with one key a person, beside the plan, and with it what voters asked for and the photos: one act, taken back
// by one 撤销.
func TestTurnout(t *testing.T) {
	s, d := dutyOf(t)
	var shift *duty.ShiftRow
	for i := range d.rows {
		if d.rows[i].Day == today {
			shift = &d.rows[i]
		}
	}
	if shift == nil {
		t.Fatal("no shift today in the sample")
	}
	d.Show(shift.ID)
	s.askTurnout(shift.ID)
	roll, ok := s.window.Canvas().Focused().(*kit.Roll)
	if !ok {
		t.Fatalf("%T has the keys", s.window.Canvas().Focused())
	}
	roll.TypedRune('1')
	roll.TypedRune('3')
	form := s.asked.(*kit.Form[*duty.Told])
	form.FocusOn("voters")
	test.Type(s.window.Canvas().Focused(), "12")
	form.FocusOn("asked")
	test.Type(s.window.Canvas().Focused(), "村口路灯不亮\n  自来水压力小 ")
	s.dropped([]fyne.URI{storage.NewFileURI(aPicture(t))})
	soon(func() bool { return len(form.Value.Photos) > 0 })
	capture(t, s, "duty-turnout")
	s.window.Canvas().Focus(roll)
	before := len(apptest.Must(s.matters.Opinions())(t))
	roll.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	all := apptest.Must(s.matters.Opinions())(t)
	service, err := s.app.Service(d.shiftBy(shift.ID).ActivityID)
	if err != nil || len(all) != before+2 || len(service.Opinions) != 2 || service.Opinions[1].Text != "自来水压力小" ||
		service.Opinions[0].Kind != data.OpinionPeople || len(service.Photos) != 1 || service.Fields.Voters != 12 || s.asked != nil {
		t.Errorf("%v: %d opinions, %+v", err, len(all)-before, service)
	}
	now := d.shiftBy(shift.ID)
	if now.ActivityID == "" || now.Seats[0].State != duty.SeatServed || now.Seats[1].State != duty.SeatOnLeave ||
		now.Names() != shift.Names() {
		t.Errorf("%+v", now.Seats)
	}
	capture(t, s, "duty-recorded")
	s.undo()
	if d.shiftBy(shift.ID).ActivityID != "" || len(apptest.Must(s.matters.Opinions())(t)) != before {
		t.Error("undo leaves the record")
	}
}

// The dialogs, drawn; a notice is read from its text.
func TestDutyDialogs(t *testing.T) {
	s, d := dutyOf(t)
	holidays := s.Go("holiday").Edit.(*holidayPanel)
	year, faults := s.duty.ReadNotice("国务院办公厅关于2027年部分节假日安排的通知\n一、元旦：1月1日（周五）至3日（周日）放假，共3天。\n二、春节：2月5日（周五）至12日（周五）放假调休，共8天。" +
		"1月31日（周日）、2月20日（周六）上班。")
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	holidays.start(year)
	capture(t, s, "duty-tab-notice")
	holidays.SaveNow(false)
	if rows, err := s.duty.HolidayYears(); err != nil || rows[0].Year != 2027 || rows[0].Off != 11 || rows[0].Work != 2 {
		t.Errorf("%+v %v", rows, err)
	}
	s.Go("duty")
	for name, open := range map[string]func(){"notice": d.copyNotice, "export": d.export, "shift": d.askShift, "print": s.askPrint,
		"paste": holidays.askNotice} {
		open()
		capture(t, s, "duty-dialog-"+name)
		for _, o := range s.window.Canvas().Overlays().List() {
			s.window.Canvas().Overlays().Remove(o)
		}
	}
}
