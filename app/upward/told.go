package upward

import (
	"maps"
	"slices"

	"liujin/app"
	"liujin/data"
)

// Told is what goes up of a period beside the walk-ins, in words, and the rows that they count; none where no list holds them.
type Told struct {
	Title, Words string
	Rows         app.Rows
}

// Line says it in a line of a paper.
func (t *Told) Line() string { return t.Title + "：" + t.Words + "。" }

// TrainedTitle is the title of what is said of the term's training, whose page tells of today.
const TrainedTitle = "轮训"

// Told says what there is to say: nothing of what did not begin.
func (c *Counts) Told(s app.Span) []Told {
	all := []Told{{"意见建议", c.Opinions.Words(), s.Rows(data.KindOpinion, app.InSpan, app.Asked)},
		{"议案建议", c.Proposals.Words(), s.Rows(data.KindProposal, app.InSpan)},
		{"办理结果", c.Outcomes.Words(), s.Rows(data.KindOpinion, app.InSpan)},
		{"轮值", c.Seats.Words(), s.Rows(data.KindService, app.InSpan)},
		{Title: TrainedTitle, Words: c.Training.Words()},
		{"述职", c.Reporting.Words(), s.Rows(data.KindDeputy, app.ReportedBack)}}
	return slices.DeleteFunc(all, func(t Told) bool { return t.Words == "" })
}

// Jumps are the figures that are far more than in the period before, of which a superior asks why; what began is none.
func Jumps(now, before *Counts) []Remark {
	was := ByKey(before.Figures())
	maps.DeleteFunc(was, func(_ string, n int) bool { return n == 0 })
	return JumpsOf(ByKey(now.Figures()), was)
}
