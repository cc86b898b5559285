package sample

import (
	"fmt"

	"liujin/app/days"
	"liujin/data"
)

var sampleTopics = []string{"党的二十大精神宣讲", "代表法修改要点解读", "乡村振兴政策宣讲", "防汛防台安全提示", "医保缴费政策解读", "农村人居环境整治", "反诈骗知识宣讲"}

var sampleAdvice = []struct {
	text, category, focus string
	route                 data.Route
	handler               int
}{
	{"村道路灯有三盏不亮，老人晚上出行不便，建议尽快修复。", "roads", "livelihood", data.RouteOwn, 5},
	{"建议在农贸市场增设电动车充电桩。", "capacity", "livelihood", data.RouteOwn, 0},
	{"河道两岸杂草和漂浮物较多，建议定期打捞。", "environment", "green", data.RouteOwn, 9},
	{"希望镇卫生院增加周末门诊。", "education", "livelihood", data.RouteUp, 0},
	{"询问大龄灵活就业人员社保补贴怎么申请。", "security", "livelihood", data.RouteAnswered, 0},
	{"建议把废弃小学改作村级养老服务点。", "security", "urban_rural", data.RouteProposal, 0},
}

// walks makes the lectures and the visits among voters of the activity month up to today.
func (s *sampler) walks() error {
	first, _ := days.Month(days.ISO(s.today))
	var days []string
	for _, day := range s.workdays(31) {
		if day >= first {
			days = append(days, day)
		}
	}
	if err := s.services(days); err != nil {
		return err
	}
	for i, day := range days {
		if err := s.lecture(i, day); err != nil {
			return err
		}
		if i%2 == 0 {
			if err := s.outreach(i/2, day); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *sampler) lecture(i int, day string) error {
	village := s.villages[i%len(s.villages)]
	l := &data.Lecture{Activity: data.Activity{ActivityFields: data.ActivityFields{Day: day, VillageID: village.ID,
		Place: village.Name + "文化广场", Content: "结合身边事讲政策，现场回答群众提问。"}},
		Fields: data.LectureFields{Form: data.LectureForms[(i+2)%3], Speaker: data.Speakers[(i+2)%3], Vehicle: data.Vehicles[i%3],
			Topic: sampleTopics[i%len(sampleTopics)], Audience: 12 + s.rnd.IntN(60)}}
	for k := range 1 + s.rnd.IntN(3) {
		l.Deputies = append(l.Deputies, data.Participation{DeputyID: s.people[(i*5+k*17)%len(s.people)].ID})
	}
	_, err := s.db.Do("新增宣讲“"+day+"”", func(tx *data.Tx) error { return tx.SaveLecture(l) })
	if err != nil {
		return fmt.Errorf("sample lecture: %w", err)
	}
	return nil
}

func (s *sampler) outreach(i int, day string) error {
	c := &data.Outreach{Activity: data.Activity{ActivityFields: data.ActivityFields{Day: day,
		VillageID: s.villages[(i*3)%len(s.villages)].ID,
		Content:   "入户走访，听取选民意见。"}},
		Fields: data.OutreachFields{Kind: data.OutreachKinds[i%3],
			ConstituencyID: s.seats[data.LevelTown][(i*7)%len(s.seats[data.LevelTown])],
			Voters:         15 + s.rnd.IntN(30)}}
	if c.Fields.Kind == data.VoterReport {
		c.Fields.Voters = 40
	}
	for k := range 2 {
		c.Deputies = append(c.Deputies, data.Participation{DeputyID: s.people[(i*11+k*29+3)%len(s.people)].ID})
	}
	a := sampleAdvice[i%len(sampleAdvice)]
	o := data.OpinionFields{Kind: data.OpinionPeople, Text: a.text, Category: a.category, Focus: a.focus, Route: a.route,
		Reporter: s.someName(), ReporterPhone: s.nextPhone()}
	if a.route == data.RouteOwn {
		o.HandlerID = s.handlers[a.handler].ID
	}
	c.Opinions = []data.OpinionFields{o}
	if _, err := s.db.Do("新增选民走访“"+day+"”", func(tx *data.Tx) error { return tx.SaveOutreach(c) }); err != nil {
		return fmt.Errorf("sample visit among voters: %w", err)
	}
	return nil
}

// services are what took place at stations without a shift: one of each kind, with what people asked for.
func (s *sampler) services(days []string) error {
	stations, err := s.db.Stations()
	if err != nil {
		return err
	}
	for i, kind := range []data.ServiceKind{data.ServiceStudy, data.ServiceOversight, data.ServiceCouncil} {
		v := &data.Service{Activity: data.Activity{ActivityFields: data.ActivityFields{Day: days[(i*2)%len(days)],
			StationID: stations[i].ID,
			VillageID: stations[i].VillageID,
			Content:   []string{"集中学习代表法和镇人大重点工作。", "查看便民服务窗口办件情况，对照清单提出意见。", "就村道拓宽方案听取沿线群众意见。"}[i]}},
			Fields: data.ServiceFields{Kind: kind,
				Voters: 5 * i}}
		for k := range 4 - i {
			v.Deputies = append(v.Deputies, data.Participation{DeputyID: s.people[(i*7+k*11+2)%len(s.people)].ID})
		}
		if i > 0 {
			v.Opinions = []data.OpinionFields{{Kind: data.OpinionPeople, Text: []string{"", "办事窗口中午希望有人值守。", "拓宽村道时请保留路边的老槐树。"}[i],
				Category: "other", Focus: "livelihood", Route: data.RouteAnswered, Reporter: s.someName(), ReporterPhone: s.nextPhone()}}
		}
		if _, err := s.db.Do("新增站点履职“"+v.Day+"”", func(tx *data.Tx) error { return tx.SaveService(v) }); err != nil {
			return fmt.Errorf("sample service: %w", err)
		}
	}
	return nil
}
