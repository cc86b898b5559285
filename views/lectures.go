package views

import (
	"slices"
	"strings"

	"liujin/app"
	"liujin/data"
	"liujin/views/kit"
)

// lectures is the screen 宣讲 · 村居社区 (walk-in 1).
func lectures(s *Shell) *Screen {
	list := listOf(s, "lecture", "走进村居社区台账", app.LectureColumns, s.app.LecturesAndPlans)
	list.Empty = empty("宣讲记录", "点右上角“登记宣讲”，记下第一场学习宣讲。")
	e := &kit.Editor[*data.LectureRow, *data.Lecture]{List: list, Record: kit.Record[*data.Lecture]{Name: "lecture", Noun: "宣讲",
		First:    "village",
		Validate: happened[data.Lecture](s), Read: kit.Reads(s.app.Lecture), Save: s.app.SaveLecture, Delete: s.app.DeleteLecture,
		New:  kit.Makes(func() (data.Lecture, error) { return s.app.NewLecture(), nil }),
		Next: kit.Follows(s.app.NextLecture), Caption: s.app.LectureCaption, Fields: s.lectureFields()}}
	w := &walk[data.LectureRow, data.Lecture]{Editor: e, shell: s,
		row: func(r *data.LectureRow) *data.ActivityRow { return &r.ActivityRow },
		of:  ofLecture, told: "audience", about: func(l *data.Lecture) *string { return &l.VillageID },
		plan: "安排宣讲", add: "登记宣讲",
		head: head{open: s.askSpan, facts: []*kit.Chip{s.walkFact(data.WalkVillage)}}}
	return w.screen()
}

func ofLecture(l *data.Lecture) *data.Activity { return &l.Activity }

// spans are the drop-down that narrows a list to a span of days; what did not take place is no part of what is counted. The days are read
// with the list.
func spans[R any](s *Shell, list *kit.List[*R], day func(*R) string, held func(*R) bool) [][]kit.Narrow[*R] {
	var now app.Span
	list.Load = readFirst(list.Load, func() (err error) { now, err = s.counted(); return err })
	within := func(v *R) bool { return now.From <= day(v) && day(v) <= now.To && held(v) }
	month := func(v *R) bool { return strings.HasPrefix(day(v), s.app.Today()[:7]) }
	return [][]kit.Narrow[*R]{{{Label: "全部日期"}, kept(app.InSpan, within), {Label: "本月", Keep: month}, openedNow(s, list)}}
}

// openedNow is the entry that keeps the records that a number was opened for, offered while the list has any of them.
func openedNow[R any](s *Shell, list *kit.List[*R]) kit.Narrow[*R] {
	entry := kept(app.Opened, func(v *R) bool { return slices.Contains(s.opened, list.ID(v)) })
	entry.Rare = true
	return entry
}

// readFirst is a load that reads something else before it, which entries of the drop-downs ask for each row.
func readFirst[R any](load func() ([]R, error), first func() error) func() ([]R, error) {
	return func() ([]R, error) {
		if err := first(); err != nil {
			return nil, err
		}
		return load()
	}
}

// walkFact is the chip that says how far a walk-in is.
func (s *Shell) walkFact(walkIn data.WalkIn) *kit.Chip {
	return kit.NewFact(func() string {
		span, err := s.counted()
		text := ""
		if err == nil {
			text, err = s.desk.WalkLine(span, walkIn)
		}
		if err != nil {
			s.Failed("统计", err)
			return ""
		}
		return text
	})
}

func (s *Shell) lectureFields() []kit.Field[*data.Lecture] {
	told := held(s, ofLecture)
	return slices.Concat([]kit.Field[*data.Lecture]{planHead(s, ofLecture),
		kit.Day("day", "日期", s.app.Today, func(l *data.Lecture) *string { return &l.Day }).Required(),
		kit.Ref("village", "村居", s.villageOptions(), func(l *data.Lecture) *string { return &l.VillageID }).Required(),
		kit.Text("topic", "主题", func(l *data.Lecture) *string { return &l.Fields.Topic }).Required().Full(),
		kit.RefsOf("deputies", "参加代表", s.deputyAndGroupOptions(), func(l *data.Lecture) *[]data.Participation { return &l.Deputies },
			func(p *data.Participation) *string { return &p.DeputyID }).Hinted(neededOnceHeld),
	}, planned(s, ofLecture), []kit.Field[*data.Lecture]{
		kit.OneOf("form", "形式", data.LectureForms, func(l *data.Lecture) *data.LectureForm { return &l.Fields.Form }).Required(),
		kit.OneOf("speaker", "宣讲方式", data.Speakers, func(l *data.Lecture) *data.Speaker { return &l.Fields.Speaker }).Required(),
		kit.Number("audience", "听众人次", func(l *data.Lecture) *int { return &l.Fields.Audience }).Only(told),
		kit.OneOf("vehicle", "依托", data.Vehicles, func(l *data.Lecture) *data.Vehicle { return &l.Fields.Vehicle }),
		kit.Text("place", "地点", func(l *data.Lecture) *string { return &l.Place }),
		kit.Ref("station", "家站点", s.stationOptions(), func(l *data.Lecture) *string { return &l.StationID }).Seldom(),
		kit.Area("content", "情况", 4, func(l *data.Lecture) *string { return &l.Content }).If(told),
		opinionRows("opinions", "群众反映（每条自动转为一件意见建议）", s, data.OpinionDifficulty, func(l *data.Lecture) *data.Activity {
			return &l.Activity
		}).If(told),
		photoField("照片（拖入即可）", s, func(l *data.Lecture) *[]data.Attachment { return &l.Photos }).If(told),
		issuedLine[*data.Lecture](s, data.KindActivity),
		newsLine(s, alone[*data.Lecture]),
	}, seldom(s, ofLecture))
}

// opinionRows are what was asked for at an activity: each becomes an opinion with a number of its own.
func opinionRows[T any](name, title string, s *Shell, kind data.OpinionKind, activity func(*T) *data.Activity) kit.Field[*T] {
	return kit.Rows(name, title, func(v *T) *[]data.OpinionFields { return &activity(v).Opinions },
		kit.Child[*T, data.OpinionFields]{More: "再加一条", Fields: s.opinionFields(),
			Fresh: func(v *T) data.OpinionFields { return data.OpinionFields{Kind: kind, Focus: activity(v).Focus} }})
}
