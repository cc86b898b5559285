package importing

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"liujin/app/intake"
	"liujin/app/intake/roster"
	"liujin/data"
)

// rosterField is one field of a deputy that a roster brings.
type rosterField struct {
	name, head string
	in         func(*roster.Person) *string
	of         func(*data.DeputyFields) *string
}

var rosterFields = []rosterField{
	{name: "gender", head: "性别", in: func(in *roster.Person) *string { return &in.Gender },
		of: func(d *data.DeputyFields) *string { return (*string)(&d.Gender) }},
	{name: "ethnicity", head: "民族", in: func(in *roster.Person) *string { return &in.Ethnicity },
		of: func(d *data.DeputyFields) *string { return (*string)(&d.Ethnicity) }},
	{name: "born", head: "出生年月", in: func(in *roster.Person) *string { return &in.Born },
		of: func(d *data.DeputyFields) *string { return &d.Born }},
	{name: "party", head: "政治面貌", in: func(in *roster.Person) *string { return &in.Party },
		of: func(d *data.DeputyFields) *string { return (*string)(&d.Party) }},
	{name: "education", head: "学历", in: func(in *roster.Person) *string { return &in.Education },
		of: func(d *data.DeputyFields) *string { return (*string)(&d.Education) }},
	{name: "education_detail", head: "学历（原文）", in: func(in *roster.Person) *string { return &in.EducationDetail },
		of: func(d *data.DeputyFields) *string { return &d.EducationDetail }},
	{name: "employer", head: "工作单位及职务", in: func(in *roster.Person) *string { return &in.Employer },
		of: func(d *data.DeputyFields) *string { return &d.Employer }},
	{name: "occupation", head: "职业构成", in: func(in *roster.Person) *string { return &in.Occupation },
		of: func(d *data.DeputyFields) *string { return (*string)(&d.Occupation) }},
	{name: "phone", head: "手机号", in: func(in *roster.Person) *string { return &in.Phone },
		of: func(d *data.DeputyFields) *string { return &d.Phone }},
	{name: "note", head: "备注", in: func(in *roster.Person) *string { return &in.Note },
		of: func(d *data.DeputyFields) *string { return &d.Note }},
}

// The fields of RosterChange that name a level after them.
const (
	mandateField     = "mandate."
	certificateField = "certificate."
	electedField     = "elected."
)

// changes lists, field by field, what a row would change of a deputy. What the roster leaves blank stays as it is.
func (l *rosterLedger) changes(r *RosterRow, id string) []RosterChange {
	d := l.deputies[id]
	var out []RosterChange
	add := func(field, head, old, next string) {
		if next != "" && next != old {
			out = append(out, RosterChange{Field: field, Head: head, Old: old, New: next})
		}
	}
	for _, f := range rosterFields {
		old, next := *f.of(d), *f.in(&r.Person)
		if f.name == "born" && strings.HasPrefix(old, next) { // the ledger knows the day as well
			continue
		}
		if f.name == "note" && old != "" { // somebody wrote it here
			continue
		}
		add(f.name, f.head, old, next)
	}
	add("group", "代表小组", l.called[d.GroupID], r.Group)
	if names := l.missing(id, r.Professional); len(names) > 0 {
		add("professional", "专业小组", strings.Join(l.professionalOf[id], "、"), strings.Join(append(l.professionalOf[id], names...), "、"))
	}
	if r.Station != "" && !strings.Contains(l.stationsOf[id]+"、", "、"+r.Station+"、") {
		add("station", "家站点", strings.TrimPrefix(l.stationsOf[id], "、"), r.Station)
	}
	if r.Leader && !d.Leader {
		add("leader", "领导干部", "", "是")
	}
	for _, m := range r.seats(false) {
		level := data.Level(m.Level)
		held := l.held(id, level)
		switch {
		case held == nil && l.fresh[level]:
			out = append(out, RosterChange{Field: mandateField + m.Level, Head: "新一届" + m.Level + "代表",
				New: cmp.Or(m.Constituency, "当选"), Elected: true})
		case held == nil && m.Constituency == "":
			add(mandateField+m.Level, "代表职务", "", m.Level+"代表")
		case held == nil:
			add(mandateField+m.Level, m.Level+"代表选区", "", m.Constituency)
		default:
			add(mandateField+m.Level, m.Level+"代表选区", l.elected(held), m.Constituency)
			add(certificateField+m.Level, m.Level+"代表证号", held.Certificate, m.Certificate)
		}
	}
	for _, m := range r.by {
		if held := l.held(id, data.Level(m.Level)); held != nil {
			add(electedField+m.Level, m.Level+"代表补选当选、起始日期", held.Starts, unsettledBy(held, m.By))
		}
	}
	return out
}

// missing are the professional groups of a row of which a deputy is not a member.
func (l *rosterLedger) missing(id string, names []string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool { return slices.Contains(l.professionalOf[id], name) })
}

// bothKinds leaves out of the 专业小组 what is a 代表小组, in the ledger or by the table, and says so, as of a 代表小组 that is a 专业小组.
func (l *rosterLedger) bothKinds(rows []RosterRow) (all []intake.Problem) {
	usual := maps.Clone(l.groups)
	for i := range rows {
		r := &rows[i]
		if l.professional[r.Group] != "" {
			all = append(all, intake.Problem{Sheet: r.Sheet, Row: r.Row, Column: "代表小组", Value: r.Group,
				Text: r.Name + "：台账里的“" + r.Group + "”是专业小组，代表小组先留空"})
			r.Group = ""
		}
		usual[r.Group] = "here"
	}
	for i := range rows {
		r := &rows[i]
		r.Professional = slices.DeleteFunc(r.Professional, func(name string) bool {
			if usual[name] == "" {
				return false
			}
			all = append(all, intake.Problem{Sheet: r.Sheet, Row: r.Row, Column: "专业小组", Value: name,
				Text: r.Name + "：“" + name + "”是代表小组，没有记成专业小组"})
			return true
		})
	}
	return all
}

// seats are the mandates that a row brings, one a level. When the roster names none at all, a new
// deputy gets the assumed one; who is there already needs none.
func (r *RosterRow) seats(fresh bool) []roster.Mandate {
	if len(r.Mandates) == 0 && fresh {
		if len(r.by) > 0 {
			return r.by
		}
		return []roster.Mandate{{Level: r.Assumed}}
	}
	var out []roster.Mandate
	seen := map[string]bool{}
	for _, m := range r.Mandates {
		if !seen[m.Level] {
			seen[m.Level] = true
			out = append(out, m)
		}
	}
	return out
}

// held returns the mandate of a level that a deputy holds in the current term, nil for none.
func (l *rosterLedger) held(id string, level data.Level) *data.Mandate {
	seats := make([]data.Mandate, len(l.mandates[id]))
	for i := range seats {
		seats[i] = l.mandates[id][i].Mandate
	}
	return l.heldIn(seats, level)
}

// heldIn is the one of a person's seats that a roster's row of a level speaks of; nil when it brings a new one.
func (p *rosterPlaces) heldIn(mandates []data.Mandate, level data.Level) *data.Mandate {
	term := p.terms[level]
	for i := range mandates {
		m := &mandates[i]
		if m.Level == level && m.Ended() == nil && (m.TermID == term || !p.fresh[level] && (m.TermID == "" || term == "")) {
			return m
		}
	}
	return nil
}

// elected names the constituency, or the body that elected.
func (l *rosterLedger) elected(m *data.Mandate) string {
	if m.ConstituencyID != "" {
		return l.called[m.ConstituencyID]
	}
	return m.ElectedBy
}

// fit makes a row such that it can be saved: text that is too long is cut, another value that the ledger would refuse is left out.
// A seat without a level is taken to be of the own unit's level. It returns what there is to say about it.
func (r *RosterRow) fit(level string) []intake.Problem {
	if len(r.Mandates) == 0 {
		r.Assumed = level
	}
	for i := range r.Mandates {
		if m := &r.Mandates[i]; m.Level == "" {
			m.Level, r.Assumed = level, level
		}
	}
	f := fitting{who: r.Name, problem: func(head, value, text string) intake.Problem {
		return intake.Problem{Sheet: r.Sheet, Row: r.Row, Column: head, Value: value, Text: text}
	}}
	f.cut("姓名", &r.Name, nameLength)
	f.cut("代表小组", &r.Group, nameLength)
	f.cut("家站点", &r.Station, nameLength)
	r.Professional = slices.Clone(r.Professional)
	for i := range r.Professional {
		f.cut("专业小组", &r.Professional[i], nameLength)
	}
	for i := range r.Mandates {
		f.cut("选区", &r.Mandates[i].Constituency, nameLength)
	}
	f.cut("备注", &r.Note, 500)
	f.cut("工作单位及职务", &r.Employer, 100)
	bad := r.invalid()
	for _, field := range rosterFields {
		if why := bad[field.name]; why != "" {
			f.add(field.head, *field.in(&r.Person), why+"，这一项先留空")
			*field.in(&r.Person) = ""
		}
	}
	return f.problems
}

// nameLength is how long names of groups, stations and constituencies can be.
const nameLength = 40

// invalid are the fields that a new deputy could not be saved with.
func (r *RosterRow) invalid() data.Invalid {
	d := data.DeputyFields{Name: r.Name}
	for _, f := range rosterFields {
		*f.of(&d) = *f.in(&r.Person)
	}
	bad, _ := d.Validate().(data.Invalid)
	return bad
}

// PhoneFault says what is wrong with a telephone of the person, "" nothing.
func (r *RosterRow) PhoneFault(phone string) string {
	with := *r
	with.Phone = phone
	return with.invalid()["phone"]
}
