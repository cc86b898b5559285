package main

import (
	"encoding/json"

	"liujin/app"
	"liujin/app/intake"
	"liujin/app/intake/lessons"
	"liujin/app/intake/visits"
	"liujin/app/sheets"
	"liujin/data"
)

// tableKind takes one kind of table in. A dry run with a ledger says what the import would do, without one what the file says.
type tableKind func(c *call, book *sheets.Workbook, ledger string, dry, asJSON bool) error

// tableKinds are the kinds of tables that are named before the file.
var tableKinds = map[string]tableKind{
	"visits": oldLedger[*visits.Ledger, *app.VisitPlan]{"读出走访 %d 次", func(l *visits.Ledger) int { return len(l.Visits) }, app.ReadVisits, (*app.App).ReadVisits,
		(*app.App).PlanVisits, (*app.App).ApplyVisits, func(p *app.VisitPlan) any { return p.Count() }}.take,
	"lessons": oldLedger[*lessons.Ledger, *app.LessonPlan]{"读出培训 %d 场", func(l *lessons.Ledger) int { return len(l.Lessons) }, app.ReadLessons, (*app.App).ReadLessons,
		(*app.App).PlanLessons, (*app.App).ApplyLessons, func(p *app.LessonPlan) any { return p.Count() }}.take,
}

// oldLedger is how one kind of old ledger is read into R and planned as P.
type oldLedger[R interface {
	Found() *intake.Findings
	JSON() ([]byte, error)
}, P interface {
	Said() *app.TableSaid
	Words() string
}] struct {
	says   string // how many records were read
	number func(R) int
	read   func(*sheets.Workbook, intake.Options) (R, error)
	known  func(*app.App, *sheets.Workbook, intake.Options) (R, error)
	plan   func(*app.App, R) (P, error)
	apply  func(*app.App, P, func(done, total int) (goOn bool)) error
	count  func(P) any
}

func (k oldLedger[R, P]) take(c *call, book *sheets.Workbook, ledger string, dry, asJSON bool) error {
	if ledger == "" {
		read, err := k.read(book, intake.Options{})
		if err != nil {
			return err
		}
		if asJSON {
			return c.written(read)
		}
		c.say(k.says+"，问题 %d 处。什么都没有保存。", k.number(read), len(read.Found().Problems))
		c.sayProblems(read.Found().Problems, read.Found().Notes)
		return nil
	}
	return opened(ledger, data.Options{ReadOnly: dry}, func(db *data.DB) error {
		a := app.New(db)
		read, err := k.known(a, book, intake.Options{})
		if err != nil {
			return err
		}
		plan, err := k.plan(a, read)
		if err == nil && !dry {
			err = k.apply(a, plan, goOn)
		}
		if err != nil {
			return err
		}
		return k.sayPlan(c, plan, dry, asJSON)
	})
}

// sayPlan tells what became of the records, or would.
func (k oldLedger[R, P]) sayPlan(c *call, plan P, dry, asJSON bool) error {
	said := plan.Said()
	if asJSON {
		return c.sayCount(k.count(plan), said.Problems)
	}
	saved := ""
	if dry {
		saved = "什么都没有保存。"
	}
	c.say("%s，问题 %d 处。%s", plan.Words(), len(said.Problems), saved)
	c.sayProblems(said.Problems, said.Notes)
	return nil
}

// sayCount writes counts and problems as one JSON object.
func (c *call) sayCount(count any, problems []intake.Problem) error {
	text, err := json.Marshal(count)
	all := map[string]any{}
	if err == nil {
		err = json.Unmarshal(text, &all)
	}
	if err == nil {
		all["problems"] = append([]intake.Problem{}, problems...)
		text, err = json.Marshal(all)
	}
	if err == nil {
		c.say("%s", text)
	}
	return err
}
