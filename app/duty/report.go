package duty

import (
	"fmt"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/rostering"
	"liujin/app/table"
)

// report says what came out: the strip, and why what could not be done could not.
func (s *Schedule) report(p *planner) {
	r := s.Result
	s.Causes = nil
	s.Strip = []Fact{s.filled(), s.spread(), s.proof(), gaps(r, s.Asks.Gap)}
	if n := r.Score.Shortfall; n > 0 {
		s.Strip = append(s.Strip, Fact{fmt.Sprintf("%d 人次未达最少次数", n), table.Due})
	}
	if s.keep {
		s.Strip = append(s.Strip, Fact{fmt.Sprintf("改动 %d 处", s.Changes), table.Info})
	}
	if n := len(s.Drop); n > 0 {
		s.Strip = append(s.Strip, Fact{fmt.Sprintf("撤掉 %d 班", n), table.Due})
	}
	if r.Stopped {
		s.Strip = append(s.Strip, Fact{"已提前停下", table.Due})
	}
	if years := s.unknownYears(p); years != "" {
		s.Strip = append(s.Strip, Fact{years + "放假安排未公布，按周末排", table.Due})
	}
	names := p.names
	for _, c := range r.Causes {
		text := c.Text
		away := make([]string, len(c.Away))
		for i, id := range c.Away {
			away[i] = names[id]
		}
		if len(away) > 0 {
			text += "这些天来不了的：" + app.Few(away, 6, "人") + "。"
		}
		for id, name := range names { // locks are told by the solver's names
			if strings.Contains(text, id) {
				text = strings.ReplaceAll(text, id, name)
			}
		}
		s.Causes = append(s.Causes, text)
	}
	s.Causes = append(s.Causes, p.unplaced()...)
}

// unplaced says who is in office and not planned, as no station of theirs receives anybody in the period.
func (p *planner) unplaced() (said []string) {
	for _, of := range []struct {
		why  string
		list []string
	}{{"名代表没有排班，所在的站这段时间都没有接待日", p.idle}, {"名代表没有排班，还没有选进任何站", p.nowhere}} {
		if n := len(of.list); n > 0 {
			who := make([]string, n)
			for i, id := range of.list {
				who[i] = p.names[id]
			}
			said = append(said, fmt.Sprintf("%d %s：%s。", n, of.why, app.Few(who, 6, "人")))
		}
	}
	return said
}

// unknownYears names the years of the period whose days off are not known; "" when all are.
func (s *Schedule) unknownYears(p *planner) (text string) {
	c, err := p.app.Calendar()
	for _, year := range days.Years(s.From, s.To) {
		if err == nil && !c.Known(year) {
			text += fmt.Sprintf("%d 年", year)
		}
	}
	return text
}

func (s *Schedule) filled() Fact {
	if n := s.Result.Score.Unmet; n > 0 {
		short := 0
		for i := range s.Shifts {
			if s.Shifts[i].Open() > 0 {
				short++
			}
		}
		return Fact{fmt.Sprintf("%d 班，其中 %d 班共缺 %d 人", len(s.Shifts), short, n), table.Late}
	}
	if len(s.Shifts) == 0 {
		return Fact{"没有要排的班", table.Plain}
	}
	return Fact{fmt.Sprintf("%d 班全部排满", len(s.Shifts)), table.Good}
}

// spread says how often everybody serves.
func (s *Schedule) spread() Fact {
	times := map[string]int{}
	for i := range s.Shifts {
		for _, d := range s.Shifts[i].Duties {
			times[d.DeputyID]++
		}
	}
	least, most, n := 1<<30, 0, 0
	for _, d := range s.Asks.Deputies {
		if len(d.Stations) > 0 {
			least, most, n = min(least, times[d.ID]), max(most, times[d.ID]), n+1
		}
	}
	if n == 0 {
		return Fact{"没有代表可排", table.Late}
	}
	if least == most {
		return Fact{fmt.Sprintf("%d 人每人 %d 次", n, most), table.Good}
	}
	return Fact{fmt.Sprintf("%d 人每人 %d—%d 次", n, least, most), table.Good}
}

// proof says whether a fairer schedule can exist.
func (s *Schedule) proof() Fact {
	r := s.Result
	switch {
	case r.Proven:
		return Fact{"已证明最优", table.Good}
	case r.ProvenThrough == "gaps":
		return Fact{fmt.Sprintf("均衡和间隔已证明最优，意愿 %d，不会低于 %d", r.Score.Preference, r.Bound.Preference), table.Good}
	case fairProven(r):
		return Fact{"均衡已证明最优", table.Good}
	case r.Score.Fairness > r.Bound.Fairness:
		return Fact{fmt.Sprintf("均衡度 %d，理论下限 %d", r.Score.Fairness, r.Bound.Fairness), table.Info}
	}
	return Fact{"均衡度未能证明最优", table.Info}
}

// fairProven reports a proof that goes as far as the fairness.
func fairProven(r *rostering.Result) bool {
	return r.ProvenThrough == "fairness" || r.ProvenThrough == "gaps" || r.ProvenThrough == "preference"
}

func gaps(r *rostering.Result, g rostering.Gap) Fact {
	switch {
	case g.Desired == 0:
		return Fact{}
	case r.Score.Gaps == 0:
		return Fact{fmt.Sprintf("间隔 ≥ %d 天", max(g.Desired, g.Hard)), table.Good}
	}
	text := fmt.Sprintf("%d 处间隔不足 %d 天", r.Score.Gaps, g.Desired)
	if g.Hard > 0 {
		text = fmt.Sprintf("间隔 ≥ %d 天，%d 处不足 %d 天", g.Hard, r.Score.Gaps, g.Desired)
	}
	if fairProven(r) && r.Bound.Gaps > 0 && r.Bound.Gaps < r.Score.Gaps {
		text += fmt.Sprintf("，最少 %d 处", r.Bound.Gaps)
	}
	return Fact{text, table.Info}
}
