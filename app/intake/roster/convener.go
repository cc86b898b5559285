package roster

import (
	"slices"
	"strings"

	"liujin/app/intake"
	"liujin/app/intake/pattern"
)

// What a member of a group may be called within it.
var (
	heads   = pattern.New(`^(代表)?(小组)?召集人$|^代表小组组长$`)
	leads   = pattern.New(`^小?组长$`) // or that of a group of villagers
	members = pattern.New(`^(代表)?(副召集人|副组长|组员|成员|小组成员)$`)
)

// groupPost takes a post as one within the group: 召集人 always, 组长 and 组员 where the table has no column for work, as the post may be
// that of a group of villagers otherwise.
func (r *record) groupPost(p *Person, post string) bool {
	if !heads.MatchString(post) && r.row.Head(fieldEmployer) != "" {
		return false
	}
	if heads.MatchString(post) || leads.MatchString(post) {
		r.convenes(p.Group, p.Name, p.Phone, r.row.Cell(fieldPost))
		return true
	}
	return members.MatchString(post)
}

// convenesByRemark takes a remark, or what stands in brackets behind the name, that says who convenes the group: 李刚（组长）.
func (r *record) convenesByRemark(p *Person, word string, c intake.Found) bool {
	if word = intake.Bare(word); p.Group == "" || !heads.MatchString(word) && !leads.MatchString(word) {
		return false
	}
	r.convenes(p.Group, p.Name, p.Phone, c)
	return true
}

// convenerTold reads the column that says who convenes the group: a tick, a post or a name.
func (r *record) convenerTold(p *Person) {
	c := r.row.Cell(fieldConvener)
	text := intake.Bare(intake.Fold(c.Text))
	yes, known := intake.Ticked(c.Text)
	switch {
	case intake.Blank(text), members.MatchString(text), known && !yes:
	case yes, heads.MatchString(text), leads.MatchString(text):
		r.convenes(p.Group, p.Name, p.Phone, c)
	case strings.HasSuffix(intake.Bare(c.Head), "职务"): // 联络员 and the like
		p.addNote("小组" + strings.TrimPrefix(text, "小组"))
	default:
		if names := intake.People(c.Text); len(names) == 1 && plausible(names[0]) {
			r.convenes(p.Group, names[0], "", c)
			return
		}
		r.problem(fieldConvener, c, "小组召集人“"+intake.WithoutIDs(intake.Tidy(c.Text))+"”看不懂，没有读；请写一个姓名，或在召集人那一行打√")
	}
}

// convenes notes who convenes a group; a second one is told.
func (r *record) convenes(group, name, phone string, c intake.Found) {
	if group == "" {
		r.problem(fieldConvener, c, name+"写着是召集人，但看不出是哪个代表小组，没有记")
		return
	}
	at := slices.IndexFunc(r.conveners, func(known Convener) bool { return known.Group == group })
	switch {
	case at < 0:
		r.conveners = append(r.conveners, Convener{group, name, phone})
	case r.conveners[at].Name != name:
		r.problem(fieldConvener, c, group+"的召集人已按"+r.conveners[at].Name+"读入，"+name+"没有记，请核对")
	}
}

// electedDay is when the person was elected: a day, or a month.
func (r *record) electedDay() string {
	c := r.row.Cell(fieldElected)
	value, fault := intake.Day(c.Cell, r.Options.Today)
	if fault != "" {
		r.problem(fieldElected, c, "当选时间“"+strings.TrimSpace(intake.WithoutIDs(intake.Tidy(c.Text)))+"”"+fault+"，没有读")
	}
	return value
}
