package views

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"liujin/data"
	"liujin/views/kit"
)

// oneWithPhone is a deputy whom a roster finds by telephone.
func oneWithPhone(t *testing.T, s *Shell) data.DeputyFields {
	t.Helper()
	all, err := s.app.DB().Deputies()
	if err != nil {
		t.Fatal(err)
	}
	return all[slices.IndexFunc(all, func(d data.DeputyFields) bool { return d.Phone != "" && d.Employer != "" })]
}

// tickedIn is the box to tick in an object.
func tickedIn(t *testing.T, o fyne.CanvasObject) *kit.Tick {
	t.Helper()
	for _, one := range test.LaidOutObjects(o) {
		if tick, ok := one.(*kit.Tick); ok {
			return tick
		}
	}
	t.Fatal("there is nothing to tick")
	return nil
}

// The steps of the wizards and the copying of a record fit a small window with large text; what a roster tells beside its people is
// offered.
func TestWizardsInASmallWindow(t *testing.T) {
	was := screenSize
	screenSize = fyne.NewSize(1024, 700)
	t.Cleanup(func() { screenSize = was })
	s := sampleShell(t, kit.Theme{Large: true})
	s.Go("proposal")
	s.built["proposal"].Edit.(interface{ SelectFirst() }).SelectFirst()
	s.askCopy(s.told())
	capture(t, s, "small-copy-elsewhere")
	s.window.Canvas().Overlays().Remove(s.window.Canvas().Overlays().Top())
	s.Go("opinion")
	name, known := aDeputy(t, s), oneWithPhone(t, s)
	w := begun(t, s, opinionWizard, written(t, "意见建议台账.csv",
		"登记日期,反映人,反映内容,接待代表,承办单位,办理情况,分类\n2026-03-05,张一,村口的路灯坏了两年没有人修、晚上老人小孩走路看不见，希望尽快修好,"+name+
			",县住房和城乡建设局、县交通运输局,已修好,甲\n3月6日,同上,水沟,查无此人,没有的单位,,乙\n"))
	capture(t, s, "small-opinions-1-columns")
	w.faults()
	capture(t, s, "small-opinions-2-faults")
	w.compare()
	capture(t, s, "small-opinions-3-compare")
	s.uncover()
	var r *rosterWizard
	path := written(t, "名册.csv", "西河镇第十九届人民代表大会代表名册,,,,,,\n姓名,性别,手机号,代表小组,是否召集人,当选时间,工作单位及职务\n"+
		"钱新一,男,13900001771,新编的第五代表小组,是,2024-05-12,西河镇河东村党总支书记、村民委员会主任兼农业发展公司董事长\n"+
		name+",女,13900001772,新编的第五代表小组,否,2017-01-08,渔湾村\n孙新三,女,13900001773,第六代表小组,否,2024-06-30,渔湾村\n"+
		known.Name+","+string(known.Gender)+","+known.Phone+",第六代表小组,否,,东港镇人民政府经济发展和农业农村局副局长、东港镇农业技术推广服务中心主任、高级农艺师\n")
	one := begun(t, s, func(s *Shell) *wizard { r = newRosterWizard(s); return r.wizard }, path)
	capture(t, s, "small-roster-1-columns")
	one.faults()
	capture(t, s, "small-roster-2-faults")
	one.compare()
	capture(t, s, "small-roster-3-compare")
	r.scroll.ScrollToBottom()
	capture(t, s, "small-roster-4-changes")
	if by := r.incoming.ByElectedWords(); len(by) != 2 || len(r.offers()) != 1 || r.incoming.Office != nil {
		t.Errorf("offered: %v", by)
	}
	tickedIn(t, r.offers()[0]).OnChanged(false)
	if !r.incoming.LeaveElected {
		t.Error("the offer is not left")
	}
}
