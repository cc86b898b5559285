package matters

import (
	"fmt"
	"slices"
	"strings"

	"liujin/app"
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
	n := OutcomeCount{By: map[data.MatterResult]int{}}
	all, err := a.DB().OpinionsOn(a.AsOf(to))
	for i := range all {
		o := &all[i]
		if o.Day < from || o.MergedID != "" {
			continue
		}
		n.Leads += app.OneIf(o.Kind == data.OpinionLead)
		if OwnResult(o.Result) {
			n.By[o.Result]++
		}
	}
	return n, err
}

// OwnResult reports a result that only suggestions and leads have.
func OwnResult(r data.MatterResult) bool {
	return slices.Contains(data.SuggestionResults, r) || slices.Contains(data.LeadResults, r)
}

// Words says them: 招商线索 5 条（对接中 2，签约 1，落地 1）；建议采纳 3 件，部分采纳 1 件. "" while there are neither.
func (n *OutcomeCount) Words() string {
	var said []string
	if n.Leads > 0 {
		said = append(said, fmt.Sprintf("招商线索 %d 条%s", n.Leads, n.each(data.LeadResults)))
	}
	var taken []string
	for _, r := range data.SuggestionResults {
		if n.By[r] > 0 {
			taken = append(taken, fmt.Sprintf("%s %d 件", r, n.By[r]))
		}
	}
	if len(taken) > 0 {
		said = append(said, "建议"+strings.Join(taken, "，"))
	}
	return strings.Join(said, "；")
}

// After says them behind a mark that parts them from what stands before; "" while there are none.
func (n *OutcomeCount) After(mark string) string {
	if words := n.Words(); words != "" {
		return mark + words
	}
	return ""
}

// each says, in brackets, how many came to each of some results; "" none did.
func (n *OutcomeCount) each(results []data.MatterResult) string {
	var said []string
	for _, r := range results {
		if n.By[r] > 0 {
			said = append(said, fmt.Sprintf("%s %d", r, n.By[r]))
		}
	}
	if len(said) == 0 {
		return ""
	}
	return "（" + strings.Join(said, "，") + "）"
}
