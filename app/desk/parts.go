package desk

import (
	"fmt"
	"strings"

	"liujin/data"
)

// Parts are what a total adds up that is not alike: who only had assigned duty (轮值), and voters who were visited or whose advice was asked
// beside those who heard a report (述职).
type Parts struct {
	Deputies, OnlyDuty int // deputies who took part; of them, in nothing but 轮值接待
	Visited, Heard     int // voters (人次)
}

// Parts counts them from a day to a day.
func (a *Book) Parts(walks *WalkCounts, from, to string) (p Parts, err error) {
	services, err := a.DB().ServiceRows()
	if err != nil {
		return p, err
	}
	within := func(day string) bool { return from <= day && day <= to }
	other := map[string]bool{} // who took part in something that was not assigned
	for k := range walks {
		if data.WalkIn(k+1) != data.WalkStation {
			for id := range walks[k].Deputies {
				other[id] = true
			}
		}
	}
	for i := range services {
		if s := &services[i]; within(s.Day) && s.ServiceKind != data.ServiceDuty && s.DeputyIDs != "" {
			for _, id := range strings.Split(s.DeputyIDs, ",") {
				other[id] = true
			}
		}
	}
	p.Deputies = len(TookPart(walks))
	p.OnlyDuty = p.Deputies - len(other)
	visits, err := a.DB().OutreachRows()
	if err != nil {
		return p, err
	}
	for i := range visits {
		switch v := &visits[i]; {
		case !within(v.Day) || v.DeputyIDs == "":
		case v.What == data.VoterReport:
			p.Heard += v.Voters
		default:
			p.Visited += v.Voters
		}
	}
	return p, nil
}

// Words says them: 参加活动的代表 85 名（其中只参加轮值接待 40 名）；选民 540 人次（走访和征集 400，述职听众 140）.
func (p *Parts) Words() string {
	text := fmt.Sprintf("参加活动的代表 %d 名（其中只参加轮值接待 %d 名）", p.Deputies, p.OnlyDuty)
	if p.Visited+p.Heard > 0 {
		text += fmt.Sprintf("；选民 %d 人次（走访和征集建议 %d，述职听众 %d）", p.Visited+p.Heard, p.Visited, p.Heard)
	}
	return text
}
