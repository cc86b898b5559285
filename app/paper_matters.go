package app

import (
	"slices"
	"strings"

	"liujin/app/papers"
	"liujin/app/print"
	"liujin/data"
)

// matterOf is an opinion as papers have it: the one that an order names, or the newest of which fit says that the paper makes sense.
func (a *App) matterOf(o Order, noun string, fit func(*OpinionRow) bool) (*papers.Matter, error) {
	rows, err := a.Opinions()
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(rows, func(r OpinionRow) bool { return r.ID == o.ID || o.ID == "" && fit(&r) })
	if i < 0 {
		return nil, noRecord(noun)
	}
	return a.matterPaper(&rows[i])
}

func (a *App) matterPaper(r *OpinionRow) (*papers.Matter, error) {
	whole, err := a.db.Matter(r.ID)
	if err != nil {
		return nil, err
	}
	all, err := a.db.Handlers()
	if err != nil {
		return nil, err
	}
	m := &papers.Matter{Number: r.Title(), Kind: "意见建议", Text: r.Text, Source: r.Source, Reporter: r.Reporter, Place: r.Place, Handler: r.Handler, Day: r.Day, Assigned: r.Assigned,
		Due: r.Due, DueHow: r.DueHow, Answered: r.Answered, Result: r.Result, Rating: r.Rating, Attitude: r.Attitude}
	if m.Source == "" {
		m.Source = r.Kind + "（来信来电来访）"
	}
	if r.ReporterPhone != "" {
		m.Reporter = strings.TrimSpace(m.Reporter + " " + papers.Masked(r.ReporterPhone))
	}
	if r.Late(a.Today()) {
		m.Late = between(r.Due, a.Today())
	}
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
	for i := range whole.Steps {
		switch s := &whole.Steps[i]; s.Kind {
		case "交办", "二次办理":
			m.Assigned = s.Day
			if m.Due == "" {
				m.Due, m.DueHow = s.Due, s.DueHow
			}
		case "答复":
			m.Reply = s.Text
		case "反馈":
			m.Told, m.Feedback = s.Day, s.Text
		case "评价":
			m.Remark = s.Text
		case "催办":
			m.Urged = append(m.Urged, DayWords(s.Day))
		}
	}
	return m, nil
}

func (a *App) assignSheet(h papers.Head, o Order) ([]*print.Document, error) {
	m, err := a.matterOf(o, "交办的意见建议", func(r *OpinionRow) bool { return r.Assigned != "" })
	if err != nil {
		return nil, err
	}
	return []*print.Document{papers.AssignSheet(h, m)}, nil
}

func (a *App) replySheet(h papers.Head, o Order) ([]*print.Document, error) {
	m, err := a.matterOf(o, "答复了的意见建议", func(r *OpinionRow) bool { return r.Assigned != "" && r.Answered != "" })
	if err != nil {
		return nil, err
	}
	return []*print.Document{papers.ReplySheet(h, m, data.Ratings)}, nil
}

func (a *App) blankAssign(h papers.Head, _ Order) ([]*print.Document, error) {
	return []*print.Document{papers.AssignSheet(h, nil)}, nil
}

func (a *App) blankReply(h papers.Head, _ Order) ([]*print.Document, error) {
	return []*print.Document{papers.ReplySheet(h, nil, data.Ratings)}, nil
}

// urgeSheets are 督办单: of the opinion that an order names, or of all that are overdue, one after the other.
func (a *App) urgeSheets(h papers.Head, o Order) ([]*print.Document, error) {
	rows, err := a.Opinions()
	if err != nil {
		return nil, err
	}
	var all []*print.Document
	for i := range rows {
		if r := &rows[i]; r.ID == o.ID || o.ID == "" && r.Late(a.Today()) {
			m, err := a.matterPaper(r)
			if err != nil {
				return nil, err
			}
			if m.Assigned == "" {
				return nil, data.Fail(Refused, nil, "意见建议 %s 还没有交办，督办单打不出来。请先交办。", r.Title())
			}
			all = append(all, papers.UrgeSheet(h, m))
		}
	}
	if len(all) == 0 {
		return nil, noRecord("逾期没有答复的意见建议")
	}
	return all, nil
}

// statsPaper is 活动情况统计表 on paper: the sheet that goes up, as it stands.
func (a *App) statsPaper(h papers.Head, o Order) ([]*print.Document, error) {
	l, err := a.activityStats(o)
	if err != nil {
		return nil, err
	}
	return []*print.Document{papers.Stats(h, o.From, o.To, l)}, nil
}

// OpinionPapers are papers of several opinions, one after the other.
func (a *App) OpinionPapers(name string, ids []string) (all []*print.Document, err error) {
	for _, id := range ids {
		one, err := a.Paper(name, Order{ID: id})
		if err != nil {
			return nil, err
		}
		all = append(all, one...)
	}
	return all, nil
}
