package sample

import (
	"fmt"
	"slices"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/desk"
	"liujin/data"
)

// reportedBack has voters rate the reports of the activity month, but for those of the last, and makes a session in which four deputies of
// several constituencies reported some weeks before, and a fifth listened.
func (s *sampler) reportedBack() error {
	a := app.New(s.db)
	rows, err := a.Outreaches()
	if err != nil {
		return err
	}
	rows = slices.DeleteFunc(rows, func(r data.OutreachRow) bool { return r.What != data.VoterReport })
	for i := range rows {
		o, err := a.Outreach(rows[i].ID)
		if err != nil {
			return err
		}
		if i == 0 && len(rows) > 1 {
			continue
		}
		for k := range o.Deputies {
			o.SetBallot(data.Ballot{DeputyID: o.Deputies[k].DeputyID, Fine: 31 - k, Fair: 7, Poor: 1 + k})
		}
		if err := a.SaveOutreach(&o); err != nil {
			return fmt.Errorf("sample ballots: %w", err)
		}
	}
	var ids []string
	for k := range 4 {
		ids = append(ids, s.people[10+k*9].ID)
	}
	o, err := desk.New(a).NewReportBack(ids)
	if err != nil {
		return err
	}
	stations, err := s.db.Stations()
	if err != nil {
		return err
	}
	o.Day, o.Place, o.Content = days.ISO(s.today.AddDate(0, 0, -21)), stations[0].Name, "四名代表向选民报告一年来的履职情况，回答提问，选民现场无记名评议。"
	o.Fields.Voters = 46
	for k, id := range ids {
		o.SetBallot(data.Ballot{DeputyID: id, Fine: 38 - 2*k, Fair: 5 + k, Poor: k % 3})
	}
	o.Deputies = append(o.Deputies, data.Participation{DeputyID: s.people[3].ID, ReportRole: data.OnlyThere})
	return a.SaveOutreach(&o)
}
