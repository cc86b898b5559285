package sample_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/importing"
	"liujin/app/intake"
	"liujin/app/matters"
	"liujin/app/meetings"
	"liujin/app/paperwork"
	"liujin/app/rolls"
	"liujin/app/sheets"
	"liujin/app/training"
	"liujin/data"
)

// worker does what an office does in a week, act by act, each one operation.
type worker struct {
	*app.App
	course, makeup, planned string
}

// table opens a table that an office kept.
func (w *worker) table(name, text string) (*sheets.Workbook, error) {
	path := filepath.Join(filepath.Dir(w.DB().Path()), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		return nil, err
	}
	return app.OpenTable(path)
}

func (w *worker) inOffice() ([]app.DeputyRow, error) {
	all, err := w.Deputies()
	seen := map[string]int{}
	for _, d := range all {
		seen[d.Name]++
	}
	return slices.DeleteFunc(all, func(d app.DeputyRow) bool { return !d.InOffice || seen[d.Name] > 1 }), err
}

func (w *worker) importVisits() error {
	who, err := w.inOffice()
	if err != nil {
		return err
	}
	text := "日期,企业名称,参加代表,地点,走访情况,困难诉求,办理情况\n"
	for i := range 60 {
		text += fmt.Sprintf("2026-10-%02d,%s,%s、%s,会议室,看了车间,用电不稳,已转交\n", i%28+1, fmt.Sprintf("东港第%d机械厂", i), who[i%len(who)].Name,
			who[(i+7)%len(who)].Name)
	}
	book, err := w.table("走访.csv", text)
	if err != nil {
		return err
	}
	read, err := importing.New(w.App).ReadVisits(book, intake.Options{})
	if err != nil {
		return err
	}
	plan, err := importing.New(w.App).CompareVisits(read)
	if err != nil {
		return err
	}
	return importing.New(w.App).ApplyVisits(plan, apptest.GoOn)
}

func (w *worker) importLessons() error {
	who, err := w.inOffice()
	if err != nil {
		return err
	}
	text := "培训班次,日期,课程,授课人,学时,方式,参训代表,请假人员\n"
	for i := range 12 {
		text += fmt.Sprintf("初任培训班%d,2026年%d月5日,首课%d,张教授,3.5学时,线下,%s、%s,%s\n", i/3, i%9+1, i, who[i].Name, who[i+1].Name, who[i+2].Name)
	}
	book, err := w.table("培训.csv", text)
	if err != nil {
		return err
	}
	read, err := importing.New(w.App).ReadLessons(book, intake.Options{})
	if err != nil {
		return err
	}
	plan, err := importing.New(w.App).CompareLessons(read)
	if err != nil {
		return err
	}
	return importing.New(w.App).ApplyLessons(plan, apptest.GoOn)
}

// editImported changes a visit that came in.
func (w *worker) editImported() error {
	rows, err := w.Visits()
	if err != nil {
		return err
	}
	for i := range rows {
		if rows[i].Day == "2026-10-03" {
			v, err := w.DB().Visit(rows[i].ID)
			if err != nil {
				return err
			}
			v.Content = "改过"
			return w.SaveVisit(&v)
		}
	}
	return errors.New("no imported visit")
}

func (w *worker) waiting() (ids []string, err error) {
	all, err := matters.New(w.App).Opinions()
	for i := range all {
		if all[i].State == data.MatterRegistered && all[i].HandlerID != "" {
			ids = append(ids, all[i].ID)
		}
	}
	return ids, err
}

func (w *worker) twenty() error {
	units, err := w.DB().Handlers()
	if err != nil {
		return err
	}
	return w.Do("登记二十件", func(tx *data.Tx) error {
		for i := range 20 {
			if err := tx.SaveOpinion(&data.Opinion{OpinionFields: data.OpinionFields{Day: apptest.SampleDay, Text: fmt.Sprint("第", i),
				Route: data.RouteOwn, HandlerID: units[i%len(units)].ID}}); err != nil {
				return err
			}
		}
		return nil
	})
}

func (w *worker) assignAll() error {
	ids, err := w.waiting()
	if err == nil && len(ids) < 20 {
		err = fmt.Errorf("only %d wait", len(ids))
	}
	if err == nil {
		_, _, err = matters.New(w.App).AssignOpinions(ids)
	}
	return err
}

func (w *worker) urgeAll() error {
	all, err := matters.New(w.App).Opinions()
	var ids []string
	for i := range all {
		if all[i].WithUnit() {
			ids = append(ids, all[i].ID)
		}
	}
	if err == nil {
		err = matters.New(w.App).UrgeOpinions(ids)
	}
	return err
}

func (w *worker) newCourse() error {
	p := data.Course{CourseFields: data.CourseFields{Year: 2026, Title: "履职提升班", Mode: data.TrainingOnSite},
		Sessions: []data.Session{{Day: "2026-11-10", Topic: "怎样审查预算", Hours: 20, Ability: data.AbilityTheory}}}
	err := training.New(w.App).SaveCourse(&p)
	w.course = p.ID
	return err
}

func (w *worker) enrol() error {
	who, err := training.New(w.App).Propose(w.course)
	if err == nil {
		err = training.New(w.App).Enrol(who)
	}
	return err
}

func (w *worker) tell() error {
	rows, err := training.New(w.App).Deliveries(w.course)
	var ids []string
	for _, r := range rows {
		ids = append(ids, r.ID)
	}
	if err == nil {
		err = training.New(w.App).Deliver(w.course, ids, rolls.DeliveryBy{Method: data.DeliveryWeChat, Day: "2026-11-09"})
	}
	return err
}

func (w *worker) roll() error {
	p, err := training.New(w.App).Course(w.course)
	if err != nil {
		return err
	}
	r, err := training.New(w.App).Roll(p.Sessions[0].ID)
	if err != nil {
		return err
	}
	for i := range r.Lines {
		r.Set(i, data.ParticipationStates[i%4])
	}
	return training.New(w.App).SaveRoll(r)
}

func (w *worker) makeUp() error {
	p, err := training.New(w.App).Course(w.course)
	if err != nil {
		return err
	}
	m, err := training.New(w.App).MakeUpFor(p.Sessions[0].ID)
	if err != nil {
		return err
	}
	m.Session.Day = apptest.SampleDay
	if err = training.New(w.App).SaveMakeUp(m); err != nil {
		return err
	}
	p, err = training.New(w.App).Course(w.course)
	w.makeup = p.Sessions[1].ID
	return err
}

func (w *worker) tellMakeUp() error {
	rows, err := training.New(w.App).Deliveries(w.makeup)
	var ids []string
	for _, r := range rows {
		ids = append(ids, r.ID)
	}
	if err == nil {
		err = training.New(w.App).Deliver(w.makeup, ids, rolls.DeliveryBy{Method: data.DeliveryPhone, Day: "2026-11-11"})
	}
	return err
}

func (w *worker) rollMakeUp() error {
	r, err := training.New(w.App).Roll(w.makeup)
	if err == nil {
		err = training.New(w.App).SaveRoll(r)
	}
	return err
}

func (w *worker) dropRoll() error {
	r, err := training.New(w.App).Roll(w.makeup)
	if err == nil {
		err = training.New(w.App).DropRoll(r)
	}
	return err
}

func (w *worker) dropMakeUp() error {
	p, err := training.New(w.App).Course(w.course)
	if err == nil {
		p.Sessions = p.Sessions[:1]
		err = training.New(w.App).SaveCourse(&p)
	}
	return err
}

func (w *worker) meeting() error {
	m, err := meetings.New(w.App).NewMeeting()
	if err != nil {
		return err
	}
	who, err := w.inOffice()
	if err != nil {
		return err
	}
	m.Day = apptest.SampleDay
	for _, d := range who[:30] {
		m.Attendees = append(m.Attendees, data.Attendee{DeputyID: d.ID})
	}
	return meetings.New(w.App).SaveMeeting(&m)
}

func (w *worker) callRoll() error {
	rows, err := meetings.New(w.App).Meetings()
	if err != nil {
		return err
	}
	for i := range rows {
		if rows[i].Day == apptest.SampleDay {
			r, err := meetings.New(w.App).MeetingRoll(rows[i].ID)
			if err != nil {
				return err
			}
			r.Set(3, data.StayedAway)
			return meetings.New(w.App).CallMeeting(rows[i].ID, r)
		}
	}
	return errors.New("no meeting")
}

func (w *worker) bulletin() error {
	b, err := paperwork.New(w.App).NewBulletin()
	if err == nil {
		err = paperwork.New(w.App).SaveBulletin(&b)
	}
	return err
}

func (w *worker) merge() error {
	all, err := matters.New(w.App).Opinions()
	if err != nil {
		return err
	}
	var ids []string
	for i := range all {
		if all[i].WithUnit() && strings.HasPrefix(all[i].Text, "第") {
			ids = append(ids, all[i].ID)
		}
	}
	return matters.New(w.App).MergeOpinions(ids[1:], app.Picked{ID: ids[0]})
}

// acts are the acts in their order.
func (w *worker) acts() []func() error {
	return []func() error{w.importVisits, w.importLessons, w.editImported, w.twenty, w.assignAll, w.urgeAll, w.merge, w.newCourse, w.enrol,
		w.tell, w.roll, w.makeUp, w.tellMakeUp, w.rollMakeUp, w.dropRoll, w.dropMakeUp, w.meeting, w.callRoll, w.bulletin,
		w.handIn, w.confirm, w.join, w.drop, w.turnOut, w.plan, w.putOff, w.held, w.snooze, w.mergeAsleep, w.wake}
}
