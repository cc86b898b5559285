package main

import (
	"encoding/json"

	"liujin/app"
	"liujin/app/intake"
	"liujin/app/sheets"
	"liujin/data"
)

// importVisits takes an old ledger of visits in. A dry run with a ledger says what the import would do, without one what the file says.
func importVisits(c *call, book *sheets.Workbook, ledger string, dry, asJSON bool) error {
	if ledger == "" {
		read, err := app.ReadVisits(book, intake.Options{})
		if err != nil {
			return err
		}
		if asJSON {
			return c.written(read)
		}
		c.say("读出走访 %d 次，问题 %d 处。什么都没有保存。", len(read.Visits), len(read.Problems))
		c.sayProblems(read.Problems, read.Notes)
		return nil
	}
	return opened(ledger, data.Options{ReadOnly: dry}, func(db *data.DB) error {
		a := app.New(db)
		read, err := a.ReadVisits(book, intake.Options{})
		if err != nil {
			return err
		}
		plan, err := a.PlanVisits(read)
		if err == nil && !dry {
			err = a.ApplyVisits(plan, goOn)
		}
		if err != nil {
			return err
		}
		return c.sayVisits(plan, dry, asJSON)
	})
}

// sayVisits tells what became of the visits, or would.
func (c *call) sayVisits(plan *app.VisitPlan, dry, asJSON bool) error {
	if asJSON {
		n := plan.Count()
		text, err := json.Marshal(struct {
			New      int              `json:"new"`
			Known    int              `json:"known"`
			Left     int              `json:"left"`
			Opinions int              `json:"opinions"`
			Firms    int              `json:"firms"`
			Problems []intake.Problem `json:"problems"`
		}{n.New, n.Known, n.Left, n.Opinions, n.Firms, append([]intake.Problem{}, plan.Problems...)})
		if err == nil {
			c.say("%s", text)
		}
		return err
	}
	saved := ""
	if dry {
		saved = "什么都没有保存。"
	}
	c.say("%s，问题 %d 处。%s", plan.Words(), len(plan.Problems), saved)
	c.sayProblems(plan.Problems, plan.Notes)
	return nil
}
