package views

import (
	"slices"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/table"
	"liujin/data"
	"liujin/views/kit"
)

// Before the first professional group nothing is said of them but in the drop-down of a group's form; with it the deputy's form asks, the
// lists tell, and marked deputies go into it by the act that puts them into any group.
func TestProfessionalGroupsComeWithTheFirst(t *testing.T) {
	s := emptyShell(t, kit.Theme{})
	d, err := s.app.NewDeputy()
	if d.Name = "高甲"; err != nil || s.app.SaveDeputy(&d) != nil {
		t.Fatal("no deputy", err)
	}
	e := s.Go("deputy").Edit.(*kit.Editor[*app.DeputyRow, *data.Deputy])
	g := s.Go("group").Edit.(*kit.Editor[*app.GroupRow, *app.GroupRow])
	field := slices.IndexFunc(e.Fields, func(f kit.Field[*data.Deputy]) bool { return f.Name == "professional" })
	asks := func() bool { return e.Fields[field].When(&d) }
	offered := func() bool {
		rows, err := s.app.DeputyRows(s.app.Today())
		return err == nil && slices.Contains(columnHeads(table.Used(app.DeputyColumns, table.Pointers(rows))), "专业小组")
	}
	if asks() || offered() || slices.Contains(columnHeads(g.List.Columns()), "类别") {
		t.Error("there is none, and the window speaks of them")
	}
	g.Add()
	form := g.Form().Value
	form.Name, form.Kind = "财经专业小组", data.GroupProfessional
	g.SaveNow(false)
	groups, err := s.app.Groups()
	if err != nil || len(groups) != 1 || groups[0].Kind != data.GroupProfessional {
		t.Fatalf("%+v %v", groups, err)
	}
	if heads := columnHeads(g.List.Columns()); !slices.Contains(heads, "类别") {
		t.Errorf("the groups' list has %q", heads)
	}
	if err := s.app.AssignGroup([]string{d.ID}, app.Picked{ID: groups[0].ID, Name: groups[0].Name}, ""); err != nil {
		t.Fatal(err)
	}
	if !asks() || !offered() {
		t.Error("there is one, and the window does not speak of it")
	}
	s.Go("deputy")
	e.List.SetFilter("财经")
	if n := len(e.List.Shown()); n != 1 {
		t.Errorf("a filter finds %d", n)
	}
}

func columnHeads[P any](columns []table.Column[P]) (all []string) {
	for _, c := range columns {
		all = append(all, c.Head)
	}
	return all
}

// The kind of a new meeting gives it a title and an agenda until somebody wrote others.
func TestAKindNamesAMeeting(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	form := kit.NewForm(s, s.meetingFields(), nil)
	m, err := s.meetings.NewMeeting()
	if err != nil {
		t.Fatal(err)
	}
	form.Set(&m)
	kind := func(k data.MeetingKind) {
		form.Value.Kind = k
		form.Edited("kind", "")
	}
	kind(data.MeetingCongress)
	if title := form.Value.Title; !strings.HasPrefix(title, "东港镇第十九届人民代表大会第") || len(form.Value.Items) != 0 {
		t.Errorf("%s, %d items", title, len(form.Value.Items))
	}
	kind(data.MeetingPresidium)
	if title := form.Value.Title; title != "主席团会议" || len(form.Value.Items) != 3 {
		t.Errorf("%s, %d items", title, len(form.Value.Items))
	}
	form.Value.Title = "镇人大主席团第五次会议"
	form.Edited("title", "")
	kind(data.MeetingCongress)
	if title := form.Value.Title; title != "镇人大主席团第五次会议" {
		t.Errorf("what was written is %s", title)
	}
}
