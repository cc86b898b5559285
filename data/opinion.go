package data

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"
)

// OpinionFields is 意见建议: one thing that people asked for. It stands on its own; what it came from is a link.
type OpinionFields struct {
	Meta
	Year, Number            int // 年-序号, given at the first save and never again
	Day                     string
	ActivityID              string
	EnterpriseID            string
	Kind                    OpinionKind
	Text                    string
	Channel                 OpinionChannel
	Reporter, ReporterPhone string // 反映人; personal data, masked outside the office
	ReporterUp              bool   // 一并报送反映人: of one that goes to the superior, who spoke may be told there, encrypted
	VillageID               string // where it belongs
	BroughtByID             string // the deputy who handed it on (转来代表)
	Place                   string
	Category                string // code in CategoryList
	Focus                   string // code in FocusList
	Route                   Route
	Reason                  string // for 不予受理
	HandlerID               string // 主办
	CallID                  string // the 征集 that it answers
	MergedID                string // the opinion that this one went into; "" stands by itself
	FromCode, FromID        string // of one that an office below handed up: its code, and the id there; "" it is the own office's
	Note                    string
	Standing
}

// MatterNote is how long the note of an opinion or a proposal may be: what an old ledger tells of how it was handled stands there.
const MatterNote = 2000

// Title returns the printed number, 2026-041.
func (o *OpinionFields) Code() string {
	if o.Number == 0 {
		return ""
	}
	return fmt.Sprintf("%d-%03d", o.Year, o.Number)
}

// Validate checks an opinion.
func (o *OpinionFields) Validate() error { return o.check().orNil() }

func (o *OpinionFields) check() Invalid {
	bad := Invalid{}
	bad.need("text", o.Text, "内容")
	bad.within("text", o.Text, "内容", 2000)
	bad.within("reporter", o.Reporter, "反映人", 40)
	bad.within("place", o.Place, "地点", 60)
	bad.within("reason", o.Reason, "理由", 500)
	bad.within("note", o.Note, "备注", MatterNote)
	oneOf(bad, "kind", o.Kind, "类型", OpinionKinds)
	oneOf(bad, "route", o.Route, "办理方式", Routes)
	oneOf(bad, "channel", o.Channel, "来源", OpinionChannels)
	bad.phone("reporter_phone", o.ReporterPhone)
	bad.day("day", o.Day, "日期")
	if o.Route == RouteRefused && o.Reason == "" {
		bad["reason"] = "不予受理要写明理由"
	}
	return bad
}

// settled reports whether a route ends the matter by itself: nobody is asked to handle it.
func (o *OpinionFields) settled() bool {
	return o.Route == RouteAnswered || o.Route == RouteProposal || o.Route == RouteRefused
}

var opinions = register(table[OpinionFields]{name: "opinion", title: "意见建议", label: "year || '-' || number", order: "year, number",
	parent: "activity_id",
	columns: "year, number, day, activity_id, enterprise_id, kind, text, reporter, reporter_phone, place, category, focus, route, " +
		"reason, handler_id, merged_id, note, channel, village_id, brought_by_id, call_id, from_code, from_id, " +
		"reporter_up, " + standingColumns,
	fields: func(o *OpinionFields) []any {
		return append([]any{&o.Year, &o.Number, &o.Day, opt(&o.ActivityID), opt(&o.EnterpriseID), &o.Kind, &o.Text, &o.Reporter,
			&o.ReporterPhone, &o.Place, &o.Category, &o.Focus, &o.Route, &o.Reason, opt(&o.HandlerID), opt(&o.MergedID), &o.Note,
			&o.Channel, opt(&o.VillageID), opt(&o.BroughtByID), opt(&o.CallID), &o.FromCode, &o.FromID,
			&o.ReporterUp}, o.Standing.fields()...)
	}})

var _ = ruled(opinions, reader.Opinion)

var _ = tellsDeeds(KindOpinion, "SELECT id, day, '转来意见建议', text FROM opinion WHERE brought_by_id = ?1")

// asks is SQL that is true of an opinion that Asks.
const asks = "o.kind <> '" + string(OpinionLead) + "'"

// Asks reports whether an opinion is what somebody asks for (诉求, 意见建议). A lead (招商线索) is not: it is counted by itself.
func (o *OpinionFields) Asks() bool { return o.Kind != OpinionLead }

// Opinions returns all opinions by number.
func (r reader) Opinions() ([]OpinionFields, error) { return opinions.list(r, "") }

// UnderWay returns the opinions that somebody was given and that are not done with, or of which something is promised; waiting are those
// that nobody was given yet, by id, but for those that go to the superior.
func (r reader) UnderWay() (all []OpinionFields, waiting []string, err error) {
	if all, err = opinions.list(r, "closed IS NULL AND state <> '登记' OR promised IS NOT NULL"); err != nil {
		return nil, nil, err
	}
	waiting, err = texts(r, "SELECT id FROM opinion WHERE state = '登记' AND route <> '转上级'")
	return all, waiting, err
}

// HandedUpOpinions returns the opinions that offices below handed up and this one took up.
func (r reader) HandedUpOpinions() ([]OpinionFields, error) { return opinions.list(r, "from_id <> ''") }

// Unsubmitted returns the opinions that go to the superior and were not handed up yet, by id.
func (r reader) Unsubmitted() ([]string, error) {
	return texts(r, "SELECT id FROM opinion WHERE state = '登记' AND route = '转上级'")
}

// Whereabouts returns the village of each opinion, by opinion: its own, or that of the activity or of the enterprise that it came from.
func (r reader) Whereabouts() (map[string]string, error) {
	all, err := scanAll(r, func(x *[2]string) []any { return []any{&x[0], &x[1]} }, `
		SELECT o.id, coalesce(o.village_id, a.village_id, e.village_id, '') FROM opinion o
			LEFT JOIN held a ON a.id = o.activity_id LEFT JOIN enterprise e ON e.id = o.enterprise_id`)
	villages := make(map[string]string, len(all))
	for _, x := range all {
		villages[x[0]] = x[1]
	}
	return villages, err
}

// OpinionFields returns one opinion.
func (r reader) OpinionFields(id string) (OpinionFields, error) { return opinions.get(r, id) }

// SaveOpinionFields saves an opinion as it is, its steps untouched; a new one gets the next number of its year.
func (tx *Tx) SaveOpinionFields(o *OpinionFields) error {
	if err := o.Validate(); err != nil {
		return err
	}
	var whole Opinion
	if o.ID != "" {
		var err error
		if whole, err = tx.Opinion(o.ID); err != nil {
			return err
		}
	}
	whole.OpinionFields = *o // the form of a visit shows neither steps nor helpers, but must fit them
	if err := whole.Validate(); err != nil {
		return err
	}
	lend(tx, &o.Meta)
	lend(tx, &o.Number)
	err := tx.saveOpinion(&whole)
	*o = whole.OpinionFields
	return err
}

// saveOpinion saves an opinion with what its steps come to, and what its route was.
func (tx *Tx) saveOpinion(o *Opinion) (err error) {
	if o.Day == "" { // one taken at an activity has got its day by now
		return Invalid{"day": "请填写日期"}
	}
	if o.Number == 0 {
		if o.Year, err = strconv.Atoi(o.Day[:4]); err != nil {
			return err
		}
		if err := tx.nextNumber(&o.Number, "opinion", o.Year); err != nil {
			return err
		}
	}
	if o.ID != "" {
		was, err := opinions.get(tx.reader, o.ID)
		if err != nil {
			return err
		}
		o.routed(&was, tx.db.Now().Format(time.DateOnly))
	}
	if o.Standing, err = tx.standing(o); err != nil {
		return err
	}
	if err := opinions.save(tx, &o.OpinionFields); err != nil {
		return err
	}
	for i := range o.FormerRoutes {
		o.FormerRoutes[i].OpinionID = o.ID
	}
	if err := formerRoutes.saveChildren(tx, &o.Meta, o.FormerRoutes); err != nil {
		return err
	}
	return tx.closeMerged(&o.OpinionFields)
}

// standing is what has become of an opinion: by its steps, by its route alone, or with the one that it was merged into.
func (tx *Tx) standing(o *Opinion) (Standing, error) {
	_, since := o.OpinionFields.on(latest, o.FormerRoutes)
	if o.MergedID != "" {
		into, err := opinions.get(tx.reader, o.MergedID)
		return mergedInto(&into.Standing, since.merged), err
	}
	return o.follow(o.Steps, since.route), nil
}

// latest is after all days.
const latest = "9999-12-31"

// follow is what has become of an opinion that stands by itself and has its route since a day.
func (o *OpinionFields) follow(steps []Step, since string) Standing {
	c := settle(steps)
	if c.State == MatterRegistered && o.settled() { // nobody has it: it was never given to anyone, or came back
		c.State, c.Closed = MatterClosed, max(o.Day, since)
		for i := range steps {
			c.Closed = max(c.Closed, steps[i].Day)
		}
	}
	return c
}

// saveOpinions saves the opinions taken at an activity; those that left its list are unlinked. One that comes or leaves raises the
// activity's rev, or a form that was opened before would unlink what this one added.
func (tx *Tx) saveOpinions(a *Activity, oldDay string) error {
	now, err := opinions.of(tx.reader, a.ID)
	if err != nil {
		return err
	}
	keep, others := map[string]bool{}, len(now) != len(a.Opinions)
	for i := range a.Opinions {
		o := &a.Opinions[i]
		keep[o.ID] = true
		at := slices.IndexFunc(now, func(x OpinionFields) bool { return x.ID == o.ID })
		others = others || at < 0
		o.ActivityID = a.ID
		switch {
		case o.Day == "":
			o.Day = a.Day
		case at >= 0 && now[at].Day == oldDay:
			if o.Day, err = tx.followed(o, a.Day); err != nil {
				return err
			}
		}
	}
	if others {
		if err := tx.touch("activity", &a.Meta); err != nil {
			return err
		}
	}
	if err := tx.unlinkOpinions(a.ID, keep); err != nil {
		return err
	}
	for _, merged := range []bool{true, false} { // what is merged goes first, as saving the other one changes it
		for i := range a.Opinions {
			if o := &a.Opinions[i]; (o.MergedID != "") == merged {
				if err := tx.SaveOpinionFields(o); Is(err, Gone) {
					return &Stale{}
				} else if err != nil {
					return ofOpinion(i, err)
				}
			}
		}
	}
	for i := range a.Opinions {
		if o := &a.Opinions[i]; o.MergedID != "" {
			if *o, err = opinions.get(tx.reader, o.ID); err != nil {
				return err
			}
		}
	}
	return nil
}

// followed is the day of an opinion that was taken at an activity whose day was corrected: that day, unless something was done before it.
func (tx *Tx) followed(o *OpinionFields, day string) (string, error) {
	steps, err := opinionSteps.of(tx.reader, o.ID)
	if err != nil {
		return "", err
	}
	if slices.ContainsFunc(steps, func(s Step) bool { return s.Day < day }) {
		day = o.Day
	}
	return day, nil
}

// ofOpinion says which of an activity's opinions can't be saved, under the field that its form has.
func ofOpinion(i int, err error) error {
	if bad := (Invalid{}); errors.As(err, &bad) {
		return Invalid{"opinions": fmt.Sprintf("第 %d 件：%s", i+1, bad.Error())}
	}
	return err
}

// unlinkOpinions takes the link to an activity from its opinions, except those to keep. An opinion is never deleted with what it came from.
func (tx *Tx) unlinkOpinions(activityID string, keep map[string]bool) error {
	now, err := opinions.of(tx.reader, activityID)
	if err != nil {
		return err
	}
	for i := range now {
		if o := &now[i]; !keep[o.ID] {
			o.ActivityID = ""
			if err := opinions.save(tx, o); err != nil {
				return err
			}
		}
	}
	return nil
}
