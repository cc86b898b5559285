package sample_test

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/desk"
	"liujin/app/duty"
	"liujin/app/plans"
	"liujin/app/reports"
	"liujin/data"
)

// handIn takes in what deputies wrote in the group.
func (w *worker) handIn() error {
	who, err := w.inOffice()
	if err != nil {
		return err
	}
	enterprises, err := w.Enterprises()
	if err != nil {
		return err
	}
	text := ""
	for i := range 12 {
		text += fmt.Sprintf("%s 11-10 15:%02d\n昨天走访%s，负责人提出两个问题：1.用工难%d；2.用电贵%d\n", who[i].Name, i+10, enterprises[i].Name, i, i)
	}
	taken, err := reports.New(w.App).Take(text + who[0].Name + " 11-10 16:00\n昨天走访" + enterprises[0].Name + "，反映：路不好走\n")
	if err == nil && len(taken.IDs) != 13 {
		err = fmt.Errorf("read %+v", taken)
	}
	return err
}

// nextReport is the first report of an enterprise that waits and can be confirmed.
func (w *worker) nextReport() (r data.Report, err error) {
	b := reports.New(w.App)
	rows, err := b.Rows()
	for i := range rows {
		if rows[i].Ready && rows[i].WalkIn == data.WalkEnterprise {
			return b.Report(rows[i].ID)
		}
	}
	return r, cmp.Or(err, errors.New("no report waits"))
}

func (w *worker) confirm() error {
	r, err := w.nextReport()
	if err == nil {
		err = reports.New(w.App).Confirm(&r)
	}
	return err
}

// join adds a report to a visit that is there.
func (w *worker) join() error {
	r, err := w.nextReport()
	if err != nil {
		return err
	}
	visits, err := w.Visits()
	if err == nil {
		err = reports.New(w.App).Join(&r, visits[0].ID)
	}
	return err
}

func (w *worker) drop() error {
	r, err := w.nextReport()
	if err == nil {
		err = reports.New(w.App).Drop(r.ID)
	}
	return err
}

// turnOut records a shift with what voters asked for and a photo.
func (w *worker) turnOut() error {
	rows, err := duty.New(w.App).Shifts("2026-11-01", apptest.SampleDay)
	if err != nil {
		return err
	}
	for i := range rows {
		if rows[i].ActivityID != "" || rows[i].State != data.ShiftPlanned {
			continue
		}
		x, err := duty.New(w.App).Turnout(rows[i].ID)
		if err != nil {
			return err
		}
		x.Voters, x.Asked = 3, "路灯坏了\n井盖松动"
		return duty.New(w.App).SaveTurnout(x)
	}
	return errors.New("no shift to record")
}

func (w *worker) plan() error {
	v := w.NewVisit()
	enterprises, err := w.Enterprises()
	if err != nil {
		return err
	}
	who, err := w.inOffice()
	if err != nil {
		return err
	}
	v.Day, v.Purpose, v.Fields.EnterpriseID = "2026-11-19", "听取困难", enterprises[1].ID
	v.Deputies = []data.Participation{{DeputyID: who[0].ID}, {DeputyID: who[1].ID}}
	err = w.SaveVisit(&v)
	w.planned = v.ID
	return err
}

func (w *worker) putOff() error {
	return plans.New(w.App).PutOff(w.planned, plans.PutOff{Day: apptest.SampleDay, Begins: "14:30", Ends: "16:00"})
}

// held records what was planned.
func (w *worker) held() error {
	v, err := w.DB().Visit(w.planned)
	if err != nil {
		return err
	}
	v.State, v.Content, v.Opinions = data.ActivityHeld, "看了车间", []data.OpinionFields{{Kind: data.OpinionDifficulty, Text: "用工难"}}
	return w.SaveVisit(&v)
}

// snooze has all that waits on the desk wait until days that differ.
func (w *worker) snooze() error {
	found, err := desk.New(w.App).Desk()
	if err != nil {
		return err
	}
	enterprises, err := w.Enterprises()
	if err != nil {
		return err
	}
	todos := slices.Clone(found.Todos)
	for i := range 2 { // as if the desk spoke of enterprises
		todos = append(todos, app.Todo{Line: app.TodoPlan, Rows: app.One(data.KindEnterprise, enterprises[i].ID)})
	}
	return desk.New(w.App).Snooze(todos, "2026-12-01")
}

// mergeAsleep makes one of two enterprises of which something waits, of which reports wait, and one of which was visited by plan.
func (w *worker) mergeAsleep() error {
	enterprises, err := w.Enterprises()
	if err == nil {
		err = w.Merge(data.Merge{Of: data.KindEnterprise, Lose: enterprises[1].ID, Keep: enterprises[0].ID})
	}
	return err
}

func (w *worker) wake() error {
	enterprises, err := w.Enterprises()
	if err == nil {
		err = desk.New(w.App).Wake(&app.Todo{Line: app.TodoPlan, Rows: app.One(data.KindEnterprise, enterprises[0].ID)})
	}
	return err
}
