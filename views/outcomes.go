package views

import (
	"liujin/app"
	"liujin/app/matters"
	"liujin/app/table"
	"liujin/data"
	"liujin/views/kit"
)

// outcomeNarrows keep leads, and what came to each result that only suggestions and leads have; offered while there are any.
func outcomeNarrows() []kit.Narrow[*matters.OpinionRow] {
	asked := kept(app.Asked, func(o *matters.OpinionRow) bool { return o.Asks() })
	asked.Parts = true
	all := []kit.Narrow[*matters.OpinionRow]{asked}
	keep := func(c app.Condition) {
		all = append(all, whileAny(kept(c, func(o *matters.OpinionRow) bool { return matters.CameTo(&o.OpinionFields, c) })))
	}
	keep(app.Leads)
	for _, r := range app.OwnResults {
		keep(app.CameTo(r))
	}
	return all
}

// outcomeTags are what kind of opinion it is, where it is a lead, and what came of one, or of a suggestion.
func outcomeTags(o *data.OpinionFields) (tags []kit.Tag) {
	if !o.Asks() {
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
