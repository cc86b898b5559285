package app

import (
	"fmt"
	"slices"
	"strings"

	"liujin/app/table"
	"liujin/data"
)

// DeputyRow is a deputy in a list, with what its references are called.
type DeputyRow struct {
	data.DeputyFields
	Levels         string // of mandates in office on the day: 县、镇
	Constituencies string
	Group          string
	Professional   string // 专业小组
	Station        string // home station first
	InOffice       bool
	Elected        bool   // to a seat that is not held yet, and in no office (当选，首次会议还没有开)
	DayUnsure      bool   // something happened to a seat on a day that is to be looked up (日期待核)
	Undated        bool   // no day of a seat is known: it counts always (任职日期待补)
	Changes        string // what last happened to each seat: 2026-03-15 辞职
	Also           string // 又名
	Apart          string // what tells namesakes apart on the day; "" there are none
	Activities     int    // that the deputy was present at (次)
}

// DeputyColumns are the columns of 代表.
var DeputyColumns = []table.Column[*DeputyRow]{
	table.Of("name", "姓名", 4.5, (*DeputyRow).Called),
	table.Of("gender", "性别", 3, func(d *DeputyRow) data.Gender { return d.Gender }),
	table.Of("ethnicity", "民族", 4, func(d *DeputyRow) data.Ethnicity { return d.Ethnicity }).Hide(),
	table.Of("born", "出生年月", 5, func(d *DeputyRow) string { return d.Born }).Hide(),
	table.Of("party", "政治面貌", 5, func(d *DeputyRow) data.Party { return d.Party }).Hide(),
	table.Of("education", "学历", 5, func(d *DeputyRow) data.Education { return d.Education }).Hide(),
	table.Of("employer", "工作单位及职务", 11, func(d *DeputyRow) string { return d.Employer }),
	table.Of("occupation", "职业构成", 5, func(d *DeputyRow) data.Occupation { return d.Occupation }).Hide(),
	table.Of("levels", "层级", 4, func(d *DeputyRow) string { return d.Levels }),
	table.Of("constituency", "选区（选举单位）", 8, func(d *DeputyRow) string { return d.Constituencies }).Hide(),
	table.Of("group", "代表小组", 6.5, func(d *DeputyRow) string { return d.Group }),
	table.Of("professional", "专业小组", 6.5, func(d *DeputyRow) string { return d.Professional }).Hide().WhereUsed(),
	table.Of("station", "家站点", 7, func(d *DeputyRow) string { return d.Station }).Hide(),
	table.Telephone("phone", "手机号", 6.5, func(d *DeputyRow) string { return d.Phone }),
	{Name: "leader", Head: "领导干部", Width: 4.5, Hidden: true, Cell: func(d *DeputyRow) table.Cell { return table.Is(d.Leader) }},
	{Name: "activities", Head: "参加次数", Width: 4.5, Hidden: true, Cell: func(d *DeputyRow) table.Cell { return table.N(d.Activities) }},
	table.Of("changes", "职务变动", 8, func(d *DeputyRow) string { return d.Changes }).Hide(),
	table.Of("also", "又名", 5, func(d *DeputyRow) string { return d.Also }).Hide(),
	table.Of("note", "备注", 8, func(d *DeputyRow) string { return d.Note }).Hide(),
}

// Deputies lists all deputies as they are today, with what their references are called.
func (a *App) Deputies() ([]DeputyRow, error) {
	rows, err := a.DeputyRows(a.Today())
	if err != nil {
		return nil, err
	}
	times, err := a.db.TimesPresent()
	if err != nil {
		return nil, err
	}
	for i := range rows {
		rows[i].Activities = times[rows[i].ID]
	}
	return rows, nil
}

// AsOf is the day as of which days until to are counted: their last, today while that is to come.
func (a *App) AsOf(to string) string { return min(to, a.Today()) }

// DeputyRows lists all deputies as they were on a day: in office, in which group, at which stations, with which post. What they took part
// in takes the longest to count and is left out.
func (a *App) DeputyRows(day string) ([]DeputyRow, error) {
	all, err := a.db.DeputiesOn(day)
	if err != nil {
		return nil, err
	}
	ref, err := a.References(day)
	if err != nil {
		return nil, err
	}
	also, err := a.AlsoNames(data.KindDeputy)
	if err != nil {
		return nil, err
	}
	by := data.Apart(all, ref.mandates, day, data.WithinOffice...)
	rows := make([]DeputyRow, len(all))
	for i, d := range all {
		rows[i] = DeputyRow{DeputyFields: d, Also: also[d.ID], Apart: by[d.ID], Group: ref.groups[d.GroupID],
			Professional: strings.Join(ref.professional[d.ID], "、"), Station: strings.Join(ref.stations[d.ID], "、")}
		var levels, places []string
		for _, m := range ref.mandates[d.ID] {
			rows[i].note(m.Changes)
			rows[i].Elected = rows[i].Elected || m.On(day) == ""
			rows[i].Undated = rows[i].Undated || m.Undated()
			if !m.InOffice(day) {
				continue
			}
			rows[i].InOffice = true
			if !slices.Contains(levels, string(m.Level)) {
				levels = append(levels, string(m.Level))
			}
			if place := ref.Elected(&m.MandateFields); place != "" {
				places = append(places, place)
			}
		}
		rows[i].Elected = rows[i].Elected && !rows[i].InOffice
		rows[i].Levels, rows[i].Constituencies = strings.Join(levels, "、"), strings.Join(places, "、")
	}
	return rows, nil
}

// LevelWords counts deputies by the levels of their mandates on the day: 实有代表 86 名（县 13 名，镇 80 名，其中兼任 7 名）. By level it is mandates that
// are counted, in total persons.
func LevelWords(rows []DeputyRow) string {
	seats, also := map[data.Level]int{}, 0
	for i := range rows {
		levels := strings.Split(rows[i].Levels, "、")
		also += OneIf(len(levels) > 1)
		for _, l := range levels {
			seats[data.Level(l)]++
		}
	}
	var parts []string
	for _, l := range data.Levels {
		if seats[l] > 0 {
			parts = append(parts, fmt.Sprintf("%s %d 名", l, seats[l]))
		}
	}
	if also > 0 {
		parts = append(parts, fmt.Sprintf("其中兼任 %d 名", also))
	}
	text := fmt.Sprintf("实有代表 %d 名", len(rows))
	if len(parts) > 1 {
		text += "（" + strings.Join(parts, "，") + "）"
	}
	return text
}

// note takes what happened to a seat.
func (d *DeputyRow) note(events []data.MandateChange) {
	for i := range events {
		d.DayUnsure = d.DayUnsure || events[i].Unsure
	}
	if n := len(events); n > 0 {
		d.Changes = strings.TrimPrefix(d.Changes+"、"+events[n-1].Day+" "+string(events[n-1].Kind), "、")
	}
}

// CountyUp reports whether a deputy holds a mandate above the town on the day (县级以上).
func (d *DeputyRow) CountyUp() bool {
	return d.InOffice && d.Levels != string(data.LevelTown) && d.Levels != ""
}

// References are what deputies' rows point at, read once for a whole list.
type References struct {
	groups, constituencies map[string]string
	called                 map[string]string   // stations
	stations, professional map[string][]string // of deputies
	mandates               Mandates
}

// Elected is what elected a deputy: a constituency, or a congress.
func (r *References) Elected(m *data.MandateFields) string {
	if m.ConstituencyID != "" {
		return r.constituencies[m.ConstituencyID]
	}
	return m.ElectedBy
}

// Group is what a group is called.
func (r *References) Group(id string) string { return r.groups[id] }

// Station is what a station is called.
func (r *References) Station(id string) string { return r.called[id] }

// References reads what the rows of deputies point at on a day.
func (a *App) References(day string) (r References, err error) {
	if r.groups, err = a.GroupNames(day); err != nil {
		return r, err
	}
	places, err := a.db.Constituencies()
	if r.constituencies, err = Names(places, err, func(c *data.ConstituencyFields) (string, string) { return c.ID, c.Name }); err != nil {
		return r, err
	}
	if r.mandates, err = a.Mandates(); err != nil {
		return r, err
	}
	if r.called, err = a.StationNames(day); err != nil {
		return r, err
	}
	members, err := a.db.MembersOn(day)
	if err != nil {
		return r, err
	}
	changes, err := a.db.SubjectChanges()
	if err != nil {
		return r, err
	}
	teams, err := a.db.GroupMembersOn(day)
	if err != nil {
		return r, err
	}
	r.stations, r.professional = map[string][]string{}, map[string][]string{}
	for _, m := range teams {
		if changes.Exists(m.GroupID, day) {
			r.professional[m.DeputyID] = append(r.professional[m.DeputyID], r.groups[m.GroupID])
		}
	}
	for _, m := range members {
		if !changes.Exists(m.StationID, day) {
			continue
		}
		r.stations[m.DeputyID] = append(r.stations[m.DeputyID], r.called[m.StationID])
	}
	return r, nil
}

// PickDeputies offers deputies; namesakes are told apart by unit and birth month.
func (a *App) PickDeputies() ([]Picked, error) {
	all, err := a.DeputyRows(a.Today())
	if err != nil {
		return nil, err
	}
	out, err := PickFrom(all, nil, func(d *DeputyRow) Picked {
		detail := strings.Trim(d.Levels+" "+d.Group, " ")
		if d.Apart != "" {
			detail = unitAndBorn(&d.DeputyFields)
		}
		if !d.InOffice {
			detail += "（不在任）"
		}
		p := Picked{ID: d.ID, Name: d.Called(), Detail: detail}
		if d.Apart != "" {
			p.Bare = d.Name
		}
		return p
	})
	if out, err = a.found(data.KindDeputy, out, err); err != nil {
		return nil, err
	}
	for i := range out { // who types or pastes a name writes it bare
		if out[i].Bare != "" {
			out[i].Also = append(slices.Clone(out[i].Also), out[i].Bare)
		}
	}
	return out, nil
}

// PickDeputiesAndGroups offers deputies, and each group with all its members in office.
func (a *App) PickDeputiesAndGroups() ([]Picked, error) {
	out, err := a.PickDeputies()
	if err != nil {
		return nil, err
	}
	groups, err := a.PickGroups()
	if err != nil {
		return nil, err
	}
	deputies, err := a.DeputyRows(a.Today())
	if err != nil {
		return nil, err
	}
	members, err := a.groupMembers(deputies, a.Today())
	if err != nil {
		return nil, err
	}
	for _, g := range groups {
		if of := members[g.ID]; len(of) > 0 && !g.Retired {
			g.Detail = fmt.Sprintf("全组 %d 人", len(of))
			for _, d := range of {
				g.Members = append(g.Members, d.ID)
			}
			out = append(out, g)
		}
	}
	return out, nil
}

// Deputy returns one deputy, whole.
func (a *App) Deputy(id string) (data.Deputy, error) { return a.db.Deputy(id) }

// NewDeputy returns a deputy to fill: with a seat in the own congress's term that runs.
func (a *App) NewDeputy() (data.Deputy, error) {
	seat, err := a.NewMandate()
	return data.Deputy{DeputyFields: data.DeputyFields{Ethnicity: data.EthnicityHan}, Mandates: []data.Mandate{seat}}, err
}
