package sample

import (
	"fmt"
	"strings"
	"time"

	"liujin/app/days"
	"liujin/data"
)

func (s *sampler) saveEnterprises(tx *data.Tx) error {
	for i, f := range sampleEnterprises {
		enterprise := &data.Enterprise{EnterpriseFields: data.EnterpriseFields{Name: f.name, Kind: f.kind, Industry: f.industry,
			VillageID: s.villages[f.village].ID,
			Address:   fmt.Sprintf("东港镇%s%d号", s.villages[f.village].Name, 1+s.rnd.IntN(180)), Contact: s.someName(), Phone: s.nextPhone()}}
		for at, p := range s.people {
			switch {
			case strings.HasPrefix(p.Employer, f.name):
				enterprise.Ties = append(enterprise.Ties, data.Tie{DeputyID: p.ID, Tie: data.TieFrom})
			case sampleJobs[s.jobs[at]].occupation == data.OccupationOfficial && at%len(sampleEnterprises) == i:
				enterprise.Ties = append(enterprise.Ties, data.Tie{DeputyID: p.ID, Tie: data.TieServes})
			case at < 3 && f.kind == data.EnterpriseProject:
				enterprise.Ties = append(enterprise.Ties, data.Tie{DeputyID: p.ID, Tie: data.TieManages})
			}
		}
		if err := tx.SaveEnterprise(enterprise); err != nil {
			return fmt.Errorf("%s: %w", f.name, err)
		}
		s.enterprises = append(s.enterprises, enterprise)
	}
	return nil
}

// sampleVisited are the enterprises that were visited, the first of them last; the others wait.
const sampleVisited = 22

// round is the order of the visits: which enterprise, and whether it was visited before.
func (s *sampler) round() (enterprises []int, again []bool) {
	order := s.rnd.Perm(sampleVisited - 1)
	for i := range order {
		order[i]++
	}
	for i, at := range append(order, 0) {
		enterprises, again = append(enterprises, at), append(again, false)
		if back := i - 9; back >= 0 && back < 9 {
			enterprises, again = append(enterprises, order[back]), append(again, true)
		}
	}
	return enterprises, again
}

// visits makes the visits of the four weeks up to today, on working days. Each is an operation of its own, as in an office.
func (s *sampler) visits() error {
	workdays := s.workdays(28)
	enterprises, again := s.round()
	for i, at := range enterprises {
		day := workdays[i*len(workdays)/len(enterprises)]
		if i == len(enterprises)-1 {
			day = days.ISO(s.today)
		}
		v := s.visit(at, again[i], day)
		if err := s.photograph(v, i); err != nil {
			return err
		}
		if _, err := s.db.Do("新增走访“"+v.Day+"”", func(tx *data.Tx) error { return tx.SaveVisit(v) }); err != nil {
			return fmt.Errorf("sample visit to %s: %w", sampleEnterprises[at].name, err)
		}
	}
	return nil
}

// workdays lists the weekdays of the last days up to today; today is always one of them.
func (s *sampler) workdays(last int) (all []string) {
	for i := last - 1; i >= 0; i-- {
		day := s.today.AddDate(0, 0, -i)
		if w := day.Weekday(); i == 0 || w != time.Saturday && w != time.Sunday {
			all = append(all, days.ISO(day))
		}
	}
	return all
}

// visit makes one visit; a second one to the same enterprise looks at what became of the first.
func (s *sampler) visit(at int, again bool, day string) *data.Visit {
	f, enterprise := sampleEnterprises[at], s.enterprises[at]
	v := &data.Visit{Activity: data.Activity{ActivityFields: data.ActivityFields{Day: day, Place: enterprise.Address,
		VillageID: enterprise.VillageID, Content: s.words(f.content),
		Focus: "industry", Vanguard: pick(s, "", "", "people", "work", "green")}},
		Fields: data.VisitFields{EnterpriseID: enterprise.ID, Venue: data.VenueEnterprise, Tag: data.TagEnterprises, Policies: f.policies}}
	if f.kind == data.EnterpriseProject {
		v.Fields.Venue, v.Fields.Tag = data.VenueProject, data.TagProjects
	}
	if f.industry == "energy" || f.industry == "electronics" {
		v.Fields.Venue, v.Fields.Tag = data.VenueInvestment, data.TagInvestment
	}
	if v.Fields.Venue == data.VenueInvestment && !again {
		v.Opinions = append(v.Opinions, data.OpinionFields{Kind: data.OpinionLead, Text: "企业推荐上游配套厂商一家，有意来镇考察。",
			Category: "capacity", Focus: "industry", Route: data.RouteOwn, HandlerID: s.handlers[0].ID})
	}
	if len(f.asks) > 0 {
		v.Focus = f.asks[0].focus
	}
	asks := f.asks
	if again {
		v.Content = "回访：" + s.words(pick(s, "{m}经营平稳，同比增长 {p}，暂无新的诉求。", "新招职工 {n} 人，订单增加 {p}，生产秩序良好。", "查看安全生产整改情况，均已整改到位；{m}产值增长 {p}。"))
		if len(asks) > 0 {
			v.Content = "回访：上次提出的事项正在办理，已向企业说明进展。" + strings.TrimPrefix(v.Content, "回访：")
		}
		asks = nil
	}
	for _, a := range asks {
		o := data.OpinionFields{Kind: a.kind, Text: s.words(a.text), Category: a.category, Focus: a.focus, Route: a.route,
			Place:    enterprise.Address,
			Reporter: enterprise.Contact, ReporterPhone: enterprise.Phone}
		if a.handler >= 0 {
			o.HandlerID = s.handlers[a.handler].ID
		}
		if a.route == data.RouteRefused {
			o.Reason = "公共绿地不得改变用途，已当面向企业说明"
		}
		v.Opinions = append(v.Opinions, o)
	}
	for _, p := range s.visitors(1 + s.rnd.IntN(4)) {
		v.Deputies = append(v.Deputies, data.Participation{DeputyID: p.ID})
	}
	return v
}

// visitors picks n different deputies, most of them of the first group (经济小组).
func (s *sampler) visitors(n int) []*data.Deputy {
	var out []*data.Deputy
	seen := map[string]bool{}
	for len(out) < n {
		p := s.people[s.rnd.IntN(len(s.people))]
		if p.GroupID != s.groups[0].ID && s.rnd.IntN(3) == 0 || seen[p.ID] {
			continue
		}
		seen[p.ID] = true
		out = append(out, p)
	}
	return out
}

// words fills in a percentage, a number and the months gone by.
func (s *sampler) words(text string) string {
	months := "去年全年"
	switch m := int(s.today.Month()) - 1; {
	case m == 1:
		months = " 1 月"
	case m > 1:
		months = fmt.Sprintf(" 1—%d 月", m)
	}
	text = strings.NewReplacer("{m}", months, "{p}", fmt.Sprintf("%d.%d%%", 2+s.rnd.IntN(13), s.rnd.IntN(10)), "{n}",
		fmt.Sprint(12+s.rnd.IntN(70))).Replace(text)
	return strings.TrimSpace(strings.NewReplacer("， ", "，", "。 ", "。", "； ", "；").Replace(text))
}
