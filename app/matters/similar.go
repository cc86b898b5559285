package matters

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/data"
)

// SimilarLeast is how many opinions of one kind make it worth the while to take them up together.
const SimilarLeast = 3

// Similar are opinions of one category from one village within a year (同类意见), of which some wait or came again after an answer.
type Similar struct {
	Category, Village string // what they are called
	VillageID, Focus  string
	Opinions          []data.OpinionFields // by number
}

// Words name them: 道路交通 · 北港村 4 件.
func (s *Similar) Words() string {
	return fmt.Sprintf("%s · %s %d 件", s.Category, s.Village, len(s.Opinions))
}

// Has reports whether an opinion is one of them.
func (s *Similar) Has(id string) bool {
	return slices.ContainsFunc(s.Opinions, func(o data.OpinionFields) bool { return o.ID == id })
}

// asks reports whether something is still to be done: one waits, or one came after another was done with, in whatever order they were
// registered.
func (s *Similar) asks() bool {
	done, came := s.Opinions[0].Closed, ""
	for i := range s.Opinions {
		o := &s.Opinions[i]
		done, came = min(done, o.Closed), max(came, o.Day)
	}
	return came > done // "" is open
}

// Similar lists the opinions that could be taken up together, the most first. Those that were made into something, were merged or do not go
// on here are left out.
func (a *Book) Similar() ([]Similar, error) {
	all, err := a.DB().Opinions()
	if err != nil {
		return nil, err
	}
	made, err := a.DB().Made()
	if err != nil {
		return nil, err
	}
	where, err := a.DB().Whereabouts()
	if err != nil {
		return nil, err
	}
	changes, err := a.DB().SubjectChanges()
	if err != nil {
		return nil, err
	}
	villages, err := a.VillageNames(a.Today())
	if err != nil {
		return nil, err
	}
	categories, err := a.ChoiceNames(data.CategoryList)
	if err != nil {
		return nil, err
	}
	groups, since := map[[2]string]*Similar{}, yearBefore(a.Today())
	for i := range all {
		o := &all[i]
		village := changes.Heir(where[o.ID], a.Today())
		if o.Category == "" || villages[village] == "" || o.Day <= since || made[o.ID].ID != "" || !goesOn(o) || !o.Asks() {
			continue
		}
		key := [2]string{o.Category, village}
		if groups[key] == nil {
			groups[key] = &Similar{Category: categories[o.Category], Village: villages[village], VillageID: village,
				Focus: FocusOf(o.Category)}
		}
		groups[key].Opinions = append(groups[key].Opinions, *o)
	}
	var found []Similar
	for _, s := range groups {
		if len(s.Opinions) >= SimilarLeast && s.asks() {
			found = append(found, *s)
		}
	}
	slices.SortFunc(found, func(a, b Similar) int {
		return cmp.Or(len(b.Opinions)-len(a.Opinions), strings.Compare(a.Opinions[0].ID, b.Opinions[0].ID))
	})
	return found, nil
}

// goesOn reports whether an opinion stands by itself and is the office's to see through.
func goesOn(o *data.OpinionFields) bool {
	return o.MergedID == "" && o.Route != data.RouteProposal && o.Route != data.RouteRefused && o.Route != data.RouteUp
}

// yearBefore is the same day a year before.
func yearBefore(day string) string {
	year, err := strconv.Atoi(day[:4])
	if err != nil { // today is a day
		return ""
	}
	return fmt.Sprintf("%04d%s", year-1, day[4:])
}

// SimilarTo are those that an opinion is one of; nil none.
func (a *Book) SimilarTo(id string) (*Similar, error) {
	all, err := a.Similar()
	for i := range all {
		if all[i].Has(id) {
			return &all[i], err
		}
	}
	return nil, err
}

// ProposalOfAll returns a proposal to fill that similar opinions give: what it says, why, and who brought them as those who sign.
func (a *Book) ProposalOfAll(s *Similar) (data.Proposal, error) {
	m := data.Proposal{ProposalFields: data.ProposalFields{Day: a.Today(), Kind: data.ProposalAdvice,
		Title: "关于解决" + s.Village + s.Category + "问题的建议", Text: s.reasons(4800) + "\n建议统一研究，予以解决。", Focus: s.Focus,
		HandlerID: s.handler()}, Origins: s.origins()}
	brought, err := a.broughtBy(s.Opinions)
	for i, id := range brought {
		if i == 0 {
			m.LeadID = id
		} else {
			m.Signers = append(m.Signers, data.Signer{DeputyID: id})
		}
	}
	return m, err
}

// ProjectOfAll returns a candidate for a livelihood project to fill that similar opinions give. They are answered as they were to be: what
// is collected may not be voted.
func (a *Book) ProjectOfAll(s *Similar) (data.Project, error) {
	w, err := a.NewProject()
	w.Title, w.Content, w.VillageID = "解决"+s.Village+s.Category+"问题", s.reasons(1900), s.VillageID
	w.HandlerID, w.Origins = s.handler(), s.origins()
	return w, err
}

// reasons say in so many characters at most what was asked for, when and how often; not by whom.
func (s *Similar) reasons(room int) string {
	each := min(300, max(10, (room-80)/len(s.Opinions)-30)) // what stands around each takes some
	first, last := s.Opinions[0].Day, s.Opinions[0].Day
	var lines []string
	for i := range s.Opinions {
		o := &s.Opinions[i]
		first, last = min(first, o.Day), max(last, o.Day)
		lines = append(lines, fmt.Sprintf("%d.（意见建议 %s，%s）%s", i+1, o.Code(), days.Short(o.Day), app.Shortened(o.Text, each)))
	}
	between := days.Long(first)
	if last != first {
		between += "至" + days.Long(last)
	}
	return fmt.Sprintf("%s，%s群众反映%s方面的问题 %d 件：\n%s", between, s.Village, s.Category, len(s.Opinions), strings.Join(lines, "\n"))
}

func (s *Similar) origins() []data.Origin {
	out := make([]data.Origin, len(s.Opinions))
	for i := range out {
		out[i] = data.Origin{OpinionID: s.Opinions[i].ID}
	}
	return out
}

// handler is the unit that has most of them; "" none has any.
func (s *Similar) handler() (unit string) {
	had := likes{}
	offered := map[string]bool{}
	for i := range s.Opinions {
		if id := s.Opinions[i].HandlerID; id != "" {
			had.units, offered[id] = append(had.units, id), true
		}
	}
	unit, _ = had.usual(offered)
	return unit
}

// broughtBy are the deputies who brought opinions, those in office today: each handed one on, or was there when it was taken. Who brought
// most comes first, of those with as many the one who came first.
func (a *Book) broughtBy(opinions []data.OpinionFields) ([]string, error) {
	seats, err := a.Mandates()
	if err != nil {
		return nil, err
	}
	var order []string
	times := map[string]int{}
	for i := range opinions {
		who := []string{opinions[i].BroughtByID}
		if who[0] == "" && opinions[i].ActivityID != "" {
			if who, err = a.DB().TookPart(opinions[i].ActivityID); err != nil {
				return nil, err
			}
		}
		for _, id := range who {
			if times[id] == 0 {
				order = append(order, id)
			}
			times[id]++
		}
	}
	order = slices.DeleteFunc(order, func(id string) bool { return id == "" || !seats.InOffice(id, a.Today()) })
	slices.SortStableFunc(order, func(x, y string) int { return times[y] - times[x] })
	return order, nil
}
