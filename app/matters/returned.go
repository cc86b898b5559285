package matters

import (
	"fmt"
	"slices"
	"strings"

	"liujin/data"
)

// likes are the matters that are like one in some way, and the units that have them or answered them, the latest last.
type likes struct {
	by    string // how they are like it: 类别为“道路交通”的意见建议; "" nothing is known that others could share
	units []string
}

// opinionsLike are the opinions of an opinion's category.
func (a *Book) opinionsLike(m *data.OpinionFields) (l likes, err error) {
	all, err := a.DB().Opinions()
	if err != nil || m.Category == "" {
		return l, err
	}
	names, err := a.ChoiceNames(data.CategoryList)
	l.by = "类别为“" + names[m.Category] + "”的意见建议"
	for i := range all {
		if o := &all[i]; o.ID != m.ID && o.Category == m.Category && o.GivenOut() {
			l.units = append(l.units, o.HandlerID)
		}
	}
	return l, err
}

// proposalsLike are the proposals of a proposal's 重点领域: they have no category.
func (a *Book) proposalsLike(m *data.ProposalFields) (l likes, err error) {
	all, err := a.DB().Proposals()
	if err != nil || m.Focus == "" {
		return l, err
	}
	names, err := a.ChoiceNames(data.FocusList)
	l.by = "重点领域为“" + names[m.Focus] + "”的议案建议"
	for i := range all {
		if p := &all[i]; p.ID != m.ID && p.Focus == m.Focus && p.GivenOut() {
			l.units = append(l.units, p.HandlerID)
		}
	}
	return l, err
}

// refusers are the units that gave the matter back, in the order in which they did, and what the last one said.
func (d *caseFile) refusers() (units []string, why string) {
	had := ""
	for _, s := range data.InOrder(*d.steps) {
		switch s.Kind {
		case data.StepAssign:
			had = s.HandlerID
		case data.StepReturn:
			if s.HandlerID != "" {
				had = s.HandlerID
			}
			units, why = append(units, had), s.Text
		}
	}
	return units, why
}

// returnedBy reports whether a matter waits since a unit gave it back.
func (d *caseFile) returnedBy(unit string) bool {
	units, _ := d.refusers()
	return d.standing.State == data.MatterRegistered && slices.Contains(units, unit)
}

// OpinionUnit is the unit that an opinion is proposed to be handed over to, and how it was found: its own, or where that gave it back the
// one that it named, or that has most of its like.
func (a *Book) OpinionUnit(id string) (unit, how string, err error) {
	d, err := a.opinionFile(id)
	if err != nil {
		return "", "", err
	}
	return a.unitFor(d)
}

// ProposalUnit is the unit that a proposal is proposed to be handed over to, as OpinionUnit.
func (a *Book) ProposalUnit(id string) (unit, how string, err error) {
	d, err := a.proposalFile(id)
	if err != nil {
		return "", "", err
	}
	return a.unitFor(d)
}

func (a *Book) unitFor(d *caseFile) (unit, how string, err error) {
	if !d.returnedBy(*d.handler) {
		return *d.handler, "", nil
	}
	units, err := a.PickHandlers()
	if err != nil {
		return "", "", err
	}
	like, err := d.like()
	if err != nil {
		return "", "", err
	}
	refused, why := d.refusers()
	names, named := map[string]string{}, ""
	offered := map[string]bool{}
	for i := range units {
		u := &units[i]
		names[u.ID], offered[u.ID] = u.Name, !u.Retired && !slices.Contains(refused, u.ID)
		if offered[u.ID] && strings.Contains(why, u.Name) && len(u.Name) > len(names[named]) {
			named = u.ID
		}
	}
	var who []string
	for _, id := range refused {
		if name := names[id]; name != "" && !slices.Contains(who, name) {
			who = append(who, name)
		}
	}
	how = strings.Join(who, "、") + "退回了这一件"
	if named != "" {
		return named, fmt.Sprintf("%s，理由里提到%s，先填上它，可以另选。", how, names[named]), nil
	}
	times := map[string]int{}
	for _, id := range like.units {
		if !offered[id] {
			continue
		}
		if times[id]++; times[id] >= times[unit] { // of those with as many the latest
			unit = id
		}
	}
	if unit == "" {
		return "", how + "。没有别的单位办过同类的，请选承办单位。", nil
	}
	return unit, fmt.Sprintf("%s。%s以前交给%s %d 件，先填上它，可以另选。", how, like.by, names[unit], times[unit]), nil
}
