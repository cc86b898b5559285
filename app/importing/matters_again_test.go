package importing_test

import (
	"fmt"
	"strings"
	"testing"

	"liujin/app/apptest"
	"liujin/app/importing"
	"liujin/app/intake"
	"liujin/app/intake/booktest"
	"liujin/app/sheets"
	"liujin/data/datatest"
)

// An import that was stopped, or found no room, is done when it is asked for again: nothing of the first attempt stays with its rows.
func TestImportsAfterOneThatStopped(t *testing.T) {
	t.Parallel()
	a := apptest.SampleOn(t, apptest.SampleDay)
	names := lone(t, a)
	book := importing.New(a)
	proposals := comparedProposals(t, a, "标题|提出日期|领衔代表|附议人|承办单位|交办日期\n"+
		"关于甲的建议|2026-03-05|"+names[0]+"|"+names[2]+"|镇新设办公室|3月6日\n关于乙的建议|2026-03-05|"+names[1]+"||镇新设办公室|")
	opinions := comparedOpinions(t, a, "日期|反映人|内容|承办单位|交办日期\n2026-03-05|张三|路灯|镇又一办公室、镇另一办公室|2026-03-06\n2026-03-05|李四|水沟||")
	page := func(text string) *sheets.Workbook { return booktest.Workbook(t, booktest.Page{"台账", text, ""}) }
	lessons := apptest.Must(book.CompareLessons(apptest.Must(book.ReadLessons(page("日期|培训名称|课程|参加代表\n2026-03-05|甲培训|甲课|"+
		names[0]+"、"+names[1]+"\n2026-03-06|乙培训|乙课|"+names[0]), intake.Options{}))(t)))(t)
	visits := apptest.Must(book.CompareVisits(apptest.Must(book.ReadVisits(page("日期|企业名称|参加代表|诉求\n2026-03-05|某某新公司|"+
		names[0]+"|用地\n2026-03-06|某某另一公司|"+names[1]+"|"), intake.Options{}))(t)))(t)
	roster := apptest.Must(book.CompareRoster(apptest.Must(book.ReadRoster(page("姓名|性别|出生年月|代表小组\n某新人|男|1980.05|某新小组\n"+
		"某另一新人|女|1981.06|某新小组"), intake.Options{}))(t)))(t)
	for what, apply := range map[string]func(func(done, total int) bool) error{
		"proposals": func(report func(int, int) bool) error { return book.ApplyMatters(proposals, report) },
		"opinions":  func(report func(int, int) bool) error { return book.ApplyMatters(opinions, report) },
		"lessons":   func(report func(int, int) bool) error { return book.ApplyLessons(lessons, report) },
		"visits":    func(report func(int, int) bool) error { return book.ApplyVisits(visits, report) },
		"roster":    func(report func(int, int) bool) error { return book.ApplyRoster(roster, report) },
	} {
		if err := apply(func(done, _ int) bool { return done < 1 }); err == nil {
			t.Error(what, "was not stopped")
		}
		if err := apply(goOn); err != nil {
			t.Error(what, err)
		}
	}
	if n := comparedProposals(t, a, "标题|提出日期|领衔代表\n关于甲的建议|2026-03-05|"+names[0]).Count(); n.Known != 1 {
		t.Errorf("%+v", n)
	}
}

// Every list begins with number 1: a matter of the same number and day is another one where its words are others, and that is said.
func TestNumbersOfSeveralLists(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, first, second, words, faults string }{
		{"two stations' ledgers", "1|2026-03-05|张三|路灯不亮\n2|2026-03-06|李四|水沟堵塞", "1|2026-03-05|王五|公交改线\n2|2026-03-06|赵六|增设站牌",
			"新增意见建议 2 件", "2 编号;3 编号"},
		{"the same one, put right", "1|2026-03-05|张三|河东村村口路灯不亮", "1|2026-03-05|张三|河东村口的路灯不亮了", "新增意见建议 0 件，台账里已有 1 件（不动）", ""},
		{"the same one, whose person is told now", "1|2026-03-05||河东村村口路灯不亮", "1|2026-03-05|张三|河东村村口路灯不亮", "新增意见建议 0 件，台账里已有 1 件（不动）", ""},
		{"of one person, two things", "1|2026-03-05|张三|路灯不亮", "1|2026-03-05|张三|公交改线", "新增意见建议 1 件", "2 编号"},
		{"in words alike, of two persons", "1|2026-03-05|张三|河东村村口路灯不亮", "1|2026-03-05|王五|河西村村口路灯不亮", "新增意见建议 1 件", "2 编号"},
	} {
		a := apptest.SampleOn(t, apptest.SampleDay)
		const head = "编号|日期|反映人|内容\n"
		if err := importing.New(a).ApplyMatters(comparedOpinions(t, a, head+c.first), goOn); err != nil {
			t.Fatal(c.name, err)
		}
		p := comparedOpinions(t, a, head+c.second)
		if got := p.Words(); got != c.words {
			t.Errorf("%s: %s, want %s", c.name, got, c.words)
		}
		if got := faultsOf(p.Problems); got != c.faults {
			t.Errorf("%s: %s, want %s: %v", c.name, got, c.faults, p.Problems)
		}
	}
}

// A 当选时间 is compared with whatever a damaged ledger holds for the first day of its term.
func TestElectedInADamagedTerm(t *testing.T) {
	t.Parallel()
	for _, starts := range []string{"'2'", "'2026'", "'2025-13-40'", "'中文'", "NULL"} {
		a := apptest.SampleOn(t, apptest.SampleDay)
		datatest.Spoil(t, a.DB().Path(), "UPDATE term SET starts = "+starts)
		book := importing.New(a)
		l := apptest.Must(book.ReadRoster(booktest.Workbook(t, booktest.Page{"名册",
			"姓名|性别|出生年月|当选时间\n某新人|男|1980.05|2024年3月5日\n某另一新人|男|1980.06|2024.3", ""}), intake.Options{}))(t)
		p := apptest.Must(book.CompareRoster(l))(t)
		if said := fmt.Sprint(p.Problems); !strings.Contains(said, "某新人 2024-03-05") || len(p.ByElectedWords()) != 0 {
			t.Errorf("%s: %s %v", starts, said, p.ByElectedWords())
		}
	}
}
