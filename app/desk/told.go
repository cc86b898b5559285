package desk

import (
	"fmt"
	"slices"

	"liujin/app"
	"liujin/app/figures"
	"liujin/app/rolls"
	"liujin/app/table"
	"liujin/data"
)

// told is what deputies are told of an activity month.
func told(campaignID string) rolls.Notice {
	return rolls.Notice{Table: string(data.KindCampaign), ID: campaignID}
}

// CampaignDeliveries says of each deputy in office whether he was told of an activity month (传达), in the order of papers.
func (a *Book) CampaignDeliveries(campaignID string) ([]rolls.DeliveryRow, error) {
	s, err := a.campaignSpan(campaignID)
	if err != nil {
		return nil, err
	}
	people, err := a.InOrder(a.AsOf(s.To))
	if err != nil {
		return nil, err
	}
	return told(campaignID).Deliveries(a.App, people)
}

// TellChat notes that all of those who are in the chat group and were not told yet were told there today, and says how many are left. That
// there is nobody left in the group to be told is refused.
func (a *Book) TellChat(campaignID string) (left int, err error) {
	rows, err := a.CampaignDeliveries(campaignID)
	if err != nil {
		return 0, err
	}
	var ids []string
	for i := range rows {
		switch r := &rows[i]; {
		case r.Delivered():
		case r.NotInChat:
			left++
		default:
			ids = append(ids, r.ID)
		}
	}
	switch {
	case len(rows) == 0:
		return 0, data.Fail(app.Refused, nil, "还没有在任代表。请先在“名册”里导入名册。")
	case len(ids) == 0 && left > 0:
		return left, data.Fail(app.Refused, nil, "群里的代表以前都登记过了；不在群里的 %d 名请打电话，勾选后点“电话传达”。", left)
	case len(ids) == 0:
		return 0, data.Fail(app.Refused, nil, "代表都已经登记过传达了。")
	}
	return left, a.TellCampaign(campaignID, ids, rolls.DeliveryBy{Method: data.DeliveryWeChat, Day: a.Today()})
}

// TellCampaign notes that deputies were told of an activity month, as one operation; who was told before is noted anew.
func (a *Book) TellCampaign(campaignID string, ids []string, by rolls.DeliveryBy) error {
	return a.Do("传达 "+figures.Count(len(ids), "人", "活动月"), told(campaignID).Deliver(a.App, ids, by))
}

// UntellCampaign takes it back that deputies were told.
func (a *Book) UntellCampaign(campaignID string, ids []string) error {
	ids, _, err := a.toldOf(campaignID, ids)
	if err != nil {
		return err
	}
	if len(ids) == 0 {
		return data.Fail(app.Refused, nil, "勾选的代表都没有登记过传达，没有可以取消的。")
	}
	return a.Do("取消传达登记 "+figures.Count(len(ids), "人", ""), told(campaignID).Undeliver(ids))
}

// toldOf parts deputies into those who were told of an activity month and those who were not, by what they are called.
func (a *Book) toldOf(campaignID string, ids []string) (were, not []string, err error) {
	rows, err := a.CampaignDeliveries(campaignID)
	for i := range rows {
		switch r := &rows[i]; {
		case !slices.Contains(ids, r.ID):
		case r.Delivered():
			were = append(were, r.ID)
		default:
			not = append(not, r.Called())
		}
	}
	return were, not, err
}

// ConfirmCampaign notes of deputies who were told that they said so (收到). It is refused where one was not told: how is asked.
func (a *Book) ConfirmCampaign(campaignID string, ids []string) error {
	ids, not, err := a.toldOf(campaignID, ids)
	if err != nil {
		return err
	}
	if len(not) > 0 {
		return data.Fail(app.Refused, nil, "%s还没有登记传达，回执都没有登记。请先登记是怎样传达的，再登记回执。", app.Few(not, mostNamed, ""))
	}
	return a.Do("登记回执 "+figures.Count(len(ids), "人", ""), told(campaignID).Each(ids, func(tx *data.Tx, d *data.Delivery) error {
		d.Confirmed = true
		return tx.SaveDelivery(d)
	}))
}

// untold reminds of those who were not told of the activity month that runs or comes, once it was told to anybody; and where it is asked
// that they say so, of those who did not.
func (a *Book) untold() (all []app.Todo, err error) {
	c, err := a.ahead()
	if err != nil || c.Ends < a.Today() {
		return nil, err
	}
	if any, err := told(c.ID).Begun(a.App); err != nil || !any { // the desk reads no deputies for it before
		return nil, err
	}
	rows, err := a.CampaignDeliveries(c.ID)
	if err != nil || !slices.ContainsFunc(rows, func(r rolls.DeliveryRow) bool { return r.Delivered() }) {
		return nil, err
	}
	var missing, silent []string
	for i := range rows {
		switch r := &rows[i]; {
		case !r.Delivered():
			missing = append(missing, r.Called())
		case c.Receipt && !r.By.Confirmed:
			silent = append(silent, r.Called())
		}
	}
	line := func(when, text string, keep app.Condition) {
		all = append(all, app.Todo{Line: app.TodoUntold, When: when, Tone: table.Due, Text: text, Name: text, About: aboutCampaign,
			Rows: app.Kept(data.KindDelivery, keep), By: a.Today()})
	}
	if len(missing) > 0 {
		line("待传达", fmt.Sprintf("%d 名代表还没有传达到：%s", len(missing), app.Few(missing, mostNamed, "")), app.Untold)
	}
	if len(silent) > 0 {
		line("待回执", fmt.Sprintf("%d 名代表还没有回执：%s", len(silent), app.Few(silent, mostNamed, "")), app.Unconfirmed)
	}
	return all, nil
}

// CampaignDeliveryColumns are the columns of 传达 of an activity month.
var CampaignDeliveryColumns = append(slices.Clone(rolls.DeliveryColumns),
	table.Of("chat", "代表群", 4, func(t *rolls.DeliveryRow) string {
		if t.NotInChat {
			return "不在群里"
		}
		return ""
	}),
	table.Of("confirmed", "回执", 4, func(t *rolls.DeliveryRow) string {
		if t.By.Confirmed {
			return "收到"
		}
		return ""
	}).WhereUsed())
