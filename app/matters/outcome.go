package matters

import (
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/papers"
	"liujin/data"
)

// OutcomeCount is what became of suggestions (政策建议, 人民建议) and leads (招商线索) that were registered in some days, as of the last of
// them, or of today while that is still to come. What was merged into another is told with that one.
type OutcomeCount struct {
	Leads int                       // 招商线索, whatever became of them
	By    map[data.MatterResult]int // those with a result that only suggestions and leads have
}

// CountOutcomes counts them from a day to a day.
func (a *Book) CountOutcomes(from, to string) (OutcomeCount, error) {
	all, err := a.Records(data.KindOpinion, a.AsOf(to))
	return OutcomesOf(all, from), err
}

// OutcomesOf counts them of opinions as they stood on a day, from a day on, in this ledger or in what another office states.
func OutcomesOf(all []Record, from string) OutcomeCount {
	n := OutcomeCount{By: map[data.MatterResult]int{}}
	for i := range all {
		r := &all[i]
		if r.Day < from || r.Standing.State == data.MatterMerged {
			continue
		}
		n.Leads += app.OneIf(!r.Asks())
		if OwnResult(r.Standing.Result) {
			n.By[r.Standing.Result]++
		}
	}
	return n
}

// OwnResult reports a result that only suggestions and leads have.
func OwnResult(r data.MatterResult) bool { return slices.Contains(app.OwnResults, r) }

// CameTo reports whether an opinion is one that CountOutcomes counts under a condition, of whatever days.
func CameTo(o *data.OpinionFields, c app.Condition) bool {
	return o.MergedID == "" && (c == app.Leads && !o.Asks() || OwnResult(o.Result) && c == app.CameTo(o.Result))
}

// Words says them: 招商线索 5 条（对接中 2，签约 1，落地 1）；建议采纳 3 件，部分采纳 1 件. "" while there are neither.
func (n *OutcomeCount) Words() string { return strings.TrimPrefix(n.After("；"), "；") }

// After says them behind a mark that parts them from what stands before; "" while there are none.
func (n *OutcomeCount) After(mark string) string {
	return n.Said(nil, mark, func(app.Condition) string { return "" }).String()
}

// Said adds them to words behind a mark; link opens the rows of a condition.
func (n *OutcomeCount) Said(words papers.Words, mark string, link func(app.Condition) string) papers.Words {
	if n.Leads > 0 {
		words = words.Say("%s招商线索 ", mark).Count(n.Leads, " 条", link(app.Leads))
		words = n.each(words, [3]string{"（", "，", "）"}, "", data.LeadResults, link)
		mark = "；"
	}
	return n.each(words, [3]string{mark + "建议", "，", ""}, " 件", data.SuggestionResults, link)
}

// each adds how many came to each of some results, with what stands before, between and behind them; nothing where none did.
func (n *OutcomeCount) each(words papers.Words, marks [3]string, unit string, results []data.MatterResult,
	link func(app.Condition) string) papers.Words {
	join, end := marks[0], ""
	for _, r := range results {
		if n.By[r] > 0 {
			words = words.Say("%s%s ", join, r).Count(n.By[r], unit, link(app.CameTo(r)))
			join, end = marks[1], marks[2]
		}
	}
	if end == "" {
		return words
	}
	return words.Say("%s", end)
}
