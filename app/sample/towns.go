package sample

import (
	"fmt"
	"math/rand/v2"

	"liujin/app/days"
	"liujin/app/upward"
	"liujin/app/upward/below"
	"liujin/data"
)

// townKinds is of how many made-up towns the figures are counted; those of a city's counties take turns.
const townKinds = 7

// townFigures are the figures of some made-up towns; the first had nothing to report.
func (s *sampler) townFigures(base upward.Statement) (all []map[string]int) {
	for i := range townKinds {
		v := s.varied(base, 100+i)
		if i == 0 {
			v = nothing(v)
		}
		counts := v.Count()
		all = append(all, upward.ByKey(counts.Figures()))
	}
	return all
}

// nothing is a statement of a month in which nothing took place.
func nothing(v upward.Statement) upward.Statement {
	v.Activities, v.News, v.Matters, v.Seats = nil, nil, nil, nil
	return v
}

// townsOf is what the towns of a county reported to it: one is late, one was typed in, one has not reported, of one a figure is doubtful.
func (s *sampler) townsOf(county *data.Office, place int, figures []map[string]int, p days.Span) (b upward.Below) {
	rnd := rand.New(rand.NewPCG(uint64(place), 16))
	near, what := []rune("新东西南北前后上下大小高平双"), []rune("河塘桥庄港圩岗湾渡墩洼滩荡堰")
	sum := map[string]int{}
	for i := range 9 + rnd.IntN(6) {
		u := upward.StatedUnit{Code: fmt.Sprintf("%s%03d", county.Code, 101+i), State: upward.UnitOnTime, Made: p.To, Sequence: 1,
			Source: data.SourceFile,
			Name:   string([]rune{near[rnd.IntN(len(near))], what[(i+place)%len(what)], '镇', '人', '大'})}
		kind := 1 + rnd.IntN(len(figures)-1)
		if place == playsZero {
			kind, u.Zero = 0, true
		}
		u.Figures = figures[kind]
		switch i - place%3 {
		case playsLate:
			u.State, u.Made = upward.UnitLate, days.After(p.To, 6)
		case playsDoubted:
			u.Doubtful = []string{"walk2.times"}
		case playsByHand:
			u.Source = data.SourceTyped
			u.Figures = map[string]int{}
			for _, i := range below.Asked {
				u.Figures[i.Key] = figures[kind][i.Key]
			}
		case playsMissing:
			u = upward.StatedUnit{Code: u.Code, Name: u.Name, State: upward.UnitMissing}
		}
		for key := range u.Figures {
			if n, ok := u.Sure(key); ok {
				sum[key] += n
			}
		}
		b.Units = append(b.Units, u)
	}
	for _, key := range upward.FigureKeys {
		if n, told := sum[key]; told {
			b.Sum = append(b.Sum, upward.Total{Key: key, Value: n})
		}
	}
	return b
}
