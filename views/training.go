package views

import (
	"cmp"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"liujin/app"
	"liujin/app/intake/lessons"
	"liujin/app/paperwork"
	"liujin/app/training"
	"liujin/data"
	"liujin/views/kit"
)

// courses is the tab 培训期次 of 轮训 · 培训课堂 (walk-in 6).
func courses(s *Shell) *Screen {
	courses := courseEditor(s)
	h := head{facts: []*kit.Chip{s.trainingFact()},
		acts: []fyne.CanvasObject{kit.Button("导入旧台账", func() { s.importOld("导入旧的培训台账", lessonWizard) })}}
	screen := show(s, h, "新增培训", courses.Editor)
	screen.Edit = courses
	return screen
}

// trainingFact is the chip that says what training came to.
func (s *Shell) trainingFact() *kit.Chip {
	return kit.NewFact(func() string {
		n, err := s.training.CountTraining(s.app.Today())
		if err != nil {
			return ""
		}
		return n.Words()
	})
}

// courseEdit is the editor of courses; a held session opens its course.
type courseEdit struct {
	*kit.Editor[*training.CourseRow, *data.Course]
	shell *Shell
}

// Has reports whether a course, or a session that was held, can be shown.
func (c courseEdit) Has(id string) bool { return c.Editor.Has(c.course(id)) }

// Show opens a course, given by its id or by that of a held session.
func (c courseEdit) Show(id string) { c.Editor.Show(c.course(id)) }

func (c courseEdit) course(id string) string {
	of, err := c.shell.training.CourseOf(id)
	if err != nil {
		c.shell.Failed("打开培训", err)
	}
	return cmp.Or(of, id)
}

// heldSessions are the sessions of a course that were held, by the ids of their lessons.
func heldSessions(p *data.Course) (ids []string) {
	for i := range p.Sessions {
		if id := p.Sessions[i].ActivityID; id != "" {
			ids = append(ids, id)
		}
	}
	return ids
}

// startCourse begins a course that deputies are to take.
func (s *Shell) startCourse(deputies []string) {
	c, ok := s.Go(screenOf(data.KindCourse)).Edit.(courseEdit)
	fresh, err := s.training.NewCourse()
	if err != nil || !ok {
		s.try("新增培训", err)
		return
	}
	for _, id := range deputies {
		fresh.Enrolments = append(fresh.Enrolments, data.Enrolment{DeputyID: id})
	}
	c.Start(&fresh)
}

// coursesOf are the courses of held sessions, by their ids.
func (s *Shell) coursesOf(sessions []string) (ids []string) {
	for _, id := range sessions {
		of, err := s.training.CourseOf(id)
		s.try("读取培训", err)
		if !slices.Contains(ids, of) {
			ids = append(ids, of)
		}
	}
	return ids
}

func courseEditor(s *Shell) courseEdit {
	list := listOf(s, "course", "培训台账", training.CourseColumns, s.training.Courses)
	list.Empty = empty("培训", "点右上角“新增培训”，填好场次后点“自动报名”，名单按轮训情况选好。")
	var held map[string]bool // in the span that is counted, read with the list
	list.Load = readFirst(list.Load, func() error {
		span, err := s.counted()
		if err == nil {
			held, err = s.desk.CoursesHeld(span)
		}
		return err
	})
	list.Narrows = [][]kit.Narrow[*training.CourseRow]{{{Label: "全部"},
		kept(app.InSpan, func(t *training.CourseRow) bool { return held[t.ID] }),
		{Label: "还有场次未上", Keep: func(t *training.CourseRow) bool { return t.Held < t.Sessions }}, openedNow(s, list)}}
	e := &kit.Editor[*training.CourseRow, *data.Course]{List: list, Record: kit.Record[*data.Course]{Name: "course", Noun: "培训",
		First:    "title",
		Validate: s.training.CheckCourse, Read: kit.Reads(s.training.Course), New: kit.Makes(s.training.NewCourse),
		Save:    s.training.SaveCourse,
		Delete:  s.training.DeleteCourse,
		Caption: func(p *data.Course) string { return p.Issue() + " " + p.Title }, Fields: s.courseFields()}}
	e.Acts = func(p *data.Course) []kit.RecordAct {
		id, sessions := p.ID, p.Sessions
		acts := []kit.RecordAct{{Label: "自动报名", Do: func() { s.fillCourse(id) }},
			{Label: "通知与传达", Do: func() { s.askNotice(id) }},
			{Label: "点名", Do: func() { s.askSession(id, sessions) }},
			{Label: "补课", Do: func() { s.askMakeUps(id) }}}
		if held := heldSessions(p); len(held) > 0 { // of the last one
			acts = append(acts, s.writeUpAct(data.KindLesson, held[len(held)-1]))
		}
		return acts
	}
	e.Papers = s.coursePapers
	return courseEdit{e, s}
}

func (s *Shell) courseFields() []kit.Field[*data.Course] {
	return []kit.Field[*data.Course]{
		kit.Text("title", "名称", func(p *data.Course) *string { return &p.Title }).Required().Full(),
		kit.Number("year", "年份", func(p *data.Course) *int { return &p.Year }).Required(),
		kit.OneOf("mode", "方式", data.TrainingModes, func(p *data.Course) *data.TrainingMode { return &p.Mode }).Required(),
		kit.Number("seats", "名额（空着不限）", func(p *data.Course) *int { return &p.Seats }),
		kit.Rows("sessions", "场次", func(p *data.Course) *[]data.Session {
			return &p.Sessions
		}, kit.Child[*data.Course, data.Session]{More: "再加一场", Fields: s.sessionFields(), Fresh: s.training.NewSession}),
		kit.RefsOf("enrolments", "报名代表", s.deputyAndGroupOptions(), func(p *data.Course) *[]data.Enrolment { return &p.Enrolments },
			func(e *data.Enrolment) *string { return &e.DeputyID }),
		kit.Live(func(p *data.Course) string { return fmt.Sprintf("已报名 %d 人", len(p.Enrolments)) }),
		kit.Area("demands", "通知里的要求（空着用惯例）", 2, func(p *data.Course) *string { return &p.Demands }),
		issuedLine[*data.Course](s, data.KindCourse),
		newsLine(s, heldSessions),
		fileField("课件等文件（拖入即可）", s, func(p *data.Course) *[]data.Attachment { return &p.Files }),
		kit.Area("note", "备注", 2, func(p *data.Course) *string { return &p.Note }),
	}
}

func (s *Shell) sessionFields() []kit.Field[*data.Session] {
	return []kit.Field[*data.Session]{
		kit.Note(func(v *data.Session) string {
			switch {
			case v.MakeupOf != "" && v.ActivityID != "":
				return "补课 · 已点名"
			case v.MakeupOf != "":
				return "补课"
			case v.ActivityID != "":
				return "已点名"
			}
			return ""
		}),
		kit.Text("topic", "课程", func(v *data.Session) *string { return &v.Topic }).Required().Full().Implies("first",
			func(v *data.Session) { v.First = lessons.IsFirst(v.Topic) }),
		kit.Day("day", "日期", s.app.Today, func(v *data.Session) *string { return &v.Day }).Required(),
		kit.Text("place", "地点", func(v *data.Session) *string { return &v.Place }),
		kit.Clock("begins", "开始", func(v *data.Session) *string { return &v.Begins }).Hinted("09:00"),
		kit.Clock("ends", "结束", func(v *data.Session) *string { return &v.Ends }).Hinted("11:30"),
		kit.Text("lecturer", "授课人", func(v *data.Session) *string { return &v.Lecturer }),
		kit.Tenths("hours", "学时", func(v *data.Session) *int { return &v.Hours }),
		kit.OneOf("ability", "履职能力", data.Abilities, func(v *data.Session) *data.Ability { return &v.Ability }),
		kit.Yes("first", "首课", func(v *data.Session) *bool { return &v.First }),
		kit.Yes("online", "线上", func(v *data.Session) *bool { return &v.Online }),
	}
}

// trainingPlans is the tab 年度计划 of 轮训 · 培训课堂.
func trainingPlans(s *Shell) *Screen {
	list := listOf(s, "training-plan", "年度培训计划", training.TrainingPlanColumns, s.training.TrainingPlans)
	list.Empty = empty("年度培训计划", "写下今年的培训目标和人均学时。")
	e := flat(list, "年度培训计划", s.training.SaveTrainingPlan, s.training.DeleteTrainingPlan, func(p *data.TrainingPlan) string {
		return fmt.Sprintf("%d 年培训计划", p.Year)
	})
	e.Validate, e.New = (*data.TrainingPlan).Validate, kit.Makes(s.training.NewTrainingPlan)
	e.Fields = []kit.Field[*data.TrainingPlan]{
		kit.Number("year", "年份", func(p *data.TrainingPlan) *int { return &p.Year }).Required(),
		kit.Tenths("hours", "人均学时目标", func(p *data.TrainingPlan) *int { return &p.Hours }),
		kit.Area("goal", "目标和安排", 8, func(p *data.TrainingPlan) *string { return &p.Goal }),
		kit.Area("note", "备注", 2, func(p *data.TrainingPlan) *string { return &p.Note }),
	}
	return show(s, head{}, "新增年度计划", e)
}

// trained is the tab 学时与覆盖 of 轮训 · 培训课堂: what each deputy has of the term's training.
func trained(s *Shell) *Screen {
	l := listOf(s, "trained", "代表学时与轮训覆盖", training.TrainedColumns, func() ([]training.TrainedRow, error) {
		return s.training.Trained(s.app.Today())
	})
	l.Empty = empty("代表", "导入代表名册后，每人的学时会自动列在这里。")
	l.Narrows = [][]kit.Narrow[*training.TrainedRow]{{{Label: "全部在任代表"},
		{Label: "未参加轮训", Keep: func(r *training.TrainedRow) bool { return r.Times == 0 }},
		{Label: "缺首课", Keep: func(r *training.TrainedRow) bool { return !r.First }}}}
	l.Open = func(r *training.TrainedRow) { s.openRecord(data.Subject{Kind: data.KindDeputy, ID: r.ID}) }
	h := head{facts: []*kit.Chip{s.trainingFact()}}
	return &Screen{Head: h, Content: kit.Card(l.Content()), Edit: listAlone[*training.TrainedRow]{l}, Reload: func() {
		l.Reload()
		h.update()
	}}
}

// coursePapers are those of the course in the form.
func (s *Shell) coursePapers(opened string) (all []kit.Paper) {
	if opened == "" {
		return nil
	}
	for _, p := range [][2]string{{"培训通知", "training-notice"}, {"培训签到表", "training-sign-in"}, {"培训名册", "training-roster"}} {
		all = append(all, s.named(p[0]+"（打开的这一期）", p[1], paperwork.Of(opened)))
	}
	return all
}
