package sample

import (
	"bytes"
	"fmt"
	"image/jpeg"

	"liujin/app"
	"liujin/data"
)

// publicity makes a few pieces: one of each kind, each a step further, the example with a clipping. It comes last, so that whatever was
// made before keeps its id.
func (s *sampler) publicity() error {
	a := app.New(s.db)
	visits, err := s.db.VisitRows()
	if err != nil {
		return err
	}
	projects, err := s.db.Projects()
	if err != nil {
		return err
	}
	var picture bytes.Buffer
	if err := jpeg.Encode(&picture, s.scene(), &jpeg.Options{Quality: 80}); err != nil {
		return fmt.Errorf("draw sample clipping: %w", err)
	}
	clipping, err := s.db.AddPhotoFrom("剪报.jpg", &picture)
	if err != nil {
		return err
	}
	clipping.Caption = "滨海日报第 2 版"
	pieces := []data.Publicity{
		{PublicityFields: data.PublicityFields{Kind: data.PublicityPractice, Day: s.ago(9), Title: "“三张清单”让代表建议件件有着落",
			Medium: data.MediumNewMedia, Outlet: "滨海人大微信公众号", Level: data.MediumCounty,
			Link: "https://example.invalid/binhai/1", State: data.PublicityTaken, Text: "东港镇人大以交办清单、进度清单、评价清单督促办理，代表随时看得见。"}},
		{PublicityFields: data.PublicityFields{Kind: data.PublicityExample, Day: s.ago(6), Title: "渔港边的贴心人", Medium: data.MediumPress,
			Outlet: "滨海日报", Level: data.MediumCounty, Vanguard: "people",
			State: data.PublicityPublished, Text: "一年走访一百多户，记下的每一件事都有回音。"}, Deputies: []data.PublicityDeputy{{DeputyID: s.people[23].ID}},
			Photos: []data.Attachment{clipping}},
		{PublicityFields: data.PublicityFields{Kind: data.PublicityReport, Day: s.ago(4), Title: "代表进企业 服务面对面", Medium: data.MediumWeb,
			Outlet: "滨海新闻网", Level: data.MediumCounty,
			State: data.PublicitySent, SubjectID: visits[len(visits)-1].ID, Text: "代表小组走进企业车间，现场收集用电增容等诉求。"},
			Deputies: []data.PublicityDeputy{{DeputyID: s.people[31].ID}, {DeputyID: s.people[47].ID}}},
		{PublicityFields: data.PublicityFields{Kind: data.PublicityNews, Day: s.ago(2), Title: "东港镇人大督办民生实事项目", SubjectID: projects[0].ID,
			Text: "代表实地察看工程进度，提出加快施工的意见。"}},
	}
	for i := range pieces {
		if err := a.SavePublicity(&pieces[i]); err != nil {
			return fmt.Errorf("sample publicity: %w", err)
		}
	}
	return nil
}
