package desk

import (
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/table"
	"liujin/data"
)

// Hit is a record that a search found.
type Hit struct {
	data.Subject
	Title, Detail string
	Rank          Rank
}

// indexed is a record as the search sees it.
type indexed struct {
	Hit
	title, detail table.Key
}

// source reads one kind of record for the search, and names the tables it depends on.
type source struct {
	tables []string
	read   func(*Book) ([]Hit, error)
}

// found is the source of a kind's records: how they are read, and the title and the detail by which one is found. from are the kinds
// whose words its lines hold too: they are read again when those change.
func found[R any](of data.Kind, read func(*Book) ([]R, error), one func(*R) (id, title, detail string), from ...data.Kind) source {
	s := source{tables: []string{string(of)}}
	if slices.Contains(data.MergedKinds, of) {
		s.tables = append(s.tables, "alias")
	}
	for _, k := range from {
		s.tables = append(s.tables, string(k))
	}
	s.read = func(b *Book) ([]Hit, error) {
		rows, err := read(b)
		if err != nil {
			return nil, err
		}
		var also map[string]string
		if slices.Contains(data.MergedKinds, of) {
			if also, err = b.AlsoNames(of); err != nil {
				return nil, err
			}
		}
		hits := make([]Hit, len(rows))
		for i := range rows {
			id, title, detail := one(&rows[i])
			if also[id] != "" {
				detail += " 又名 " + also[id]
			}
			hits[i] = Hit{Subject: data.Subject{Kind: of, ID: id}, Title: title, Detail: strings.Join(strings.Fields(detail), " ")}
		}
		return hits, nil
	}
	return s
}

// formerly has records be found by their former names too, and says of those that ended that they did.
func formerly(s source) source {
	read := s.read
	s.tables = append(s.tables, "subject_change")
	s.read = func(b *Book) ([]Hit, error) {
		hits, err := read(b)
		if err != nil {
			return nil, err
		}
		changes, err := b.DB().SubjectChanges()
		for i := range hits {
			for _, c := range changes[hits[i].ID] {
				if c.Former != "" {
					hits[i].Detail += " 原名" + c.Former
				}
			}
			if ended := changes.Ended(hits[i].ID, b.Today()); ended != nil {
				hits[i].Detail += " 已" + string(ended.Kind)
			}
		}
		return hits, err
	}
	return s
}

// stored reads rows as the ledger has them.
func stored[R any](read func(*data.DB) ([]R, error)) func(*Book) ([]R, error) {
	return func(b *Book) ([]R, error) { return read(b.DB()) }
}

// sources are what can be found, in the order in which it is shown: an entry adds a kind.
var sources = []source{
	found(data.KindDeputy, (*Book).Deputies, func(d *app.DeputyRow) (id, title, detail string) {
		return d.ID, d.Name, "代表 " + d.Apart + " " + d.Levels + " " + d.Group + " " + d.Professional + " " + d.Employer + " " + d.Phone
	}, data.KindGroup, "mandate"),
	formerly(found(data.KindEnterprise, stored((*data.DB).Enterprises), func(e *data.EnterpriseFields) (id, title, detail string) {
		return e.ID, e.Name, "市场主体 " + e.Contact + " " + e.Address
	})),
	formerly(found(data.KindStation, stored((*data.DB).Stations), func(s *data.StationFields) (id, title, detail string) {
		return s.ID, s.Name, "家站点 " + s.Address
	})),
	formerly(found(data.KindVillage, stored((*data.DB).Villages), func(v *data.Village) (id, title, detail string) {
		return v.ID, v.Name, string(v.Kind)
	})),
	formerly(found(data.KindGroup, stored((*data.DB).Groups), func(g *data.Group) (id, title, detail string) {
		return g.ID, g.Name, string(g.Kind)
	})),
	found(data.KindConstituency, stored((*data.DB).Constituencies), func(c *data.ConstituencyFields) (id, title, detail string) {
		return c.ID, c.Name, "选区 " + string(c.Level)
	}),
	shiftHits(),
	{data.ActivityTables(), (*Book).activityHits},
	formerly(found(data.KindHandler, stored((*data.DB).Handlers), func(h *data.Handler) (id, title, detail string) {
		return h.ID, h.Name, "承办单位 " + h.Contact
	})),
	found(data.KindOpinion, newest((*data.DB).Opinions), func(o *data.OpinionFields) (id, title, detail string) {
		return o.ID, o.Code() + " " + o.Text, "意见建议 " + o.Reporter
	}),
	found(data.KindProposal, newest((*data.DB).Proposals), func(p *data.ProposalFields) (id, title, detail string) {
		return p.ID, p.Title, string(p.Kind) + " " + p.Code()
	}),
	found(data.KindProject, stored((*data.DB).Projects), func(p *data.ProjectFields) (id, title, detail string) {
		return p.ID, p.Title, "民生实事项目"
	}),
	found(data.KindMeeting, stored((*data.DB).MeetingRows), func(m *data.MeetingRow) (id, title, detail string) {
		return m.ID, m.Title + " " + m.Day, "会议 " + string(m.Kind) + " " + days.Short(m.Day)
	}),
	bulletinHits(),
	decisionHits(),
	agendaHits(),
	found(data.KindIssued, stored((*data.DB).IssuedRows), func(r *data.IssuedRow) (id, title, detail string) {
		return r.ID, r.Title + " " + r.Day, "印发登记 " + r.Code() + " " + string(r.State)
	}),
	found(data.KindCourse, stored((*data.DB).Courses), func(c *data.CourseFields) (id, title, detail string) {
		return c.ID, c.Title, "培训 " + c.Issue()
	}),
	found(data.KindPublicity, stored((*data.DB).PublicityRows), func(p *data.PublicityRow) (id, title, detail string) {
		return p.ID, p.Title, "信息宣传 " + string(p.Kind) + " " + p.Outlet + " " + p.Deputies
	}, data.KindDeputy),
}

// Search finds records by name, pinyin or initials; each word typed must be found. What is found better stands first, and of what is
// found alike that of the first source, the newest first.
func (a *Book) Search(typed string, most int) ([]Hit, error) {
	q := newQuery(typed)
	if len(q.words) == 0 {
		return nil, nil
	}
	var tiers [NotFound][]Hit
	for i := range sources {
		all, err := a.index(i)
		if err != nil {
			return nil, err
		}
		for j := range all {
			if tier := all[j].rank(&q); tier < NotFound && len(tiers[tier]) < most {
				hit := all[j].Hit
				hit.Rank = tier
				tiers[tier] = append(tiers[tier], hit)
			}
		}
	}
	found := slices.Concat(tiers[:]...)
	return found[:min(most, len(found))], nil
}

// index returns a source's records, read when first needed and after its tables changed.
func (a *Book) index(i int) ([]indexed, error) {
	a.searching.Lock()
	defer a.searching.Unlock()
	if a.found == nil {
		a.found = make([][]indexed, len(sources))
		a.Listen(func(c data.Change) { // perhaps beside the window: an import
			a.searching.Lock()
			defer a.searching.Unlock()
			for i, s := range sources {
				if c.Touches(s.tables) {
					a.found[i] = nil
				}
			}
		})
	}
	if a.found[i] != nil {
		return a.found[i], nil
	}
	hits, err := sources[i].read(a)
	if err != nil {
		return nil, err
	}
	all := make([]indexed, len(hits))
	for j, h := range hits {
		all[j] = indexed{h, table.NewKey(h.Title), table.NewKey(h.Detail)}
	}
	a.found[i] = all
	return all, nil
}
