package importing

import (
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/table"
	"liujin/data"
	"liujin/data/han"
)

// namesIn are the records of one kind, enterprises or handlers, as tables name them.
type namesIn struct {
	of           data.Kind
	words        namesWords
	exact, alike map[string][]string // names without blanks, and their keys → ids
	names        map[string]string
	made         map[string]string // keys of those that the table brings → their names

	keys   []knownName
	nearTo map[string]Doubt             // by key: what was asked once is asked the same again
	before func(key string) (id string) // what the office chose at an earlier import
}

// namesWords are what questions about names say.
type namesWords struct {
	one, same string // 家, 同一家
	leave     string // an answer: what is not to come in
	fresh     string // an answer: one that is made
}

var (
	enterpriseWords = namesWords{one: "家", same: "同一家", leave: "不导入这家的走访", fresh: "新的一家，另外建"}
	handlerWords    = namesWords{one: "个单位", same: "同一个单位", leave: "不记这个单位", fresh: "新的单位，另外建"}
)

// knownName is the name of a record as names are compared.
type knownName struct {
	id  string
	key []rune
}

// enterprisesIn are the enterprises.
func (a *Book) enterprisesIn() (namesIn, error) {
	all, err := a.DB().Enterprises()
	if err != nil {
		return namesIn{}, err
	}
	called, _ := app.Names(all, nil, func(one *data.EnterpriseFields) (string, string) { return one.ID, one.Name })
	return a.namesOf(data.KindEnterprise, enterpriseWords, called)
}

// handlersIn are the handlers.
func (a *Book) handlersIn() (namesIn, error) {
	all, err := a.DB().Handlers()
	if err != nil {
		return namesIn{}, err
	}
	called, _ := app.Names(all, nil, func(one *data.Handler) (string, string) { return one.ID, one.Name })
	return a.namesOf(data.KindHandler, handlerWords, called)
}

func (a *Book) namesOf(of data.Kind, words namesWords, called map[string]string) (namesIn, error) {
	f := namesIn{of: of, words: words, exact: map[string][]string{}, alike: map[string][]string{}, names: called, made: map[string]string{},
		nearTo: map[string]Doubt{}}
	also, err := a.DB().Also(of)
	if err != nil {
		return namesIn{}, err
	}
	for _, id := range slices.SortedFunc(maps.Keys(called), func(a, b string) int { return strings.Compare(called[a]+a, called[b]+b) }) {
		for _, name := range append(also[id], called[id]) { // 又名 too
			f.call(id, name)
		}
	}
	f.before = func(key string) string {
		id, _ := a.DB().Setting(nameSetting(of) + key) // not remembered: asked again
		id, _ = a.DB().Resolve(of, id)
		return id
	}
	return f, nil
}

// call notes a name of a record.
func (f *namesIn) call(id, name string) {
	note := func(in map[string][]string, key string) bool {
		known := slices.Contains(in[key], id)
		if !known {
			in[key] = append(in[key], id)
		}
		return known
	}
	note(f.exact, han.BareName(name))
	if key := app.NameKey(f.of, name); !note(f.alike, key) {
		f.keys = append(f.keys, knownName{id, []rune(key)})
	}
}

// nameSetting begins the names of the settings that remember which record a name was: without them a second import of the same table would
// make what the first was told not to.
func nameSetting(of data.Kind) string { return "intake." + string(of) + "." }

func (a *Book) rememberNames(of data.Kind, all []Doubt) {
	for _, d := range all {
		if key, is := strings.CutPrefix(d.Key, string(of)+" "); is && !d.Assumed && d.Chosen != newOne && d.Chosen != leaveOut {
			if err := a.DB().SetSetting(nameSetting(of)+key, d.Chosen); err != nil {
				slog.Warn("after import", "err", err)
			}
		}
	}
}

// find finds a record by its name, or by one that differs in its legal form and brackets only; one that is near by its name is asked
// about. id is leaveOut where the office wants it so; said is why it can't be told.
func (f *namesIn) find(name string, in *doubts) (id, said string) {
	key := app.NameKey(f.of, name)
	for _, found := range [][]string{f.exact[han.BareName(name)], f.alike[key]} {
		switch len(found) {
		case 0:
		case 1:
			return found[0], ""
		default:
			d := Doubt{Key: string(f.of) + " " + key, About: name, Chosen: f.chosenBefore(key, found),
				Text: "台账里有几" + f.words.one + "名称相近，分不清“" + name + "”是哪一" + f.words.one + "："}
			d.Options = append(f.options(found), DoubtOption{leaveOut, f.words.leave})
			if id = in.ask(d); id == "" {
				return "", "台账里有几" + f.words.one + "名称相近（" + f.names[found[0]] + "、" + f.names[found[1]] + "），还没有选是哪一" + f.words.one
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
func (f *namesIn) near(name, key string) (d Doubt) {
	var ids, parts []string
	for _, one := range f.keys {
		near, part := table.Near([]rune(key), one.key)
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
	d = Doubt{Key: string(f.of) + " " + key, About: name, Chosen: newOne}
	if len(parts) == 1 {
		d.Chosen = parts[0]
	}
	if before := f.chosenBefore(key, ids); before != "" {
		d.Chosen = before
	}
	d.Text = fmt.Sprintf("“%s”和台账里的“%s”名称相近，是%s吗？", name, f.names[ids[0]], f.words.same)
	if len(ids) > 1 {
		d.Text = fmt.Sprintf("“%s”和台账里 %d %s的名称相近，是其中一%[3]s吗？", name, len(ids), f.words.one)
	}
	d.Options = append(f.options(ids), DoubtOption{newOne, f.words.fresh})
	return d
}

func (f *namesIn) chosenBefore(key string, ids []string) string {
	if id := f.before(key); slices.Contains(ids, id) {
		return id
	}
	return ""
}

func (f *namesIn) options(ids []string) []DoubtOption {
	var out []DoubtOption
	for _, id := range ids {
		out = append(out, DoubtOption{id, "就是台账里的" + f.names[id]})
	}
	return out
}

// create notes a record that is to be made, once under all its spellings, and returns its name.
func (f *namesIn) create(name string, list *[]string) string {
	key := app.NameKey(f.of, name)
	if f.made[key] == "" {
		f.made[key] = name
		*list = append(*list, name)
	}
	return f.made[key]
}
