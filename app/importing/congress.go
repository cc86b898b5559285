package importing

import (
	"fmt"
	"slices"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/intake/roster"
	"liujin/data"
)

// Congress is one that was elected anew: its level, which term it is, and the day of its first session, on which its deputies follow the
// old ones (地方组织法). "" is 待定: until the day is set, the old ones stay in office and the new ones are elected only.
type Congress struct {
	Level  data.Level
	Number int
	Starts string
}

// term is the term that begins with it.
func (c *Congress) term() data.Term {
	return data.Term{Level: c.Level, Number: c.Number, Starts: c.Starts, Pending: c.Starts == ""}
}

// Congresses are those that one roster brings: a town and its county elect on one day, and meet on different ones.
type Congresses []Congress

// Validate checks what is typed of each; the name of a fault's field ends with the congress's place. One without a number is not elected.
func (all Congresses) Validate() error {
	bad := data.Invalid{}
	chosen := all.Chosen()
	for i := range all {
		t := all[i].term()
		if len(chosen) > 0 && t.Number == 0 {
			continue
		}
		if faults, ok := t.Validate().(data.Invalid); ok {
			for field, why := range faults {
				bad[fmt.Sprintf("%s.%d", field, i)] = why
			}
		}
	}
	if len(bad) > 0 {
		return bad
	}
	return nil
}

// Chosen are those that have a number.
func (all Congresses) Chosen() Congresses {
	return slices.DeleteFunc(slices.Clone(all), func(c Congress) bool { return c.Number == 0 })
}

// NextCongresses proposes the next one of each level that a roster names, the own unit's first: seats without a level are of that.
// Their days are still open. A term that was entered without deputies is the next one.
func (a *Book) NextCongresses(read *roster.Roster) (Congresses, error) {
	own, err := a.OwnOffice()
	if err != nil {
		return nil, err
	}
	terms, seated, err := a.seatedTerms()
	if err != nil {
		return nil, err
	}
	named := map[data.Level]bool{}
	for i := range read.People {
		if len(read.People[i].Mandates) == 0 {
			named[""] = true
		}
		for _, m := range read.People[i].Mandates {
			named[data.Level(m.Level)] = true
		}
	}
	if named[""] { // a seat of no level is the own congress's
		named[app.CongressOf(&own)] = true
	}
	var all Congresses
	for _, level := range data.Levels {
		if !named[level] {
			continue
		}
		c := Congress{Level: level, Number: 1}
		for i := range terms { // the newest of a level first
			if t := &terms[i]; t.Level == level {
				if c.Number = t.Number + 1; !seated[t.ID] {
					c.Number, c.Starts = t.Number, t.Starts
				}
				break
			}
		}
		all = append(all, c)
	}
	slices.SortStableFunc(all, func(a, b Congress) int {
		return app.OneIf(b.Level == app.CongressOf(&own)) - app.OneIf(a.Level == app.CongressOf(&own))
	})
	return all, nil
}

// seatedTerms are all terms, and which of them have deputies.
func (a *Book) seatedTerms() ([]data.Term, map[string]bool, error) {
	terms, err := a.DB().Terms()
	if err != nil {
		return nil, nil, err
	}
	all, err := a.DB().Mandates()
	seated := map[string]bool{}
	for i := range all {
		seated[all[i].TermID] = true
	}
	return terms, seated, err
}

// entered saves the term of a congress, which may be on record without deputies, and returns it.
func (c *Congress) entered(tx *data.Tx) (data.Term, error) {
	t := c.term()
	terms, err := tx.Terms()
	if err != nil {
		return t, err
	}
	for _, known := range terms {
		if known.ID == c.known(terms) {
			known.Starts, known.Pending = t.Starts, t.Pending
			t = known
		}
	}
	return t, tx.SaveTerm(&t)
}

// known is the id of the term of a congress where it is on record, else newTerm.
func (c *Congress) known(terms []data.Term) string {
	for i := range terms {
		if terms[i].Level == c.Level && terms[i].Number == c.Number {
			return terms[i].ID
		}
	}
	return newTerm
}

// mostAhead is how many days ahead a first session can be: elections come two months before it, what is later is a slip of the keyboard.
const mostAhead = 366

// checkCongresses refuses a term that is no step forward.
func (a *Book) checkCongresses(congresses []Congress) error {
	terms, seated, err := a.seatedTerms()
	if err != nil {
		return err
	}
	for _, c := range congresses {
		fresh := c.term()
		if err := fresh.Validate(); err != nil {
			return err
		}
		if c.Starts > days.After(a.Today(), mostAhead) {
			return data.Fail(app.Refused, nil, "首次会议日期 %s 在今天一年以后，请核对。还没有定的，写“待定”。", c.Starts)
		}
		for i := range terms {
			t := &terms[i]
			switch {
			case t.Level != c.Level, t.Number == c.Number && !seated[t.ID]:
			case t.Number >= c.Number:
				return data.Fail(app.Refused, nil, "台账里已经有%s，不能再换届到%s。只是改名册的，请按本届名册的更新导入。", app.TermName(t), app.TermName(&fresh))
			case c.Starts != "" && t.Starts >= c.Starts:
				return data.Fail(app.Refused, nil, "%s的开始日期 %s 不早于新一届的首次会议 %s，请核对。", app.TermName(t), t.Starts, c.Starts)
			case t.Pending:
				return data.Fail(app.Refused, nil, "%s的首次会议日期还待定。请先在“届次”里填上日期，再换届。", app.TermName(t))
			}
		}
	}
	return nil
}
