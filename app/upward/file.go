package upward

import (
	"slices"

	"liujin/app/parcel"
)

// The kinds of rows of a statement, by the names of their files.
const (
	kindScope    = "scope"
	kindDeputy   = "deputy"
	kindVillage  = "village"
	kindActivity = "activity"
	kindMatter   = "matter"
	kindProject  = "project"
	kindSeat     = "seat"
	kindNews     = "news"
	kindTask     = "task"
	kindFigure   = "figure"
	kindSum      = "sum"

	kindEnclosure = "enclosure"
)

// Rows are the statement as the parts of a file, a kind a part, those without rows too, and with its figures; what concerns enclosures and
// offices below only where there are any: a file of which none are asked is as it was.
func (s *Statement) Rows() (parts []parcel.Part, err error) {
	counts := s.Count()
	all := []func() (parcel.Part, error){
		func() (parcel.Part, error) { return parcel.Lines(kindScope, []Scope{s.Scope}) },
		func() (parcel.Part, error) { return parcel.Lines(kindFigure, counts.Figures()) },
		func() (parcel.Part, error) { return parcel.Lines(kindDeputy, s.Deputies) },
		func() (parcel.Part, error) { return parcel.Lines(kindVillage, s.Villages) },
		func() (parcel.Part, error) { return parcel.Lines(kindActivity, s.Activities) },
		func() (parcel.Part, error) { return parcel.Lines(kindMatter, s.Matters) },
		func() (parcel.Part, error) { return parcel.Lines(kindProject, s.Projects) },
		func() (parcel.Part, error) { return parcel.Lines(kindSeat, s.Seats) },
		func() (parcel.Part, error) { return parcel.Lines(kindNews, s.News) },
		func() (parcel.Part, error) { return parcel.Lines(kindTask, s.Tasks) },
	}
	if len(s.Below.Units) > 0 {
		all = append(all, func() (parcel.Part, error) { return parcel.Lines(kindUnit, s.Below.Units) },
			func() (parcel.Part, error) { return parcel.Lines(kindSum, s.Below.Sum) })
	}
	if len(s.Enclosures) > 0 {
		all = append(all, func() (parcel.Part, error) { return parcel.Lines(kindEnclosure, s.Enclosures) })
	}
	for _, make := range all {
		part, err := make()
		if err != nil {
			return nil, err
		}
		parts = append(parts, part)
	}
	return parts, nil
}

// Manifest is what a file of the statement says of itself, before it has parts.
func (s *Statement) Manifest(made string) parcel.Manifest {
	return parcel.Manifest{Format: parcel.Up.String(), Minor: parcel.Up.Minor, Made: made, Unit: s.Unit, Period: &s.Period, Sequence: 1,
		Zero: s.Empty()}
}

// Empty reports whether nothing took place (零报告).
func (s *Statement) Empty() bool {
	return len(s.Activities)+len(s.News) == 0 && s.Below.zero() &&
		!slices.ContainsFunc(s.Matters, func(m Matter) bool { return m.Day >= s.Period.From })
}

// Read takes a statement out of a file, with the figures that it states. What can't be so, and no program of ours writes, is a
// parcel.Refusal.
func Read(p *parcel.Parcel) (s *Statement, figures []Figure, err error) {
	s = &Statement{Unit: p.Unit, Period: *p.Period, Until: min(p.Period.To, p.Made)}
	c := &checker{Statement: s, file: p, ids: map[string]map[string]bool{}}
	for _, read := range []func() error{
		func() error { return rows(p, c, kindScope, nil, c.scope) },
		func() error { return rows(p, c, kindVillage, &s.Villages, c.village) },
		func() error { return rows(p, c, kindDeputy, &s.Deputies, c.deputy) },
		func() error { return rows(p, c, kindActivity, &s.Activities, c.activity) },
		func() error { return rows(p, c, kindMatter, &s.Matters, c.matter) },
		func() error { return rows(p, c, kindProject, &s.Projects, c.project) },
		func() error { return rows(p, c, kindSeat, &s.Seats, c.seat) },
		func() error { return rows(p, c, kindNews, &s.News, c.piece) },
		func() error { return rows(p, c, kindTask, &s.Tasks, c.task) },
		func() error { return rows(p, c, kindFigure, &figures, c.figure) },
		func() error { return rows(p, c, kindUnit, &s.Below.Units, c.unit) },
		func() error { return rows(p, c, kindSum, &s.Below.Sum, c.total) },
		func() error { return rows(p, c, kindEnclosure, &s.Enclosures, c.enclosure) },
		c.enclosed,
	} {
		if err := read(); err != nil {
			return nil, nil, err
		}
	}
	if c.scopes != 1 {
		return nil, nil, parcel.Refusal("文件里没有说明统计的是哪一级代表，不能接收。请让发来文件的人升级程序后重新生成。")
	}
	return s, figures, nil
}

// rows reads the rows of a kind into a list, each checked.
func rows[T any](p *parcel.Parcel, c *checker, kind string, to *[]T, check func(*T) string) error {
	return parcel.Rows(p, kind, func(n int, row *T) error {
		c.kind = kind
		if fault := check(row); fault != "" {
			return c.refuse(n, fault)
		}
		if to != nil {
			*to = append(*to, *row)
		}
		return nil
	})
}
