package views

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"liujin/app"
	"liujin/data"
	"liujin/views/kit"
)

// press presses a plain key where the keys are.
func (h *hand) press(name fyne.KeyName) {
	h.t.Helper()
	h.actions++
	c := h.window.Canvas()
	if c.Focused() != nil {
		c.Focused().TypedKey(&fyne.KeyEvent{Name: name})
	} else {
		h.TypedKey(&fyne.KeyEvent{Name: name})
	}
}

// plainDeputies are deputies in office whose names nobody else has, each with a surname of its own.
func plainDeputies(h *hand, n int) (all []app.DeputyRow) {
	h.t.Helper()
	rows, err := h.app.Deputies()
	if err != nil {
		h.t.Fatal(err)
	}
	named := map[string]int{}
	for i := range rows {
		named[rows[i].Name]++
	}
	for i := range rows {
		if d := rows[i]; d.InOffice && named[d.Name] == 1 && len([]rune(d.Name)) == 3 && len(all) < n {
			all = append(all, d)
		}
	}
	if len(all) < n {
		h.t.Fatal("too few deputies")
	}
	return all
}

// tenReports are ten messages of a group, as people write them, and two that tell of nothing.
func tenReports(h *hand) string {
	h.t.Helper()
	who := plainDeputies(h, 10)
	name := func(i int) string { return who[i].Name }
	return "秘书小张 11-10 08:00\n请大家把上周的活动报一下，谢谢\n" +
		name(0) + " 11-10 08:12\n姓名：" + name(0) + "\n日期：11月9日\n走进哪里：渔湾村\n做了什么：宣讲二十大精神，听众35人\n群众反映：村口路灯坏了三个月\n" +
		name(1) + " 11-10 08:20\n昨天到东港恒泰机械有限公司走访，企业反映：1.用工难；2.电价高[图片]\n" +
		name(2) + " 11-10 08:31\n11月6日在北港村代表联络站监督环境整治\n" +
		name(3) + " 11-10 09:02\n今天上午走访北港村选民6人，有人反映垃圾清运不及时，希望增加一次\n" +
		name(4) + " 11-10 09:20\n11月7号参加县人大组织的代表法培训👍\n" +
		name(5) + " 11-10 09:41\n前天去海缘家用纺织品厂走访，没有反映问题\n" +
		name(6) + " 11-10 10:00\n姓名：" + name(6) + " 日期：昨天 走进哪里：双桥村 做了什么：看望困难群众4人 群众反映：无\n" +
		name(7) + " 11-10 10:05\n上周三和" + name(8) + "到沙河村走访群众12人，村民建议修一条机耕路\n" +
		name(9) + " 11-10 11:00\n11.8 在盐田村开展禁毒宣讲，听众50人\n" +
		name(8) + " 11-10 12:00\n收到\n" +
		name(8) + " 11-10 12:30\n11月5日走访新风风电装备项目，负责人说审批慢\n"
}

// Ten messages of a group become ten records: one paste, and one key for each.
func TestTenReportsByPaste(t *testing.T) {
	h := sitting(t, sampleCopy(t), "2026-11-12")
	before, err := h.app.DB().Activities("")
	if err != nil {
		t.Fatal(err)
	}
	h.Go("desk")
	h.actions = 0
	fyne.CurrentApp().Clipboard().SetContent(tenReports(h))
	h.keys(&fyne.ShortcutPaste{})
	screen, ok := h.built[h.current].Edit.(*reportScreen)
	if !ok || h.current != "report" {
		t.Fatal(h.current, h.status.text.Text)
	}
	if !strings.Contains(h.status.text.Text, "读出 10 条") || !strings.Contains(h.status.text.Text, "没有当作记录") {
		t.Error(h.status.text.Text)
	}
	waits, err := h.reports.Waiting()
	if err != nil {
		t.Fatal(err)
	}
	for i := range 10 {
		was := screen.Opened()
		h.press(fyne.KeyReturn)
		h.quiet("confirming")
		if i == 0 { // pressed twice, or held: the next one, which nobody has read, waits
			h.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
			h.keys(ctrl(fyne.KeyS))
			h.actions-- // which is what is tried here
		}
		screen.pressed = time.Time{} // it is read
		if now, err := h.reports.Waiting(); err != nil || now != waits-i-1 {
			t.Fatalf("%d of %d wait behind %d: %s %v", now, waits, i+1, strings.Join(texts(h.window.Content()), "|"), err)
		}
		if i < 9 && screen.Opened() == was {
			t.Fatal("it does not go on")
		}
	}
	h.spent("ten pasted chat reports", 15)
	after, err := h.app.DB().Activities("")
	if err != nil || len(after) != len(before)+10 {
		t.Errorf("%d records more: %v", len(after)-len(before), err)
	}
	h.keys(&fyne.ShortcutUndo{})
	if now, err := h.reports.Waiting(); err != nil || now != waits-9 {
		t.Errorf("undone: %d wait, %v", now, err)
	}
	h.keys(&fyne.ShortcutPaste{})
	if h.window.Canvas().Overlays().Top() == nil || !strings.Contains(strings.Join(texts(h.window.Canvas().Overlays().Top()), ""), "以前收过") {
		t.Error("the same messages came in twice")
	}
	h.answer("知道了")
}

// What is in doubt is asked beside the fields, settled by a button, and only then becomes a record; another is dropped by a key.
func TestDoubtfulReport(t *testing.T) {
	h := sitting(t, sampleCopy(t), "2026-11-12")
	who := plainDeputies(h, 2)
	surname := string([]rune(who[1].Name)[:1])
	h.Go("desk")
	fyne.CurrentApp().Clipboard().SetContent(fmt.Sprintf("%s 11-10 08:20\n今天和%s主任走访新星纺织厂，企业反映订单少\n%s 11-10 08:30\n今天去渔湾村走访\n",
		who[0].Name, surname, who[1].Name))
	h.keys(&fyne.ShortcutPaste{})
	screen := h.built["report"].Edit.(*reportScreen)
	first := screen.Opened()
	h.press(fyne.KeyReturn)
	if r, err := h.reports.Report(first); err != nil || !r.Waits() {
		t.Fatal("what is in doubt was confirmed", err)
	}
	if _, button := h.window.Canvas().Focused().(*kit.Press); !button {
		t.Errorf("the keys are at %T", h.window.Canvas().Focused())
	}
	shown := strings.Join(texts(h.window.Content()), "|")
	if !strings.Contains(shown, surname+"主任") || !strings.Contains(shown, "台账里没有“新星纺织厂”") {
		t.Error(shown)
	}
	h.click("不是代表")
	h.click("新建“新星纺织厂”")
	h.press(fyne.KeyReturn)
	h.quiet("confirming")
	r, err := h.reports.Report(first)
	if err != nil || r.State != data.ReportConfirmed {
		t.Fatal(r.State, err, strings.Join(texts(h.window.Content()), "|"))
	}
	if v, err := h.app.Visit(r.ActivityID); err != nil || len(v.Deputies) != 1 || len(v.Opinions) != 1 {
		t.Error(v, err)
	}
	second := screen.Opened()
	h.press(fyne.KeyDelete)
	if r, err := h.reports.Report(second); err != nil || r.State != data.ReportDropped {
		t.Error(r.State, err)
	}
}

// A photo that is dropped goes to the report in front, and with it into the record.
func TestPhotoOfAReport(t *testing.T) {
	h := sitting(t, sampleCopy(t), "2026-11-12")
	who := plainDeputies(h, 1)
	h.Go("desk")
	fyne.CurrentApp().Clipboard().SetContent(who[0].Name + " 11-10 08:20\n今天走访渔湾村选民8人[图片]\n")
	h.keys(&fyne.ShortcutPaste{})
	screen := h.built["report"].Edit.(*reportScreen)
	id := screen.Opened()
	picture := aPicture(t)
	h.dropped([]fyne.URI{storage.NewFileURI(picture)})
	soon(func() bool { return len(screen.Form().Value.Photos) > 0 })
	screen.SaveNow(false)
	h.quiet("confirming")
	r, err := h.reports.Report(id)
	if err != nil || r.State != data.ReportConfirmed {
		t.Fatal(r, err)
	}
	if v, err := h.app.Outreach(r.ActivityID); err != nil || len(v.Photos) != 1 {
		t.Error(v, err)
	}
}
