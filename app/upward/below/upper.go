package below

import (
	"liujin/app/upward"
	"liujin/data"
)

// stateBelow is what the offices below reported of the days of a statement, as it counts today: it goes up with the own rows.
func (a *Book) stateBelow(of *upward.Statement) (b upward.Below, err error) {
	s, err := a.Over(of.Period)
	if err != nil || len(s.Units) == 0 {
		return b, err
	}
	for i := range s.Units {
		b.Units = append(b.Units, s.Units[i].stated())
	}
	known, err := a.DB().Identities()
	if err != nil {
		return b, err
	}
	people, own := persons(s.Units), of.People(of.Unit.Code)
	office := data.Office{Code: of.Unit.Code}
	for i := range own {
		people = append(people, Someone{&office, &own[i]})
	}
	all := newCrowd(people, known).repeats()
	for _, key := range upward.FigureKeys {
		if n, told := s.Total[key]; told {
			b.Sum = append(b.Sum, upward.Total{Key: key, Value: n, Again: all[key] - s.Repeats[key]})
		}
	}
	return b, nil
}

// stated is the unit as it is told the superior.
func (u *UnitSummary) stated() upward.StatedUnit {
	row := upward.StatedUnit{Code: u.Office.Code, Name: u.Office.Name, State: u.State}
	if u.Counted.ID == "" {
		return row
	}
	row.Made, row.Sequence, row.Source, row.Zero = u.Counted.Made, u.Counted.Sequence, u.Counted.Source, u.Counted.Zero
	row.Figures = map[string]int{}
	for _, key := range upward.FigureKeys { // and none that only a newer program knows
		n, told := u.Figures[key]
		if !told {
			continue
		}
		if row.Figures[key] = n; u.Doubtful(key) {
			row.Doubtful = append(row.Doubtful, key)
		}
	}
	return row
}

// under are the offices below the unit, as it stated them.
func (u *UnitSummary) under() (all []UnitSummary) {
	for i := range u.Below.Units {
		row := &u.Below.Units[i]
		one := UnitSummary{Office: data.Office{Short: u.Office.Called() + " " + row.Name, Code: row.Code}, State: row.State,
			Figures: row.Figures}
		for _, key := range row.Doubtful {
			one.Doubts = append(one.Doubts, upward.Remark{Key: key})
		}
		all = append(all, one)
	}
	return all
}
