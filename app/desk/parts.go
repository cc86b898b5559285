package desk

import (
	"fmt"

	"liujin/data"
)

// Parts are what a total adds up that is not alike: who only had assigned duty (轮值), and voters who were visited or whose advice was asked
// beside those who heard a report (述职).
type Parts struct {
	Deputies, OnlyDuty int // deputies who took part; of them, in nothing but 轮值接待
	Visited, Heard     int // voters (人次)
}

// Parts counts them from a day to a day.
func (a *Book) Parts(from, to string) (Parts, error) {
	all, err := a.DB().HappenedIn(from, to)
	return CountParts(all), err
}

// CountParts counts them of what took place, in this ledger or in what another office states.
func CountParts(all []data.Happened) (p Parts) {
	took, other := map[string]bool{}, map[string]bool{} // who took part at all, and in something that was not assigned
	for i := range all {
		e := &all[i]
		for _, id := range e.DeputyIDs {
			took[id] = true
			if e.Work != string(data.ServiceDuty) {
				other[id] = true
			}
		}
		switch {
		case e.WalkIn != data.WalkVoters:
		case e.Work == string(data.VoterReport):
			p.Heard += e.People
		default:
			p.Visited += e.People
		}
	}
	p.Deputies, p.OnlyDuty = len(took), len(took)-len(other)
	return p
}

// Words says them: 参加活动的代表 85 名（其中只参加轮值接待 40 名）；选民 540 人次（走访和征集 400，述职听众 140）.
func (p *Parts) Words() string {
	text := fmt.Sprintf("参加活动的代表 %d 名（其中只参加轮值接待 %d 名）", p.Deputies, p.OnlyDuty)
	if p.Visited+p.Heard > 0 {
		text += fmt.Sprintf("；选民 %d 人次（走访和征集建议 %d，述职听众 %d）", p.Visited+p.Heard, p.Visited, p.Heard)
	}
	return text
}
