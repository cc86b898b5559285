package sample

import (
	"fmt"

	"liujin/app/days"
	"liujin/data"
)

// planned makes what is planned: one activity of each kind in the next days, a visit whose day has gone by without a record, and a lecture
// that was called off. It comes last, so that whatever was made before keeps its id.
func (s *sampler) planned() error {
	stations, err := s.db.Stations()
	if err != nil {
		return err
	}
	projects, err := s.db.Projects()
	if err != nil {
		return err
	}
	plan := func(ahead, hour int, purpose string, who ...int) data.Activity {
		v := data.Activity{ActivityFields: data.ActivityFields{Day: days.ISO(s.today.AddDate(0, 0, ahead)), State: data.ActivityPlanned,
			Begins: fmt.Sprintf("%02d:30", hour), Purpose: purpose}}
		for _, i := range who {
			v.Deputies = append(v.Deputies, data.Participation{DeputyID: s.people[i].ID})
		}
		return v
	}
	visit := func(at int, v data.Activity) func(*data.Tx) error {
		return func(tx *data.Tx) error {
			return tx.SaveVisit(&data.Visit{Activity: v, Fields: data.VisitFields{EnterpriseID: s.enterprises[at].ID,
				Venue: data.VenueEnterprise}})
		}
	}
	lecture := func(at int, v data.Activity) func(*data.Tx) error {
		v.VillageID, v.Place = s.villages[at].ID, s.villages[at].Name+"党群服务中心"
		return func(tx *data.Tx) error {
			return tx.SaveLecture(&data.Lecture{Activity: v, Fields: data.LectureFields{Form: data.LectureHall, Speaker: data.SpeakerDeputy,
				Topic: sampleTopics[3]}})
		}
	}
	off := plan(6, 8, "因会场维修取消。", 12)
	off.State = data.ActivityCancelled
	for _, part := range []func(*data.Tx) error{
		lecture(4, plan(1, 8, "讲冬季防火和用电安全，发放宣传单。", 5, 17)),
		visit(sampleVisited, plan(7, 14, "了解用电增容办理进度，听取招工困难。", 8, 23, 41)),
		func(tx *data.Tx) error {
			v := data.Service{Activity: plan(5, 9, "议一议村道路灯维护的钱怎么出。", 3, 30), Fields: data.ServiceFields{Kind: data.ServiceCouncil}}
			v.StationID = stations[0].ID
			return tx.SaveService(&v)
		},
		func(tx *data.Tx) error {
			v := plan(8, 9, "看工程进度和资金拨付，听取施工单位汇报。", 2, 14, 33, 52)
			v.Place = "项目现场"
			return tx.SaveSupervision(&data.Supervision{Activity: v, Fields: data.SupervisionFields{Method: data.SupervisionTour,
				ProjectID: projects[0].ID}})
		},
		func(tx *data.Tx) error {
			v := plan(12, 14, "向选民报告全年履职情况，并接受评议。", 20)
			return tx.SaveOutreach(&data.Outreach{Activity: v, Fields: data.OutreachFields{Kind: data.VoterReport,
				ConstituencyID: s.seats[data.LevelTown][9]}})
		},
		visit(sampleVisited+1, plan(-2, 14, "送政策上门。", 9, 26)),
		lecture(8, off),
	} {
		if _, err := s.db.Do("安排活动", part); err != nil {
			return fmt.Errorf("sample plan: %w", err)
		}
	}
	return nil
}
