package papers

import (
	"fmt"
	"strings"

	"liujin/app/days"
	"liujin/app/print"
)

// FeedbackSlip is 办理结果反馈单: what was answered to the opinions that a deputy brought, for the deputy to tell those who asked.
type FeedbackSlip struct {
	Deputy   string
	Opinions []Answered
}

// Answered is an opinion with its answer.
type Answered struct{ Number, Text, Reporter, Handler, Day, Answer string }

// opening addresses the deputy.
func (s *FeedbackSlip) opening() string {
	return fmt.Sprintf("%s代表：您转来的意见建议有 %d 件已经答复，请告知反映人，并把反映人是否满意告诉我们。", s.Deputy, len(s.Opinions))
}

// Feedback is the slip on paper.
func Feedback(h Head, s *FeedbackSlip) *print.Document {
	t := &print.Table{Columns: []print.Column{{}, {Align: print.Left}, {}, {}, {Align: print.Left}},
		Head: []print.Row{{Cells: []print.Cell{{Text: "编号"}, {Text: "反映的问题"}, {Text: "反映人"}, {Text: "承办单位"}, {Text: "答复"}}}}}
	for i := range s.Opinions {
		o := &s.Opinions[i]
		t.Rows = append(t.Rows, print.Row{Cells: []print.Cell{{Text: o.Number}, {Text: o.Text}, {Text: o.Reporter}, {Text: o.Handler},
			{Text: days.Short(o.Day) + "：" + o.Answer}}})
	}
	d := h.document("办理结果反馈单-"+s.Deputy, print.PaperTitle{Text: "办理结果反馈单", Tight: true},
		print.Sides{Left: h.Unit, Right: days.Long(h.Day), Size: print.SizeSmall4}, print.Body(s.opening()), print.Gap(0.3), t,
		print.Gap(0.6), print.Sign{"反馈人", "反馈日期"})
	d.Margins = matterMargins
	return d
}

// FeedbackText is the slip for a chat, without the names of those who asked.
func FeedbackText(unit string, s *FeedbackSlip) string {
	var b strings.Builder
	fmt.Fprintf(&b, "【%s】办理结果反馈\n\n%s\n", unit, s.opening())
	for i := range s.Opinions {
		o := &s.Opinions[i]
		fmt.Fprintf(&b, "\n%d. %s %s\n%s%s答复：%s\n", i+1, o.Number, o.Text, o.Handler, days.Short(o.Day), o.Answer)
	}
	return b.String()
}
