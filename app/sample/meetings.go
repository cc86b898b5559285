package sample

import (
	"fmt"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/meetings"
	"liujin/app/paperwork"
	"liujin/data"
)

// meetings makes the meeting that launched the activity month, with what it decided; the one that comes tomorrow; and the first bulletin.
func (s *sampler) meetings() error {
	a := app.New(s.db)
	first, _ := days.Month(days.ISO(s.today))
	host, place := s.people[0].Name, "镇政府三楼会议室"
	launch := data.Meeting{MeetingFields: data.MeetingFields{Kind: data.MeetingDeployment, Title: "“履职担当促发展”活动月部署会", Day: first,
		Begins: "14:30", Place: place, Host: host, Observers: "镇党政办、各村居党组织书记", Minutes: "会议部署活动月六个走进各项任务，明确目标和责任。"},
		Items: []data.MeetingItem{{Title: "宣读活动月实施方案", Reporter: "张文书", Draft: data.DraftReview, Recalled: true}, {Title: "部署六个走进任务"}},
		Decisions: []data.Decision{{Text: "各代表小组三日内上报走访计划", Person: "各小组召集人", Due: s.ago(5), Done: s.ago(6), Outcome: "六个小组全部上报。"},
			{Text: "协调解决三塘河清淤弃土去向", HandlerID: s.handlers[9].ID, Person: "分管副镇长", Due: s.ago(2)}, {Text: "活动月结束前评选履职先进典型", Person: "人大办公室",
				Due: days.ISO(s.today.AddDate(0, 0, 14))}}}
	states := append([]data.ParticipationState{data.Came}, data.ParticipationStates...)
	for i := range 20 {
		launch.Attendees = append(launch.Attendees, data.Attendee{DeputyID: s.people[i*4].ID,
			State: states[min(max(0, i-14), len(states)-1)]})
	}
	next, err := meetings.New(a).NewMeeting()
	if err != nil {
		return err
	}
	next.Title, next.Day, next.Place, next.Host, next.Observers = "“履职担当促发展”活动月推进会", days.ISO(s.today.AddDate(0, 0, 1)), place, host,
		"镇水务站、建设管理办公室、卫生院负责人"
	projects, err := s.db.Projects()
	if err != nil {
		return err
	}
	next.Items = append(next.Items[:2:2], data.MeetingItem{Title: "讨论污水管网延伸工程督办意见", Reporter: "镇水务站", Draft: data.DraftDiscussion,
		SubjectID: projects[len(projects)-2].ID}, next.Items[2])
	for i := range 14 {
		next.Attendees = append(next.Attendees, data.Attendee{DeputyID: s.people[i*6].ID})
	}
	for _, m := range []*data.Meeting{&launch, &next} {
		if err := meetings.New(a).SaveMeeting(m); err != nil {
			return fmt.Errorf("sample meeting: %w", err)
		}
	}
	b := data.Bulletin{Day: s.ago(4), Title: "活动月启动情况", Since: first, Until: s.ago(4), ReportTo: "滨海县人大常委会办公室", CopyTo: "各代表小组、各家站点",
		Signer: host,
		Text:   "一、总体进展\n活动月启动以来，各代表小组按照方案走进村居、企业、站点和项目一线，听取意见，推动办理。\n【六个走进统计表】\n二、下一步打算\n对照目标倒排进度，逾期未答复的意见逐件督办。"}
	return paperwork.New(a).SaveBulletin(&b)
}
