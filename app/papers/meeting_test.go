package papers

import (
	"fmt"
	"strings"
	"testing"

	"liujin/app/print"
)

// The report takes at most two pages before its annexes, however much there is to say; what does not fit is in them, all of it.
func TestReportTakesTwoPages(t *testing.T) {
	faces, err := print.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{0, 1, 4, 6, 7, 24, 25, 60} {
		r := Report{Number: 2, Title: "“六个走进”推进情况（11月1日—30日）", Draft: "讨论稿", Recalled: true, Expected: 0.4, Gone: "第 12 天，共 30 天",
			Overall: Words(nil).Say("11月1日以来，").Count(86, " 名", "deputy||在任").Say("%s", strings.Repeat("收集意见建议，", 12))}
		for i := range 6 {
			r.Bars = append(r.Bars, print.Bar{Label: "村居社区", Done: float64(i), Target: 12, Note: "9/28 场 32.1%"})
		}
		for i := range n {
			if i%5 == 0 {
				r.Idle = append(r.Idle, Absent{Group: fmt.Sprintf("第%d代表小组", i)})
			}
			g := &r.Idle[len(r.Idle)-1]
			g.Names = append(g.Names, fmt.Sprintf("阿不都热合%d", i))
			r.Late = append(r.Late, LateMatter{Number: fmt.Sprintf("意见 2026-%03d", i), Text: strings.Repeat("长", 40), Unit: "镇建设管理办公室",
				Days:  9,
				Lacks: "未答复"})
			r.Questions = append(r.Questions, fmt.Sprintf("问题%d%s", i, strings.Repeat("研究", 25)))
			r.Next = append(r.Next, fmt.Sprintf("安排%d%s", i, strings.Repeat("接待", 22)))
		}
		r.Villages = []string{"港口社区", "盐河社区", "新街社区", "海滨社区", "东港村", "北港村", "盐田村", "海缘村", "渔湾村"}[:min(n, 9)]
		job := print.Layout(faces, print.Own, r.Paper(Head{Unit: "东港镇人大", Day: "2026-11-12"}))
		body, text := 0, ""
		for i := range job.Pages {
			page := ""
			for _, run := range job.Pages[i].Runs {
				page += run.Text
			}
			if !strings.Contains(strings.ReplaceAll(text+page, " ", ""), "附件1") {
				body = i + 1
			}
			text += page
		}
		if body > 2 {
			t.Errorf("%d of each: %d pages before the annexes", n, body)
		}
		for i := range n {
			for _, want := range []string{fmt.Sprintf("阿不都热合%d", i), fmt.Sprintf("问题%d", i), fmt.Sprintf("安排%d", i),
				fmt.Sprintf("2026-%03d", i)} {
				if !strings.Contains(text, want) {
					t.Errorf("%d of each: %s is left out", n, want)
				}
			}
		}
	}
}
