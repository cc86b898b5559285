package data

import "fmt"

// ActivityFields is what took place, whatever planned it, or is planned: the columns that all six walk-ins share.
type ActivityFields struct {
	Meta
	WalkIn               WalkIn
	Day                  string
	Place                string
	VillageID, StationID string
	Content              string // 情况
	Focus                string // code in FocusList
	Vanguard             string // code in VanguardList
	Note                 string
	State                ActivityState // "": held, once it is saved
	Begins, Ends         string        // 09:00
	Purpose              string        // what it is to be about (活动内容), as it is planned
}

// Planned reports whether it is not recorded as held: planned, or called off.
func (a *ActivityFields) Planned() bool {
	return a.State == ActivityPlanned || a.State == ActivityCancelled
}

// Participation says what became of a deputy's part in an activity.
type Participation struct {
	Meta
	ActivityID, DeputyID string
	Role                 DutyRole           // "" came by himself
	State                ParticipationState // those present are counted, the others only named
	InsteadID            string             // whose planned duty it was (替班, 换班, as Role says); "" his own
	ReportRole           ReportRole         // at a report to voters: whether it was his; "" elsewhere, and while it is not said
}

// presentStates is ParticipationState.Present in SQL, for tables that the view present does not read.
const presentStates = "('到', '迟到')"

// OnRoll is what a roll says of a deputy.
func (p *Participation) OnRoll() (deputyID *string, state *ParticipationState) {
	return &p.DeputyID, &p.State
}

// Present reports whether the deputy was there.
func (p *Participation) Present() bool { return p.State.Present() }

var activities = register(table[ActivityFields]{name: "activity", title: "活动", label: "day", order: "day DESC, id DESC",
	columns: "walk_in, day, place, village_id, station_id, content, focus, vanguard, note, state, begins, ends, purpose",
	fields: func(a *ActivityFields) []any {
		return []any{&a.WalkIn, &a.Day, &a.Place, opt(&a.VillageID), opt(&a.StationID), &a.Content, &a.Focus, &a.Vanguard, &a.Note,
			&a.State, &a.Begins, &a.Ends, &a.Purpose}
	}})

var participations = register(table[Participation]{name: "participation", title: "参加记录", order: "id", parent: "activity_id",
	owners:  []owner{{"activity", "activity_id"}},
	columns: "activity_id, deputy_id, role, state, instead_id, report_role",
	fields: func(p *Participation) []any {
		return []any{&p.ActivityID, &p.DeputyID, &p.Role, &p.State, opt(&p.InsteadID), &p.ReportRole}
	}})

// Activity is an activity with what every kind of it has: its deputies, the opinions taken there, and photos.
type Activity struct {
	ActivityFields
	Deputies []Participation
	Opinions []OpinionFields
	Photos   []Attachment
}

// HeldOn is the day that it took place on; "" while it is planned only.
func (a *Activity) HeldOn() string {
	if a.Planned() {
		return ""
	}
	return a.Day
}

// Common is what it has in common with every kind of activity.
func (a *Activity) Common() *Activity { return a }

// check is what every kind of activity must have; each kind adds its own.
func (a *Activity) check() Invalid {
	bad := Invalid{}
	bad.need("day", a.Day, "日期")
	bad.day("day", a.Day, "日期")
	bad.within("place", a.Place, "地点", 60)
	bad.within("content", a.Content, "情况", 5000)
	bad.within("note", a.Note, "备注", 500)
	bad.within("purpose", a.Purpose, "活动内容", 1000)
	bad.hours(a.Begins, a.Ends)
	oneOf(bad, "state", a.State, "状态", ActivityStates)
	if a.Planned() && len(a.Opinions) > 0 {
		bad["opinions"] = "还没有登记情况，不能先记意见；登记情况时再填"
	}
	a.checkDeputies(bad)
	for i := range a.Opinions {
		if err := a.Opinions[i].Validate(); err != nil {
			bad["opinions"] = fmt.Sprintf("第 %d 件：%s", i+1, err.Error())
		}
	}
	return bad
}

// counted checks a number of what took place: while it is only planned there is none.
func (a *Activity) counted(bad Invalid, field string, n int, title string) {
	bad.count(field, n, title)
	if a.Planned() && n > 0 {
		bad[field] = title + "等登记情况时再填"
	}
}

// checkDeputies wants somebody who was there, and nobody twice. Who is to come to what is planned may not be known yet.
func (a *Activity) checkDeputies(bad Invalid) {
	seen, present := map[string]bool{}, false
	for i := range a.Deputies {
		p := &a.Deputies[i]
		if p.DeputyID == "" || seen[p.DeputyID] {
			bad["deputies"] = "参加代表不能空白或重复"
			return
		}
		seen[p.DeputyID] = true
		oneOf(bad, "deputies", p.State, "到场情况", ParticipationStates)
		oneOf(bad, "reporters", p.ReportRole, "述职或列席", ReportRoles)
		present = present || p.State == "" || p.Present()
	}
	if !present && !a.Planned() {
		bad["deputies"] = noneCame
	}
}

// noneCame is the fault of an activity without anybody present.
const noneCame = "请至少选一名参加代表"

// TookPart returns those who were present at an activity, in the order they were entered.
func (r reader) TookPart(activityID string) ([]string, error) {
	return texts(r, "SELECT deputy_id FROM present WHERE activity_id = ? ORDER BY id", activityID)
}

// TimesPresent counts, by deputy, the activities that each took part in (次).
func (r reader) TimesPresent() (map[string]int, error) {
	type row struct {
		deputy string
		times  int
	}
	all, err := scanAll(r, func(t *row) []any {
		return []any{&t.deputy, &t.times}
	}, "SELECT deputy_id, count(*) FROM present GROUP BY deputy_id")
	if err != nil {
		return nil, err
	}
	times := make(map[string]int, len(all))
	for _, t := range all {
		times[t.deputy] = t.times
	}
	return times, nil
}

// Activity returns what every kind of activity has, planned or held.
func (r reader) Activity(id string) (a Activity, err error) {
	if a.ActivityFields, err = activities.get(r, id); err != nil {
		return a, err
	}
	if a.Deputies, err = participations.of(r, id); err != nil {
		return a, err
	}
	if a.Opinions, err = opinions.of(r, id); err != nil {
		return a, err
	}
	a.Photos, err = r.attachmentsOf("activity", id)
	return a, err
}

// saveActivity saves what every kind of activity has.
func (tx *Tx) saveActivity(a *Activity) error {
	oldDay := ""
	if a.State == "" {
		a.State = ActivityHeld
	}
	if a.ID != "" {
		was, err := activities.get(tx.reader, a.ID)
		if err != nil {
			return err
		}
		if a.Planned() && !was.Planned() {
			return Invalid{"state": "已经登记了情况的活动不能再改成“" + string(a.State) + "”。登记错了可以删除，或用 Ctrl+Z 撤销"}
		}
		oldDay = was.Day
	}
	if err := activities.save(tx, &a.ActivityFields); err != nil {
		return err
	}
	for i := range a.Deputies {
		p := &a.Deputies[i]
		p.ActivityID = a.ID
		if p.State == "" { // chosen on a form: who is named was there
			p.State = Came
		}
	}
	if err := participations.saveChildren(tx, &a.Meta, a.Deputies); err != nil {
		return err
	}
	if err := tx.saveOpinions(a, oldDay); err != nil {
		return err
	}
	return tx.saveAttachments("activity", &a.Meta, a.Photos)
}

// SaveActivity saves what an activity has in common with every kind; what its own kind says of it stays.
func (tx *Tx) SaveActivity(a *Activity) error {
	if err := a.check().orNil(); err != nil {
		return err
	}
	if err := tx.rolled(a); err != nil {
		return err
	}
	return tx.saveActivity(a)
}

// deleteActivity deletes an activity. Opinions taken there stay, unlinked: they have their numbers.
func (tx *Tx) deleteActivity(id string) error {
	if err := tx.unlinkOpinions(id, nil); err != nil {
		return err
	}
	if err := tx.unlinkReports(id); err != nil {
		return err
	}
	return activities.delete(tx, id)
}
