package reports

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

const today = "2026-11-12" // a Thursday

// town is what the office of these messages knows.
var town = Known{Today: today,
	Deputies: []string{"赵启明", "高𬭎", "单桂英", "李大明", "李小红", "王海", "张三", "李四", "王五", "高兴", "陈建国", "周卫东", "孙丽", "欧阳晓"},
	Places: []Place{
		{ID: "v1", Name: "东风村", Walk: Village}, {ID: "v2", Name: "西河村", Walk: Village}, {ID: "v3", Name: "渔湾社区", Walk: Village},
		{ID: "e1", Name: "滨海恒泰机械有限公司", Walk: Enterprise}, {ID: "e1", Name: "恒泰机械", Walk: Enterprise, Short: true},
		{ID: "e2", Name: "东港水产合作社", Walk: Enterprise}, {ID: "s1", Name: "东风村代表联络站", Walk: Station},
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

func TestExplore(t *testing.T) {
	b, err := os.ReadFile(os.Getenv("REPORTS"))
	if err != nil {
		t.Skip()
	}
	for _, text := range strings.Split(string(b), "\n====\n") {
		out := Read(text, town)
		fmt.Println("----", text)
		for i := range out.Reports {
			r := &out.Reports[i]
			fmt.Printf(">> %s\n   内容=%q 反映人=%s 主题=%s 在=%s\n", r.line(), r.Content, r.Reporter, r.Topic, r.At)
			for _, d := range r.Doubts {
				fmt.Println("   ?", d.Part, d.Text, d.Fits)
			}
		}
		if len(out.Left) > 0 {
			fmt.Printf("   left %q\n", out.Left)
		}
	}
}
