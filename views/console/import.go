package console

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"liujin/app"
	"liujin/app/importing"
	"liujin/app/intake"
	"liujin/app/intake/roster"
	"liujin/app/listings"
	"liujin/app/sheets"
	"liujin/data"
)

// importTable takes a table into the ledger, or only says what is in it: a roster, or what the first word says.
func importTable(c *call) error {
	f := c.flags("import")
	how := tableCall{call: c}
	path := f.ledger()
	f.BoolVar(&how.dry, "dry-run", false, "")
	f.BoolVar(&how.asJSON, "json", false, "")
	f.Func("choose", "", how.choose)
	if err := f.between(1, 2); err != nil {
		return err
	}
	kind, file := tableKind(importRoster), c.args[0]
	if len(c.args) == 2 {
		if kind, file = tableKinds[c.args[0]], c.args[1]; kind == nil {
			return usage(fmt.Sprintf("不会导入“%s”；走访台账请写 import visits 文件，培训台账写 lessons，"+
				"意见建议台账写 opinions，代表建议清单写 proposals，代表名册不用写种类", c.args[0]))
		}
	}
	if !how.dry {
		f.need = []string{"ledger"}
		if err := f.complete(); err != nil {
			return err
		}
	}
	book, err := app.OpenTable(file)
	if err == nil {
		err = listings.CheckTakenIn(book)
	}
	if err != nil {
		return err
	}
	how.book, how.ledger = book, *path
	return kind(&how)
}

// tableCall is a table that is to come in, and how.
type tableCall struct {
	*call
	book        *sheets.Workbook
	ledger      string
	dry, asJSON bool
	chosen      [][2]string // what the table says and a part of the answer: 王伟=第二小组
}

// choose reads one --choose.
func (c *tableCall) choose(text string) error {
	about, answer, ok := strings.Cut(text, "=")
	if !ok || about == "" || answer == "" {
		return errors.New("no answer")
	}
	c.chosen = append(c.chosen, [2]string{about, answer})
	return nil
}

// goOn is for work that nobody watches or stops.
func goOn(int, int) bool { return true }

// importRoster takes a roster in.
func importRoster(c *tableCall) error {
	if len(c.chosen) > 0 {
		return usage("名册里的同名代表请在窗口里选，--choose 只用于走访、培训、意见建议台账和代表建议清单")
	}
	if c.dry { // needs no ledger and makes none
		read, err := importing.ReadRoster(c.book, intake.Options{})
		if err != nil {
			return err
		}
		return c.sayRoster(read, c.asJSON)
	}
	return opened(c.ledger, data.Options{}, func(db *data.DB) error {
		a := app.New(db)
		read, err := importing.New(a).ReadRoster(c.book, intake.Options{})
		if err != nil {
			return err
		}
		incoming, err := importing.New(a).CompareRoster(read)
		if err != nil {
			return err
		}
		if err := importing.New(a).ApplyRoster(incoming, goOn); err != nil {
			return err
		}
		return c.sayImported(incoming, c.asJSON)
	})
}

// written writes what was read as JSON.
func (c *call) written(read interface{ JSON() ([]byte, error) }) error {
	text, err := read.JSON()
	if err == nil {
		_, err = c.stdout.Write(text)
	}
	return err
}

// sayRoster tells what was read.
func (c *call) sayRoster(read *roster.Roster, asJSON bool) error {
	if asJSON {
		return c.written(read)
	}
	c.say("读出 %d 人，问题 %d 处。什么都没有保存。", len(read.People), len(read.Problems))
	c.sayProblems(read.Problems, read.Notes)
	return nil
}

// sayImported tells what became of the roster. Namesakes can't be asked about here: they were left out, and are named.
func (c *call) sayImported(incoming *importing.RosterImport, asJSON bool) error {
	n := incoming.Count()
	if asJSON {
		text, err := json.Marshal(struct {
			Added    int              `json:"added"`
			Updated  int              `json:"updated"`
			Same     int              `json:"same"`
			Asked    int              `json:"asked"`
			Problems []intake.Problem `json:"problems"`
		}{n.Added, n.Updated, n.Same, n.Asked, append([]intake.Problem{}, incoming.Problems...)})
		if err == nil {
			c.say("%s", text)
		}
		return err
	}
	c.say("新增 %d 人，更新 %d 人，不变 %d 人，问题 %d 处。", n.Added, n.Updated, n.Same, len(incoming.Problems)+n.Asked)
	if o := incoming.Office; o != nil {
		c.say("单位按名册的标题记为%s。", o.Name)
	}
	if t := incoming.Term; t != nil {
		c.say("代表按名册的标题记为%s。", app.TermName(t))
	}
	c.sayAsked(incoming)
	c.sayProblems(incoming.Problems, incoming.Notes)
	return nil
}

// sayAsked names those of whom only the user knows who they are.
func (c *call) sayAsked(incoming *importing.RosterImport) {
	for _, r := range incoming.Rows {
		if r.Decision == importing.Ask {
			c.say("%s：台账里有同名的人（%s），手机号和出生年月都对不上，没有导入。请在窗口里导入，选是同一个人还是另一个人。", where(r.Sheet, r.Row, "姓名", r.Name), r.Namesakes[0].Detail)
		}
	}
}

// where names a cell as the user finds it.
func where(sheet string, row int, column, value string) string {
	return fmt.Sprintf("工作表“%s”第 %d 行“%s”（%s）", sheet, row, column, value)
}

func (c *call) sayProblems(problems []intake.Problem, notes []string) {
	for _, p := range problems {
		c.say("%s：%s", where(p.Sheet, p.Row, p.Column, p.Value), p.Text)
	}
	for _, note := range notes {
		c.say("%s", note)
	}
}
