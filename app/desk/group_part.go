package desk

import (
	"fmt"
	"slices"

	"liujin/app"
	"liujin/data"
)

// GroupPart is how many of a group's deputies who are in office at the end of the days took part in each walk-in, and who did not.
type GroupPart struct {
	Name    string
	Members int
	Took    [len(data.WalkIns)]int
	Missing [len(data.WalkIns)][]string
	Idle    []string // took part in none
}

// noGroup is what those in no group are called.
const noGroup = "未编组"

// GroupParts lists the groups with their part in the walk-ins from a day to a day; those in no group come last.
func (a *Book) GroupParts(from, to string) ([]GroupPart, error) {
	walks, err := a.Walks(from, to, data.Targets{})
	if err != nil {
		return nil, err
	}
	deputies, err := a.InOrder(a.AsOf(to))
	return groupParts(deputies, &walks), err
}

func groupParts(deputies []app.DeputyRow, walks *WalkCounts) []GroupPart {
	return partsOf(deputies, walks, nil, func(d *app.DeputyRow) []string {
		if d.Group == "" {
			return []string{noGroup}
		}
		return []string{d.Group}
	})
}

// KeyFew are 关键少数, in the order in which they are told.
var KeyFew = []app.Condition{app.Leaders, app.PartyMembers}

// KeyParts are 关键少数: the part that 领导干部 and 党员 in office at the end of the days took in the walk-ins, in this order. Nobody may be either.
func (a *Book) KeyParts(walks *WalkCounts, to string) ([]GroupPart, error) {
	deputies, err := a.InOrder(a.AsOf(to))
	return CountKey(deputies, walks), err
}

// CountKey counts 关键少数 among deputies, of this ledger or of what another office states.
func CountKey(deputies []app.DeputyRow, walks *WalkCounts) []GroupPart {
	all := []GroupPart{{Name: KeyFew[0].Words()}, {Name: KeyFew[1].Words()}}
	return partsOf(deputies, walks, all, standings)
}

// standings are which of 关键少数 a deputy is of.
func standings(d *app.DeputyRow) (of []string) {
	if d.Leader {
		of = append(of, KeyFew[0].Words())
	}
	if d.PartyMember() {
		of = append(of, KeyFew[1].Words())
	}
	return of
}

// partsOf counts deputies by what each belongs to; all begins with what is told even of nobody.
func partsOf(deputies []app.DeputyRow, walks *WalkCounts, all []GroupPart, of func(*app.DeputyRow) []string) []GroupPart {
	for i := range deputies {
		d := &deputies[i]
		for _, name := range of(d) {
			at := slices.IndexFunc(all, func(g GroupPart) bool { return g.Name == name })
			if at < 0 {
				all, at = append(all, GroupPart{Name: name}), len(all)
			}
			all[at].add(d, walks)
		}
	}
	return all
}

// add counts a deputy.
func (g *GroupPart) add(d *app.DeputyRow, walks *WalkCounts) {
	idle := true
	g.Members++
	for k := range walks {
		if walks[k].Deputies[d.ID] {
			g.Took[k]++
			idle = false
		} else {
			g.Missing[k] = append(g.Missing[k], d.Called())
		}
	}
	if idle {
		g.Idle = append(g.Idle, d.Called())
	}
}

// Of says how many of them took part in a walk-in: 5/9.
func (g *GroupPart) Of(walkIn data.WalkIn) string {
	return fmt.Sprintf("%d/%d", g.Took[walkIn-1], g.Members)
}

// OfAny says how many of them took part in any.
func (g *GroupPart) OfAny() string { return fmt.Sprintf("%d/%d", g.Members-len(g.Idle), g.Members) }

// VillagesWithout names the villages in which nothing took place from a day to a day.
func (a *Book) VillagesWithout(from, to string) ([]string, error) {
	walks, err := a.Walks(from, to, data.Targets{})
	if err != nil {
		return nil, err
	}
	return a.villagesOutside(&walks, to)
}

// villagesOutside names those that there are at the end of the days; what one of them succeeded counts for it.
func (a *Book) villagesOutside(walks *WalkCounts, to string) (missing []string, err error) {
	villages, err := a.VillagesOn(a.AsOf(to))
	if err != nil {
		return nil, err
	}
	for _, v := range villages {
		if !WalkedInto(walks, v.ID) {
			missing = append(missing, v.Name)
		}
	}
	return missing, nil
}

// WalkedInto reports whether anything took place in a village.
func WalkedInto(walks *WalkCounts, villageID string) bool {
	return slices.ContainsFunc(walks[:], func(w WalkCount) bool { return w.Villages[villageID] })
}
