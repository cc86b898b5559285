package views

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"liujin/app"
	"liujin/data"
	"liujin/views/kit"
)

// A session of four deputies is recorded from the line of the desk, their votes row by row in one go; its result is copied for the group.
func TestStoryOfAReport(t *testing.T) {
	h := sitting(t, sampleCopy(t), today)
	desk, err := h.desk.Desk()
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(desk.Todos, func(t app.Todo) bool { return t.Line == app.TodoReport })
	if at < 0 {
		t.Fatal("the desk does not say who owes a report")
	}
	h.actions++ // the line
	h.openRows(desk.Todos[at].Rows)
	list := h.built["deputy"].Edit.(*kit.Editor[*app.DeputyRow, *data.Deputy]).List
	if list.View().Len() != len(desk.Todos[at].Items) {
		t.Fatalf("%d rows are opened of %d", list.View().Len(), len(desk.Todos[at].Items))
	}
	var ids []string
	for i := range 4 {
		list.SelectAt(i)
		list.FocusRows()
		h.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
		h.actions++ // its box is clicked
		ids = append(ids, list.View().At(i).ID)
	}
	if !slices.Equal(list.Marked(), ids) {
		t.Fatal(list.Marked())
	}
	h.click("述职…")
	h.quiet("opening a report")
	e := h.built["outreach"].Edit.(*kit.Editor[*data.OutreachRow, *data.Outreach])
	enter := func() {
		h.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		h.actions++
	}
	if e.Form().Value.Fields.ConstituencyID == "" {
		h.fill("港口社区代表联络站")
		enter()
	}
	h.fill("45")
	enter()
	h.fill("38 2 0 36 4 1 40 0 0 30 5 2") // typed on row by row
	h.actions += 3
	h.keys(ctrl(fyne.KeyS))
	h.quiet("saving a report")
	h.spent("a session of four deputies with their votes, from the desk's line", 15)
	o, err := h.app.Outreach(openedID(h, "outreach"))
	if err != nil || len(o.Ballots) != 4 || o.Fields.Voters != 45 {
		t.Fatalf("%+v %v", o.Ballots, err)
	}
	for i, want := range [][3]int{{38, 2, 0}, {36, 4, 1}, {40, 0, 0}, {30, 5, 2}} {
		if b := o.BallotOf(ids[i]); [3]int{b.Fine, b.Fair, b.Poor} != want {
			t.Errorf("%s: %+v", ids[i], b)
		}
	}
	h.click("评议结果…")
	h.answer("复制文本")
	text := fyne.CurrentApp().Clipboard().Content()
	if !strings.Contains(text, "组织 4 名代表向选民报告履职情况，选民 45 人次") || !strings.Contains(text, "满意和基本满意率 94.6%（35/37）") {
		t.Error(text)
	}
	if row, err := h.desk.Reporting(today); err != nil || row.Owes(ids[0]) {
		t.Error("who reported still owes a report", err)
	}
	after, err := h.desk.Desk()
	if err != nil {
		t.Fatal(err)
	}
	now := slices.IndexFunc(after.Todos, func(t app.Todo) bool { return t.Line == app.TodoReport })
	if len(after.Todos[now].Items) != len(desk.Todos[at].Items)-4 {
		t.Errorf("%d owe a report, before %d", len(after.Todos[now].Items), len(desk.Todos[at].Items))
	}
}

// Votes are typed and pasted into a table that follows who takes part; other visits among voters know none.
func TestBallotGrid(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	deputies, err := s.app.Deputies()
	if err != nil {
		t.Fatal(err)
	}
	s.reportBack([]string{deputies[0].ID, deputies[1].ID})
	e := s.built["outreach"].Edit.(*kit.Editor[*data.OutreachRow, *data.Outreach])
	cells := func() (all []*kit.Entry) {
		for _, o := range test.LaidOutObjects(e.Form().Object()) {
			if one, ok := o.(*kit.Entry); ok && one.Whole && one.OnPaste != nil {
				all = append(all, one)
			}
		}
		return all
	}
	if n := len(cells()); n != 6 {
		t.Fatalf("%d cells for two deputies", n)
	}
	fyne.CurrentApp().Clipboard().SetContent("31\t5\t\r\n28\t6\t2\r\n")
	paste := func(at int) {
		cells()[at].TypedShortcut(&fyne.ShortcutPaste{Clipboard: fyne.CurrentApp().Clipboard()})
	}
	votes := func(i int) [3]int {
		b := e.Form().Value.BallotOf(deputies[i].ID)
		return [3]int{b.Fine, b.Fair, b.Poor}
	}
	paste(0)
	if votes(0) != [3]int{31, 5, 0} || votes(1) != [3]int{28, 6, 2} || cells()[3].Text != "28" || cells()[2].Text != "" {
		t.Errorf("%v %v", votes(0), votes(1))
	}
	paste(4) // has no room there
	if votes(1) != [3]int{28, 6, 2} {
		t.Errorf("%v", votes(1))
	}
	s.window.Canvas().Focus(cells()[0])
	test.Type(cells()[0], "7 8 9 1")
	if votes(0) != [3]int{7, 8, 9} || votes(1) != [3]int{1, 6, 2} {
		t.Errorf("%v %v", votes(0), votes(1))
	}
	cells()[0].TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace}) // the fourth is taken back, and what it wrote over is there again
	if votes(0) != [3]int{7, 8, 9} || votes(1) != [3]int{28, 6, 2} {
		t.Errorf("%v %v", votes(0), votes(1))
	}
	s.window.Canvas().Unfocus()
	if cells()[0].Text != "7" || cells()[2].Text != "9" {
		t.Errorf("%q %q", cells()[0].Text, cells()[2].Text)
	}
	e.Form().Value.Fields.Kind = data.VoterCall
	e.Form().Edited("kind", "")
	if n := len(cells()); n != 0 {
		t.Errorf("%d cells of a visit", n)
	}
}

// Who of several reports is shown without a click, as their votes or else what is asked of them say, and is kept as it was shown; one
// click says otherwise. Whoever only came along still owes his report.
func TestWhoReports(t *testing.T) {
	h := sitting(t, sampleCopy(t), today)
	before, err := h.desk.Reporting(today)
	if err != nil {
		t.Fatal(err)
	}
	people, err := h.app.InOrder(today)
	if err != nil {
		t.Fatal(err)
	}
	var owe, did []string
	for i := range people {
		switch id := people[i].ID; {
		case before.Owes(id):
			owe = append(owe, id)
		case before.Last[id].Day != "":
			did = append(did, id)
		}
	}
	h.reportBack(owe[:1])
	f := h.built["outreach"].Edit.(*kit.Editor[*data.OutreachRow, *data.Outreach]).Form()
	ticks := func() (names []string) {
		for _, o := range test.LaidOutObjects(f.Object()) {
			if one, ok := o.(*kit.Tick); ok {
				if names = append(names, one.Text); !one.Checked {
					names[len(names)-1] = "-" + one.Text
				}
			}
		}
		return names
	}
	if got := ticks(); len(got) > 0 {
		t.Errorf("of one deputy it is asked who reports: %v", got)
	}
	f.Value.Deputies = append(f.Value.Deputies, data.Participation{DeputyID: did[0]}, data.Participation{DeputyID: owe[1]})
	f.Value.Place, f.Value.Fields.Voters = "站里", 30
	f.Edited("deputies", "")
	called, err := h.app.DeputyNames(today)
	if err != nil {
		t.Fatal(err)
	}
	want := func(when string, names ...string) {
		t.Helper()
		if got := ticks(); !slices.Equal(got, names) {
			t.Errorf("%s: %v, want %v", when, got, names)
		}
	}
	a, b, c := called[owe[0]], called[did[0]], called[owe[1]]
	want("who owes a report", a, "-"+b, c)
	f.Value.SetBallot(data.Ballot{DeputyID: owe[0], Fine: 20})
	f.Edited("ballots", "")
	want("who has votes", a, "-"+b, "-"+c)
	for _, o := range test.LaidOutObjects(f.Object()) {
		if one, ok := o.(*kit.Tick); ok && one.Text == b {
			test.Tap(one)
		}
	}
	want("one click", a, b, "-"+c)
	capture(t, h.Shell, "report-who")
	if said := h.whoReports(f.Value); said != c+"算列席，不算述职。"+b+"没有填票数，勾着的仍算述职。" {
		t.Error(said)
	}
	h.keys(ctrl(fyne.KeyS))
	h.quiet("saving who reported")
	o, err := h.app.Outreach(openedID(h, "outreach"))
	if err != nil || !slices.Equal(o.Reporters(nil), []string{owe[0], did[0]}) {
		t.Errorf("%v %v", o.Reporters(nil), err)
	}
	after, err := h.desk.Reporting(today)
	if err != nil || after.Owes(owe[0]) || !after.Owes(owe[1]) || after.Done() != before.Done()+1 || after.Last[did[0]].Day != today {
		t.Errorf("%d reported, before %d: %v", after.Done(), before.Done(), err)
	}
	deeds, err := h.app.History(owe[1])
	if err != nil || !strings.HasSuffix(deeds[0].Title, "（列席）") {
		t.Errorf("%+v %v", deeds[0], err)
	}
}
