package importing

import (
	"fmt"
	"maps"
	"slices"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/intake"
	"liujin/app/intake/roster"
	"liujin/data"
)

// electedBefore is how many days before its first session the deputies of a congress may be elected: two months by law, three when put off.
const electedBefore = 100

// What a 当选时间 means for one seat.
const (
	withTerm    = iota // it was elected with all others of its term: nothing is to be noted
	byElection         // it was come by later, in a 补选
	otherTerm          // it tells of another term
	unknownTerm        // when the term began is not known
)

// electedMeans is what a day or a month means for a seat of the term that runs.
func (p *rosterPlaces) electedMeans(elected string, level data.Level) int {
	t := p.running[level]
	if !days.Is(t.Starts) { // not known yet, or damaged
		return unknownTerm
	}
	n := len(elected)
	switch {
	case elected >= days.After(t.Starts, -electedBefore)[:n] && elected <= t.Starts[:n]:
		return withTerm
	case elected > t.Starts[:n]:
		return byElection
	}
	return otherTerm
}

// byElected finds out of which of a person's seats the 当选时间 tells a 补选, and says what it leaves out, and why.
func (p *rosterPlaces) byElected(r *RosterRow, leave func(why string)) {
	if r.Elected == "" {
		return
	}
	if len(r.Mandates) == 0 {
		r.by = []roster.Mandate{{Level: r.Assumed}}
	} else {
		r.by = r.Mandates
	}
	var of []int
	unknown := false
	for i := range r.by {
		switch p.electedMeans(r.Elected, data.Level(r.by[i].Level)) {
		case withTerm:
			return
		case byElection:
			of = append(of, i)
		case unknownTerm:
			unknown = true
		}
	}
	switch {
	case len(of) == 0 && unknown:
		leave("没有记：台账里还没有填本届的开始日期，看不出是不是补选。请在“届次”里填好，再导一次这份名册")
	case len(of) == 0:
		leave("不在台账里本届的任期内（可能是上几届当选的），没有记")
	case len(of) > 1:
		leave("看不出是哪一级职务的补选，没有记，请导入后在代表里填起始日期")
	case len(r.Elected) < len("2006-01-02"):
		leave("在本届首次会议以后，像是补选，但没有写到哪一天，没有记，请导入后在代表里填起始日期")
	default:
		r.by[of[0]].By = r.Elected
	}
}

// leftElected says in one problem for each reason whose 当选时间 is not noted.
func leftElected(rows []RosterRow, places *rosterPlaces) (all []intake.Problem) {
	who := map[string][]string{}
	for i := range rows {
		r := &rows[i]
		places.byElected(r, func(why string) {
			if who[why] == nil {
				all = append(all, intake.Problem{Sheet: r.Sheet, Row: r.Row, Column: "当选时间", Value: r.Elected, Text: why})
			}
			who[why] = append(who[why], r.Name+" "+r.Elected)
		})
	}
	for i := range all {
		all[i].Text = fmt.Sprintf("%s 的当选时间%s", app.Few(who[all[i].Text], mostMembers, "人"), all[i].Text)
	}
	return all
}

// ByElectedWords are the new deputies whose 当选时间 tells of a 补选: the seat begins on that day, unless LeaveElected.
func (p *RosterImport) ByElectedWords() (all []string) {
	for i := range p.Rows {
		for _, m := range p.Rows[i].by {
			if p.Rows[i].Decision == Add && m.By != "" {
				all = append(all, p.Rows[i].Name+" "+m.By)
			}
		}
	}
	return all
}

// unsettledBy is the day of a 补选 that a row tells of a seat that is held: "" where it is known, or where something happened to the seat
// before.
func unsettledBy(m *data.Mandate, day string) string {
	if day == "" || m.Starts == day || slices.ContainsFunc(m.Changes, func(e data.MandateChange) bool { return e.Day < day }) {
		return ""
	}
	return day
}

// NamedOffice is the unit that a roster's titles name; nil: none, or several.
func NamedOffice(read *roster.Roster) *data.Office {
	if read.Unit == "" {
		return nil
	}
	return data.OfficeOf(read.Unit)
}

// termOf is the term that the titles tell, where the roster is of one congress and the ledger knows no term of it; nil else. It is of that
// in which everybody has a seat: some are deputies to others, too.
func (p *RosterImport) termOf(number int, known map[data.Level]bool) *data.Term {
	held := map[data.Level]int{}
	for i := range p.Rows {
		own := map[data.Level]bool{}
		for _, m := range p.Rows[i].Mandates {
			own[data.Level(m.Level)] = true
		}
		if len(p.Rows[i].Mandates) == 0 {
			own[data.Level(p.Rows[i].Assumed)] = true
		}
		for level := range own {
			held[level]++
		}
	}
	maps.DeleteFunc(held, func(_ data.Level, n int) bool { return n < len(p.Rows) })
	for level := range held {
		if t := (data.Term{Level: level, Number: number}); len(held) == 1 && !known[level] && t.Validate() == nil {
			return &t
		}
	}
	return nil
}

// finish saves, after the rows, what a roster's titles and heads say: who convenes a group, and what the unit is called.
func (p *RosterImport) finish(tx *data.Tx) error {
	if p.Office != nil {
		own, err := tx.OwnOffice()
		if err != nil {
			return err
		}
		if own.Name == "" {
			o := *p.Office
			o.Meta = own.Meta
			if err := tx.SaveOffice(&o); err != nil {
				return err
			}
		}
	}
	return convene(tx, p.Conveners)
}
