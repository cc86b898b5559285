package paperwork

import (
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/matters"
	"liujin/app/papers"
	"liujin/app/print"
	"liujin/data"
)

// matterOf is an opinion as papers have it: the one that an order names, or the newest of which fit says that the paper makes sense.
func (a *Book) matterOf(o Order, noun string, fit func(*data.Standing) bool) (*papers.Matter, error) {
	rows, err := a.matters.Opinions()
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(rows, func(r matters.OpinionRow) bool { return r.ID == o.ID || o.ID == "" && fit(&r.Standing) })
	if i < 0 {
		return nil, noRecord(noun)
	}
	return a.matterPaper(&rows[i])
}

func (a *Book) matterPaper(r *matters.OpinionRow) (*papers.Matter, error) {
	whole, err := a.DB().Opinion(r.ID)
	if err != nil {
		return nil, err
	}
	m := &papers.Matter{Number: r.Code(), Kind: "意见建议", Text: r.Text, Source: r.Source, Reporter: r.Reporter, Place: r.Place,
		Handler: r.Handler, Day: r.Day}
	if m.Source == "" {
		m.Source = string(r.Kind) + "（来信来电来访）"
	}
	m.Reporter = strings.TrimSpace(m.Reporter + " " + r.ReporterPhone) // in full, on 交办单 only: the unit must call
	a.lifeOf(m, &r.Standing, whole.Steps)
	all, err := a.DB().Handlers()
	var helpers []string
	for _, h := range all {
		if h.ID == r.HandlerID {
			m.Contact, m.Phone = h.Contact, h.Phone
		}
		if slices.ContainsFunc(whole.Helpers, func(x data.OpinionHelper) bool { return x.HandlerID == h.ID }) {
			helpers = append(helpers, h.Name)
		}
	}
	m.Helpers = strings.Join(helpers, "、")
	return m, err
}

// lifeOf says of a matter's current round what its papers say: a second round begins
// anew, and what the first came to is not shown as its own.
func (a *Book) lifeOf(m *papers.Matter, c *data.Standing, steps []data.Step) {
	if c.Late(a.Today()) {
		m.Late = days.Between(c.Due, a.Today())
	}
	for i := range steps {
		takeStep(m, &steps[i])
	}
}

func takeStep(m *papers.Matter, s *data.Step) {
	switch s.Kind {
	case data.StepAssign, data.StepRedo:
		if s.Kind == data.StepRedo {
			m.Round, m.Wanting = max(1, m.Round)+1, m.Remark
		}
		clearRound(m)
		m.Assigned, m.Due, m.DueHow = s.Day, s.Due, s.DueHow
	case data.StepReturn:
		clearRound(m)
	case data.StepExtend:
		if m.Assigned != "" && m.Answered == "" {
			m.Due, m.DueHow = s.Due, "已延期，"+s.DueHow
		}
	case data.StepAnswer:
		m.Answered, m.Reply, m.Result = s.Day, s.Text, string(s.Result)
	case data.StepFeedback:
		m.Told, m.Feedback = s.Day, s.Text
	case data.StepRate:
		m.Rating, m.Attitude, m.Remark = string(s.Rating), string(s.Attitude), s.Text
	case data.StepUrge:
		m.Urged = append(m.Urged, days.Short(s.Day))
	}
}

// clearRound forgets what a round came to; that it was handled before stays.
func clearRound(m *papers.Matter) {
	m.Assigned, m.Due, m.DueHow, m.Answered, m.Reply, m.Result, m.Told, m.Feedback = "", "", "", "", "", "", "", ""
	m.Rating, m.Attitude, m.Remark, m.Urged = "", "", "", nil
}

// answered reports a matter that has its unit's answer, overdue one whose answer is late.
func answered(c *data.Standing) bool { return c.Assigned != "" && c.Answered != "" }

func (a *Book) overdue(c *data.Standing) bool {
	return c.Late(a.Today())
}

func (a *Book) assignSheet(h papers.Head, o Order) ([]*print.Document, error) {
	m, err := a.matterOf(o, "交办的意见建议", (*data.Standing).GivenOut)
	if err != nil {
		return nil, err
	}
	return []*print.Document{papers.AssignSheet(h, m)}, nil
}

func (a *Book) replySheet(h papers.Head, o Order) ([]*print.Document, error) {
	m, err := a.matterOf(o, "答复了的意见建议", answered)
	if err != nil {
		return nil, err
	}
	return []*print.Document{papers.ReplySheet(h, m, app.Labels(data.Results), app.Labels(data.Ratings))}, nil
}

func (a *Book) blankAssign(h papers.Head, _ Order) ([]*print.Document, error) {
	return []*print.Document{papers.AssignSheet(h, &papers.Matter{})}, nil
}

func (a *Book) blankReply(h papers.Head, _ Order) ([]*print.Document, error) {
	return []*print.Document{papers.ReplySheet(h, &papers.Matter{}, app.Labels(data.Results), app.Labels(data.Ratings))}, nil
}

// urgeSheets are 督办单: of the opinion that an order names, or of all that are overdue, one after the other.
func (a *Book) urgeSheets(h papers.Head, o Order) ([]*print.Document, error) {
	rows, err := a.matters.Opinions()
	if err != nil {
		return nil, err
	}
	var all []*papers.Matter
	for i := range rows {
		if r := &rows[i]; r.ID == o.ID || o.ID == "" && a.overdue(&r.Standing) {
			m, err := a.matterPaper(r)
			if err != nil {
				return nil, err
			}
			all = append(all, m)
		}
	}
	return urged(h, all, "意见建议")
}

// urged puts matters to their units, a sheet each.
func urged(h papers.Head, matters []*papers.Matter, noun string) (all []*print.Document, err error) {
	for _, m := range matters {
		if m.Assigned == "" {
			return nil, data.Fail(app.Refused, nil, "%s %s 还没有交办，督办单打不出来。请先交办。", noun, m.Number)
		}
		all = append(all, papers.UrgeSheet(h, m))
	}
	if len(all) == 0 {
		return nil, noRecord("逾期没有答复的" + noun)
	}
	return all, nil
}

// statsPaper is 活动情况统计表 on paper: the sheet that goes up, as it stands.
func (a *Book) statsPaper(h papers.Head, o Order) ([]*print.Document, error) {
	l, err := a.activityStats(o)
	if err != nil {
		return nil, err
	}
	return []*print.Document{papers.Stats(h, o.From, o.To, l)}, nil
}

// OpinionPapers are papers of several opinions, one after the other.
func (a *Book) OpinionPapers(name string, ids []string) (all []*print.Document, err error) {
	for _, id := range ids {
		one, err := a.Paper(name, Order{ID: id})
		if err != nil {
			return nil, err
		}
		all = append(all, one...)
	}
	return all, nil
}
