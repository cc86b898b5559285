package desk

import (
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/table"
	"liujin/data"
)

// Hit is a record that a search found.
type Hit struct {
	data.Subject
	Title, Detail string
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

var sources = []source{
	{append(tables(data.KindDeputy, data.KindGroup), "mandate"), (*Book).deputyHits},
	{tables(data.KindEnterprise), (*Book).enterpriseHits},
	{tables(data.KindStation), (*Book).stationHits},
	{tables(data.KindVillage, data.KindConstituency), (*Book).areaHits},
	{data.ActivityTables(), (*Book).activityHits},
	{tables(data.KindHandler), (*Book).handlerHits},
	{tables(data.KindOpinion), (*Book).opinionHits},
	{tables(data.KindProposal, data.KindProject), (*Book).projectHits},
	{tables(data.KindMeeting), (*Book).meetingHits},
	{tables(data.KindCourse), (*Book).courseHits},
	{tables(data.KindPublicity), (*Book).publicityHits},
}

// tables names the tables of kinds.
func tables(kinds ...data.Kind) (names []string) {
	for _, k := range kinds {
		names = append(names, string(k))
	}
	return names
}

// Search finds records by name, pinyin or initials; each word typed must be found. Titles count before details.
func (a *Book) Search(typed string, most int) ([]Hit, error) {
	words := strings.Fields(strings.ReplaceAll(typed, "　", " "))
	for i := range words {
		words[i] = table.Query(words[i])
	}
	if len(words) == 0 {
		return nil, nil
	}
	var tiers [4][]Hit // by how well the title is found, details last
	for i := range sources {
		all, err := a.index(i)
		if err != nil {
			return nil, err
		}
		for j := range all {
			if tier := all[j].rank(words); tier >= 0 && len(tiers[tier]) < most {
				tiers[tier] = append(tiers[tier], all[j].Hit)
			}
		}
	}
	found := slices.Concat(tiers[:]...)
	return found[:min(most, len(found))], nil
}

// rank says how well all words are found: 0 to 2 in the title as Key.Rank says, 3 with the detail, -1 not.
func (x *indexed) rank(words []string) int {
	worst := 0
	for _, w := range words {
		switch r := x.title.Rank(w); {
		case r >= 0:
			worst = max(worst, r)
		case x.detail.Matches(w):
			worst = 3
		default:
			return -1
		}
	}
	return worst
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

func hit(of data.Kind, id, title, detail string) Hit {
	return Hit{data.Subject{Kind: of, ID: id}, title, detail}
}

// hits turns rows into what a search can find.
func hits[R any](rows []R, err error, one func(*R) Hit) ([]Hit, error) {
	out := make([]Hit, len(rows))
	for i := range rows {
		out[i] = one(&rows[i])
	}
	return out, err
}

func (a *Book) deputyHits() ([]Hit, error) {
	rows, err := a.Deputies()
	return hits(rows, err, func(d *app.DeputyRow) Hit {
		return hit(data.KindDeputy, d.ID, d.Name, strings.Join(strings.Fields("代表 "+d.Levels+" "+d.Group+" "+d.Employer+" "+d.Phone), " "))
	})
}

func (a *Book) enterpriseHits() ([]Hit, error) {
	rows, err := a.DB().Enterprises()
	return hits(rows, err, func(e *data.EnterpriseFields) Hit {
		return hit(data.KindEnterprise, e.ID, e.Name, strings.TrimSpace("市场主体 "+e.Contact+" "+e.Address))
	})
}

func (a *Book) stationHits() ([]Hit, error) {
	rows, err := a.DB().Stations()
	return hits(rows, err, func(s *data.StationFields) Hit { return hit(data.KindStation, s.ID, s.Name, "家站点 "+s.Address) })
}

func (a *Book) areaHits() ([]Hit, error) {
	villages, err := a.DB().Villages()
	out, err := hits(villages, err, func(v *data.Village) Hit { return hit(data.KindVillage, v.ID, v.Name, string(v.Kind)) })
	if err != nil {
		return nil, err
	}
	places, err := a.DB().Constituencies()
	more, err := hits(places, err, func(c *data.Constituency) Hit {
		return hit(data.KindConstituency, c.ID, c.Name, "选区 "+string(c.Level))
	})
	return append(out, more...), err
}

func (a *Book) activityHits() ([]Hit, error) {
	rows, err := a.DB().Activities("")
	return hits(rows, err, func(e *data.ActivityRow) Hit {
		return hit(e.Kind.Kind, e.ID, e.Topic+" "+e.Day, e.Kind.Noun+" "+e.Deputies)
	})
}

func (a *Book) handlerHits() ([]Hit, error) {
	rows, err := a.DB().Handlers()
	return hits(rows, err, func(h *data.Handler) Hit { return hit(data.KindHandler, h.ID, h.Name, "承办单位 "+h.Contact) })
}

func (a *Book) opinionHits() ([]Hit, error) {
	rows, err := a.DB().Opinions()
	return hits(rows, err, func(o *data.OpinionFields) Hit {
		return hit(data.KindOpinion, o.ID, o.Code()+" "+o.Text, "意见建议 "+o.Reporter)
	})
}

func (a *Book) projectHits() ([]Hit, error) {
	proposals, err := a.DB().Proposals()
	out, err := hits(proposals, err, func(p *data.ProposalFields) Hit {
		return hit(data.KindProposal, p.ID, p.Title, string(p.Kind)+" "+p.Code())
	})
	if err != nil {
		return nil, err
	}
	projects, err := a.DB().Projects()
	more, err := hits(projects, err, func(p *data.ProjectFields) Hit { return hit(data.KindProject, p.ID, p.Title, "民生实事项目") })
	return append(out, more...), err
}

func (a *Book) meetingHits() ([]Hit, error) {
	rows, err := a.DB().MeetingRows()
	return hits(rows, err, func(m *data.MeetingRow) Hit {
		return hit(data.KindMeeting, m.ID, m.Title+" "+m.Day, "会议 "+string(m.Kind))
	})
}

func (a *Book) courseHits() ([]Hit, error) {
	rows, err := a.DB().Courses()
	return hits(rows, err, func(t *data.CourseFields) Hit { return hit(data.KindCourse, t.ID, t.Title, "培训 "+t.Issue()) })
}

func (a *Book) publicityHits() ([]Hit, error) {
	rows, err := a.DB().PublicityRows()
	return hits(rows, err, func(p *data.PublicityRow) Hit {
		return hit(data.KindPublicity, p.ID, p.Title, strings.Join(strings.Fields("信息宣传 "+string(p.Kind)+" "+p.Outlet+" "+p.Deputies), " "))
	})
}
