package views

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"liujin/app"
	"liujin/app/matters"
	"liujin/data"
	"liujin/views/kit"
)

// errand is something that the speech or the law lays on the office: how one gets there from the desk, and what is to be seen there.
type errand struct {
	what  string
	steps string // what is pressed, parted by “ → ”; "" it stands on the desk
	sees  string // parted by 、; ↓ before what one has to scroll for
	on    string // the day, where not today
}

// errands are several of a kind.
type errands struct {
	title string
	all   []errand
}

// known finds a record of the sample by what is said of it: its kind, its id and what is typed to find it.
type known func(*hand) (of data.Kind, id, typed string)

// some are the records that the steps speak of.
var some = map[string]known{
	"某代表": func(h *hand) (data.Kind, string, string) {
		all, err := h.app.Deputies()
		for i := range all {
			if d := &all[i]; d.InOffice && d.Apart == "" && err == nil {
				return data.KindDeputy, d.ID, d.Name
			}
		}
		return "", "", ""
	},
	"某企业": func(h *hand) (data.Kind, string, string) {
		all, err := h.app.Visits()
		if err != nil || len(all) == 0 {
			return "", "", ""
		}
		return data.KindEnterprise, all[0].SubjectID, all[0].Topic
	},
	"某站点": func(h *hand) (data.Kind, string, string) {
		all, err := h.app.Stations()
		if err != nil || len(all) == 0 {
			return "", "", ""
		}
		return data.KindStation, all[0].ID, all[0].Name
	},
	"某次走访": func(h *hand) (data.Kind, string, string) {
		all, err := h.app.Visits()
		if err != nil || len(all) == 0 {
			return "", "", ""
		}
		return data.KindVisit, all[0].ID, all[0].Topic + " 走访"
	},
	"待交办的意见": opinionThatTakes(data.StepAssign), "在办的意见": opinionThatTakes(data.StepUrge), "转上级的意见": opinionThatTakes(data.StepSubmit),
	"答复了的意见": opinionThatTakes(data.StepFeedback), "有承诺的意见": opinionThatTakes(data.StepKeep),
	"某件议案建议": func(h *hand) (data.Kind, string, string) {
		all, err := h.matters.Proposals()
		for i := range all {
			if p := &all[i]; err == nil && p.WithUnit() {
				return data.KindProposal, p.ID, p.Title
			}
		}
		return "", "", ""
	},
	"某个项目": func(h *hand) (data.Kind, string, string) {
		all, err := h.matters.Projects()
		if err != nil || len(all) == 0 {
			return "", "", ""
		}
		return data.KindProject, all[0].ID, all[0].Title
	},
	"票决的项目": func(h *hand) (data.Kind, string, string) {
		all, err := h.matters.Projects()
		for i := range all {
			if p := &all[i]; err == nil && p.State == data.ProjectVoted {
				return data.KindProject, p.ID, p.Title
			}
		}
		return "", "", ""
	},
	"某次会议": func(h *hand) (data.Kind, string, string) {
		all, err := h.meetings.Meetings()
		if err != nil || len(all) == 0 {
			return "", "", ""
		}
		return data.KindMeeting, all[0].ID, all[0].Title + " " + all[0].Day
	},
	"某期培训": func(h *hand) (data.Kind, string, string) {
		all, err := h.training.Courses()
		if err != nil || len(all) == 0 {
			return "", "", ""
		}
		return data.KindCourse, all[0].ID, all[0].Title
	},
	"某班": func(h *hand) (data.Kind, string, string) {
		all, err := h.duty.Shifts(today, "2026-12-31")
		for i := range all {
			if r := &all[i]; err == nil && r.ActivityID == "" && r.State != data.ShiftCancelled && r.Day > today {
				return data.KindShift, r.ID, r.Station + " " + r.Day
			}
		}
		return "", "", ""
	},
	"某次述职": func(h *hand) (data.Kind, string, string) {
		all, err := h.app.Outreaches()
		for i := range all {
			if o := &all[i]; err == nil && o.Fine > 0 {
				return data.KindOutreach, o.ID, string(o.What) + " " + o.Day
			}
		}
		return "", "", ""
	},
	"安排了的活动": func(h *hand) (data.Kind, string, string) {
		all, err := h.app.VisitsAndPlans()
		for i := range all {
			if v := &all[i]; err == nil && v.State == data.ActivityPlanned && v.Day > today {
				return data.KindVisit, v.ID, v.Topic + " 走访"
			}
		}
		return "", "", ""
	},
}

// opinionThatTakes is an opinion about which a step can be taken next.
func opinionThatTakes(step data.StepKind) known {
	return func(h *hand) (data.Kind, string, string) {
		all, err := h.matters.Opinions()
		for i := range all {
			o := &all[i]
			if err == nil && slices.Contains(matters.NextSteps(&o.Standing, data.KindOpinion, o.Route), step) {
				return data.KindOpinion, o.ID, o.Code()
			}
		}
		return "", "", ""
	}
}

// spoken are lines of the desk, by what they begin with.
var spoken = map[string]string{"今天的一班": "渔湾村代表联络站接待选民", "公告该贴出去的一行": "3 班的接待公告该贴出去了", "全部几件": "全部 "}

// does takes one step: a key, Ctrl+K with a name, or a click on words that are seen.
func (h *hand) does(step string) error {
	switch key, name, _ := strings.Cut(step, " "); {
	case key == "Ctrl+K" && name != "":
		return h.finds(name)
	case step == "F2":
		h.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF2})
		h.actions++
	case step == "Ctrl+A":
		h.keys(&fyne.ShortcutSelectAll{})
	case strings.HasPrefix(step, "Ctrl+"):
		h.keys(ctrl(fyne.KeyName(strings.TrimPrefix(step, "Ctrl+"))))
	default:
		return h.presses(cmp.Or(spoken[step], step))
	}
	return nil
}

// finds opens a record, or a page by its name, by the search for everything.
func (h *hand) finds(name string) error {
	of, id, typed, screen := data.Kind(""), "", name, ""
	if one, ok := some[name]; ok {
		if of, id, typed = one(h); id == "" {
			return fmt.Errorf("the sample has no %s", name)
		}
		screen = screenOf(of)
	}
	h.search()
	entry := h.window.Canvas().Focused().(*kit.Entry)
	entry.SetText(typed)
	for _, f := range h.find(typed) {
		if f.id == id && (f.screen == screen || id == "" && f.title == name) {
			return h.presses(f.title + "　　" + f.detail)
		}
	}
	return fmt.Errorf("“%s” does not find %s", typed, name)
}

// fromTheDesk goes to the desk and from there some steps.
func (h *hand) fromTheDesk(steps string) error {
	for _, o := range h.window.Canvas().Overlays().List() {
		h.window.Canvas().Overlays().Remove(o)
	}
	clear(h.built) // as after a start: each page has its first tab, and nothing is open or narrowed
	clear(h.last)
	h.Go("desk")
	h.actions = 0
	for _, step := range parted(steps, " → ") {
		if err := h.does(step); err != nil {
			return err
		}
	}
	return nil
}

// parted are the parts of a text; none of an empty one.
func parted(text, by string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, by)
}

// troubled is a day on which a ledger has all that the law asks about: a term that ends, a seat that is empty, a group of one, and somebody
// who stayed away from two sessions of the congress.
const troubled = "2026-12-20"

// inTrouble brings that about.
func (h *hand) inTrouble() {
	h.t.Helper()
	must := func(err error) {
		h.t.Helper()
		if err != nil {
			h.t.Fatal(err)
		}
	}
	people, err := h.app.InOrder(today)
	must(err)
	leaves, stays := people[30].ID, people[40].ID
	seats, err := h.app.Mandates()
	must(err)
	must(h.app.ChangeMandate(leaves, data.MandateChange{MandateID: seats[leaves][0].ID, Day: today, Kind: data.MandateResigned}))
	g := app.GroupRow{Group: data.Group{Name: "一人小组", Kind: data.GroupDeputies}}
	must(h.app.SaveGroup(&g))
	must(h.app.AssignGroup([]string{stays}, app.Picked{ID: g.ID, Name: g.Name}, today))
	for _, day := range []string{"2026-12-01", "2026-12-02"} {
		m := data.Meeting{MeetingFields: data.MeetingFields{Kind: data.MeetingCongress, Title: day, Day: day},
			Attendees: []data.Attendee{{DeputyID: stays, State: data.StayedAway}}}
		must(h.meetings.SaveMeeting(&m))
	}
}

// seen are sittings at the sample, by the day on which it is seen.
type seen map[string]*hand

func (s seen) on(t *testing.T, day string) *hand {
	t.Helper()
	if s[day] == nil {
		if s[day] = sitting(t, sampleCopy(t), day); day == troubled {
			s[day].inTrouble()
		}
	}
	return s[day]
}

// Each thing that the speech, the law or practice lays on the office has its place in at most two steps from the desk.
func TestErrandsAreTwoStepsFromTheDesk(t *testing.T) {
	sittings := seen{}
	for _, part := range speech {
		for _, one := range part.all {
			h := sittings.on(t, cmp.Or(one.on, today))
			if err := h.fromTheDesk(one.steps); err != nil {
				t.Errorf("%s: %s: %v", one.what, one.steps, err)
				continue
			}
			if h.actions > 2 {
				t.Errorf("%s takes %d steps", one.what, h.actions)
			}
			all := h.sights()
			for _, words := range parted(one.sees, "、") {
				if !sees(all, words) {
					t.Errorf("%s: %s: “%s” is not to be seen", one.what, one.steps, words)
				}
			}
		}
	}
}

// dutiesPage is docs/duties.md.
func dutiesPage() string {
	var b strings.Builder
	b.WriteString("# 讲话要办的事，在哪里办\n\n" + dutiesHead + "\n")
	for _, part := range speech {
		fmt.Fprintf(&b, "\n## %s\n\n| 要办的事 | 从工作台怎么走 | 在那里看到 |\n|---|---|---|\n", part.title)
		for _, one := range part.all {
			fmt.Fprintf(&b, "| %s | %s | %s |\n", one.what, cmp.Or(one.steps, "就在工作台上"), one.sees)
		}
	}
	return b.String()
}

const dutiesHead = `从工作台起，每件事最多两步：点一下页面、标签、按钮或工作台上的一行，按一个快捷键，或者 Ctrl+K 找到一个页面、一条记录，都算一步；往下翻不算，“↓”后面的要往下翻才看得到。
这张表和 views/speech_test.go 里的一样，测试在示例台账上照着走一遍；改了那里，用 LIUJIN_DUTIES=1 运行 TestDutiesPage 重写这一页。`

// docs/duties.md says where each duty has its place, as it was tried.
func TestDutiesPage(t *testing.T) {
	const path = "../docs/duties.md"
	if os.Getenv("LIUJIN_DUTIES") != "" {
		if err := os.WriteFile(path, []byte(dutiesPage()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if text, err := os.ReadFile(path); err != nil || string(text) != dutiesPage() {
		t.Errorf("%s is not what was tried: LIUJIN_DUTIES=1 writes it anew (%v)", path, err)
	}
}
