package news_test

import (
	"strings"
	"testing"

	"liujin/app/apptest"
	"liujin/app/matters"
	"liujin/app/news"
	"liujin/data"
)

// Of each record that a piece of news can be about, one act makes a piece that can be saved as it is, is about the record, and is found
// from it.
func TestWriteUp(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	b := news.New(a)
	var all []data.Subject
	add := func(k data.Kind, ids ...string) {
		for _, id := range ids {
			all = append(all, data.Subject{Kind: k, ID: id})
		}
	}
	seen := map[data.WalkIn]bool{}
	for _, e := range apptest.Must(a.DB().Activities(""))(t) {
		if !seen[e.WalkIn] || e.Photos > 0 {
			seen[e.WalkIn] = true
			add(data.KindActivity, e.ID)
		}
	}
	for _, o := range apptest.Must(a.DB().Opinions())(t) {
		add(data.KindOpinion, o.ID)
	}
	for _, p := range apptest.Must(a.DB().Proposals())(t) {
		add(data.KindProposal, p.ID)
	}
	for _, p := range apptest.Must(a.DB().Projects())(t) {
		add(data.KindProject, p.ID)
	}
	for _, m := range apptest.Must(a.DB().MeetingRows())(t) {
		add(data.KindMeeting, m.ID)
	}
	photos := 0
	for _, of := range all {
		p, err := b.WriteUp(of)
		if err != nil || p.Kind != data.PublicityNews || p.Day > a.Today() || strings.TrimSpace(p.Text) == "" {
			t.Fatalf("%v: %+v %v", of, p.PublicityFields, err)
		}
		photos += len(p.Photos)
		if err := a.SavePublicity(&p); err != nil {
			t.Errorf("%v: %v", of, err)
		}
		about := apptest.Must(a.PublicityAbout(of.ID))(t)
		if len(about) == 0 || p.SubjectTable != of.Kind {
			t.Errorf("%v: %+v is about %s", of, about, p.SubjectTable)
		}
		if of.Kind == data.KindOpinion {
			o := apptest.Must(a.DB().Opinion(of.ID))(t)
			if o.Reporter != "" && strings.Contains(strings.ReplaceAll(p.Text, o.Text, ""), o.Reporter) {
				t.Errorf("%s names who asked", p.Text)
			}
		}
	}
	if photos == 0 {
		t.Error("no photo came along")
	}
	for _, of := range all {
		if of.Kind != data.KindActivity {
			continue
		}
		was, p := apptest.Must(a.DB().Activity(of.ID))(t), apptest.Must(b.WriteUp(of))(t)
		for i := range was.Photos {
			if p.Photos[i].SHA256 != was.Photos[i].SHA256 || was.Photos[i].OwnerID != of.ID {
				t.Errorf("the photo %+v is another", was.Photos[i])
			}
		}
	}
	for _, row := range apptest.Must(a.PublicityRows())(t) {
		if row.SubjectID != "" && row.About == "" {
			t.Errorf("%s is about nothing that has a name", row.Title)
		}
	}
	if faults := apptest.Must(a.DB().Check())(t); len(faults) > 0 {
		t.Error(faults)
	}
}

// What an opinion says of those who asked, and their telephones, does not go into the news, neither from its text nor from the answer.
func TestNewsNamesNobody(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	o := apptest.SavedOpinion(t, a)
	o.Reporter, o.Text = "甲乙丙", "甲乙丙说井盖松动，电话 13912345678"
	o.Steps = append(o.Steps, data.Step{Day: a.Today(), Kind: data.StepAnswer, Text: "已告知甲乙丙"})
	if err := matters.New(a).SaveOpinion(&o); err != nil {
		t.Fatal(err)
	}
	p := apptest.Must(news.New(a).WriteUp(data.Subject{Kind: data.KindOpinion, ID: o.ID}))(t)
	if said := p.Title + p.Text; strings.Contains(said, "甲乙丙") || strings.Contains(said, "139") || !strings.Contains(said, "已告知反映人") {
		t.Error(said)
	}
}
