package below

import (
	"fmt"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/figures"
	"liujin/app/parcel"
	"liujin/app/upward"
	"liujin/data"
)

// UnitTasks is what the offices below are to do in an activity month (各单位任务), and what they reported of its days.
type UnitTasks struct {
	app.Span
	Plan     data.TaskPlan // a row an office, by code
	reported *Summary
}

// UnitTasks reads the tasks of the offices below in an activity month.
func (a *Book) UnitTasks(campaignID string) (t UnitTasks, err error) {
	c, err := a.Campaign(campaignID)
	if err != nil {
		return t, err
	}
	t.Span = app.SpanOf(c.CampaignFields)
	plan, err := a.DB().UnitTasks(campaignID)
	if err != nil {
		return t, err
	}
	if t.reported, err = a.reported(upward.Period(t.Span.Span)); err != nil {
		return t, err
	}
	t.Plan.ID, t.Plan.Rev = campaignID, plan.Rev
	for i := range t.reported.Units {
		id := t.reported.Units[i].Office.ID
		t.Plan.Rows = append(t.Plan.Rows, data.TaskRow{ID: id, Amounts: plan.Of(id)})
	}
	return t, nil
}

// Called is what the office of a row is called.
func (t *UnitTasks) Called(row int) string { return t.reported.Units[row].Office.Called() }

// Told says what the office of a row reported of a walk-in: 完成 12，自报 20; "" nothing.
func (t *UnitTasks) Told(row, walk int) string {
	u := &t.reported.Units[row]
	n, ok := u.Figure(doneKey(walk))
	if !ok {
		return ""
	}
	text := fmt.Sprintf("完成 %d", n)
	if own := u.Stated[walk]; own > 0 && own != t.Plan.Rows[row].Amounts[walk] {
		text += fmt.Sprintf("，自报 %d", own)
	}
	return text
}

func doneKey(walk int) string   { return fmt.Sprintf("walk%d.done", walk+1) }
func targetKey(walk int) string { return fmt.Sprintf("walk%d.target", walk+1) }

// Divide gives the offices that have no task in a walk-in, evenly, what the tasks that are given leave of its target, and says how many
// tasks it gave.
func (t *UnitTasks) Divide(plan *data.TaskPlan) (filled int) {
	for k, left := range t.Campaign.Targets {
		empty := make([]int, len(plan.Rows))
		for i := range plan.Rows {
			n := plan.Rows[i].Amounts[k]
			left -= n
			empty[i] = app.OneIf(n == 0)
		}
		for i, n := range figures.Share(max(0, left), empty) {
			if n > 0 {
				plan.Rows[i].Amounts[k] = n
				filled++
			}
		}
	}
	return filled
}

// SaveUnitTasks saves what the offices below are to do. What the superior gave the own office stays.
func (a *Book) SaveUnitTasks(p *data.TaskPlan) error {
	c, err := a.Campaign(p.ID)
	if err != nil {
		return err
	}
	own, err := a.OwnOffice()
	if err != nil {
		return err
	}
	all := *p
	err = a.Do("各单位任务"+app.Quoted(c.Name), func(tx *data.Tx) error {
		now, err := tx.UnitTasks(p.ID)
		if err != nil {
			return err
		}
		all.Set(own.ID, now.Of(own.ID))
		return tx.SaveUnitTasks(&all)
	})
	p.Rev = all.Rev // as it was, where nothing was saved
	return err
}

// givenIn are the tasks that the offices below have in a period, by office: those of the activity month whose very days it is.
func (a *Book) givenIn(p parcel.Period) (data.TaskPlan, error) {
	span, err := a.SpanIn(p.From, p.To)
	if err != nil || span.From != span.Campaign.Starts || span.To != span.Campaign.Ends {
		return data.TaskPlan{}, err
	}
	return a.DB().UnitTasks(span.Campaign.ID)
}

// give has the tasks that an office was given stand for the targets that it did not state.
func (u *UnitSummary) give(given data.Targets) {
	u.Given = given
	for k, n := range given {
		u.Stated[k] = u.Figures[targetKey(k)]
		if n > 0 && u.Stated[k] == 0 && u.Figures != nil {
			u.Figures[targetKey(k)] = n
		}
	}
}

// TaskWords say where the unit's own targets are others than it was given: 村居（场）自报 10、给的是 12; "" nowhere.
func (u *UnitSummary) TaskWords() string {
	var all []string
	for k, n := range u.Given {
		if own := u.Stated[k]; n > 0 && own > 0 && own != n {
			all = append(all, fmt.Sprintf("%s自报 %d、给的是 %d", data.WalkIns[k].Measured(), own, n))
		}
	}
	if len(all) == 0 {
		return ""
	}
	return "目标数和给的任务不同：" + strings.Join(all, "；") + "。汇总按自报的算。"
}

// noteTasks tells what each office is to do in each activity month.
func (a *Book) noteTasks(n *upward.Notice) error {
	campaigns, err := a.Campaigns()
	if err != nil {
		return err
	}
	below, err := a.Units()
	if err != nil {
		return err
	}
	for i := range campaigns {
		c := &campaigns[i]
		plan, err := a.DB().UnitTasks(c.ID)
		if err != nil {
			return err
		}
		for k := range below {
			if amounts := plan.Of(below[k].ID); amounts != (data.Targets{}) && below[k].Code != "" {
				n.Tasks = append(n.Tasks, upward.NoticeTask{Unit: below[k].Code, Campaign: strings.TrimSpace(c.Name), From: c.Starts,
					To: c.Ends, Amounts: amounts})
			}
		}
	}
	return nil
}

// TaskText is the text for the group of what each office is to do in an activity month.
func (t *UnitTasks) TaskText() string {
	lines := []string{fmt.Sprintf("【%s任务】%s", t.Campaign.Name, days.Period(t.From, t.To))}
	for i := range t.Plan.Rows {
		if words := t.Plan.Rows[i].Amounts.Words(); len(words) > 0 {
			lines = append(lines, t.Called(i)+"："+strings.Join(words, "，"))
		}
	}
	return strings.Join(lines, "\n")
}
