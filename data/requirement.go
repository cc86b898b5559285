package data

import "strings"

// Requirement (报送要求) is a period of which a report is asked: by the superior of this office, or by this office of those below.
type Requirement struct {
	Meta
	Given        bool   // the superior's, as its file brought it
	Name         string // 2026年11月
	Since, Until string // both days included
	Due          string // the last day on which a report is on time
	Note         string // what else is asked for
	Photos       int    // the most that a report may bring along
	Examples     int    // 先进典型: the same of them
	Locked       string // 锁定: from that day what comes is 更正; "" it is open
}

// RecordID is the record's id.
func (q *Requirement) RecordID() string { return q.ID }

// The most photos and examples that can be asked for.
const (
	mostPhotos   = 100
	mostExamples = 20
)

// Validate checks a requirement.
func (q *Requirement) Validate() error {
	bad := Invalid{}
	bad.need("name", q.Name, "报送期名称")
	bad.within("name", q.Name, "报送期名称", 40)
	for _, day := range []struct{ field, value, title string }{{"since", q.Since, "第一天"}, {"until", q.Until, "最后一天"},
		{"due", q.Due, "截止日期"}} {
		bad.need(day.field, day.value, day.title)
		bad.day(day.field, day.value, day.title)
	}
	if q.Since != "" && q.Until != "" && q.Until < q.Since {
		bad["until"] = "最后一天早于第一天"
	}
	if q.Due != "" && q.Due < q.Since {
		bad["due"] = "截止日期早于报送期的第一天"
	}
	bad.within("note", q.Note, "要求", 1000)
	bad.between("photos", q.Photos, 0, mostPhotos)
	bad.between("examples", q.Examples, 0, mostExamples)
	bad.day("locked", q.Locked, "锁定日期")
	return bad.orNil()
}

var requirements = register(table[Requirement]{name: "requirement", title: "报送要求", label: "name", order: "until DESC, since DESC, id",
	columns: "given, name, since, until, due, note, photos, examples, locked",
	fields: func(q *Requirement) []any {
		return []any{&q.Given, &q.Name, &q.Since, &q.Until, &q.Due, &q.Note, &q.Photos, &q.Examples, opt(&q.Locked)}
	}})

var _ = ruled(requirements, requirements.get)

// Requirements returns what the superior asks for (given), or what is asked of those below, the newest period first.
func (r reader) Requirements(given bool) ([]Requirement, error) {
	return requirements.list(r, "given = ?", given)
}

// Requirement returns one requirement.
func (r reader) Requirement(id string) (Requirement, error) { return requirements.get(r, id) }

// SaveRequirement saves a requirement; the same days are asked for once.
func (tx *Tx) SaveRequirement(q *Requirement) error {
	if err := q.Validate(); err != nil {
		return err
	}
	same, err := requirements.list(tx.reader, "given = ? AND since = ? AND until = ? AND id <> ?", q.Given, q.Since, q.Until, q.ID)
	if err != nil {
		return err
	}
	if len(same) > 0 {
		return Invalid{"since": "这些日期的报送期已经有了（" + strings.TrimSpace(same[0].Name) + "），请直接修改那一条"}
	}
	return requirements.save(tx, q)
}

// DeleteRequirement deletes a requirement.
func (tx *Tx) DeleteRequirement(id string) error { return requirements.delete(tx, id) }
