package reports

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
)

const today = "2026-11-12" // a Thursday

// town is what the office of these messages knows.
var town = Known{Today: today,
	Deputies: []string{"赵启明", "高𬭎", "单桂英", "李大明", "李小红", "王海", "张三", "李四", "王五", "高兴", "陈建国", "周卫东", "孙丽", "欧阳晓"},
	Places: []Place{
		{ID: "v1", Name: "东风村", Walk: Village}, {ID: "v2", Name: "西河村", Walk: Village}, {ID: "v3", Name: "渔湾社区", Walk: Village},
		{ID: "e1", Name: "滨海恒泰机械有限公司", Walk: Enterprise},
		{ID: "e1", Name: "恒泰机械", Walk: Enterprise, Short: true},
		{ID: "e2", Name: "东港水产合作社", Walk: Enterprise}, {ID: "s1", Name: "东风村代表联络站", Walk: Station},
		{ID: "s1", Name: "东风村联络站", Walk: Station},
		{ID: "s2", Name: "镇人大代表之家", Walk: Station}, {ID: "p1", Name: "东风村道路改造工程", Walk: Project},
		{ID: "c1", Name: "第一选区", Walk: Voters},
	}}

// line is what was understood, in a line.
func (r *Report) line() string {
	place := r.Place.Name
	if place != "" && r.Place.ID == "" {
		place = "?" + place
	}
	who := strings.Join(r.Deputies, "、")
	for _, s := range r.Strangers {
		who += "、?" + s
	}
	text := fmt.Sprintf("%s|%s|%d|%s|%s", strings.TrimPrefix(who, "、"), strings.TrimPrefix(r.Day, "2026-"), r.Walk, place,
		strings.Join(r.Asked, "／"))
	if r.Reached > 0 {
		text += fmt.Sprintf("|%d", r.Reached)
	}
	doubted := ""
	for _, d := range r.Doubts {
		if d.Part != "" && !strings.Contains(doubted, string(d.Part)) {
			doubted += " " + string(d.Part)
		}
	}
	if doubted != "" {
		text += " ~" + doubted
	}
	return text
}

// What people write is understood as they mean it, or said to be in doubt. A line a report: who, day, walk-in, where (? the ledger has none
// of the name), what was asked for, how many it reached; behind ~ what is in doubt.
func TestMessages(t *testing.T) {
	all, err := os.ReadFile("testdata/messages.txt")
	if err != nil {
		t.Fatal(err)
	}
	for c := range strings.SplitSeq(string(all), "====\n") {
		text, want, _ := strings.Cut(c, "\n=>\n")
		out := Read(text, town)
		var got string
		for i := range out.Reports {
			got += strings.TrimSpace(out.Reports[i].line()) + "\n"
		}
		if got != want {
			t.Errorf("%s\ngot  %swant %s", text, got, want)
		}
	}
}

// What was understood is marked where it stands, and what is not asked for stays in the content, as it was written.
func TestSpansAndContent(t *testing.T) {
	text := "今天上午和李代表去了东风村走访了王大爷家，他反映路灯坏了三个月。已联系供电所👍"
	r := Read("张三 11-10 15:32\n"+text, town).Reports[0]
	var marks []string
	for _, s := range r.Spans {
		marks = append(marks, string(s.Part)+" "+r.Text[s.From:s.To])
	}
	if got := strings.Join(marks, "|"); got != "day 今天|who 李代表|place 东风村|asked 他反映路灯坏了三个月。" {
		t.Error(got)
	}
	if r.Content != "今天上午和李代表去了东风村走访了王大爷家\n已联系供电所" || r.Text != text || r.Sender != "张三" || r.Sent != "2026-11-10" {
		t.Errorf("%+v", r)
	}
	again := Reread(r.Text, r.Sender, r.Sent, town)
	if again.line() != r.line() {
		t.Errorf("read again: %s, was %s", again.line(), r.line())
	}
	if r := Read("张三：11月9日走访东风村村民王桂兰320922198005121234，王桂兰反映低保未批", town).Reports[0]; strings.Contains(r.Asked[0], "3209") {
		t.Errorf("an identity number: %+v", r)
	}
}

// A text of any kind is read in moments, and one that is too long not at all.
func TestReadInMoments(t *testing.T) {
	for _, s := range []string{"张三", "王海", "反映", "去东风村", "11月9日", "1.", "姓名：", "张三：", "张三 11-10 15:32\n", "，群众反映", "和李代表", "。希望"} {
		text := strings.Repeat(s, mostPasted/len(s))
		start := time.Now()
		if Read(text, town).TooLong {
			t.Error("too long")
		}
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%q: %s", s, took)
		}
	}
	if !Read(strings.Repeat("张三", 50_000), town).TooLong {
		t.Error("a text that is too long was read")
	}
}

// FuzzRead: whatever is pasted, reading it ends, spans lie in their texts, days are days, and nobody is named who is not known.
func FuzzRead(f *testing.F) {
	all, err := os.ReadFile("testdata/messages.txt")
	if err != nil {
		f.Fatal(err)
	}
	for c := range strings.SplitSeq(string(all), "====\n") {
		text, _, _ := strings.Cut(c, "\n=>\n")
		f.Add(text)
	}
	known := map[string]bool{}
	for _, name := range town.Deputies {
		known[name] = true
	}
	f.Fuzz(func(t *testing.T, text string) {
		out := Read(text, town)
		for _, r := range out.Reports {
			last := 0
			for _, s := range r.Spans {
				if s.From < last || s.To <= s.From || s.To > len(r.Text) {
					t.Fatalf("%+v", r)
				}
				last = s.To
			}
			if day, err := time.Parse(time.DateOnly, r.Day); r.Day != "" && (err != nil || day.Format(time.DateOnly) > today) {
				t.Fatalf("%+v", r)
			}
			for _, name := range r.Deputies {
				if !known[name] {
					t.Fatalf("%q: %+v", name, r)
				}
			}
			if r.Walk < 0 || r.Walk > Training || r.Reached < 0 {
				t.Fatalf("%+v", r)
			}
			Reread(r.Text, r.Sender, r.Sent, town)
		}
	})
}

// More reports than are read at a time are told as such, not as messages that tell of nothing.
func TestMoreThanAreRead(t *testing.T) {
	var b strings.Builder
	for i := range mostReports + 3 {
		fmt.Fprintf(&b, "张三 11-10 15:32\n昨天去东风村走访了%d户\n收到%d\n", i+1, i)
	}
	b.WriteString("李四 11-10 16:00\n收到\n")
	out := Read(b.String(), town)
	if len(out.Reports) != mostReports || len(out.More) != 3 || len(out.Left) != 1 || !strings.Contains(out.More[0], "了501户") {
		t.Errorf("%d reports, more %q, left %q", len(out.Reports), out.More, out.Left)
	}
}
