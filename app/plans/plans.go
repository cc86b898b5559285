package plans

import (
	"cmp"
	"fmt"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/rolls"
	"liujin/app/table"
	"liujin/data"
)

// PlanState is what stands in a form over an activity: that it is planned only, and so counts nowhere; "" where it is simply recorded.
func (a *Book) PlanState(v *data.Activity) string {
	switch {
	case v.State == data.ActivityCancelled:
		return "已取消，不计入统计。"
	case v.State == data.ActivityPlanned && v.ID != "" && v.Day < a.Today():
		return "已安排未登记：活动后点“登记情况”，登记后才计入统计。"
	case v.State == data.ActivityPlanned && v.ID != "":
		return "已安排：活动后点“登记情况”，登记后才计入统计。"
	case a.Planned(v):
		return "保存为“已安排”：先不计入统计，活动后再登记情况。"
	}
	return ""
}

// PlanWords tells what was planned of an activity, for the form in which it is recorded: when, and what it was to be about; "" nothing was.
func PlanWords(v *data.Activity) string {
	text := app.Begins(v.Begins) + "　" + v.Purpose
	if text = strings.Trim(text, "　"); text != "" {
		text = "原来的安排：" + text
	}
	return text
}

// Away names those who were expected at an activity and did not come; "" nobody.
func (a *Book) Away(v *data.Activity) (string, error) {
	people, err := a.DeputyNames(cmp.Or(v.Day, a.Today()))
	if err != nil {
		return "", err
	}
	var away []string
	for i := range v.Deputies {
		if p := &v.Deputies[i]; p.State != "" && !p.Present() {
			away = append(away, people[p.DeputyID]+"（"+string(p.State)+"）")
		}
	}
	if len(away) == 0 {
		return "", nil
	}
	return "没有到的：" + strings.Join(away, "、") + "。点名可以改。", nil
}

// PutOff is when something planned takes place instead (改期).
type PutOff struct{ Day, Begins, Ends string }

// Validate checks when that is.
func (p *PutOff) Validate() error {
	if p.Day == "" {
		return data.Invalid{"day": "请填写改到哪一天"}
	}
	return nil
}

// NewPutOff is when something is planned now, to be changed.
func (a *Book) NewPutOff(id string) (p PutOff, err error) {
	v, err := a.planned(id)
	return PutOff{v.Day, v.Begins, v.Ends}, err
}

// PutOff puts something planned off to another day or hour; one that was called off is planned again by that. All else stays as it was
// typed.
func (a *Book) PutOff(id string, to PutOff) error {
	v, err := a.planned(id)
	if err != nil {
		return err
	}
	if err := to.Validate(); err != nil {
		return err
	}
	if to.Day < a.Today() {
		return data.Invalid{"day": to.Day + " 已经过了，请选今天或以后的一天"}
	}
	label := "改期" + app.Quoted(a.planCaption(id)) + "到 " + to.Day
	v.Day, v.Begins, v.Ends, v.State = to.Day, to.Begins, to.Ends, data.ActivityPlanned
	if said := a.DayFault(&v); said != "" {
		return data.Invalid{"day": said}
	}
	return a.Do(label, func(tx *data.Tx) error { return tx.SaveActivity(&v) })
}

// CallOff calls off something planned (取消); it stays in its list, with all that was typed.
func (a *Book) CallOff(id string) error {
	v, err := a.planned(id)
	if err != nil {
		return err
	}
	v.State = data.ActivityCancelled
	return a.Do("取消"+app.Quoted(a.planCaption(id)), func(tx *data.Tx) error { return tx.SaveActivity(&v) })
}

// planned is an activity that is planned or called off, for what is done with one.
func (a *Book) planned(id string) (data.Activity, error) {
	v, err := a.DB().Activity(id)
	if err == nil && !v.Planned() {
		err = data.Fail(app.Refused, nil, "这次活动已经登记了情况，不能再改期或取消。")
	}
	return v, err
}

// planCaption is what an activity is called: its day and what it is about.
func (a *Book) planCaption(id string) string {
	row, err := a.DB().ActivityRow(id)
	if err != nil { // a label: it does without
		return ""
	}
	return row.Day + " " + row.Topic
}

// ActivityRoll returns the roll of an activity: those who were expected, everybody there until something else is said.
func (a *Book) ActivityRoll(id string) (*rolls.Roll, error) {
	v, err := a.DB().Activity(id)
	if err != nil {
		return nil, err
	}
	r := &rolls.Roll{Caption: a.planCaption(id), Day: v.Day, Recorded: !v.Planned(), Rev: v.Rev}
	expected := map[string]rolls.Standing{}
	for _, p := range v.Deputies {
		expected[p.DeputyID] = rolls.Standing{State: p.State, Stated: r.Recorded || p.State != data.Came}
	}
	return r, r.Lay(a.App, expected)
}

// CallActivity says who came to an activity; who came without being expected is added. What is planned stays so until it is recorded.
func (a *Book) CallActivity(id string, r *rolls.Roll) error {
	v, err := a.DB().Activity(id)
	if err != nil {
		return err
	}
	if err := rolls.Early(a.App, v.Day, "到场情况"); err != nil {
		return err
	}
	v.Rev, v.Deputies = r.Rev, rolls.Over(r, v.Deputies, (*data.Participation).OnRoll)
	return a.Do("点名"+app.Quoted(r.Caption), func(tx *data.Tx) error { return tx.SaveActivity(&v) })
}

// soon is how many days ahead the desk speaks of what is planned.
const soon = 7

// PlanTodos are planned activities of the next days, and those whose day has gone by without a record.
func (a *Book) PlanTodos() (all []app.Todo, err error) {
	today := a.Today()
	rows, err := a.DB().Plans("", days.After(today, soon))
	if err != nil {
		return nil, err
	}
	for i := len(rows) - 1; i >= 0; i-- { // the earliest first
		r := &rows[i]
		if r.State != data.ActivityPlanned {
			continue
		}
		what := r.Kind.Work + "　" + r.Topic
		t := app.Todo{Line: app.TodoPlan, Tone: table.Info, About: "已安排", Name: days.Short(r.Day) + " " + r.Topic,
			Rows: app.One(r.Kind.Kind, r.ID), By: r.Day, Record: r.Day < today}
		if r.Day < today {
			t.Line, t.When, t.Tone = app.TodoHeld, fmt.Sprintf("过了 %d 天", days.Between(r.Day, today)), table.Late
			t.Text, t.About = days.Short(r.Day)+" "+what+"，还没登记情况", "已安排未登记"
		} else {
			if t.When = app.InDays(today, r.Day); r.Day <= days.After(today, 1) {
				t.Tone = table.Due
			}
			t.Text = strings.Join(strings.Fields(strings.Join([]string{days.Short(r.Day), r.Begins, what, r.Place, r.Deputies}, " ")), " ")
		}
		all = append(all, t)
	}
	return all, nil
}
