package data

import (
	"fmt"
	"strconv"
)

// Opinion is 意见建议: one thing that people asked for. It stands on its own; what it came from is a link.
type Opinion struct {
	Meta
	Year, Number            int // 年-序号, given at the first save and never again
	Day                     string
	ActivityID              string
	EnterpriseID            string
	Kind                    string // 困难诉求 or 政策建议
	Text                    string
	Reporter, ReporterPhone string // 反映人; personal data, masked outside the office
	Place                   string
	Category                string // code in CategoryList
	Focus                   string // code in FocusList
	Route                   string
	Reason                  string // for 不予受理
	HandlerID               string
	State                   string // 登记; its further life comes with 交办
}

// Title returns the printed number, 2026-041.
func (o *Opinion) Title() string {
	if o.Number == 0 {
		return ""
	}
	return fmt.Sprintf("%d-%03d", o.Year, o.Number)
}

// Validate checks an opinion.
func (o *Opinion) Validate() error {
	bad := Invalid{}
	bad.need("text", o.Text, "内容")
	bad.within("text", o.Text, "内容", 2000)
	bad.within("reporter", o.Reporter, "反映人", 40)
	bad.within("place", o.Place, "地点", 60)
	bad.within("reason", o.Reason, "理由", 500)
	bad.oneOf("kind", o.Kind, "类型", OpinionKinds)
	bad.oneOf("route", o.Route, "办理方式", Routes)
	bad.phone("reporter_phone", o.ReporterPhone)
	bad.day("day", o.Day, "日期")
	if o.Route == "不予受理" && o.Reason == "" {
		bad["reason"] = "不予受理要写明理由"
	}
	return bad.orNil()
}

var opinions = register(table[Opinion]{name: "opinion", title: "意见建议", label: "year || '-' || number", order: "year, number", parent: "activity_id",
	columns: "year, number, day, activity_id, enterprise_id, kind, text, reporter, reporter_phone, place, category, focus, route, reason, handler_id, state",
	fields: func(o *Opinion) []any {
		return []any{&o.Year, &o.Number, &o.Day, opt(&o.ActivityID), opt(&o.EnterpriseID), &o.Kind, &o.Text, &o.Reporter, &o.ReporterPhone,
			&o.Place, &o.Category, &o.Focus, &o.Route, &o.Reason, opt(&o.HandlerID), &o.State}
	}})

// Opinions returns all opinions by number.
func (r reader) Opinions() ([]Opinion, error) { return opinions.list(r, "") }

// Opinion returns one opinion.
func (r reader) Opinion(id string) (Opinion, error) { return opinions.get(r, id) }

// SaveOpinion saves an opinion; a new one gets the next number of its year.
func (tx *Tx) SaveOpinion(o *Opinion) error {
	if err := o.Validate(); err != nil {
		return err
	}
	if o.Day == "" { // one taken at an activity has got its day by now
		return Invalid{"day": "请填写日期"}
	}
	if o.Number == 0 {
		var err error
		if o.Year, err = strconv.Atoi(o.Day[:4]); err != nil {
			return err
		}
		if o.Number, err = tx.nextNumber("opinion", o.Year); err != nil {
			return err
		}
	}
	if o.State == "" {
		o.State = "登记"
	}
	return opinions.save(tx, o)
}

// saveOpinions saves the opinions taken at an activity; those that left its list are unlinked.
func (tx *Tx) saveOpinions(e *Event) error {
	keep := map[string]bool{}
	for i := range e.Opinions {
		o := &e.Opinions[i]
		keep[o.ID] = true
		o.ActivityID = e.ID
		if o.Day == "" {
			o.Day = e.Day
		}
	}
	if err := tx.unlinkOpinions(e.ID, keep); err != nil {
		return err
	}
	for i := range e.Opinions {
		err := tx.SaveOpinion(&e.Opinions[i])
		if Is(err, Gone) {
			return &Stale{}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// unlinkOpinions takes the link to an activity from its opinions, except those to keep. An opinion is never deleted with what it came from.
func (tx *Tx) unlinkOpinions(activityID string, keep map[string]bool) error {
	now, err := opinions.of(tx.reader, activityID)
	if err != nil {
		return err
	}
	for i := range now {
		if o := &now[i]; !keep[o.ID] {
			o.ActivityID = ""
			if err := opinions.save(tx, o); err != nil {
				return err
			}
		}
	}
	return nil
}
