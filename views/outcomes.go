package views

import (
	"slices"

	"liujin/app/matters"
	"liujin/app/table"
	"liujin/data"
	"liujin/views/kit"
)

// outcomeNarrows keep leads, and what came to each result that only suggestions and leads have; offered while there are any.
func outcomeNarrows() []kit.Narrow[*matters.OpinionRow] {
	all := []kit.Narrow[*matters.OpinionRow]{{Label: string(data.OpinionLead), Rare: true,
		Keep: func(o *matters.OpinionRow) bool { return o.Kind == data.OpinionLead }}}
	for _, r := range slices.Concat(data.LeadResults, data.SuggestionResults) {
		all = append(all, kit.Narrow[*matters.OpinionRow]{Label: string(r), Rare: true,
			Keep: func(o *matters.OpinionRow) bool { return o.Result == r }})
	}
	return all
}

// outcomeTags are what kind of opinion it is, where it is a lead, and what came of one, or of a suggestion.
func outcomeTags(o *data.OpinionFields) (tags []kit.Tag) {
	if o.Kind == data.OpinionLead {
		tags = append(tags, kit.Tag{Text: string(o.Kind), Tone: table.Info})
	}
	if matters.OwnResult(o.Result) {
		tone := table.Good
		if o.Result.Pending() || o.Result == data.ResultRejected || o.Result == data.ResultFailed {
			tone = table.Plain
		}
		tags = append(tags, kit.Tag{Text: string(o.Result), Tone: tone})
	}
	return tags
}
