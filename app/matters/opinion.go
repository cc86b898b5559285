package matters

import (
	"strings"

	"liujin/app"
	"liujin/app/table"
	"liujin/data"
)

// OpinionRow is an opinion in a list, with what its references are called.
type OpinionRow struct {
	data.OpinionFields
	Source, CategoryName, FocusName, Handler string
	Village, BroughtBy                       string
	Supervised                               int        // times
	Call                                     string     // the 征集 that it answers
	Into                                     string     // the number of the one that it was merged into
	Stage                                    table.Cell // how far it is
}

// OpinionColumns are the columns of 意见建议. Telephones of those who spoke are masked, as on paper.
var OpinionColumns = []table.Column[*OpinionRow]{
	{Name: "number", Head: "编号", Width: 5, Cell: func(o *OpinionRow) table.Cell { return table.T(o.Code()) }},
	{Name: "day", Head: "日期", Width: 5.5, Cell: func(o *OpinionRow) table.Cell { return table.D(o.Day) }},
	table.Of("text", "内容", 16, func(o *OpinionRow) string { return o.Text }),
	table.Of("kind", "类型", 4.5, func(o *OpinionRow) data.OpinionKind { return o.Kind }).Hide(),
	table.Of("category", "类别", 6, func(o *OpinionRow) string { return o.CategoryName }).Hide(),
	table.Of("focus", "重点领域", 5, func(o *OpinionRow) string { return o.FocusName }).Hide(),
	table.Of("source", "来自", 9, func(o *OpinionRow) string { return o.Source }).Hide(),
	table.Of("channel", "来源", 4.5, (*OpinionRow).Came).Hide(),
	table.Of("brought_by", "转来代表", 4.5, func(o *OpinionRow) string { return o.BroughtBy }).Hide(),
	table.Of("village", "村居", 5, func(o *OpinionRow) string { return o.Village }).Hide(),
	table.Of("reporter", "反映人", 4.5, func(o *OpinionRow) string { return o.Reporter }).Hide(),
	table.Of("handler", "承办单位", 6.5, func(o *OpinionRow) string { return o.Handler }),
	{Name: "stage", Head: "进展", Width: 5.5, Cell: func(o *OpinionRow) table.Cell { return o.Stage }},
	table.Of("route", "办理方式", 5.5, func(o *OpinionRow) data.Route { return o.Route }).Hide(),
	{Name: "assigned", Head: "交办日期", Width: 5.5, Hidden: true, Cell: func(o *OpinionRow) table.Cell { return table.D(o.Assigned) }},
	{Name: "due", Head: "答复期限", Width: 5.5, Hidden: true, Cell: func(o *OpinionRow) table.Cell { return table.D(o.Due) }},
	{Name: "answered", Head: "答复日期", Width: 5.5, Hidden: true, Cell: func(o *OpinionRow) table.Cell { return table.D(o.Answered) }},
	{Name: "closed", Head: "办结日期", Width: 5.5, Hidden: true, Cell: func(o *OpinionRow) table.Cell { return table.D(o.Closed) }},
	table.Of("result", "办理结果", 7, func(o *OpinionRow) data.MatterResult { return o.Result }).Hide(),
	table.Of("rating", "评价", 4.5, func(o *OpinionRow) data.Rating { return o.Rating }).Hide(),
	{Name: "promised", Head: "承诺落实", Width: 5.5, Hidden: true, Cell: func(o *OpinionRow) table.Cell { return table.D(o.Promised) }},
	{Name: "supervised", Head: "督办次数", Width: 4.5, Hidden: true, Cell: func(o *OpinionRow) table.Cell { return table.Some(o.Supervised) }},
	table.Of("call", "征集", 8, func(o *OpinionRow) string { return o.Call }).Hide(),
	table.Of("into", "并入", 5, func(o *OpinionRow) string { return o.Into }).Hide(),
	table.Of("place", "地点", 8, func(o *OpinionRow) string { return o.Place }).Hide(),
	table.Of("reason", "不予受理的理由", 8, func(o *OpinionRow) string { return o.Reason }).Hide(),
	table.Of("note", "备注", 8, func(o *OpinionRow) string { return o.Note }).Hide(),
}

// Came is how an opinion came: what was taken at an activity came there.
func (o *OpinionRow) Came() data.OpinionChannel {
	if o.ActivityID != "" {
		return data.ByActivity
	}
	return o.Channel
}

// Where is where an opinion belongs: its village and place.
func (o *OpinionRow) Where() string {
	if strings.Contains(o.Place, o.Village) {
		return o.Place
	}
	return strings.TrimSpace(o.Village + " " + o.Place)
}

// Opinions lists 意见建议, the newest number first, with what each came from.
func (a *Book) Opinions() ([]OpinionRow, error) {
	all, err := a.DB().Opinions()
	if err != nil {
		return nil, err
	}
	return a.opinionList(all, a.Today())
}

// OpinionsOn lists those that were registered up to a day as they stood then.
func (a *Book) OpinionsOn(day string) ([]OpinionRow, error) {
	was, err := a.DB().OpinionsOn(day)
	if err != nil {
		return nil, err
	}
	all := make([]data.OpinionFields, len(was))
	for i := range was {
		all[i] = was[i].OpinionFields
	}
	return a.opinionList(all, day)
}

func (a *Book) opinionList(all []data.OpinionFields, day string) ([]OpinionRow, error) {
	categories, err := a.ChoiceNames(data.CategoryList)
	if err != nil {
		return nil, err
	}
	focus, err := a.ChoiceNames(data.FocusList)
	if err != nil {
		return nil, err
	}
	handlers, err := a.HandlerNames(day)
	if err != nil {
		return nil, err
	}
	sources, err := a.sources(day)
	if err != nil {
		return nil, err
	}
	stages, err := a.stages(day)
	if err != nil {
		return nil, err
	}
	villages, err := a.VillageNames(day)
	if err != nil {
		return nil, err
	}
	people, err := a.DeputyNames(day)
	if err != nil {
		return nil, err
	}
	times, err := a.supervisions(day)
	if err != nil {
		return nil, err
	}
	titles, err := a.DB().Calls()
	calls, err := app.Names(titles, err, func(c *data.Call) (string, string) { return c.ID, c.Title })
	if err != nil {
		return nil, err
	}
	called, _ := app.Names(all, nil, func(o *data.OpinionFields) (string, string) { return o.ID, o.Code() })
	rows := make([]OpinionRow, len(all))
	for i, o := range all {
		rows[len(all)-1-i] = OpinionRow{OpinionFields: o, Source: sources[o.ActivityID], CategoryName: categories[o.Category],
			FocusName: focus[o.Focus], Handler: handlers[o.HandlerID],
			Village: villages[o.VillageID], BroughtBy: people[o.BroughtByID], Into: called[o.MergedID], Call: calls[o.CallID],
			Supervised: times[o.ID], Stage: stages.of(&o.Standing, o.Route)}
	}
	return rows, nil
}

// GivenOut are those of some opinions that are with a unit by now.
func (a *Book) GivenOut(ids []string) (given []string, err error) {
	for _, id := range ids {
		o, err := a.DB().OpinionFields(id)
		if err != nil {
			return nil, err
		}
		if o.GivenOut() {
			given = append(given, id)
		}
	}
	return given, nil
}

// sources names the activities that opinions came from, as of a day.
func (a *Book) sources(day string) (map[string]string, error) {
	activities, err := a.DB().AsOf(day).ActivityTopics("")
	if err != nil {
		return nil, err
	}
	all := make(map[string]string, len(activities))
	for i := range activities {
		all[activities[i].ID] = activities[i].Kind.Noun + "　" + activities[i].Topic
	}
	return all, nil
}

// Source is the activity that an opinion came from, in words and as a record; "" when it stands alone.
func (a *Book) Source(o *data.OpinionFields) (text string, from data.Subject, err error) {
	if o.ActivityID == "" {
		return "", from, nil
	}
	activities, err := a.DB().ActivityTopics(o.ActivityID)
	if err != nil || len(activities) == 0 {
		return "", from, err
	}
	e := &activities[0]
	return e.Day + " " + e.Kind.Noun + "　" + e.Topic, data.Subject{Kind: e.Kind.Kind, ID: e.ID}, nil
}

// focusOf is which 重点领域 a category of opinions belongs to as a rule, by their codes as they are shipped.
var focusOf = map[string]string{"capacity": "industry", "labour": "industry", "finance": "industry", "policy": "reform",
	"roads":       "urban_rural",
	"environment": "green", "education": "livelihood", "security": "livelihood", "order": "safety"}

// FocusOf proposes the 重点领域 of a category; "" for one that the office made.
func FocusOf(category string) string { return focusOf[category] }
