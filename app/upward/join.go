package upward

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"liujin/app/parcel"
	"liujin/data"
)

// Join makes of the files of an office, each of some days, one statement of a period in which all of them lie: what took place by its id,
// as the file says it that was made last; everything that stands as of a day (deputies, villages, projects, and matters, of which each file
// has all) as the latest days have it. Where nothing was changed later its counts are those that the office counts of the period itself,
// but for two that follow from no file of some of its days: the targets of an activity month, which a file tells of the month's very days
// alone; and, where the last days are missing, whatever stands as of a day. That two villages or two firms became one later is not told
// either. Where a file of earlier days is missing, what took place in them is, and matters of them are not: later files have these.
func Join(p parcel.Period, all []*Opened) *Statement {
	byDay, byMade := slices.Clone(all), slices.Clone(all)
	slices.SortStableFunc(byDay, func(x, y *Opened) int {
		return cmp.Or(cmp.Compare(x.Statement.Until, y.Statement.Until), cmp.Compare(x.Made, y.Made))
	})
	slices.SortStableFunc(byMade, func(x, y *Opened) int {
		return cmp.Or(cmp.Compare(x.Made, y.Made), cmp.Compare(x.Statement.Until, y.Statement.Until))
	})
	s := *byDay[len(byDay)-1].Statement
	s.Period, s.Scope.Targets, s.Tasks, s.Enclosures = p, data.Targets{}, nil, nil
	s.Activities = lastOf(byMade, func(s *Statement) []Activity { return s.Activities }, func(e *Activity) string { return e.ID })
	s.Seats = lastOf(byMade, func(s *Statement) []Seat { return s.Seats }, func(r *Seat) string { return r.ID })
	s.News = lastOf(byMade, func(s *Statement) []Piece { return s.News }, func(n *Piece) string { return n.ID })
	slices.SortStableFunc(s.Activities, func(x, y Activity) int { return cmp.Compare(x.Day, y.Day) })
	s.joinPeople(byDay)
	s.Below = joinBelow(byDay)
	return &s
}

// lastOf are the rows of some statements, each id once, as the last says it.
func lastOf[T any](all []*Opened, rows func(*Statement) []T, id func(*T) string) (joined []T) {
	at := map[string]int{}
	for _, o := range all {
		some := rows(o.Statement)
		for i := range some {
			k, seen := at[id(&some[i])]
			if !seen {
				at[id(&some[i])] = len(joined)
				joined = append(joined, some[i])
				continue
			}
			joined[k] = some[i]
		}
	}
	return joined
}

// joinPeople names who is named by a row and left office since, as of then and in no count of those in office; and has everybody stand
// under what became of them.
func (s *Statement) joinPeople(byDay []*Opened) {
	heirs, known := map[string]string{}, map[string]bool{}
	s.Deputies = slices.Clone(s.Deputies)
	for i := range s.Deputies {
		known[s.Deputies[i].ID] = true
		for _, was := range s.Deputies[i].Aliases {
			heirs[was] = s.Deputies[i].ID
		}
	}
	heir := func(id string) string { return cmp.Or(heirs[id], id) }
	for i := range s.Activities {
		e := &s.Activities[i]
		came := make([]string, 0, len(e.Deputies))
		for _, id := range e.Deputies {
			if id = heir(id); !slices.Contains(came, id) {
				came = append(came, id)
			}
		}
		e.Deputies = came
	}
	for i := range s.Seats {
		s.Seats[i].Deputy = heir(s.Seats[i].Deputy)
	}
	for _, o := range slices.Backward(byDay) {
		for _, d := range o.Statement.Deputies {
			if id := heir(d.ID); known[id] {
				continue
			}
			known[d.ID] = true
			d.InOffice, d.Mandates, d.Asked, d.Reported = false, nil, "", ""
			s.Deputies = append(s.Deputies, d)
		}
	}
}

// summed and standing say of a figure, by its key, how that of several periods follows from those of each where no rows are known: a sum of
// what took place on days; or the last one, of what stands as of a day. All others follow from rows alone: persons and firms of two months
// may be the same, a matter that was late in one is answered in the next.
var summed, standing = followingKeys()

func followingKeys() (sum, last map[string]bool) {
	sum, last = map[string]bool{}, map[string]bool{}
	for i := range data.WalkIns {
		of := fmt.Sprintf("walk%d.", i+1)
		for _, part := range []string{"times", "persons", "people", "opinions"} {
			sum[of+part] = true
		}
		by := data.WalkIns[i].Counts
		sum[of+"done"] = by != data.BySubjects && by != data.ByDeputies
	}
	for _, key := range []string{"hours", "voters_visited", "voters_heard", "opinion.received", "opinion.closed_then", "proposal.received",
		"proposal.closed_then", "leads"} {
		sum[key] = true
	}
	for _, key := range FigureKeys {
		if strings.HasPrefix(key, "seats_") {
			sum[key] = true
		}
		if strings.HasPrefix(key, "seats.") {
			last[key] = true
		}
	}
	for _, key := range []string{"deputies", "leaders", "party", "villages", "trained", "first_lesson", "report_asked", "reported"} {
		last[key] = true
	}
	return sum, last
}

// AddUp is what the figures of several periods, the earliest first, come to where no rows are known. What does not follow is left out, and
// what one of them does not tell.
func AddUp(all []map[string]int) map[string]int {
	joined := map[string]int{}
	for _, key := range FigureKeys {
		total, told := 0, len(all) > 0
		for _, one := range all {
			n, ok := one[key]
			switch {
			case standing[key] && ok:
				joined[key] = n
			case summed[key]:
				total, told = total+n, told && ok
			}
		}
		if summed[key] && told {
			joined[key] = total
		}
	}
	return joined
}

// joinBelow joins what the offices below reported, whose rows nobody here knows: each that there is in the latest file.
func joinBelow(byDay []*Opened) (b Below) {
	latest := &byDay[len(byDay)-1].Statement.Below
	for i := range latest.Units {
		u := latest.Units[i]
		var figures []map[string]int
		u.Doubtful = nil
		for _, o := range byDay {
			units := o.Statement.Below.Units
			k := slices.IndexFunc(units, func(v StatedUnit) bool { return v.Code == u.Code })
			if k < 0 || !units[k].State.Reported() {
				continue
			}
			figures = append(figures, units[k].Figures)
			u.State, u.Made, u.Source = UnitReported, units[k].Made, units[k].Source
			u.Doubtful = append(u.Doubtful, units[k].Doubtful...)
		}
		u.Figures = AddUp(figures)
		u.Doubtful = slices.DeleteFunc(u.Doubtful, func(key string) bool { _, told := u.Figures[key]; return !told })
		b.Units = append(b.Units, u)
	}
	values, again := make([]map[string]int, len(byDay)), make([]map[string]int, len(byDay))
	for i, o := range byDay {
		values[i], again[i] = map[string]int{}, map[string]int{}
		for _, t := range o.Statement.Below.Sum {
			values[i][t.Key], again[i][t.Key] = t.Value, t.Again
		}
	}
	sum, both := AddUp(values), AddUp(again)
	for _, key := range FigureKeys {
		if n, told := sum[key]; told {
			b.Sum = append(b.Sum, Total{Key: key, Value: n, Again: both[key]})
		}
	}
	return b
}

// WholeOf are the figures of joined files with those of the offices below. What of these does not follow is told of none.
func (s *Statement) WholeOf(all []*Opened) map[string]int {
	counts, sum := s.Count(), s.Below.sums()
	whole := s.Below.Whole(ByKey(counts.Figures()))
	for _, o := range all {
		for _, t := range o.Statement.Below.Sum {
			if _, follows := sum[t.Key]; !follows {
				delete(whole, t.Key)
			}
		}
	}
	return whole
}
