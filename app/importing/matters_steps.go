package importing

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"liujin/app/intake"
	matterbook "liujin/app/intake/matters"
	"liujin/app/matters"
	"liujin/data"
)

// What only the office knows about how the matters of a table were handled.
var (
	ratedDoubt = Doubt{Key: "rated", About: "满意度", Chosen: takeAll, Text: "表里写了满意度，没有写是哪一天评价的，怎么记？",
		Options: []DoubtOption{{takeAll, "按答复那天记成评价"}, {asWritten, "只写进备注"}}}
	settledDoubt = Doubt{Key: "settled", About: "办理情况", Chosen: asWritten, Text: "有的意见写了办理情况，没有交办和答复的日期，怎么记？",
		Options: []DoubtOption{{asWritten, "办理情况写进备注，仍列为待交办（没有日期记不成办理过程）"}, {takeAll, "都已经办好了：按当场答复办结，办理情况写进备注"}}}
)

const notWritten = "（原台账没有写答复内容）"

// take makes steps of what the table tells with a day, and keeps the rest in the note: a step needs a day.
func (l *matterMatcher) take(r *MatterImportRow) (said []intake.Problem) {
	say := func(field, value, text string) { said = append(said, r.Problem(field, value, text)) }
	if r.Answered == "" && r.Outcome != "" {
		r.Answered = r.Closed // what was done with by then was answered by then
	}
	if len(r.handlers) == 0 && cmp.Or(r.Assigned, r.Answered, r.Closed, r.Reported, r.Rated) != "" {
		say(matterbook.FieldHandler, "", "写了交办或答复的日期，没有写承办单位（或没有认出来），办理过程没有记，写进了备注")
		r.unhandled()
		return said
	}
	l.assigned(r, say)
	answered := l.answered(r, say)
	if !answered {
		r.tell("办理情况", r.Outcome)
	}
	l.rated(r, say)
	kinds := make([]string, len(r.steps))
	for i := range r.steps {
		kinds[i] = string(r.steps[i].Kind)
	}
	r.Taken = strings.Join(kinds, "、")
	o := &r.opinion.OpinionFields
	switch {
	case l.of != data.KindOpinion || o.Route != "":
	case len(r.steps) > 0:
		o.Route = data.RouteOwn
	case r.Outcome != "" && l.doubts.ask(settledDoubt) == takeAll:
		o.Route = data.RouteAnswered
	}
	return said
}

// unhandled keeps all that was done in the note.
func (r *MatterImportRow) unhandled() {
	for _, d := range [][2]string{{"交办日期", r.Assigned}, {"答复日期", r.Answered}, {"反馈日期", r.Reported}, {"办结日期", r.Closed}, {"办理情况", r.Outcome},
		{"办理结果", r.Result}, {"满意度", r.Rating}, {"对态度评价", r.Attitude}} {
		r.tell(d[0], d[1])
	}
}

// since reports whether a step can be of a day: not before the matter was put forward, nor before what was done before it.
func (r *MatterImportRow) since(field, title, day string, say func(field, value, text string)) bool {
	before, what := r.Day, "登记（提出）日期"
	if n := len(r.steps); n > 0 {
		before, what = r.steps[n-1].Day, string(r.steps[n-1].Kind)+"的日期"
	}
	if day >= before {
		return true
	}
	say(field, day, fmt.Sprintf("%s %s 早于%s %s，没有记成办理过程，写进了备注，请核对", title, day, what, before))
	r.tell(title, day)
	return false
}

func (l *matterMatcher) assigned(r *MatterImportRow, say func(field, value, text string)) {
	if r.Assigned == "" || !r.since(matterbook.FieldAssigned, "交办日期", r.Assigned, say) {
		r.tell("答复期限", r.Due)
		return
	}
	step := data.Step{Day: r.Assigned, Kind: data.StepAssign, Due: r.Due}
	if step.Due != "" && step.Due < step.Day {
		say(matterbook.FieldAssigned, r.Due, "答复期限早于交办日期，期限按办理时限重新计算，请核对")
		step.Due = ""
	}
	all := []data.Step{step}
	if err := matters.FillDeadlines(all, nil, l.dueOf, false); err != nil {
		say(matterbook.FieldAssigned, r.Assigned, "答复期限算不出来，交办没有记成办理过程，写进了备注")
		r.tell("交办日期", r.Assigned)
		return
	}
	r.steps = append(r.steps, all[0])
}

// answered takes the answer in, and reports whether it did.
func (l *matterMatcher) answered(r *MatterImportRow, say func(field, value, text string)) bool {
	if r.Answered == "" || !r.since(matterbook.FieldAnswered, "答复日期", r.Answered, say) {
		return false
	}
	result := cmp.Or(r.Result, matterbook.ResultOf(r.Outcome))
	if l.of == data.KindProposal && result == "" {
		say(matterbook.FieldResult, "", "没有写办理结果是 A、B、C、D 哪一类，答复没有记成办理过程，写进了备注；请补上，或导入后在这一件里登记答复")
		r.tell("答复日期", r.Answered)
		return false
	}
	if l.of == data.KindOpinion {
		result = r.Result // an opinion's may have one: only where the table says so
		if own := data.MatterResult(matterbook.BecameOf(r.Outcome)); slices.Contains(r.opinion.Kind.Results(), own) {
			result = string(own)
		}
	}
	r.steps = append(r.steps, data.Step{Day: r.Answered, Kind: data.StepAnswer, Text: cmp.Or(r.Outcome, notWritten),
		Result: data.MatterResult(result)})
	return true
}

// rated takes in that who asked for a matter was told, and how content they are. Where the table has one rating, it is of both.
func (l *matterMatcher) rated(r *MatterImportRow, say func(field, value, text string)) {
	reported, rated := r.Reported, cmp.Or(r.Rated, r.Closed, r.Reported)
	if r.Rating == "" && reported == "" {
		reported = r.Closed
	}
	if reported != "" && r.since(matterbook.FieldAnswered, "反馈日期", reported, say) {
		r.steps = append(r.steps, data.Step{Day: reported, Kind: data.StepFeedback})
	}
	if r.Rating == "" {
		r.tell("对态度评价", r.Attitude)
		return
	}
	if rated == "" && slices.ContainsFunc(r.steps, func(s data.Step) bool { return s.Kind == data.StepAnswer }) &&
		l.doubts.ask(ratedDoubt) == takeAll {
		rated = r.Answered
	}
	if rated == "" || !r.since(matterbook.FieldRating, "评价日期", rated, say) {
		r.tell("满意度", r.Rating)
		r.tell("对态度评价", r.Attitude)
		return
	}
	r.steps = append(r.steps, data.Step{Day: rated, Kind: data.StepRate, Rating: data.Rating(r.Rating),
		Attitude: data.Rating(cmp.Or(r.Attitude, r.Rating))})
}
