package training

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/figures"
	"liujin/app/table"
	"liujin/data"
)

// Needed is a deputy whom 自动报名 proposes for a course, and why.
type Needed struct {
	TrainedRow
	Why string // 未上第一课，本届 0 学时
}

// Proposed is an enrolment (自动报名) before it is saved: who is taken, and who waits because the seats are.
type Proposed struct {
	CourseID, Day  string
	Taken, Waiting []Needed
	Spare          bool // nobody needs the course: those with the fewest hours take its seats
}

// NeededColumns are the columns of a proposed enrolment.
var NeededColumns = []table.Column[*Needed]{
	table.Of("name", "姓名", 4, func(n *Needed) string { return n.Name }),
	table.Of("group", "代表小组", 6, func(n *Needed) string { return n.Group }),
	{Name: "hours", Head: "学时", Width: 3, Cell: func(n *Needed) table.Cell {
		return table.Cell{Kind: table.Number, Text: figures.Tenths(n.Hours), Number: float64(n.Hours) / 10}
	}},
	table.Of("why", "为什么", 12, func(n *Needed) string { return n.Why }),
}

// Propose says whom a course should take, and why: by each session that is still to be held those who lack the first lesson (首课), those who
// were not trained this term in its ability, or, where it has neither, those who were not trained at all. Fewest hours first, then in the
// order of papers, as many as there are seats. A session without an ability does everybody good: seats that are left go to those with the
// fewest hours.
func (a *Book) Propose(courseID string) (*Proposed, error) {
	p, err := a.DB().Course(courseID)
	if err != nil {
		return nil, err
	}
	offers := offered(&p)
	if len(offers) == 0 {
		return nil, data.Fail(app.Refused, nil, "这期培训没有还要上的场次。请先加一场，再自动报名。")
	}
	rows, err := a.Trained(a.Today())
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(rows, func(x, y TrainedRow) int { return cmp.Or(x.Hours-y.Hours, min(x.Times, 1)-min(y.Times, 1)) })
	out, seats := &Proposed{CourseID: courseID, Day: a.Today()}, p.Seats-len(p.Enrolments)
	take := func(n Needed) {
		if p.Seats > 0 && len(out.Taken) >= seats {
			out.Waiting = append(out.Waiting, n)
			return
		}
		out.Taken = append(out.Taken, n)
	}
	var spare []Needed
	for i := range rows {
		r := &rows[i]
		if slices.ContainsFunc(p.Enrolments, func(e data.Enrolment) bool { return e.DeputyID == r.ID }) {
			continue
		}
		if why := offers.lacks(r); len(why) > 0 {
			take(Needed{*r, strings.Join(append(why, r.soFar()), "，")})
		} else if offers.plain() {
			spare = append(spare, Needed{*r, "名额有余，学时较少，" + r.soFar()})
		}
	}
	if p.Seats > 0 && len(out.Taken) < seats && len(spare) > 0 {
		out.Spare = len(out.Taken) == 0
		out.Taken = append(out.Taken, spare[:min(len(spare), seats-len(out.Taken))]...)
	}
	return out, nil
}

// offers are what the sessions of a course give that are still to be held.
type offers []data.Session

func offered(p *data.Course) (all offers) {
	for _, s := range p.Sessions {
		if s.ActivityID == "" && s.MakeupOf == "" {
			all = append(all, s)
		}
	}
	return all
}

// lacks are the reasons for which a deputy needs any of the sessions.
func (o offers) lacks(r *TrainedRow) (why []string) {
	for i := range o {
		reason := ""
		switch s := &o[i]; {
		case s.First && !r.First:
			reason = "未上第一课"
		case s.First: // had it: what it is about is no reason to hear it again
		case s.Ability != "" && !r.Abilities[s.Ability]:
			reason = "未学“" + string(s.Ability) + "”"
		case s.Ability == "" && r.Times == 0:
			reason = "未参加轮训"
		}
		if reason != "" && !slices.Contains(why, reason) {
			why = append(why, reason)
		}
	}
	return why
}

// plain reports whether any of the sessions is for everybody.
func (o offers) plain() bool {
	return slices.ContainsFunc(o, func(s data.Session) bool { return !s.First && s.Ability == "" })
}

// soFar is what a deputy has of the term's training.
func (r *TrainedRow) soFar() string { return "本届 " + figures.Tenths(r.Hours) + " 学时" }

// Words says what is proposed.
func (p *Proposed) Words() string {
	text := fmt.Sprintf("建议报名 %d 人，学时少的在前。", len(p.Taken))
	if p.Spare {
		text = fmt.Sprintf("在任代表本届都轮训过了；按学时从少到多，建议报名 %d 人。", len(p.Taken))
	}
	if n := len(p.Waiting); n > 0 {
		text += fmt.Sprintf("名额已满，还有 %d 人排在后面，可以放到下一期。", n)
	}
	return text
}

// Enrol takes those who were proposed, and notes in the course why (备注).
func (a *Book) Enrol(p *Proposed) error {
	if len(p.Taken) == 0 {
		return nil
	}
	return a.Do(fmt.Sprintf("自动报名 %d 人", len(p.Taken)), func(tx *data.Tx) error {
		course, err := tx.Course(p.CourseID)
		if err != nil {
			return err
		}
		for _, n := range p.Taken {
			if !slices.ContainsFunc(course.Enrolments, func(e data.Enrolment) bool { return e.DeputyID == n.ID }) {
				course.Enrolments = append(course.Enrolments, data.Enrolment{DeputyID: n.ID})
			}
		}
		course.Note = noted(course.Note, p.Day+" 自动报名："+p.reasons(true), p.Day+" 自动报名："+p.reasons(false))
		return tx.SaveCourse(&course)
	})
}

// mostNote is how long a note may be.
const mostNote = 500

// noted adds the first of several lines to a note for which it has room.
func noted(note string, lines ...string) string {
	for _, line := range lines {
		if all := strings.TrimSpace(note + "\n" + line); len([]rune(all)) <= mostNote {
			return all
		}
	}
	return note
}

// reasons are those who were taken by their reasons, named or counted.
func (p *Proposed) reasons(named bool) string {
	var order []string
	by := map[string][]string{}
	for i := range p.Taken {
		n := &p.Taken[i]
		if by[n.Why] == nil {
			order = append(order, n.Why)
		}
		by[n.Why] = append(by[n.Why], n.Name)
	}
	parts := make([]string, len(order))
	for i, why := range order {
		parts[i] = fmt.Sprintf("%s %d 人", why, len(by[why]))
		if named {
			parts[i] += "（" + strings.Join(by[why], "、") + "）"
		}
	}
	return strings.Join(parts, "；") + "。"
}
