package matters

import (
	"fmt"
	"regexp"
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

// returned reports whether a matter waits since a unit gave it back, and nobody else was named since.
func (d *caseFile) returned() bool {
	units, _ := d.refusers()
	return d.standing.State == data.MatterRegistered && len(units) > 0 && (*d.handler == "" || slices.Contains(units, *d.handler))
}

// Proposed is the unit that a matter is proposed to be handed over to, once it was given back for a reason; how says how it was found. An
// empty unit: none is known.
type Proposed func(why string) (unit, how string)

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

// OpinionAfterReturn proposes a unit for an opinion that its unit is about to give back.
func (a *Book) OpinionAfterReturn(id string) (Proposed, error) {
	d, err := a.opinionFile(id)
	if err != nil {
		return nil, err
	}
	return a.afterReturn(d)
}

// ProposalAfterReturn proposes a unit for a proposal that its unit is about to give back.
func (a *Book) ProposalAfterReturn(id string) (Proposed, error) {
	d, err := a.proposalFile(id)
	if err != nil {
		return nil, err
	}
	return a.afterReturn(d)
}

func (a *Book) afterReturn(d *caseFile) (Proposed, error) {
	refused, _ := d.refusers()
	return a.proposed(d, append(refused, *d.handler))
}

func (a *Book) unitFor(d *caseFile) (unit, how string, err error) {
	if !d.returned() {
		return *d.handler, "", nil
	}
	refused, why := d.refusers()
	propose, err := a.proposed(d, refused)
	if err != nil {
		return "", "", err
	}
	unit, how = propose(why)
	return unit, how, nil
}

// proposed looks for another unit than those that refused.
func (a *Book) proposed(d *caseFile, refused []string) (Proposed, error) {
	units, err := a.PickHandlers()
	if err != nil {
		return nil, err
	}
	like, err := d.like()
	if err != nil {
		return nil, err
	}
	names, offered := map[string]string{}, map[string]bool{}
	for i := range units {
		u := &units[i]
		names[u.ID], offered[u.ID] = u.Name, !u.Retired && !slices.Contains(refused, u.ID)
	}
	var who []string
	for _, id := range refused {
		if name := names[id]; name != "" && !slices.Contains(who, name) {
			who = append(who, name)
		}
	}
	returned := strings.Join(who, "、") + "退回了这一件"
	usual, times := like.usual(offered)
	return func(why string) (unit, how string) {
		for i := range units {
			if u := &units[i]; offered[u.ID] && namedIn(why, u.Name) && len(u.Name) > len(names[unit]) {
				unit = u.ID
			}
		}
		switch {
		case unit != "":
			return unit, fmt.Sprintf("%s，理由里提到%s，先填上它，可以另选。", returned, names[unit])
		case usual == "":
			return "", returned + "。没有别的单位办过同类的，请选承办单位。"
		}
		return usual, fmt.Sprintf("%s。%s以前交给%s %d 件，先填上它，可以另选。", returned, like.by, names[usual], times)
	}, nil
}

// usual is the unit that has most of the matters, of those with as many the latest.
func (l *likes) usual(offered map[string]bool) (unit string, most int) {
	times := map[string]int{}
	for _, id := range l.units {
		if !offered[id] {
			continue
		}
		if times[id]++; times[id] >= most {
			unit, most = id, times[id]
		}
	}
	return unit, most
}

// denial is what stands before the name of a unit that is not the right one either.
var denial = regexp.MustCompile("(不属于?|不是|不归|不由|并非|而非)$")

// namedIn reports whether a reason names a unit, and not to say that it isn't the one.
func namedIn(why, name string) bool {
	before, _, found := strings.Cut(why, name)
	return found && !denial.MatchString(before)
}
