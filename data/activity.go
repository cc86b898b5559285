package data

import "fmt"

// ActivityFields is what took place, whatever planned it: the columns that all six walk-ins share.
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
}

// Participation says what became of a deputy's part in an activity.
type Participation struct {
	Meta
	ActivityID, DeputyID string
	Role                 DutyRole           // "" came by himself
	State                ParticipationState // those present are counted, the others only named
	InsteadID            string             // whose planned duty it was (替班, 换班, as Role says); "" his own
}

// presentStates is ParticipationState.Present in SQL, for tables that the view present does not read.
const presentStates = "('到', '迟到')"

// Present reports whether the deputy was there.
func (p *Participation) Present() bool { return p.State.Present() }

var activities = register(table[ActivityFields]{name: "activity", title: "活动", label: "day", order: "day DESC, id DESC",
	columns: "walk_in, day, place, village_id, station_id, content, focus, vanguard, note",
	fields: func(a *ActivityFields) []any {
		return []any{&a.WalkIn, &a.Day, &a.Place, opt(&a.VillageID), opt(&a.StationID), &a.Content, &a.Focus, &a.Vanguard, &a.Note}
	}})

var participations = register(table[Participation]{name: "participation", title: "参加记录", order: "id", parent: "activity_id",
	owners:  []owner{{"activity", "activity_id"}},
	columns: "activity_id, deputy_id, role, state, instead_id",
	fields: func(p *Participation) []any {
		return []any{&p.ActivityID, &p.DeputyID, &p.Role, &p.State, opt(&p.InsteadID)}
	}})

// Activity is an activity with what every kind of it has: its deputies, the opinions taken there, and photos.
type Activity struct {
	ActivityFields
	Deputies []Participation
	Opinions []OpinionFields
	Photos   []Attachment
}

// HeldOn is the day that it took place on.
func (a *Activity) HeldOn() string { return a.Day }

// check is what every kind of activity must have; each kind adds its own.
func (a *Activity) check() Invalid {
	bad := Invalid{}
	bad.need("day", a.Day, "日期")
	bad.day("day", a.Day, "日期")
	bad.within("place", a.Place, "地点", 60)
	bad.within("content", a.Content, "情况", 5000)
	bad.within("note", a.Note, "备注", 500)
	a.checkDeputies(bad)
	for i := range a.Opinions {
		if err := a.Opinions[i].Validate(); err != nil {
			bad["opinions"] = fmt.Sprintf("第 %d 件：%s", i+1, err.Error())
		}
	}
	return bad
}

// checkDeputies wants somebody who was there, and nobody twice.
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
		present = present || p.State == "" || p.Present()
	}
	if !present {
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

// activity reads what every kind of activity has.
func (r reader) activity(id string) (a Activity, err error) {
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
	if a.ID != "" {
		was, err := activities.get(tx.reader, a.ID)
		if err != nil {
			return err
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
