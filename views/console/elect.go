package console

import (
	"encoding/json"
	"strconv"

	"liujin/app"
	"liujin/app/importing"
	"liujin/app/intake"
	"liujin/data"
)

// elect does a 换届 by a roster of those elected, or only says who would stay, come and go.
func elect(c *call) error {
	f := c.flags("elect", "ledger", "term", "from")
	path, term, from, level, today := f.ledger(), f.text("term"), f.text("from"), f.text("level"), f.text("today")
	dry, asJSON := f.Bool("dry-run", false, ""), f.Bool("json", false, "")
	if err := f.parse(1); err != nil {
		return err
	}
	number, err := strconv.Atoi(*term)
	if err != nil {
		return usage("--term 写第几届，如 20，现在是“" + *term + "”")
	}
	source, err := noonOf(*today)
	if err != nil {
		return err
	}
	book, err := app.OpenTable(c.args[0])
	if err != nil {
		return err
	}
	return opened(*path, data.Options{ReadOnly: *dry, Source: source}, func(db *data.DB) error {
		a := app.New(db)
		congress := importing.Congress{Level: data.Level(*level), Number: number, Starts: *from}
		if congress.Starts == "待定" {
			congress.Starts = ""
		}
		if congress.Level == "" {
			own, err := a.OwnOffice()
			if err != nil {
				return err
			}
			congress.Level = app.CongressOf(&own)
		}
		read, err := importing.New(a).ReadRoster(book, intake.Options{})
		if err != nil {
			return err
		}
		e, err := importing.New(a).CompareElection(read, congress)
		if err != nil {
			return err
		}
		lists := e.Lists()
		if !*dry {
			if err := importing.New(a).ApplyElection(e, goOn); err != nil {
				c.sayAsked(e.RosterImport)
				return err
			}
		}
		if *asJSON {
			return c.writeElection(&lists)
		}
		c.sayElection(e, &lists, *dry)
		return nil
	})
}

// elected is one person of the three lists as JSON.
type elected struct {
	Name   string `json:"name"`
	Level  string `json:"level"`
	Was    string `json:"was"`
	Is     string `json:"is"`
	Duties int    `json:"duties"`
}

func (c *call) writeElection(lists *importing.ElectionLists) error {
	all := func(of []importing.Elected) []elected {
		out := make([]elected, len(of))
		for i, one := range of {
			out[i] = elected{Name: one.Name, Level: one.Level, Was: one.Was, Is: one.Is, Duties: one.Duties}
		}
		return out
	}
	text, err := json.Marshal(struct {
		Reelected []elected `json:"reelected"`
		New       []elected `json:"new"`
		Leaving   []elected `json:"leaving"`
		Settle    []string  `json:"settle"`
	}{all(lists.Reelected), all(lists.New), all(lists.Leaving), append([]string{}, lists.ToSettle()...)})
	if err == nil {
		c.say("%s", text)
	}
	return err
}

func (c *call) sayElection(e *importing.Election, lists *importing.ElectionLists, dry bool) {
	c.say("%s。", lists.Words())
	for _, list := range []struct {
		title string
		of    []importing.Elected
	}{{"连任", lists.Reelected}, {"新当选", lists.New}, {"届满未连任", lists.Leaving}} {
		for _, one := range list.of {
			c.say("%s：%s", list.title, one.Words())
		}
	}
	for _, text := range lists.ToSettle() {
		c.say("待办：%s。", text)
	}
	c.sayAsked(e.RosterImport)
	c.sayProblems(e.Problems, e.Notes)
	if dry {
		c.say("以上只是对比，什么都没有保存。")
	}
}
