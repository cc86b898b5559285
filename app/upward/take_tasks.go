package upward

import (
	"fmt"
	"strings"

	"liujin/app/days"
	"liujin/data"
)

// takenTask is what the superior gave this office to do in an activity month: nothing where it gave something before.
type takenTask struct {
	campaign data.CampaignFields // without an id it is made
	amounts  data.Targets
}

func (c *checker) noticeTask(row *NoticeTask) string {
	made := data.Campaign{CampaignFields: row.campaign()}
	if made.Validate() != nil || row.Unit == "" {
		return "的任务不全"
	}
	return first(c.fresh(row.Unit[:min(len(row.Unit), 14)]+"|"+row.From[:min(len(row.From), 10)]+"|"+row.To[:min(len(row.To), 10)]),
		texts(mostName, row.Unit))
}

// campaign is the activity month that a row is of, as it is made where there is none of its days.
func (r *NoticeTask) campaign() data.CampaignFields {
	return data.CampaignFields{Name: r.Campaign, Starts: r.From, Ends: r.To, Targets: r.Amounts}
}

// compareTasks finds the tasks that are others than those that were given before. Their activity month is the one of the very days, else
// the one that has most days in common.
func (a *Book) compareTasks(b *Brought) error {
	own, err := a.OwnOffice()
	if err != nil {
		return err
	}
	campaigns, err := a.Campaigns()
	if err != nil {
		return err
	}
	given := map[string]data.Targets{} // by activity month, of those that no row is of
	for i := range campaigns {
		plan, err := a.DB().UnitTasks(campaigns[i].ID)
		if err != nil {
			return err
		}
		given[campaigns[i].ID] = plan.Of(own.ID)
	}
	for i := range b.notice.Tasks {
		r := &b.notice.Tasks[i]
		if r.Unit != own.Code {
			continue
		}
		t := takenTask{campaign: r.campaign(), amounts: r.Amounts}
		if c := inCommon(campaigns, r, given); c != nil {
			t.campaign = *c
		}
		was, there := given[t.campaign.ID]
		delete(given, t.campaign.ID)
		if there && was == t.amounts {
			continue
		}
		b.tasks = append(b.tasks, t)
		b.Lines = append(b.Lines, t.words())
	}
	for i := range campaigns {
		if c := &campaigns[i]; given[c.ID] != (data.Targets{}) {
			b.tasks = append(b.tasks, takenTask{campaign: *c})
			b.Lines = append(b.Lines, fmt.Sprintf("不再有上级给的任务：%s。目标数不变", c.Name))
		}
	}
	return nil
}

// inCommon is the activity month of a row among those that no other row is of; nil there is none.
func inCommon(campaigns []data.CampaignFields, r *NoticeTask, free map[string]data.Targets) (found *data.CampaignFields) {
	most := 0
	for i := range campaigns {
		c := &campaigns[i]
		if _, ok := free[c.ID]; !ok {
			continue
		}
		n := days.Count(max(c.Starts, r.From), min(c.Ends, r.To))
		if shorter := min(days.Count(c.Starts, c.Ends), days.Count(r.From, r.To)); 2*n < shorter {
			continue // another one that begins or ends then
		}
		if c.Starts == r.From && c.Ends == r.To {
			n++ // before one that it lies within
		}
		if n > most {
			found, most = c, n
		}
	}
	return found
}

// words say what is to be done, and which targets become others.
func (t *takenTask) words() string {
	text := fmt.Sprintf("任务：%s（%s）%s", t.campaign.Name, days.Period(t.campaign.Starts, t.campaign.Ends),
		strings.Join(t.amounts.Words(), "，"))
	if t.campaign.ID == "" {
		return text + "。本台账还没有这个活动月，收下后新建"
	}
	var other []string
	for k, n := range t.amounts {
		if was := t.campaign.Targets[k]; n > 0 && was > 0 && was != n {
			other = append(other, fmt.Sprintf("%s %d→%d", data.WalkIns[k].Title(), was, n))
		}
	}
	if len(other) > 0 {
		text += "。目标数有变：" + strings.Join(other, "，")
	}
	return text
}

// save sets the targets of the activity month, and notes that they are the superior's.
func (t *takenTask) save(tx *data.Tx, ownID string) error {
	c := data.Campaign{CampaignFields: t.campaign}
	if c.ID != "" {
		var err error
		if c, err = tx.Campaign(c.ID); err != nil {
			return err
		}
	}
	for k, n := range t.amounts {
		if n > 0 {
			c.Targets[k] = n
		}
	}
	if err := tx.SaveCampaign(&c); err != nil {
		return err
	}
	plan, err := tx.UnitTasks(c.ID)
	if err != nil {
		return err
	}
	plan.Set(ownID, t.amounts)
	return tx.SaveUnitTasks(&plan)
}
