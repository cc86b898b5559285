package data

import (
	"context"
	"strings"
)

var opinionSteps = stepTable("opinion_step", "opinion_id", "opinion", "意见建议办理过程")

// Opinion is an opinion with all that was done about it.
type Opinion struct {
	OpinionFields
	Helpers      []Helper
	Steps        []Step
	FormerRoutes []FormerRoute

	Corrected bool `json:"-"` // the route on record was wrong from the beginning: that it is another now is no change
}

// HeldOn is the day that it was registered on.
func (o *Opinion) HeldOn() string { return o.Day }

// Validate checks an opinion with its steps.
func (o *Opinion) Validate() error {
	bad := o.OpinionFields.check()
	bad.need("day", o.Day, "日期")
	bad.checkSteps(o.Day, o.Steps, (*Step).Validate)
	bad.checkHelpers(o.HandlerID, o.Helpers)
	if o.HandlerID == "" && handled(o.Steps) && bad["handler"] == "" {
		bad["handler"] = "已经有办理过程，请填写承办单位"
	}
	o.validRoutes(bad)
	return bad.orNil()
}

// Opinion returns an opinion with all that was done about it.
func (r reader) Opinion(id string) (o Opinion, err error) {
	if o.OpinionFields, err = opinions.get(r, id); err != nil {
		return o, err
	}
	if o.Helpers, err = opinionHelpers.of(r, id); err != nil {
		return o, err
	}
	if o.Steps, err = opinionSteps.of(r, id); err != nil {
		return o, err
	}
	o.FormerRoutes, err = formerRoutes.of(r, id)
	return o, err
}

// SaveOpinion saves an opinion with its steps; what was merged into it closes with it.
func (tx *Tx) SaveOpinion(o *Opinion) error {
	if err := o.Validate(); err != nil {
		return err
	}
	if err := checkDue(o.Steps); err != nil {
		return err
	}
	if err := tx.saveOpinion(o); err != nil {
		return err
	}
	if err := tx.saveHelpers(opinionHelpers, &o.Meta, o.Helpers); err != nil {
		return err
	}
	for i := range o.Steps {
		o.Steps[i].OwnerID = o.ID
	}
	return opinionSteps.saveChildren(tx, &o.Meta, o.Steps)
}

// OpinionSteps returns all that was done about all opinions, by opinion.
func (r reader) OpinionSteps() (map[string][]Step, error) {
	all, err := opinionSteps.list(r, "")
	return byOwner(all), err
}

func byOwner(all []Step) map[string][]Step {
	return grouped(all, func(s *Step) string { return s.OwnerID })
}

// mergedInto is the standing of an opinion that went into another on a day: it closes with that one, and is neither assigned nor rated by
// itself.
func mergedInto(into *Standing, since string) Standing {
	c := Standing{State: MatterMerged, Closed: into.Closed, Answered: into.Answered}
	if c.Closed != "" {
		c.Closed = max(c.Closed, since)
	}
	return c
}

// MergeOpinion puts an opinion into another, which must stand by itself; "" takes it out again.
func (tx *Tx) MergeOpinion(id, into string) error {
	o, err := opinions.get(tx.reader, id)
	if err != nil {
		return err
	}
	if into != "" {
		target, err := opinions.get(tx.reader, into)
		if err != nil {
			return err
		}
		if target.MergedID != "" || into == id {
			return Invalid{"merged": "不能并到这一件：它自己已经并到别的意见里了，或就是这一件"}
		}
		mine, err := opinions.list(tx.reader, "merged_id = ?", id)
		if err != nil {
			return err
		}
		for i := range mine { // what was merged into this one goes along
			mine[i].MergedID = into
			if err := tx.SaveOpinionFields(&mine[i]); err != nil {
				return err
			}
		}
	}
	o.MergedID = into
	return tx.SaveOpinionFields(&o)
}

// closeMerged has those that were merged into an opinion close with it.
func (tx *Tx) closeMerged(into *OpinionFields) error {
	all, err := opinions.list(tx.reader, "merged_id = ?", into.ID)
	if err != nil {
		return err
	}
	for i := range all {
		formers, err := formerRoutes.of(tx.reader, all[i].ID)
		if err != nil {
			return err
		}
		_, since := all[i].on(latest, formers)
		all[i].Standing = mergedInto(&into.Standing, since.merged)
		if err := opinions.save(tx, &all[i]); err != nil {
			return err
		}
	}
	return nil
}

// astray returns the opinions and proposals whose standing is not what their steps come to, each with the right one.
func (r reader) astray() (found []OpinionFields, others []ProposalFields, err error) {
	steps, err := r.OpinionSteps()
	if err != nil {
		return nil, nil, err
	}
	all, err := r.Opinions()
	if err != nil {
		return nil, nil, err
	}
	routes, err := r.routesOf()
	if err != nil {
		return nil, nil, err
	}
	right, merged := make(map[string]Standing, len(all)), make(map[string]string, len(all))
	for i := range all {
		_, since := all[i].on(latest, routes[all[i].ID])
		right[all[i].ID], merged[all[i].ID] = all[i].follow(steps[all[i].ID], since.route), since.merged
	}
	for _, o := range all {
		standing := right[o.ID]
		if o.MergedID != "" {
			into := right[o.MergedID]
			standing = mergedInto(&into, merged[o.ID])
		}
		if o.Standing != standing {
			o.Standing = standing
			found = append(found, o)
		}
	}
	taken, err := r.ProposalSteps()
	if err != nil {
		return found, nil, err
	}
	proposals, err := r.Proposals()
	if err != nil {
		return nil, nil, err
	}
	for _, p := range proposals {
		if standing := settle(taken[p.ID]); p.Standing != standing {
			p.Standing = standing
			others = append(others, p)
		}
	}
	return found, others, nil
}

// checkStandings finds opinions and proposals whose state is not what their steps come to.
func (db *DB) checkStandings() (faults []string, err error) {
	found, proposals, err := db.astray()
	if err != nil {
		return nil, err
	}
	for i := range found {
		faults = append(faults, "意见建议 "+found[i].Code()+" 的进展和办理过程对不上。请打开它，改一处再保存。")
	}
	for i := range proposals {
		faults = append(faults, "议案建议 "+proposals[i].Code()+" 的进展和办理过程对不上。请打开它，改一处再保存。")
	}
	return faults, nil
}

// resettle follows all steps anew, as the last part of a migration: this program may follow them by other rules than the one that kept the
// standings. They only repeat what the steps say, in every copy of a ledger alike, so that no rev goes up.
func (db *DB) resettle() error {
	found, proposals, err := reader{q: db.conn}.astray()
	if err != nil {
		return err
	}
	set := " SET " + strings.ReplaceAll(standingColumns, ", ", " = ?, ") + " = ? WHERE id = ?"
	for i := range found {
		if _, err := db.conn.ExecContext(context.Background(), "UPDATE opinion"+set, append(found[i].Standing.fields(),
			found[i].ID)...); err != nil {
			return err
		}
	}
	for i := range proposals {
		if _, err := db.conn.ExecContext(context.Background(), "UPDATE proposal"+set, append(proposals[i].Standing.fields(),
			proposals[i].ID)...); err != nil {
			return err
		}
	}
	return nil
}
