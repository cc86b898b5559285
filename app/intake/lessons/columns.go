package lessons

import (
	"strings"

	"liujin/app/intake"
	"liujin/app/intake/pattern"
)

// Names of the fields; those that problems found later name are exported.
const (
	FieldTopic    = "topic"
	FieldPeople   = "people"
	fieldDay      = "day"
	fieldCourse   = "course"
	fieldState    = "state"
	fieldLate     = "late"
	fieldLeave    = "leave"
	fieldAbsent   = "absent"
	fieldNumber   = "number"
	fieldPlace    = "place"
	fieldLecturer = "lecturer"
	fieldHours    = "hours"
	fieldAbility  = "ability"
	fieldWay      = "way"
	fieldNote     = "note"
	fieldSession  = "session" // a column of a grid
)

// courseHeads are what a course of several sessions is called by; where a table has no other name for what was taught, they are that.
const courseHeads = "培训名称 培训班名称 培训班 班次 培训班次 期次 培训期次 期数 培训期数 活动名称 培训项目"

var fields = []intake.Field{
	{Name: fieldDay, Title: "日期",
		Heads: strings.Fields("日期 培训日期 培训时间 时间 上课时间 上课日期 授课时间 授课日期 学习时间 学习日期 活动时间 活动日期 举办时间 举办日期 开班时间 开课时间 培训起止时间 年月日 月日")},
	{Name: FieldTopic, Title: "课程", Heads: strings.Fields("课程 课程名称 培训课程 培训内容 培训主题 课程内容 授课内容 授课题目 授课主题 讲课内容 讲课题目 讲座题目 讲座主题 学习内容 学习主题 学习课程 " +
		"培训题目 培训专题 学习专题 培训科目 课题 专题 主题 题目 内容 活动主题 活动内容 主要内容")},
	{Name: fieldCourse, Title: "培训名称（期次）", Heads: strings.Fields(courseHeads)},
	{Name: FieldPeople, Title: "到课代表",
		Heads: strings.Fields("到课代表 到课人员 参训代表 参加代表 参训人员 参加人员 参学代表 参学人员 参会代表 参会人员 出席代表 出席人员 到课名单 参训名单 参加名单 人员名单 " +
			"代表名单 参训人 参加人 学员 学员姓名 学员名单 代表姓名 姓名 人大代表 代表 参训对象 培训对象 参加对象 参训代表姓名 参加培训代表 参加培训人员 签到人员")},
	{Name: fieldState, Title: "到课情况",
		Heads: strings.Fields("到课情况 到课 出勤情况 出勤 考勤 考勤情况 出席情况 签到情况 签到 参训情况 参加情况 是否参加 是否参训 是否到课 是否出席 参训状态 完成情况")},
	{Name: fieldLate, Title: "迟到", Heads: strings.Fields("迟到 迟到人员 迟到代表 迟到名单")},
	{Name: fieldLeave, Title: "请假", Heads: strings.Fields("请假 请假人员 请假代表 请假名单 请假情况")},
	{Name: fieldAbsent, Title: "缺席", Heads: strings.Fields("缺席 缺席人员 缺席代表 缺席名单 缺课 缺课人员 缺勤 缺勤人员 未到 未到人员 未参加人员 未参训人员 未到课人员 旷课人员")},
	{Name: fieldNumber, Title: "人数", Heads: strings.Fields("人数 参训人数 参加人数 到课人数 培训人数 参学人数 出席人数 实到人数 实到 人次 参训人次 培训人次 参会人数")},
	{Name: fieldPlace, Title: "地点", Heads: strings.Fields("地点 培训地点 上课地点 授课地点 学习地点 活动地点 举办地点")},
	{Name: fieldLecturer, Title: "授课人", Heads: strings.Fields("授课人 主讲人 主讲 讲师 授课老师 授课教师 培训讲师 授课专家 讲课人 主讲教师 辅导人 授课人员 老师 授课人及职务")},
	{Name: fieldHours, Title: "学时", Heads: strings.Fields("学时 课时 培训学时 学时数 课时数 时长 培训时长 学习时长 培训课时")},
	{Name: fieldAbility, Title: "能力", Heads: strings.Fields("能力 能力类别 课程类别 培训类别 类别 课程类型 培训类型")},
	{Name: fieldWay, Title: "方式", Heads: strings.Fields("方式 培训方式 形式 培训形式 授课方式 授课形式 学习方式 线上线下")},
	{Name: fieldNote, Title: "备注", Heads: strings.Fields("备注 说明 备考")},
	{Name: fieldSession, Title: "一场培训（格子里是出勤）"},
}

// Template is how the engine reads a ledger of training. A course, and a day to the left, that are written once hold for those below.
var Template = &intake.Template{Key: FieldTopic, Fills: []string{fieldCourse}, FillsLeft: []string{fieldDay},
	Joins: []string{FieldPeople, fieldLate, fieldLeave, fieldAbsent}, Column: column, Fields: fields}

// plainTemplate is the same for tables that name courses only: that name is the topic too.
var plainTemplate = func() *intake.Template {
	p := *Template
	p.Fields = append([]intake.Field(nil), fields...)
	for i := range p.Fields {
		switch f := &p.Fields[i]; f.Name {
		case FieldTopic:
			f.Heads = strings.Fields(courseHeads)
		case fieldCourse:
			f.Heads = nil
		}
	}
	return &p
}()

var (
	// otherDay are heads of days on which something else took place.
	otherDay = pattern.New(`(出生|生日|入党|工作|任职|当选|填表|上报|报名|截止|通知|计划|发证).{0,3}(日期|时间|年月|时限)$`)
	// others are heads of people and numbers that did not come, or were only to.
	expected = pattern.New(`(应到|应参|计划|报名|覆盖)`)
)

// column leaves out days of something else and who was only expected.
func column(path, _ []string) (field string, sure bool) {
	head := intake.Fold(intake.Bare(strings.Join(path, "")))
	return "", otherDay.MatchString(head) || expected.MatchString(head)
}
