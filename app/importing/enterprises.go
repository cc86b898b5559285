package importing

import (
	"fmt"
	"log/slog"
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/table"
	"liujin/data"
)

// enterprisesIn are the enterprises of the ledger as tables name them.
type enterprisesIn struct {
	exact, alike map[string][]string // names without blanks, and their keys → ids
	names        map[string]string
	made         map[string]string // keys of those that the table brings → their names

	keys   []enterpriseKey
	nearTo map[string]Doubt             // by key: what was asked once is asked the same again
	before func(key string) (id string) // what the office chose at an earlier import
}

// enterpriseKey is the name of an enterprise as names are compared.
type enterpriseKey struct {
	id  string
	key []rune
}

func (a *Book) enterprisesIn() (enterprisesIn, error) {
	f := enterprisesIn{exact: map[string][]string{}, alike: map[string][]string{}, names: map[string]string{}, made: map[string]string{},
		nearTo: map[string]Doubt{}}
	enterprises, err := a.DB().Enterprises()
	if err != nil {
		return enterprisesIn{}, err
	}
	also, err := a.DB().Also(data.KindEnterprise)
	if err != nil {
		return enterprisesIn{}, err
	}
	for _, one := range enterprises {
		f.names[one.ID] = one.Name
		for _, name := range append(also[one.ID], one.Name) { // 又名 too
			f.call(one.ID, name)
		}
	}
	f.before = func(key string) string {
		id, _ := a.DB().Setting(enterpriseSetting + key) // not remembered: asked again
		id, _ = a.DB().Resolve(data.KindEnterprise, id)
		return id
	}
	return f, nil
}

// call notes a name of an enterprise.
func (f *enterprisesIn) call(id, name string) {
	note := func(in map[string][]string, key string) bool {
		known := slices.Contains(in[key], id)
		if !known {
			in[key] = append(in[key], id)
		}
		return known
	}
	note(f.exact, app.BareName(name))
	if key := app.NameKey(data.KindEnterprise, name); !note(f.alike, key) {
		f.keys = append(f.keys, enterpriseKey{id, []rune(key)})
	}
}

// enterpriseSetting begins the names of the settings that remember which enterprise a name was: without them a second import of the same
// table would make what the first was told not to.
const enterpriseSetting = "intake.enterprise."

func (a *Book) rememberEnterprises(all []Doubt) {
	for _, d := range all {
		if key, is := strings.CutPrefix(d.Key, "enterprise "); is && !d.Assumed && d.Chosen != newOne && d.Chosen != leaveOut {
			if err := a.DB().SetSetting(enterpriseSetting+key, d.Chosen); err != nil {
				slog.Warn("after import", "err", err)
			}
		}
	}
}

// find finds an enterprise by its name, or by one that differs in its legal form and brackets only; one that is near by its name is asked
// about. id is leaveOut where the office wants it so; said is why it can't be told.
func (f *enterprisesIn) find(name string, in *doubts) (id, said string) {
	key := app.NameKey(data.KindEnterprise, name)
	for _, found := range [][]string{f.exact[app.BareName(name)], f.alike[key]} {
		switch len(found) {
		case 0:
		case 1:
			return found[0], ""
		default:
			d := Doubt{Key: "enterprise " + key, About: name, Chosen: f.chosenBefore(key, found), Text: "台账里有几家名称相近，分不清“" + name + "”是哪一家："}
			d.Options = append(f.options(found), DoubtOption{leaveOut, "不导入这家的走访"})
			if id = in.ask(d); id == "" {
				return "", "台账里有几家名称相近（" + f.names[found[0]] + "、" + f.names[found[1]] + "），还没有选是哪一家"
			}
			return id, ""
		}
	}
	d, known := f.nearTo[key]
	if !known {
		d = f.near(name, key)
		f.nearTo[key] = d
	}
	if len(d.Options) == 0 {
		return "", ""
	}
	if id = in.ask(d); id == newOne {
		return "", ""
	}
	return id, ""
}

// near asks whether a name that the ledger has not got means one of those it is near to. Where it is the beginning or the end of just
// one, or the other way round, it is taken for that; else for a new one.
func (f *enterprisesIn) near(name, key string) (d Doubt) {
	var ids, parts []string
	for _, one := range f.keys {
		near, part := nearness([]rune(key), one.key)
		if part && !slices.Contains(parts, one.id) {
			parts = append(parts, one.id)
		}
		if near && !slices.Contains(ids, one.id) {
			ids = append(ids, one.id)
		}
	}
	if len(ids) == 0 {
		return d
	}
	d = Doubt{Key: "enterprise " + key, About: name, Chosen: newOne}
	if len(parts) == 1 {
		d.Chosen = parts[0]
	}
	if before := f.chosenBefore(key, ids); before != "" {
		d.Chosen = before
	}
	d.Text = fmt.Sprintf("“%s”和台账里的“%s”名称相近，是同一家吗？", name, f.names[ids[0]])
	if len(ids) > 1 {
		d.Text = fmt.Sprintf("“%s”和台账里 %d 家的名称相近，是其中一家吗？", name, len(ids))
	}
	d.Options = append(f.options(ids), DoubtOption{newOne, "新的一家，另外建"})
	return d
}

func (f *enterprisesIn) chosenBefore(key string, ids []string) string {
	if id := f.before(key); slices.Contains(ids, id) {
		return id
	}
	return ""
}

func (f *enterprisesIn) options(ids []string) []DoubtOption {
	var out []DoubtOption
	for _, id := range ids {
		out = append(out, DoubtOption{id, "就是台账里的" + f.names[id]})
	}
	return out
}

const (
	leastNear = 3 // characters of a name that can be near to another
	leastPart = 4 // characters from which a part of a name means the whole
)

// nearness reports whether two names may be of one enterprise: one holds the other, they sound the same, or differ in one character that
// is no number; and whether one is the other's beginning or end, as short names are.
func nearness(a, b []rune) (near, part bool) {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < leastNear {
		return false, false
	}
	if long, short := string(b), string(a); strings.Contains(long, short) {
		return true, len(a) >= leastPart && (strings.HasPrefix(long, short) || strings.HasSuffix(long, short))
	}
	switch len(b) - len(a) {
	case 0:
		differ, sound := 0, true
		for i := range a {
			if a[i] != b[i] {
				differ++
				sound = sound && table.SoundAlike(string(a[i]), string(b[i]))
				if differ == 1 && strings.ContainsRune(numerals, a[i]) && strings.ContainsRune(numerals, b[i]) || differ > 1 && !sound {
					return false, false
				}
			}
		}
		return true, false
	case 1:
		return app.OneMore(a, b), false
	}
	return false, false
}

// numerals tell enterprises apart that are named alike otherwise: 一厂, 二厂.
const numerals = "0123456789一二三四五六七八九十甲乙丙丁东南西北ABCDabcd"

// create notes an enterprise that is to be made, once under all its spellings, and returns its name.
func (f *enterprisesIn) create(name string, list *[]string) string {
	key := app.NameKey(data.KindEnterprise, name)
	if f.made[key] == "" {
		f.made[key] = name
		*list = append(*list, name)
	}
	return f.made[key]
}
