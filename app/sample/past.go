package sample

import (
	"fmt"
	"time"

	"liujin/app/days"
	"liujin/data"
)

// past makes what was before: the last term with those who were not re-elected, what happened to seats of this one, posts and groups that
// changed, and the activity month of a year ago. It comes last, so that whatever was made before keeps its id.
func (s *sampler) past() error {
	for _, part := range []struct {
		label string
		fn    func(*data.Tx) error
	}{
		{"补登上一届", s.lastTerm}, {"登记本届的变动", s.changes}, {"登记上一年的活动月", s.lastCampaign},
	} {
		if _, err := s.db.Do(part.label, part.fn); err != nil {
			return fmt.Errorf("sample %s: %w", part.label, err)
		}
	}
	return s.lastYear()
}

// before is the day some months and days before today.
func (s *sampler) before(months, more int) string {
	return days.ISO(s.today.AddDate(0, -months, -more))
}

// lastTerm makes the town's term before this one: some of today's deputies had a seat in it too, eight others did not stay.
func (s *sampler) lastTerm(tx *data.Tx) error {
	now := s.terms[data.LevelTown]
	starts, err := time.Parse(time.DateOnly, now.Starts)
	if err != nil {
		return err
	}
	last := data.Term{Level: data.LevelTown, Number: now.Number - 1, Starts: days.ISO(starts.AddDate(-5, 0, 0)),
		Ends: days.ISO(starts.AddDate(0, 0, -1))}
	if err := tx.SaveTerm(&last); err != nil {
		return err
	}
	seat := func(n int) data.Mandate {
		m := data.NewMandate(data.LevelTown)
		m.TermID, m.Certificate = last.ID, fmt.Sprintf("镇%d-%03d", last.Number, n)
		return m
	}
	for at := 8; at < len(s.people); at += 3 { // re-elected
		d, err := tx.Deputy(s.people[at].ID)
		if err != nil {
			return err
		}
		d.Mandates = append(d.Mandates, seat(at))
		if err := tx.SaveDeputy(&d); err != nil {
			return err
		}
	}
	for i, name := range []string{"陶志远", "邬桂珍", "纪长林", "芮素梅", "柏树森", "宣玉芬", "卞海涛", "虞文斌"} {
		m := seat(200 + i)
		switch i {
		case 0:
			m.Changes = []data.MandateChange{{Day: days.ISO(starts.AddDate(-2, 3, 4)), Kind: data.MandateDeceased}}
		case 1:
			m.Changes = []data.MandateChange{{Day: days.ISO(starts.AddDate(-1, -2, 9)), Kind: data.MandateLapsed, Reason: "迁出本镇",
				Document: "主席团公告"}}
		}
		d := data.Deputy{DeputyFields: data.DeputyFields{Name: name, Gender: data.Genders[i%2], Ethnicity: data.EthnicityHan,
			Party: data.PartyMasses, Born: fmt.Sprintf("%d-0%d", 1955+i, 1+i),
			Employer: s.villages[i].Name + "村民", Phone: s.nextPhone(), Occupation: data.OccupationFarmer},
			Mandates: []data.Mandate{m}}
		if err := tx.SaveDeputy(&d); err != nil {
			return err
		}
	}
	return nil
}

// changes is what happened to seats of this term: one left the town and another was by-elected, one was suspended for a time, one died; a
// post and a group changed.
func (s *sampler) changes(tx *data.Tx) error {
	for i, name := range []string{"滕卫东", "阮春兰"} {
		m := data.NewMandate(data.LevelTown)
		m.TermID, m.ConstituencyID = s.terms[data.LevelTown].ID, s.seats[data.LevelTown][70+i]
		m.Changes = []data.MandateChange{{Day: s.before(7, i), Kind: []data.MandateChangeKind{data.MandateLapsed, data.MandateDeceased}[i],
			Reason: []string{"调离本镇", "因病去世"}[i], Document: "主席团公告"}}
		d := data.Deputy{DeputyFields: data.DeputyFields{Name: name, Gender: data.Genders[i], Ethnicity: data.EthnicityHan,
			Party: data.PartyCommunist, Born: fmt.Sprintf("%d-0%d", 1968+i, 3+i),
			Employer: "东港镇财政分局职员", Phone: s.nextPhone(), Occupation: data.OccupationOther,
			GroupID: s.groups[i].ID}, Mandates: []data.Mandate{m}}
		if err := tx.SaveDeputy(&d); err != nil {
			return err
		}
		s.gone = append(s.gone, d.ID)
	}
	for _, one := range []struct {
		at     int
		change func(*data.Deputy)
	}{
		{82, func(d *data.Deputy) { // by-elected
			d.Mandates[0].Election, d.Mandates[0].Starts = data.ElectionBy, s.before(5, 0)
		}},
		{79, func(d *data.Deputy) {
			d.Mandates[0].Changes = []data.MandateChange{{Day: s.before(20, 0), Kind: data.MandateSuspend, Reason: "被采取强制措施",
				Document: "主席团决定"}, {Day: s.before(16, 0), Kind: data.MandateRestore, Document: "主席团决定"}}
		}},
		{9, func(d *data.Deputy) {
			d.FormerJobs = []data.FormerJob{{Until: s.before(6, 0), Employer: "东港镇经济发展办公室主任", Leader: true}}
		}},
		{30, func(d *data.Deputy) {
			d.FormerGroups = []data.FormerGroup{{Until: s.before(4, 0), GroupID: s.groups[1].ID}}
		}},
		{31, func(d *data.Deputy) {
			d.FormerStations = []data.Member{{StationID: d.Stations[0].StationID, Starts: s.before(30, 0), Until: s.before(14, 0)}}
			d.Stations[0].Starts = s.before(12, 0)
		}},
	} {
		d, err := tx.Deputy(s.people[one.at].ID)
		if err != nil {
			return err
		}
		one.change(&d)
		if err := tx.SaveDeputy(&d); err != nil {
			return fmt.Errorf("%s: %w", d.Name, err)
		}
	}
	return nil
}

func (s *sampler) lastCampaign(tx *data.Tx) error {
	first, last := days.Month(s.before(12, 0))
	c := data.Campaign{CampaignFields: data.CampaignFields{Name: first[:4] + " 年“走进群众听民声”活动月", Theme: "走进群众听民声",
		Starts: first, Ends: last, Targets: data.Targets{6, 6, 4, 2, 120, 40}}}
	return tx.SaveCampaign(&c)
}

// lastYear makes the activities of the month a year ago, by those who were in office then; what was asked for was answered on the spot or
// has long been done with.
func (s *sampler) lastYear() error {
	first, _ := days.Month(s.before(12, 0))
	on := func(n int) string { return days.After(first, n) }
	who := func(i int) []data.Participation {
		return []data.Participation{{DeputyID: s.people[(i*13)%78].ID}, {DeputyID: s.gone[i%len(s.gone)]}}
	}
	for i := range 5 {
		f := s.enterprises[i*3]
		v := &data.Visit{Activity: data.Activity{ActivityFields: data.ActivityFields{Day: on(2 + i*5), Place: f.Address,
			VillageID: f.VillageID, Content: "了解生产经营情况。"}, Deputies: who(i)},
			Fields: data.VisitFields{EnterpriseID: f.ID, Venue: data.VenueEnterprise, Tag: data.TagEnterprises}}
		if i%2 == 0 {
			v.Opinions = []data.OpinionFields{{Kind: data.OpinionDifficulty, Text: "去年反映：厂门口道路积水，建议疏通下水。", Category: "roads",
				Focus: "livelihood", Route: data.RouteAnswered, Reporter: s.someName(), ReporterPhone: s.nextPhone()}}
		}
		l := &data.Lecture{Activity: data.Activity{ActivityFields: data.ActivityFields{Day: on(3 + i*5), VillageID: s.villages[i*2].ID,
			Place: s.villages[i*2].Name + "文化广场", Content: "宣讲惠民政策。"}, Deputies: who(i + 5)},
			Fields: data.LectureFields{Form: data.LectureRound, Speaker: data.SpeakerDeputy, Vehicle: data.VehicleGroup,
				Topic: sampleTopics[i], Audience: 20 + i}}
		c := &data.Outreach{Activity: data.Activity{ActivityFields: data.ActivityFields{Day: on(4 + i*5), VillageID: s.villages[i].ID,
			Content: "入户走访。"}, Deputies: who(i + 9)},
			Fields: data.OutreachFields{Kind: data.VoterCall, ConstituencyID: s.seats[data.LevelTown][i*4], Voters: 12 + i}}
		if _, err := s.db.Do("补登"+on(2 + i*5)[:4]+"年的活动", func(tx *data.Tx) error {
			if err := tx.SaveVisit(v); err != nil {
				return err
			}
			if err := tx.SaveLecture(l); err != nil {
				return err
			}
			return tx.SaveOutreach(c)
		}); err != nil {
			return fmt.Errorf("sample last year: %w", err)
		}
	}
	return nil
}
