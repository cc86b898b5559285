package views

import (
	"slices"

	"liujin/app/duty"
	"liujin/data"
	"liujin/views/kit"
)

// absences is the tab 请假 of 轮值 · 家站点: who can't serve when, and which planned shifts that hits.
func absences(s *Shell) *Screen {
	list := listOf(s, "absence", "代表请假登记", duty.AbsenceColumns, s.duty.Absences)
	list.Empty = empty("请假", "代表说某天来不了，点右上角登记一笔：已排的班会标出来，并列出可替班的人。")
	list.Narrows = [][]kit.Narrow[*duty.AbsenceRow]{{
		{Label: "今后", Keep: func(r *duty.AbsenceRow) bool { return r.Ends >= s.app.Today() }},
		{Label: "全部"},
		{Label: "待替班", Keep: func(r *duty.AbsenceRow) bool { return r.Shifts > 0 }},
	}}
	e := &kit.Editor[*duty.AbsenceRow, *data.Absence]{List: list, Record: kit.Record[*data.Absence]{Name: "absence", Noun: "请假",
		Validate: (*data.Absence).Validate, Read: kit.Reads(s.duty.Absence), New: kit.Makes(s.duty.NewAbsence), Save: s.duty.SaveAbsence,
		Delete:  s.duty.DeleteAbsence,
		Caption: func(a *data.Absence) string { return s.duty.DeputyName(a.DeputyID) + " " + string(a.Kind) },
		Acts: func(a *data.Absence) []kit.RecordAct {
			hits, err := s.duty.AffectedShifts(a)
			if err != nil || len(hits) == 0 {
				return nil
			}
			return []kit.RecordAct{{Label: "去安排替班", Looks: true, Do: func() {
				s.openRecord(data.Subject{Kind: data.KindShift, ID: hits[0].ID})
			}}}
		},
		Fields: slices.Concat([]kit.Field[*data.Absence]{
			kit.Ref("deputy", "代表", s.deputyOptions(), func(a *data.Absence) *string { return &a.DeputyID }).Required().Full(),
			kit.OneOf("kind", "类型", data.AbsenceKinds, func(a *data.Absence) *data.AbsenceKind { return &a.Kind }).Required().Full(),
		}, leaveFields(s), []kit.Field[*data.Absence]{
			kit.Ticks("weekdays", "只限星期几（不勾就是每天）", weekLabels, func(a *data.Absence) *string { return &a.Weekdays }),
			kit.Text("reason", "原因", func(a *data.Absence) *string { return &a.Reason }).Full(),
			kit.Live(s.hits),
		})}}
	return show(s, head{}, "登记请假", e)
}

// hits says which planned shifts an absence hits, as it is typed.
func (s *Shell) hits(a *data.Absence) string {
	rows, err := s.duty.AffectedShifts(a)
	if err != nil || a.DeputyID == "" || a.Starts == "" || a.Ends == "" {
		return ""
	}
	if a.Kind == data.AbsenceUnwilling {
		return "不便：排班时尽量避开，不会硬性不排。"
	}
	if len(rows) == 0 {
		return "这段时间没有排到的班次。"
	}
	text := ""
	for i := range rows {
		text += "影响 " + rows[i].Line() + "\n"
	}
	if a.ID == "" {
		text += "保存后"
	}
	return text + "可以点“去安排替班”。"
}
