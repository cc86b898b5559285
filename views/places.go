package views

import (
	"slices"
	"strings"

	"liujin/app"
	"liujin/data"
	"liujin/views/kit"
)

// shownAt is where the records of a kind are shown: the screen, and the name of their form where that is not the screen's.
type shownAt struct{ screen, form string }

// shown is the one table of what is shown where: below this package, things are named by kind.
var shown = map[data.Kind]shownAt{
	data.KindCampaign:     {screen: "campaign"},
	data.KindActivity:     {screen: "desk", form: "activity"}, // counted there; each has its record on the screen of its walk-in
	data.KindLecture:      {screen: "lecture"},
	data.KindVisit:        {screen: "visit"},
	data.KindService:      {screen: "service"},
	data.KindSupervision:  {screen: "supervise"},
	data.KindVoterVisit:   {screen: "voters"},
	data.KindLesson:       {screen: "training", form: "lesson"}, // is seen in its course
	data.KindShift:        {screen: "duty", form: "shift"},
	data.KindAbsence:      {screen: "absence"},
	data.KindCourse:       {screen: "training"},
	data.KindTrainingPlan: {screen: "training-plan"},
	data.KindOpinion:      {screen: "opinion"},
	data.KindProposal:     {screen: "proposal"},
	data.KindProject:      {screen: "project"},
	data.KindDeputy:       {screen: "deputy"},
	data.KindGroup:        {screen: "group"},
	data.KindStation:      {screen: "station"},
	data.KindEnterprise:   {screen: "enterprise"},
	data.KindConstituency: {screen: "constituency"},
	data.KindVillage:      {screen: "village"},
	data.KindHandler:      {screen: "handler"},
	data.KindMeeting:      {screen: "meeting"},
	data.KindBulletin:     {screen: "bulletin"},
	data.KindTerm:         {screen: "term"},
	data.KindChoice:       {screen: "choice"},
}

// screenOf names the screen that shows a kind; "" none.
func screenOf(k data.Kind) string { return shown[k].screen }

// formOf names the form of a kind's records.
func formOf(k data.Kind) string {
	if p := shown[k]; p.form != "" {
		return p.form
	}
	return shown[k].screen
}

// kindIn is the kind whose records a form has; "" for a form of something else.
func kindIn(form string) data.Kind {
	if i := slices.IndexFunc(data.Kinds, func(k data.Kind) bool { return formOf(k) == form }); i >= 0 {
		return data.Kinds[i]
	}
	return ""
}

// openRecord shows a record on the screen of its kind.
func (s *Shell) openRecord(of data.Subject) { s.Open(screenOf(of.Kind), of.ID) }

// kept is the entry of a drop-down that keeps the rows of a condition: a number is opened by it.
func kept[R any](c app.Condition, keep func(*R) bool) kit.Narrow[R] {
	return kit.Narrow[R]{Key: string(c), Label: c.Words(), Keep: keep}
}

// entryKeys are conditions as drop-downs know them.
func entryKeys(conditions []app.Condition) []string {
	out := make([]string, len(conditions))
	for i, c := range conditions {
		out[i] = string(c)
	}
	return out
}

// conditionWords names conditions together.
func conditionWords(conditions []app.Condition) string {
	words := make([]string, len(conditions))
	for i, c := range conditions {
		words[i] = c.Words()
	}
	return strings.Join(words, "，")
}
