package reports

import (
	"regexp"
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/intake/lessons"
	"liujin/data"
)

// Check says what a report lacks to become a record.
func (a *Book) Check(r *data.Report) error {
	bad, _ := r.Validate().(data.Invalid)
	if bad == nil {
		bad = data.Invalid{}
	}
	switch {
	case r.Day == "":
		bad["day"] = "请填写日期"
	case a.ToCome(r.Day) != "":
		bad["day"] = a.ToCome(r.Day)
	}
	if r.WalkIn == 0 {
		bad["walk"] = "请选是六个走进里的哪一类"
	}
	if len(r.Deputies) == 0 {
		bad["deputies"] = "请选参加的代表"
	}
	if r.Strangers != "" {
		name, _, _ := strings.Cut(r.Strangers, "、")
		bad["strangers"] = "“" + name + "”还没有定：请选是哪位代表，或点“不是代表”"
	}
	switch said := a.lacks(r); {
	case said == "" || bad["walk"] != "":
	case a.UnknownPlace(r) && MakesPlace(r): // where it is settled by a button
		bad["unknown"] = said
	default:
		bad["subject"] = said
	}
	if r.Topic == "" && (r.WalkIn == data.WalkVillage || r.WalkIn == data.WalkTraining) {
		bad["topic"] = "请填写主题"
	}
	if len(bad) > 0 {
		return bad
	}
	to, err := a.becoming(r)
	if err != nil {
		return err
	}
	return underOwnFields(a.App.Check(to.Happening))
}

// underOwnFields has the faults of the record stand at the fields that a report has.
func underOwnFields(err error) error {
	faults, ok := err.(data.Invalid)
	if !ok {
		return err
	}
	own := data.Invalid{}
	for field, said := range faults {
		name, has := map[string]string{"opinions": "asked", "voters": "reached", "audience": "reached"}[field]
		if !has {
			name = field
		}
		if !slices.Contains(fields, name) {
			name = "content"
		}
		own[name] = said
	}
	return own
}

// fields are those of a report's form, as faults name them.
var fields = []string{"day", "walk", "deputies", "strangers", "unknown", "subject", "place", "topic", "content", "asked", "reporter",
	"reached"}

// wanted says what each walk-in goes to.
var wanted = map[data.WalkIn]string{data.WalkVillage: "村居", data.WalkEnterprise: "市场主体", data.WalkStation: "家站点",
	data.WalkProject: "民生实事项目或议案建议", data.WalkVoters: "选区（或已划进选区的村居）"}

// lacks says what is wrong with where a report was, "" nothing: each walk-in goes to records of its own.
func (a *Book) lacks(r *data.Report) string {
	want, goes := wanted[r.WalkIn]
	if !goes {
		return ""
	}
	of := a.kindOf(r.SubjectID)
	switch {
	case of == "" && r.Place != "":
		said := "台账里没有“" + r.Place + "”，请选" + want
		if MakesPlace(r) {
			said += "；没有的点“新建”"
		}
		return said
	case of == "":
		return "请选" + want
	case of == data.KindVillage && r.WalkIn == data.WalkVoters:
		if id, err := a.constituencyOf(r.SubjectID); err == nil && id == "" {
			return "这个村居还没有划进选区，请选选区，或先在“名册 · 选区”里划好"
		}
		return ""
	}
	for _, k := range subjectKinds {
		if k.kind == of && k.walk != r.WalkIn {
			return "选的是" + k.word + "，" + r.WalkIn.Info().Title() + "请选" + want
		}
	}
	return ""
}

// kindOf is which kind of record a walk-in was about.
func (a *Book) kindOf(id string) data.Kind {
	if id == "" {
		return ""
	}
	kind, _ := a.DB().ReportSubject(id) // none: asked for
	return kind
}

// constituencyOf is the constituency that a village lies in, of the lowest level of those that run today; "" none.
func (a *Book) constituencyOf(village string) (string, error) {
	now, err := a.DB().ConstituenciesOn(a.Today())
	if err != nil {
		return "", err
	}
	all, err := a.DB().ConstituencyVillages()
	if err != nil {
		return "", err
	}
	best := -1
	for i := range now {
		lies := slices.ContainsFunc(all, func(v data.ConstituencyVillage) bool {
			return v.VillageID == village && v.ConstituencyID == now[i].ID
		})
		if lies && (best < 0 || slices.Index(data.Levels, now[i].Level) > slices.Index(data.Levels, now[best].Level)) {
			best = i
		}
	}
	if best < 0 {
		return "", nil
	}
	return now[best].ID, nil
}

// record is the record that a report becomes.
type record struct {
	app.Happening
	*data.Activity
	what string // what it is called: 履职记录（轮值接待）
	save func(*data.Tx) error
}

var (
	onDuty    = regexp.MustCompile(`值班|接待|轮值|进站`)
	atCouncil = regexp.MustCompile(`议事|协商|恳谈`)
	onWatch   = regexp.MustCompile(`监督|视察|检查|督查`)
	onTour    = regexp.MustCompile(`视察`)
	onSurvey  = regexp.MustCompile(`调研`)
	onDrive   = regexp.MustCompile(`集中督办`)
	reporting = regexp.MustCompile(`述职|报告履职`)
	calling   = regexp.MustCompile(`征集|人民建议`)
	round     = regexp.MustCompile(`座谈|交流|院坝会|屋场会`)
	oneToOne  = regexp.MustCompile(`一对一|入户|谈心|上门`)
	byLeader  = regexp.MustCompile(`领导干部领学|领学`)
)

// firstOf is the value of the first pattern that a text has.
func firstOf[S any](text string, other S, pairs ...func(string) (S, bool)) S {
	for _, p := range pairs {
		if v, is := p(text); is {
			return v
		}
	}
	return other
}

func has[S any](pattern *regexp.Regexp, value S) func(string) (S, bool) {
	return func(text string) (S, bool) { return value, pattern.MatchString(text) }
}

// becoming is the record that a report tells of, not saved yet. What its form would open with stands where the text says nothing else.
func (a *Book) becoming(r *data.Report) (*record, error) {
	kind := data.OpinionPeople
	var out *record
	var err error
	switch r.WalkIn {
	case data.WalkVillage:
		v := a.NewLecture()
		kind = data.OpinionDifficulty
		v.VillageID, v.Fields.Topic, v.Fields.Audience = r.SubjectID, r.Topic, r.Reached
		v.Fields.Form = firstOf(r.Text, v.Fields.Form, has(oneToOne, data.LectureOneToOne), has(round, data.LectureRound))
		v.Fields.Speaker = firstOf(r.Text, v.Fields.Speaker, has(byLeader, data.SpeakerLeader))
		out = &record{&v, &v.Activity, "宣讲（" + string(v.Fields.Form) + "）", func(tx *data.Tx) error { return tx.SaveLecture(&v) }}
	case data.WalkEnterprise:
		v := a.NewVisit()
		kind = data.OpinionDifficulty
		v.Fields.EnterpriseID = r.SubjectID
		out = &record{&v, &v.Activity, "走访市场主体", func(tx *data.Tx) error { return tx.SaveVisit(&v) }}
	case data.WalkStation:
		out, err = a.service(r)
	case data.WalkProject:
		v := a.NewSupervision()
		v.Fields.Method = firstOf(r.Text, v.Fields.Method, has(onDrive, data.SupervisionDrive), has(onTour, data.SupervisionTour),
			has(onSurvey, data.SupervisionSurvey))
		if v.Fields.ProjectID = r.SubjectID; a.kindOf(r.SubjectID) == data.KindProposal {
			v.Fields.ProjectID, v.Fields.ProposalID = "", r.SubjectID
		}
		out = &record{&v, &v.Activity, "督办（" + string(v.Fields.Method) + "）", func(tx *data.Tx) error { return tx.SaveSupervision(&v) }}
	case data.WalkVoters:
		out, err = a.outreach(r)
	default:
		v := data.Lesson{Fields: data.LessonFields{Topic: r.Topic, First: lessons.IsFirst(r.Topic)}}
		out = &record{&v, &v.Activity, "培训（不属于哪一期）", func(tx *data.Tx) error { return tx.SaveLesson(&v) }}
	}
	if err == nil {
		a.fill(out.Activity, r, kind)
	}
	return out, err
}
