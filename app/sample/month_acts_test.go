package sample_test

import (
	"fmt"
	"strings"

	"liujin/app/desk"
	"liujin/app/plans"
	"liujin/app/reports"
	"liujin/app/rolls"
	"liujin/data"
)

// month are the acts of an activity month in their order: its tasks, who was told, what deputies hand in, with a photo, news, a call, a
// session with votes, what waits and what is put off.
func (c *clerk) month() []func() error {
	d, r, p := desk.New(c.App), reports.New(c.App), plans.New(c.App)
	undo, redo := func() error { return c.Undo() }, func() error { return c.Redo() }
	return []func() error{c.taskPlan, func() error { return c.told(d) }, undo, redo,
		func() error {
			_, err := r.Take("11-10 15:32\n今天走访渔湾村选民8人\n\n11月8日去了北港村走访群众\n\n11月9日 走访三户")
			return err
		},
		func() error { return c.handedIn(r) }, undo, redo,
		func() error {
			return c.SavePublicity(&data.Publicity{PublicityFields: data.PublicityFields{Kind: data.PublicityNews, Day: "2026-11-11",
				Title: "走进村居"}})
		},
		func() error { return c.votes(d, 30) }, func() error { return c.votes(d, 28) }, undo,
		func() error {
			all, err := d.Desk()
			if err != nil {
				return err
			}
			return d.Snooze(all.Todos[:2], "2026-12-01")
		},
		func() error {
			all, err := c.DB().Plans("2026-11-12", "9999-12-31")
			if err != nil {
				return err
			}
			return p.PutOff(all[0].ID, plans.PutOff{Day: "2026-12-20"})
		}, undo, undo, redo, redo}
}

func (c *clerk) taskPlan() error {
	d := desk.New(c.App)
	id, err := d.CampaignAhead()
	if err != nil {
		return err
	}
	board, err := d.TaskBoard(id)
	if err != nil {
		return err
	}
	board.Plan.Rows[0].Amounts = data.Targets{3, 1, 5, 0, 2, 9}
	return d.SaveTasks(&board.Plan)
}

func (c *clerk) told(d *desk.Book) error {
	id, err := d.CampaignAhead()
	if err != nil {
		return err
	}
	all, err := c.Deputies()
	if err != nil {
		return err
	}
	var ids []string
	for i := range all[:40] {
		ids = append(ids, all[i].ID)
	}
	return d.TellCampaign(id, ids, rolls.DeliveryBy{Method: data.DeliveryPhone, Day: c.Today()})
}

// handedIn makes a record of the first report that waits, with a photo and what was asked for.
func (c *clerk) handedIn(r *reports.Book) error {
	rows, err := r.Rows()
	if err != nil {
		return err
	}
	all, err := c.Deputies()
	if err != nil {
		return err
	}
	enterprises, err := c.Enterprises()
	if err != nil {
		return err
	}
	for i := range rows {
		if rows[i].State != data.ReportWaiting {
			continue
		}
		one, err := r.Report(rows[i].ID)
		if err != nil {
			return err
		}
		one.WalkIn, one.SubjectID, one.Strangers, one.Day = data.WalkEnterprise, enterprises[0].ID, "", "2026-11-10"
		one.Content = strings.Repeat("走访情况", 500)
		one.Deputies = []data.ReportDeputy{{DeputyID: all[0].ID}}
		return r.Confirm(&one)
	}
	return fmt.Errorf("no report of %d waits", len(rows))
}

func (c *clerk) votes(d *desk.Book, fine int) error {
	all, err := c.Deputies()
	if err != nil {
		return err
	}
	who := []string{all[11].ID, all[30].ID}
	o, err := d.NewReportBack(who)
	if err != nil {
		return err
	}
	o.Place, o.Fields.Voters = "站里", 32
	o.SetBallot(data.Ballot{DeputyID: who[0], Fine: fine, Fair: 1, Poor: 1})
	return c.SaveOutreach(&o)
}
