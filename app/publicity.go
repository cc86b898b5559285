package app

import (
	"cmp"
	"slices"
	"strings"

	"liujin/app/table"
	"liujin/data"
)

// PublicityRow is a piece of publicity in a list, with the record that it is about.
type PublicityRow struct {
	data.PublicityRow
	About string
}

// publicityTones show how far a piece came.
var publicityTones = map[data.PublicityState]table.Tone{"": table.Plain, data.PublicitySent: table.Info, data.PublicityTaken: table.Good,
	data.PublicityPublished: table.Good}

// PublicityColumns are the columns of 信息宣传.
var PublicityColumns = []table.Column[*PublicityRow]{
	{Name: "day", Head: "日期", Width: 5.5, Cell: func(p *PublicityRow) table.Cell { return table.D(p.Day) }},
	table.Of("title", "标题", 14, func(p *PublicityRow) string { return p.Title }),
	table.Of("about", "涉及记录", 10, func(p *PublicityRow) string { return p.About }),
	table.Of("unit", "来自", 7, func(p *PublicityRow) string { return p.Unit }).WhereUsed(),
	table.Of("kind", "类别", 4.5, func(p *PublicityRow) data.PublicityKind { return p.Kind }),
	table.Of("medium", "媒体类别", 4.5, func(p *PublicityRow) data.Medium { return p.Medium }).Hide(),
	table.Of("outlet", "媒体", 7, func(p *PublicityRow) string { return cmp.Or(p.Outlet, string(p.Medium)) }),
	table.Of("level", "级别", 3.5, func(p *PublicityRow) data.MediumLevel { return p.Level }).Hide(),
	{Name: "state", Head: "报送", Width: 4, Cell: func(p *PublicityRow) table.Cell {
		return table.Chip(cmp.Or(p.State, "未报"), publicityTones[p.State])
	}},
	table.Of("deputies", "涉及代表", 8, func(p *PublicityRow) string { return p.Deputies }).Hide(),
	table.Of("vanguard", "排头兵", 6, func(p *PublicityRow) string { return p.VanguardName }).Hide(),
	table.Of("link", "链接", 10, func(p *PublicityRow) string { return p.Link }).Hide(),
	{Name: "photos", Head: "附件", Width: 3, Hidden: true, Cell: func(p *PublicityRow) table.Cell { return table.Some(p.Photos) }},
}

// PublicityRows lists 信息宣传, the newest first.
func (a *App) PublicityRows() ([]PublicityRow, error) { return a.PublicityRowsOn(a.Today()) }

// PublicityRowsOn lists the same, what it is about as it was called on a day.
func (a *App) PublicityRowsOn(day string) ([]PublicityRow, error) {
	all, err := a.db.PublicityRows()
	if err != nil {
		return nil, err
	}
	picked, err := a.publicized(day)
	if err != nil {
		return nil, err
	}
	called := map[string]string{}
	for _, p := range picked {
		called[p.ID] = p.Name
	}
	rows := make([]PublicityRow, len(all))
	for i := range all {
		rows[i] = PublicityRow{PublicityRow: all[i], About: called[all[i].SubjectID]}
	}
	return rows, nil
}

// PickPublicized offers what a piece can be about: activities, the newest first, then opinions, proposals, projects and meetings.
func (a *App) PickPublicized() ([]Picked, error) { return a.publicized(a.Today()) }

func (a *App) publicized(day string) (all []Picked, err error) {
	activities, err := a.db.AsOf(day).ActivityTopics("")
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(activities, func(x, y data.ActivityTopic) int { return -strings.Compare(x.Day, y.Day) })
	for _, e := range activities {
		all = append(all, Picked{ID: e.ID, Name: e.Topic + " " + e.Day, Detail: e.Kind.Noun})
	}
	opinions, err := a.db.Opinions()
	if err != nil {
		return nil, err
	}
	for i := range opinions {
		o := &opinions[i]
		all = append(all, Picked{ID: o.ID, Name: o.Code() + " " + Shortened(o.Text, 20), Detail: "意见建议"})
	}
	proposals, err := a.db.Proposals()
	if err != nil {
		return nil, err
	}
	for i := range proposals {
		all = append(all, Picked{ID: proposals[i].ID, Name: proposals[i].Title, Detail: string(proposals[i].Kind)})
	}
	projects, err := a.db.Projects()
	if err != nil {
		return nil, err
	}
	for i := range projects {
		all = append(all, Picked{ID: projects[i].ID, Name: projects[i].Title, Detail: "民生实事"})
	}
	meetings, err := a.db.MeetingRows()
	for i := range meetings {
		all = append(all, Picked{ID: meetings[i].ID, Name: meetings[i].Title + " " + meetings[i].Day, Detail: "会议"})
	}
	return all, err
}

// PublicityAbout lists the pieces about a record, the newest first.
func (a *App) PublicityAbout(id string) ([]data.PublicityFields, error) {
	return a.db.PublicityAbout(id)
}

// Publicity returns one piece, whole.
func (a *App) Publicity(id string) (data.Publicity, error) { return a.db.Publicity(id) }

// NewPublicity returns a piece of today to fill.
func (a *App) NewPublicity() (data.Publicity, error) {
	return data.Publicity{PublicityFields: data.PublicityFields{Kind: data.PublicityNews, Day: a.Today()}}, nil
}

// SavePublicity saves a piece, whole.
func (a *App) SavePublicity(p *data.Publicity) error {
	return a.record(Saved(p.ID, "信息宣传", p.Title), p, func(tx *data.Tx) error { return tx.SavePublicity(p) })
}

// DeletePublicity deletes a piece.
func (a *App) DeletePublicity(p *data.Publicity) error {
	return a.Do("删除信息宣传“"+p.Title+"”", func(tx *data.Tx) error { return tx.DeletePublicity(p.ID) })
}
