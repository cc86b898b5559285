package views

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"liujin/app"
	"liujin/app/rolls"
	"liujin/data"
	"liujin/views/kit"
)

// chatOf is what a group wrote about a course, one line a deputy; the first three do not all come.
func chatOf(names []string) string {
	replies := []string{"：请假，身体不舒服", " 有事来不了", "：我晚点到"}
	text := "#接龙\n明天下午代表培训，请接龙\n"
	for i, name := range names {
		reply := []string{"", "👍", " 收到", "[强][玫瑰]"}[i%4]
		if i < len(replies) {
			reply = replies[i]
		}
		text += fmt.Sprintf("%d. %s%s\n", i+1, name, reply)
	}
	return text
}

// A roll of 39 with three exceptions is called by what the chat group gives.
func TestRollByPaste(t *testing.T) {
	path := sampleCopy(t)
	h := sitting(t, path, "2026-11-12")
	rows, err := h.app.Deputies()
	if err != nil {
		t.Fatal(err)
	}
	named := map[string]int{}
	for i := range rows {
		named[rows[i].Name]++
	}
	course, err := h.training.NewCourse()
	if err != nil {
		t.Fatal(err)
	}
	course.Title, course.Sessions = "十一月培训", []data.Session{{Day: "2026-11-11", Topic: "预算审查", Hours: 20}}
	var called []app.DeputyRow
	var names []string
	for i := range rows {
		if d := rows[i]; d.InOffice && named[d.Name] == 1 && len(called) < 39 {
			called, names = append(called, d), append(names, d.Name)
			course.Enrolments = append(course.Enrolments, data.Enrolment{DeputyID: d.ID})
		}
	}
	if err := h.training.SaveCourse(&course); err != nil || len(called) != 39 {
		t.Fatal(len(called), err)
	}
	h.Open("course", course.ID) // the course is at hand, as after its notice

	h.click("点名")
	h.answer("粘贴到课名单…")
	h.window.Canvas().Focused().(*kit.Entry).TypedShortcut(&fyne.ShortcutPaste{Clipboard: pasteboard(chatOf(names))})
	h.actions++
	h.answer("认名字")
	said := strings.Join(texts(h.window.Canvas().Overlays().Top()), "\n")
	for _, want := range []string{names[0] + "请假", names[1] + "请假", names[2] + "迟到", "没有看懂：“明天下午代表培训，"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not said in %q", want, said)
		}
	}
	h.answer(kit.WordSave)
	h.quiet("saving the roll")
	h.spent("a roll of 39 with three exceptions by paste", 8)

	saved, err := h.training.Course(course.ID)
	if err != nil {
		t.Fatal(err)
	}
	roll, err := h.training.Roll(saved.Sessions[0].ID)
	if err != nil || !roll.Recorded || len(roll.Lines) != 39 {
		t.Fatal(roll, err)
	}
	want := []data.ParticipationState{data.OnLeave, data.OnLeave, data.CameLate}
	for i, d := range called {
		state := data.Came
		if i < len(want) {
			state = want[i]
		}
		if got := roll.Lines[roll.At(d.ID)].State; got != state {
			t.Errorf("%s is %s, not %s", d.Name, got, state)
		}
	}
}

// A visit's people are picked by what the chat group gives; who does not come is said and not picked.
func TestPeopleByPaste(t *testing.T) {
	h := sitting(t, sampleCopy(t), "2026-11-12")
	h.Go("visit")
	h.keys(ctrl(fyne.KeyN))
	for _, o := range test.LaidOutObjects(h.window.Content()) {
		if entry, ok := o.(*kit.Entry); ok && entry.OnPaste != nil {
			entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: pasteboard("赵启明 10:23\n收到\n高𬭎\u2005请假\n@单桂英\u2005[强]\n明天几点集合？")})
			break
		}
	}
	var drawn []string
	for _, o := range test.LaidOutObjects(h.window.Content()) {
		if text, ok := o.(*canvas.Text); ok {
			drawn = append(drawn, text.Text)
		}
	}
	said := strings.Join(drawn, "")
	for _, want := range []string{"赵启明", "单桂英", "说不来的没有加上：高𬭎", "没有看懂：“明天几点集合”"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not said in %q", want, said)
		}
	}
	if _, left := rolls.PastedNames("赵启明：收到", []string{"赵启明"}); left != "" {
		t.Errorf("left of what was understood: %q", left)
	}
}

// A roster of 40 in which ditto marks stand for the cell above comes in right.
func TestRosterWithDittos(t *testing.T) {
	h := sitting(t, sampleCopy(t), "2026-11-12")
	before, err := h.app.Deputies()
	if err != nil {
		t.Fatal(err)
	}
	marks := []string{"同上", "〃", "″", "\"", "同前", "同上行"}
	text := "姓名,性别,民族,政治面貌,代表小组,代表层级,选区\n"
	names := map[string]int{}
	for i := range 40 {
		name := "测" + string([]rune("甲乙丙丁戊己庚辛壬癸")[i/4]) + string([]rune("春夏秋冬")[i%4])
		names[name] = i
		row := fmt.Sprintf("%s,%s,回族,群众,第%s小组,镇,第%d选区\n", name, []string{"男", "女"}[i/4%2], []string{"一", "二", "三", "四"}[i/10], i/10+1)
		if i%10 != 0 {
			m := marks[i%len(marks)]
			gender := []string{"男", "女"}[i/4%2]
			if i%4 != 0 {
				gender = quotedMark(m)
			}
			m = quotedMark(m)
			row = strings.Join([]string{name, gender, m, m, m, m, m}, ",") + "\n"
		}
		text += row
	}
	path := filepath.Join(t.TempDir(), "补选名册.csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	h.keys(ctrl(fyne.KeyI))
	h.fill(path)
	h.answer("打开")
	h.click("下一步：核对问题")
	h.click("下一步：与已有代表对比")
	h.click("确认导入")
	h.quiet("the import")
	h.spent("the roster of 40 with ditto marks", 8)
	after, err := h.app.Deputies()
	if err != nil || len(after) != len(before)+40 {
		t.Fatalf("%d deputies more: %s, %v", len(after)-len(before), h.status.text.Text, err)
	}
	for _, d := range after {
		i, is := names[d.Name]
		if !is {
			continue
		}
		group, place := fmt.Sprintf("第%s小组", []string{"一", "二", "三", "四"}[i/10]), fmt.Sprintf("第%d选区", i/10+1)
		if d.Gender != []data.Gender{data.GenderMale, data.GenderFemale}[i/4%2] || d.Ethnicity != "回族" || d.Party != data.PartyMasses ||
			d.Group != group || d.Levels != "镇" || !strings.Contains(d.Constituencies, place) {
			t.Errorf("%s: %s %s %s %s %s %s", d.Name, d.Gender, d.Ethnicity, d.Party, d.Group, d.Levels, d.Constituencies)
		}
	}
}

// quotedMark is a mark as a field of csv.
func quotedMark(m string) string {
	if m == "\"" {
		return "\"\"\"\""
	}
	return m
}

type pasteboard string

func (c pasteboard) Content() string { return string(c) }

func (c pasteboard) SetContent(string) {}
