package reports

import (
	"slices"
	"strings"
	"unicode/utf8"

	"liujin/app/intake/pattern"
)

// went is what stands before a place that somebody went to.
const went = `(?:去了?|到了?|在|赴|前往|来到|走进了?|深入|走访了?|走访慰问|进了?|视察了?|检查了?|督办了?|调研了?|至|对|向|看望了?|参观了?)(?:企业|单位|市场主体)?[ :]?`

var (
	villageSaid    = pattern.New(went + `((?:\p{Han}|[A-Za-z0-9]){1,8}?(?:村委会|居委会|社区|村))`)
	enterpriseSaid = pattern.New(went + `((?:\p{Han}|[A-Za-z0-9()·]){2,24}?(?:有限责任公司|有限公司|公司|合作社|家庭农场|农场|企业|集团|超市|商行|饭店|工厂|厂|店))`)
	stationSaid    = pattern.New(`((?:\p{Han}|[A-Za-z0-9]){0,12}?(?:代表联络站|联络站|代表之家|人大之家|联系点|家站点|接待站|代表站|代表工作站))`)
	proposalSaid   = pattern.New(`[“"《]?(关于[^,。;!\n“”"《》]{2,40}?的(?:建议|议案))[”"》]?`)
	projectSaid    = pattern.New(went + `((?:\p{Han}|[A-Za-z0-9]){2,20}?(?:改造工程|提升工程|建设工程|工程|项目|改造|实事))`)
	aPlace         = pattern.New(`^(?:我|本|自己|全|各|几|多|一些|部分|辖区|镇里|这|那|该|个|\d|[一二三四五六七八九十两]个)|联系的?$|的(?:企业|公司|厂|店)$`)
)

// found is a place that a text names.
type found struct {
	from, to int
	place    Place
}

// placesIn are the known places that a text names, of what is not understood yet.
func (r *reader) placesIn(t *tell, text string, from, to int) (all []found) {
	covered := make([]bool, len(text))
	for _, p := range r.places {
		for at := from; at < to; {
			i := strings.Index(text[at:to], p.Name)
			if i < 0 {
				break
			}
			a, b := at+i, at+i+len(p.Name)
			at = b
			if !t.free(a, b) || slices.Contains(covered[a:b], true) || p.Walk == Village && fartherOn.MatchString(text[b:]) {
				continue
			}
			for k := a; k < b; k++ {
				covered[k] = true
			}
			all = append(all, found{a, b, p})
		}
	}
	slices.SortFunc(all, func(a, b found) int { return a.from - b.from })
	return all
}

// fartherOn stands behind a village's name that is part of another's: 东风村委会 is not farther on, 东风村小学 is in it.
var fartherOn = pattern.New(`^(?:路|街|桥|镇|大道|(?:人大)?(?:代表)?(?:联络站|之家|联系点|接待站|工作站))`)

// place reads where it was: the field's, where the form has one, before what is told.
func (r *reader) place(one *Report, t *tell, told string, where []field) {
	var all []found
	for _, f := range where {
		all = append(all, r.placesIn(t, t.text, f.from, f.to)...)
	}
	if len(all) == 0 {
		all = r.placesIn(t, told, 0, len(told))
	}
	for _, f := range all {
		t.take(PartPlace, f.from, f.to)
	}
	if len(all) == 0 {
		r.unknownPlace(one, t, told, where)
		return
	}
	r.choose(one, all)
}

// choose takes one of the places that are named: what lies in a village is meant rather than the village.
func (r *reader) choose(one *Report, all []found) {
	ids, names := map[string][]Place{}, map[Walk][]string{}
	for _, f := range all {
		if !slices.ContainsFunc(ids[f.place.ID], func(p Place) bool { return p.Name == f.place.Name }) {
			ids[f.place.ID] = append(ids[f.place.ID], f.place)
		}
		if len(ids[f.place.ID]) == 1 && ids[f.place.ID][0] == f.place {
			names[f.place.Walk] = add(names[f.place.Walk], f.place.Name)
		}
	}
	for _, walk := range []Walk{Project, Enterprise, Station, Voters, Village} {
		if len(names[walk]) == 0 {
			continue
		}
		if walk != Village && len(names[Village]) > 0 {
			one.At = names[Village][0]
		}
		if len(names[walk]) > 1 {
			one.doubt(PartPlace, "写了几处："+strings.Join(names[walk], "、")+"。请选是哪一处，另外的请另记", names[walk]...)
			one.Place = Place{Walk: walk}
			return
		}
		i := slices.IndexFunc(all, func(f found) bool { return f.place.Walk == walk })
		r.called(one, all[i].place)
		return
	}
}

// called takes a place by the name that is written; a part of a name may mean several.
func (r *reader) called(one *Report, p Place) {
	var same []string
	for _, other := range r.places {
		if other.Name == p.Name && other.Walk == p.Walk {
			same = add(same, other.ID)
		}
	}
	switch {
	case len(same) > 1:
		one.doubt(PartPlace, "“"+p.Name+"”台账里有 "+count(len(same), "处")+"，请选是哪一处")
		one.Place = Place{Walk: p.Walk}
		return
	case p.Short:
		one.doubt(PartPlace, "写的是“"+p.Name+"”，名称不全，请核对是不是这一处")
	}
	one.Place = p
}

// unknownPlace reads a place that the ledger has not got.
func (r *reader) unknownPlace(one *Report, t *tell, told string, where []field) {
	for _, f := range where {
		text := t.value(f)
		if name := trimmed(text); name != "" && walkNamed(name) == 0 {
			walk := walkOfName(name)
			t.take(PartPlace, f.from, f.to)
			one.Place = Place{Name: name, Walk: walk}
			one.doubt(PartPlace, "台账里没有“"+name+"”，请选一处，或新建")
			return
		}
	}
	for _, k := range []struct {
		walk Walk
		said *pattern.Pattern
	}{{Station, stationSaid}, {Enterprise, enterpriseSaid}, {Village, villageSaid}, {Project, projectSaid}, {Project, proposalSaid}} {
		for _, m := range k.said.FindAllStringSubmatchIndex(told, -1) {
			name := told[m[2]:m[3]]
			if !t.free(m[2], m[3]) || aPlace.MatchString(name) && k.walk != Station || utf8.RuneCountInString(name) < 2 {
				continue
			}
			t.take(PartPlace, m[2], m[3])
			one.Place = Place{Name: name, Walk: k.walk}
			one.doubt(PartPlace, "台账里没有“"+name+"”，请选一处，或新建")
			return
		}
	}
}

var (
	villageName    = pattern.New(`(村|社区|居委会|村委会)$`)
	enterpriseName = pattern.New(`(公司|厂|店|合作社|农场|企业|集团|超市|商行|基地|园)$`)
	stationName    = pattern.New(`(站|之家|联系点)$`)
	projectName    = pattern.New(`(工程|项目|改造)$`)
)

// walkOfName is the walk-in that a place is gone to in, as its name says; 0 where that does not tell.
func walkOfName(name string) Walk {
	switch {
	case villageName.MatchString(name):
		return Village
	case enterpriseName.MatchString(name):
		return Enterprise
	case stationName.MatchString(name):
		return Station
	case projectName.MatchString(name):
		return Project
	}
	return 0
}
