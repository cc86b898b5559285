package calendar

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// notice2026 is the text as offices paste it.
const notice2026 = `国务院办公厅关于2026年部分节假日安排的通知
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作，遇有重大突发事件，要按规定及时报告并妥善处置。`

// A notice that is pasted says just what the program knows of that year by itself.
func TestNoticeAgreesWithWhatIsKnown(t *testing.T) {
	read, faults := ReadNotice(notice2026, 0)
	if len(faults) > 0 || read.Year != 2026 {
		t.Fatalf("%d %q", read.Year, faults)
	}
	known, ok := Builtin(2026)
	if !ok || len(known.Days) != len(read.Days) {
		t.Errorf("%d days read, %d known", len(read.Days), len(known.Days))
	}
	for _, iso := range known.Dates() {
		if read.Days[iso].Kind != known.Days[iso].Kind {
			t.Errorf("%s: read %+v, known %+v", iso, read.Days[iso], known.Days[iso])
		}
	}
}

func TestNoticeFaults(t *testing.T) {
	for from, says := range map[string]string{
		"1月1日（周四）|1月1日（周五）": "1月1日是周四，通知里写的是周五", "共9天|共8天": "共 8 天", "2月28日|2月30日": "没有2月30日", "1月1日（周四）至3日（周六）|新年第一天": "看不懂",
	} {
		old, changed, _ := strings.Cut(from, "|")
		if _, faults := ReadNotice(strings.Replace(notice2026, old, changed, 1), 0); !strings.Contains(strings.Join(faults, "\n"), says) {
			t.Errorf("%s: %q", from, faults)
		}
	}
	if _, faults := ReadNotice("随便写的", 0); len(faults) == 0 {
		t.Error("nonsense is a notice")
	}
	y, faults := ReadNotice("元旦：2027年12月30日至2028年1月1日放假，共3天。", 2028)
	if len(faults) > 0 || y.Days["2027-12-30"].Kind != Holiday || y.Days["2028-01-01"].Kind != Holiday {
		t.Errorf("over the year's end: %v %q", y.Days, faults)
	}
}

func FuzzNotice(f *testing.F) {
	f.Add(notice2026)
	f.Add("元旦：1月1日放假。")
	f.Fuzz(func(t *testing.T, text string) { ReadNotice(text, 2027) })
}

func listed(all []Reception) string {
	var out []string
	for _, r := range all {
		if r.Date == "" {
			out = append(out, "("+r.Due[5:]+")")
		} else {
			out = append(out, r.Date[5:])
		}
	}
	return strings.Join(out, " ")
}

func TestReceptions(t *testing.T) {
	c := New()
	wednesday := []time.Weekday{time.Wednesday}
	for _, x := range []struct {
		rule     Rule
		from, to string
		want     string
	}{
		{Rule{Every: Weekly, Weekdays: wednesday}, "2026-11-01", "2026-11-30", "11-04 11-11 11-18 11-25"},
		{Rule{Every: Weekly, Weekdays: wednesday, Off: Next}, "2026-10-01", "2026-10-31", "10-08 10-14 10-21 10-28"}, // the 7th is off
		{Rule{Every: Monthly, Days: []int{5, 15, 25}, Off: Next}, "2026-10-01", "2026-10-31", "10-08 10-15 10-26"},
		// the 5th goes back into September
		{Rule{Every: Monthly, Days: []int{5, 15, 25}, Off: Previous}, "2026-10-01", "2026-10-31", "10-15 10-23"},
		// and stands there
		{Rule{Every: Monthly, Days: []int{5, 15, 25}, Off: Previous}, "2026-09-01", "2026-09-30", "09-04 09-15 09-24 09-30"},
		{Rule{Every: Monthly, Days: []int{5, 15, 25}, Off: Cancel}, "2026-10-01", "2026-10-31", "(10-05) 10-15 (10-25)"},
		{Rule{Every: Monthly, Days: []int{31}}, "2026-09-01", "2026-12-31", "10-31 12-31"},
		{Rule{Every: Monthly, Days: []int{25}, Months: Odd}, "2026-08-01", "2026-12-31", "09-25 11-25"},
		{Rule{Every: Nth, Weekdays: []time.Weekday{time.Friday}, Nth: 2}, "2026-11-01", "2026-12-31", "11-13 12-11"},
		{Rule{Every: Nth, Weekdays: []time.Weekday{time.Friday}, Nth: -1, Months: Even}, "2026-11-01", "2026-12-31", "12-25"},
		{Rule{Every: Given, Dates: []string{"2026-11-12", "2026-12-01", "2027-01-01"}}, "2026-11-01", "2026-12-31", "11-12 12-01"},
		// the 10th is worked
		{Rule{Every: Weekly, Weekdays: []time.Weekday{time.Saturday}, Off: Cancel}, "2026-10-01", "2026-10-31",
			"(10-03) 10-10 (10-17) (10-24) (10-31)"},
	} {
		got, err := c.Receptions(x.rule, x.from, x.to)
		if err != nil || listed(got) != x.want {
			t.Errorf("%s: %s, want %s (%v)", x.rule.Words(), listed(got), x.want, err)
		}
	}
}

// How a date came about is said, a year without a notice too.
func TestHow(t *testing.T) {
	c := New()
	rule := Rule{Every: Monthly, Days: []int{5}, Off: Next}
	got, err := c.Receptions(rule, "2026-10-01", "2026-10-31")
	if err != nil || got[0].How != "10月5日国庆节放假，顺延至10月8日" {
		t.Errorf("%+v %v", got, err)
	}
	got, err = c.Receptions(rule, "2028-03-01", "2028-03-31") // a Sunday
	if err != nil || !strings.Contains(got[0].How, "3月5日是周日，顺延至3月6日（2028年放假安排还没公布，按周末计）") {
		t.Errorf("%+v %v", got, err)
	}
	own, _ := ReadNotice("关于2028年部分节假日安排的通知\n元旦：3月6日放假。3月5日上班。", 0)
	if got, err = New(own).Receptions(rule, "2028-03-01", "2028-03-31"); err != nil || got[0].Date != "2028-03-05" ||
		!strings.Contains(got[0].How, "调休上班日") {
		t.Errorf("%+v %v", got, err)
	}
	for _, bad := range []Rule{{}, {Every: Monthly}, {Every: Monthly, Days: []int{32}}, {Every: Nth}, {Every: Given},
		{Every: Given, Dates: []string{"x"}}} {
		if bad.Check() == "" {
			t.Errorf("%+v passes", bad)
		}
	}
}

// A rule that a damaged ledger holds says what is wrong with it, whatever is asked of it.
func TestRulesThatAreNone(t *testing.T) {
	for _, r := range []Rule{{Every: -1}, {Every: 9}, {Every: Weekly, Weekdays: []time.Weekday{9}}, {Every: Nth, Nth: 1},
		{Every: Monthly, Days: []int{1}, Months: -1},
		{Every: Monthly, Days: []int{1}, Off: 7}, {Every: Nth, Nth: 9, Weekdays: []time.Weekday{-3}}} {
		if r.Check() == "" || r.Words() != r.Check() {
			t.Errorf("%+v: %q", r, r.Words())
		}
	}
}

// Characters that only look like the usual ones, and full-width digits, are read as those, in a pasted notice too.
func TestNoticeOfCharactersThatLookAlike(t *testing.T) {
	want, _ := ReadNotice("关于2028年部分节假日安排的通知\n元旦：1月1日放假。12月31日上班。", 0)
	for _, text := range []string{
		"关于2028年部分节假⽇安排的通知\n元旦：1⽉1⽇放假。12⽉31⽇上班。",
		"关于2028年部分节假⽇安排的通知\n⼀、元旦：1⽉1⽇放假。12⽉31⽇上班。",
		"关于２０２８年部分节假日安排的通知\n元旦：１月１日放假。１２月３１日上班。",
	} {
		if got, _ := ReadNotice(text, 0); len(got.Days) == 0 || fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}
