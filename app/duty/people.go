package duty

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/rostering"
	"liujin/data"
)

// planner gathers what a rotation is planned by: who can serve, what they have served, and what holds.
type planner struct {
	app      *Book
	from, to string
	policy   data.DutyPolicy
	stations stationsByID
	people   []data.DeputyFields
	names    map[string]string // what they are called, namesakes told apart
	mandates app.Mandates
	members  []data.Member
	absences []data.Absence
	tally    tally
	campaign data.CampaignFields // that the period meets; none: no ID
	term     string              // the first day of the term that runs when the period begins
	units    []string            // names of units that employers begin with
	idle     []string            // in office, but at stations only that receive nobody in the period
	nowhere  []string            // in office, at no station
}

// tally is what deputies have served and will serve outside what is being planned.
type tally struct {
	served   map[string]int      // since the day that counts begin
	year     map[string]int      // in the calendar year of the period
	campaign map[string]int      // in the activity month
	days     map[string][]string // when
}

// stationsByID are the stations that a plan speaks of.
type stationsByID map[string]*data.StationFields

// of is a station; one that a damaged ledger names and has not got is one without a name.
func (s stationsByID) of(id string) *data.StationFields {
	if found := s[id]; found != nil {
		return found
	}
	return &data.StationFields{Name: "已不在的站点"}
}

// plannerOf reads what a period is planned by. free tells which shifts are planned anew: all others are served or stand.
func (a *Book) plannerOf(from, to string, free func(*data.Shift) bool) (*planner, error) {
	p := &planner{app: a, from: from, to: to, stations: stationsByID{}}
	stations, err := a.DB().Stations()
	if err != nil {
		return nil, err
	}
	names, err := a.StationNames(a.AsOf(to))
	if err != nil {
		return nil, err
	}
	for i := range stations {
		stations[i].Name = names[stations[i].ID]
		p.stations[stations[i].ID] = &stations[i]
	}
	if p.policy, err = a.DB().DutyPolicy(); err != nil {
		return nil, err
	}
	if p.people, err = a.DB().DeputiesOn(from); err != nil {
		return nil, err
	}
	if p.names, err = a.DeputyNames(to); err != nil {
		return nil, err
	}
	if p.term, _, err = a.TermOn(from); err != nil {
		return nil, err
	}
	if p.mandates, err = a.Mandates(); err != nil {
		return nil, err
	}
	if p.members, err = a.DB().MembersIn(from, to); err != nil {
		return nil, err
	}
	if p.absences, err = a.DB().Absences(); err != nil {
		return nil, err
	}
	campaigns, err := a.DB().Campaigns()
	if err != nil {
		return nil, err
	}
	for _, c := range campaigns {
		if c.Starts <= to && from <= c.Ends && p.policy.Everyone {
			p.campaign = c
		}
	}
	if err := p.readUnits(); err != nil {
		return nil, err
	}
	return p, p.count(free)
}

// countsFrom is the day since which duties served count for the fairness: never those of an earlier term.
func (p *planner) countsFrom() string {
	return max(p.term, min(cmp.Or(p.policy.CountsFrom, days.YearOf(p.from)+"-01-01"), p.from))
}

// count reads what was served, and what is planned outside what is planned anew.
func (p *planner) count(free func(*data.Shift) bool) error {
	since := min(p.countsFrom(), days.YearOf(p.from)+"-01-01", days.After(p.from, -366))
	if p.campaign.ID != "" {
		since = min(since, p.campaign.Starts)
	}
	until := max(days.YearOf(p.to)+"-12-31", days.After(p.to, 366))
	shifts, err := p.app.DB().Shifts(since, until)
	if err != nil {
		return err
	}
	attended, err := p.app.DB().ShiftParticipations(since, until)
	if err != nil {
		return err
	}
	p.tally = tally{served: map[string]int{}, year: map[string]int{}, campaign: map[string]int{}, days: map[string][]string{}}
	for i := range attended {
		if attended[i].Present() {
			p.add(attended[i].DeputyID, attended[i].Day)
		}
	}
	today := p.app.Today()
	for i := range shifts { // what is yet to be served counts as if it were; what was not recorded does not
		t := &shifts[i]
		anew := free(t) && p.from <= t.Day && t.Day <= p.to
		if t.ActivityID != "" || t.State == data.ShiftCancelled || t.Day < today || anew {
			continue
		}
		for _, d := range t.Duties {
			p.add(d.DeputyID, t.Day)
		}
	}
	return nil
}

func (p *planner) add(deputyID, day string) {
	t := &p.tally
	if p.countsFrom() <= day && day <= p.to {
		t.served[deputyID]++
	}
	if days.YearOf(day) == days.YearOf(p.from) && p.term <= day {
		t.year[deputyID]++
	}
	if p.campaign.Starts <= day && day <= p.campaign.Ends {
		t.campaign[deputyID]++
	}
	t.days[deputyID] = append(t.days[deputyID], day)
}

// county reports a mandate above the town within the period.
func (p *planner) county(id string) bool {
	return slices.ContainsFunc(p.mandates[id], func(m data.Tenure) bool {
		return m.Level != data.LevelTown && (m.InOffice(p.from) || m.InOffice(p.to))
	})
}

// readUnits reads the names that employers begin with.
func (p *planner) readUnits() error {
	enterprises, err := p.app.DB().Enterprises()
	if err != nil {
		return err
	}
	villages, err := p.app.DB().Villages()
	if err != nil {
		return err
	}
	for _, f := range enterprises {
		p.units = append(p.units, f.Name)
	}
	for _, v := range villages {
		p.units = append(p.units, v.Name)
	}
	slices.SortFunc(p.units, func(a, b string) int { return len(b) - len(a) })
	return nil
}

// unitEnds are the words that names of units end in, where a post follows.
var unitEnds = regexp.MustCompile(`^.*(?:公司|集团|厂|合作社|学校|小学|中学|幼儿园|医院|卫生院|研究院|研究所|派出所|司法所|供电所|事务所|管理处|服务站|工作站|文化站|局|办公室|委员会|党委|政府|人大` +
	`|法院|检察院|银行|信用社|中心|商行|超市|饭店|酒店|农场|基地|项目部|村|社区)`)

// unit is the unit in 工作单位及职务, for “not two of one unit”; "" when none can be told.
func (p *planner) unit(employer string) string {
	for _, name := range p.units {
		if strings.HasPrefix(employer, name) {
			return name
		}
	}
	return unitEnds.FindString(employer)
}

// deputies makes those who can be planned, in the order of their names: they are at a station that receives somebody in the period. Others
// would make nobody's share smaller, and are told apart.
func (p *planner) deputies(slots []rostering.Slot) []rostering.Deputy {
	dates, receives, locked := map[string]bool{}, map[string]bool{}, map[string]bool{}
	seats := 0
	for _, s := range slots {
		dates[s.Date], receives[s.Station] = true, true
		seats += s.Need
		for _, id := range s.Locked {
			locked[id] = true
		}
	}
	limits := map[string]data.DutyLimit{}
	for _, l := range p.policy.Limits {
		limits[l.DeputyID] = l
	}
	var all []rostering.Deputy
	p.idle, p.nowhere = nil, nil
	for i := range p.people {
		d := &p.people[i]
		one := rostering.Deputy{ID: d.ID, County: p.county(d.ID), Group: d.GroupID, Served: p.tally.served[d.ID],
			Done: p.tally.campaign[d.ID]}
		if p.policy.OneEmployer {
			one.Employer = p.unit(d.Employer)
		}
		if !limits[d.ID].Exempt {
			p.serves(&one, dates)
		}
		p.times(&one, limits[d.ID])
		p.away(&one, dates)
		there := len(one.Unavailable) < len(dates)
		switch placed := slices.ContainsFunc(one.Stations, func(id string) bool { return receives[id] }); {
		case locked[d.ID] || placed && there:
			all = append(all, one)
		case !there || placed || limits[d.ID].Exempt:
		case len(one.Stations) > 0:
			p.idle = append(p.idle, d.ID)
		default:
			p.nowhere = append(p.nowhere, d.ID)
		}
	}
	p.credit(all, seats)
	return all
}

// serves says at which stations a deputy serves, and on which of the days not yet or no more.
func (p *planner) serves(one *rostering.Deputy, dates map[string]bool) {
	belongs := map[string][]data.Member{}
	for _, m := range p.members {
		if m.DeputyID != one.ID {
			continue
		}
		if belongs[m.StationID] == nil {
			one.Stations = append(one.Stations, m.StationID)
		}
		belongs[m.StationID] = append(belongs[m.StationID], m)
		if m.Home && (one.Home == "" || m.Until == "") {
			one.Home = m.StationID
		}
	}
	for station, all := range belongs {
		for _, day := range keys(dates) {
			if !slices.ContainsFunc(all, func(m data.Member) bool { return m.On(day) }) {
				if one.Elsewhere == nil {
					one.Elsewhere = map[string][]string{}
				}
				one.Elsewhere[station] = append(one.Elsewhere[station], day)
			}
		}
	}
}

// times sets how many duties go: a year's limit less what is served in it, and of a year's minimum what is due by the period's end.
func (p *planner) times(one *rostering.Deputy, l data.DutyLimit) {
	most := l.Most
	if most == 0 {
		most = p.policy.Most
	}
	if most > 0 {
		years := max(1, len(days.Years(p.from, p.to))) // a period over a year's end has both years' limits
		left := max(0, most*years-p.tally.year[one.ID])
		one.Max = &left
	}
	if l.Least > 0 {
		due := l.Least * days.Count(max(p.term, days.YearOf(p.from)+"-01-01"), p.to) / 365
		one.Min = max(0, due-p.tally.year[one.ID])
		if one.Max != nil {
			one.Min = min(one.Min, *one.Max)
		}
	}
}

// away says on which of the days a deputy can't serve or would rather not: leave, out of office, too close to a duty that stands.
func (p *planner) away(one *rostering.Deputy, dates map[string]bool) {
	for _, day := range p.tally.days[one.ID] {
		if day < p.from {
			one.Recent = append(one.Recent, day)
		}
	}
	slices.Sort(one.Recent)
	for _, day := range keys(dates) {
		off, awkward := !p.mandates.InOffice(one.ID, day), false
		for i := range p.absences {
			if a := &p.absences[i]; a.DeputyID == one.ID && a.On(day) {
				off, awkward = off || a.Kind == data.AbsenceLeave, true
			}
		}
		for _, stands := range p.tally.days[one.ID] {
			if apart := days.Between(day, stands); stands >= p.from && max(apart, -apart) < max(1, p.policy.HardGap) {
				off = true
			}
		}
		switch {
		case off:
			one.Unavailable = append(one.Unavailable, day)
		case awkward:
			one.Inconvenient = append(one.Inconvenient, day)
		}
	}
}

// credit is what those who were or will be out of office for a part of the time are spared from catching up: their part of what the others
// have served on the average, and of what they will.
func (p *planner) credit(all []rostering.Deputy, seats int) {
	if len(all) == 0 {
		return
	}
	served, full := 0, 0
	past, period := max(0, days.Between(p.countsFrom(), p.from)), days.Count(p.from, p.to)
	out := make([][2]int, len(all))
	for i := range all {
		out[i] = [2]int{p.outOfOffice(all[i].ID, p.countsFrom(), days.After(p.from, -1)), p.outOfOffice(all[i].ID, p.from, p.to)}
		if out[i][0] == 0 {
			served, full = served+all[i].Served, full+1
		}
	}
	for i := range all {
		credit := 0
		if past > 0 && full > 0 {
			credit += rounded(served*out[i][0], full*past)
		}
		all[i].Credit = credit + rounded(seats*out[i][1], len(all)*period)
	}
}

// outOfOffice counts the days without a mandate, week by week: a whole year's days for hundreds of deputies would be slow to no use.
func (p *planner) outOfOffice(id, from, to string) (n int) {
	for day := range days.Each(from, to, 7) {
		if !p.mandates.InOffice(id, day) {
			n += min(7, days.Count(day, to))
		}
	}
	return n
}

// rounded divides, half up.
func rounded(a, b int) int { return (2*a + b) / (2 * b) }

// keys returns a set's members in order.
func keys(set map[string]bool) []string {
	all := make([]string, 0, len(set))
	for k := range set {
		all = append(all, k)
	}
	slices.Sort(all)
	return all
}
