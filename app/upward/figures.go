package upward

import (
	"fmt"
	"slices"

	"liujin/data"
)

// Figure is one number of a statement, by its key (docs/report-format.md).
type Figure struct {
	Key   string `json:"key"`
	Name  string `json:"name"` // what a person calls it
	Value int    `json:"value"`
}

// ByKey are the values of figures by their keys.
func ByKey(all []Figure) map[string]int {
	by := make(map[string]int, len(all))
	for _, f := range all {
		by[f.Key] = f.Value
	}
	return by
}

// Figures are all numbers, in the order in which a sheet tells them.
func (c *Counts) Figures() []Figure {
	var all []Figure
	add := func(key, name string, value int) { all = append(all, Figure{Key: key, Name: name, Value: value}) }
	for i := range c.Walks {
		w := &c.Walks[i]
		of := func(key, name string, value int) {
			add(fmt.Sprintf("walk%d.%s", w.WalkIn, key), w.Title()+"："+name, value)
		}
		of("done", "完成（"+w.Unit+"）", w.Done)
		of("target", "目标（"+w.Unit+"）", w.Target)
		of("times", "活动次数", w.Times)
		of("deputies", "参加代表（人）", len(w.Deputies))
		of("persons", "参加代表（人次）", w.Persons)
		of("people", "听众、接待和选民（人次）", w.People)
		of("opinions", "活动中收集建议（件）", w.Opinions)
		of("leaders", "领导干部（人）", c.Key[0].Took[i])
		of("party", "党员（人）", c.Key[1].Took[i])
	}
	add("hours", "培训学时（十分之一学时·人）", c.Walks.Of(data.WalkTraining).Hours)
	add("took_part", "参加活动的代表（人）", c.Parts.Deputies)
	add("only_duty", "其中只参加轮值接待（人）", c.Parts.OnlyDuty)
	add("voters_visited", "走访和征集建议的选民（人次）", c.Parts.Visited)
	add("voters_heard", "述职听众（人次）", c.Parts.Heard)
	add("villages", "村居（个）", c.Villages)
	add("villages_reached", "走进的村居（个）", c.Reached)
	add("deputies", "在任代表（人）", c.Deputies)
	for _, level := range data.Levels {
		add("seats."+levelKeys[level], string(level)+"代表（名）", c.Office[level])
	}
	add("leaders", "其中领导干部（人）", c.Key[0].Members)
	add("party", "其中党员（人）", c.Key[1].Members)
	c.addMatters(add)
	add("seats_planned", "轮值应到（人次）", c.Seats.Planned)
	add("seats_came", "本人到岗（人次）", c.Seats.Came)
	add("seats_stood_in", "替班（人次）", c.Seats.StoodIn)
	add("seats_unrecorded", "未登记（人次）", c.Seats.Unrecorded)
	add("trained", "本届参加过培训的代表（人）", c.Training.Trained)
	add("first_lesson", "学过首课的代表（人）", c.Training.First)
	add("report_asked", "应述职的代表（人）", len(c.Reporting.Seats))
	add("reported", "本届已述职的代表（人）", c.Reporting.Done())
	return all
}

// levelKeys are the levels in the keys of figures.
var levelKeys = map[data.Level]string{data.LevelNation: "nation", data.LevelProvince: "province", data.LevelCity: "city",
	data.LevelCounty: "county", data.LevelTown: "town"}

// addMatters tells what came of opinions and proposals.
func (c *Counts) addMatters(add func(key, name string, value int)) {
	for _, of := range []data.Kind{data.KindOpinion, data.KindProposal} {
		n, called := &c.Opinions, "意见建议"
		if of == data.KindProposal {
			n, called = &c.Proposals, "代表建议"
		}
		for _, one := range []struct {
			key, name string
			value     int
		}{{"received", "收到", n.Received}, {"waiting", "待交办", n.Waiting}, {"late", "逾期未答复", n.Late}, {"on_the_spot", "当场答复", n.OnTheSpot},
			{"proposed", "转为代表建议", n.Proposed}, {"refused", "不予受理", n.Refused}, {"sent_up", "转上级", n.SentUp}, {"assigned", "交办",
				n.Assigned},
			{"closed", "其中办结", n.Closed}, {"owed", "应答复", n.Owed}, {"answered", "其中已答复", n.Answered}, {"rated", "已评价", n.Rated},
			{"satisfied", "其中满意和基本满意", n.Satisfied}, {"first_rated", "首次评价", n.FirstRated},
			{"first_satisfied", "其中首次满意和基本满意", n.FirstSatisfied}, {"closed_then", "本期办结", n.ClosedThen}} {
			add(string(of)+"."+one.key, called+"："+one.name+"（件）", one.value)
		}
	}
	add("leads", "招商线索（条）", c.Outcomes.Leads)
	for _, r := range slices.Concat(data.SuggestionResults, data.LeadResults) {
		add("outcome."+outcomeKeys[r], "结果为"+string(r)+"（件）", c.Outcomes.By[r])
	}
}

// outcomeKeys are the results in the keys of figures.
var outcomeKeys = map[data.MatterResult]string{data.ResultAdopted: "adopted", data.ResultPartly: "partly", data.ResultRejected: "rejected",
	data.ResultTalking: "talking", data.ResultSigned: "signed", data.ResultLanded: "landed", data.ResultFailed: "failed"}
