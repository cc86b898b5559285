package kit

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/app/table"
	"liujin/data/han"
)

// Option is something that can be picked for a reference.
type Option struct {
	ID, Name, Detail string
	Members          []string // a group: picking it picks these ids instead
	Retired          bool     // shown where it was picked before, not suggested
	Also             []string // what else it is called: it is found by that too
	key              table.Key
	also             []table.Key
}

// Options gives what can be picked, read when the field is shown; Create makes a new one from its name, nil where that can't be done: it
// calls made with what is to be picked, at once or when what it asks is answered.
type Options struct {
	List   func() ([]Option, error)
	Create func(name string, made func(Option))
	Noun   string // what is picked: 市场主体
	Hint   string // what stands in the empty field; "" 输入名称或拼音首字母

	// Meant are the ids of those whom a name with something beside it may mean, such as 王海燕（1981-02）; nil: it is asked for names only.
	Meant func(name string) (ids []string)

	// Read takes a pasted text apart by the names that may be meant, and says what of it names nobody; nil: it is parted at any separator.
	Read func(text string, known []string) (names []string, left string)
}

// mostShown is how many suggestions stand under a field.
const mostShown = 6

// picker is the shared part of Ref and Refs: an entry with suggestions under it, found by name, pinyin or initials.
type picker struct {
	host    Host
	options Options
	all     []Option
	entry   *Entry
	box     *fyne.Container // suggestions; takes no room while there are none
	shown   []Option
	at      int
	picked  func(Option)
	skip    func(id string) bool // already picked
}

func newPicker(host Host, options Options) *picker {
	p := &picker{host: host, options: options, box: container.NewVBox()}
	p.entry = NewEntry(host)
	p.entry.SetPlaceHolder(cmp.Or(options.Hint, "输入名称或拼音首字母"))
	p.entry.OnKey = p.key
	p.box.Hide()
	return p
}

// load reads what can be picked.
func (p *picker) load() {
	all, err := p.options.List()
	if err != nil {
		p.host.Failed("读取"+p.options.Noun, err)
		return
	}
	for i := range all {
		all[i].key, all[i].also = table.NewKey(all[i].Name), nil
		for _, name := range all[i].Also {
			all[i].also = append(all[i].also, table.NewKey(name))
		}
	}
	p.all = all
}

func (p *picker) find(id string) (Option, bool) {
	for _, o := range p.all {
		if o.ID == id && o.Members == nil {
			return o, true
		}
	}
	return Option{}, false
}

// named returns the options with exactly that name, or where none has it, those that are also called so, or are meant by it.
func (p *picker) named(name string) []Option {
	var out, also []Option
	for _, o := range p.all {
		if table.Query(o.Name) == table.Query(name) {
			out = append(out, o)
		} else if slices.ContainsFunc(o.Also, func(other string) bool { return table.Query(other) == table.Query(name) }) {
			also = append(also, o)
		}
	}
	switch {
	case len(out) > 0:
		return out
	case len(also) > 0:
		return also
	}
	return p.toldApart(name)
}

// toldApart returns the options that a name with something in brackets behind it may mean.
func (p *picker) toldApart(name string) (out []Option) {
	if p.options.Meant == nil || !strings.ContainsAny(name, "(（[［【〔") {
		return nil
	}
	for _, id := range p.options.Meant(name) {
		if o, is := p.find(id); is && !o.Retired {
			out = append(out, o)
		}
	}
	return out
}

// meant is the one option that what was typed names in full: it needs no picking.
func (p *picker) meant() (Option, bool) {
	if clean(p.entry.Text) == "" {
		return Option{}, false
	}
	same := p.named(p.entry.Text)
	if len(same) != 1 {
		return Option{}, false
	}
	return same[0], true
}

// leaving is what leaving a picker's field does: it takes what was typed in full where nothing else fits it, since else a click on a longer
// name may be on its way, and says why it took nothing.
func leaving[P any](f *Form[P], name string, p *picker, settle func()) func() {
	return func() {
		if len(p.shown) <= 1 {
			settle()
		}
		if fault := f.unread[name]; fault != "" {
			f.edited(name, fault, true)
		}
	}
}

// unpicked says why what was typed is none of what can be picked.
func (p *picker) unpicked() string {
	if len(p.named(p.entry.Text)) > 1 {
		return "叫这个名字的" + p.options.Noun + "不止一个，请从列表里选一个"
	}
	return "没有叫这个名字的" + p.options.Noun + "，请从列表里选一项"
}

// fits reports whether a typed query finds an option, and by which other name it does where its own doesn't fit.
func (o *Option) fits(query string) (also string, ok bool) {
	if o.key.Matches(query) {
		return "", true
	}
	for i := range o.also {
		if o.also[i].Matches(query) {
			return o.Also[i], true
		}
	}
	return "", false
}

// suggest shows what fits the typed text. A dialog's form that asks for one thing shows no record before.
func (p *picker) suggest(typed string) {
	if p.all == nil {
		p.load()
	}
	p.shown, p.at = nil, 0
	query := table.Query(typed)
	for i := range p.all {
		o := p.all[i]
		also, ok := o.fits(query)
		if query == "" || !ok || o.Retired || p.skip != nil && p.skip(o.ID) {
			continue
		}
		if also != "" {
			o.Detail = strings.TrimSpace("又名" + also + " " + o.Detail)
		}
		if p.shown = append(p.shown, o); len(p.shown) == mostShown {
			break
		}
	}
	if len(p.shown) == 0 {
		p.shown = p.toldApart(typed)
	}
	if query != "" && p.options.Create != nil && len(p.named(typed)) == 0 {
		if len(p.shown) == 0 && initials(typed) {
			p.at = -1 // initials that fit nothing are a slip more often than a name
		}
		p.shown = append(p.shown, Option{Name: clean(typed), Detail: "＋ 新增" + p.options.Noun})
	}
	p.draw()
}

func (p *picker) draw() {
	p.box.Objects = nil
	for i, o := range p.shown {
		text := o.Name
		if o.ID == "" && o.Members == nil {
			text = o.Detail + "“" + o.Name + "”"
		} else if o.Detail != "" {
			text += "　" + o.Detail
		}
		p.box.Add(newSuggestion(text, i == p.at, func() { p.take(o) }))
	}
	p.box.Hidden = len(p.shown) == 0
	p.box.Refresh()
}

func (p *picker) clear() {
	p.shown = nil
	p.draw()
}

// initials reports whether what was typed may be initials: small Latin letters alone.
func initials(typed string) bool {
	return strings.Trim(strings.TrimSpace(typed), "abcdefghijklmnopqrstuvwxyz") == ""
}

// take picks a suggestion, making it first when it is new.
func (p *picker) take(o Option) {
	if o.ID == "" && o.Members == nil {
		p.options.Create(o.Name, func(made Option) {
			p.load()
			p.clear()
			p.picked(made)
		})
		return
	}
	p.clear()
	p.picked(o)
}

// key lets arrows walk through the suggestions and Enter take one.
func (p *picker) key(k fyne.KeyName) bool {
	if len(p.shown) == 0 {
		return false
	}
	switch k {
	case fyne.KeyDown:
		p.at = (p.at + 1) % len(p.shown)
	case fyne.KeyUp:
		p.at = (p.at + len(p.shown) - 1) % len(p.shown)
	case fyne.KeyReturn, fyne.KeyEnter:
		if p.at < 0 {
			return false
		}
		p.take(p.shown[p.at])
		return true
	case fyne.KeyEscape:
		p.clear()
		return true
	default:
		return false
	}
	p.draw()
	return true
}

// Ref is a field that points at another record, found by typing.
func Ref[P any](name, title string, options Options, lens func(P) *string) Field[P] {
	return Field[P]{Name: name, Title: title, Words: refWords(options, lens), Make: func(f *Form[P]) Control {
		p := newPicker(f.Host, options)
		bind(f, p.entry)
		put := func(text string) {
			was := f.showing
			f.showing = true
			p.entry.SetText(text)
			f.showing = was
		}
		p.picked = func(o Option) {
			*lens(f.Value) = o.ID
			put(o.Name)
			f.Edited(name, "")
			next(p.entry)
		}
		p.entry.OnChanged = func(s string) {
			if f.showing {
				return
			}
			*lens(f.Value) = ""
			p.suggest(s)
			if clean(s) == "" {
				f.Edited(name, "")
			} else {
				f.Unread(name, p.unpicked())
			}
		}
		settle := func() {
			if o, ok := p.meant(); ok && *lens(f.Value) == "" {
				*lens(f.Value) = o.ID
				f.Edited(name, "")
				p.clear()
			}
		}
		p.entry.OnBlur = leaving(f, name, p, settle)
		show := func() {
			p.load()
			p.clear()
			o, _ := p.find(*lens(f.Value))
			put(o.Name)
		}
		return Control{Object: container.NewVBox(p.entry, p.box), Focus: p.entry, Show: show, Reread: p.load, Settle: settle}
	}}
}

func refWords[P any](options Options, lens func(P) *string) func(P) string {
	return func(v P) string { return nameIn(options, *lens(v)) }
}

// nameIn returns what an id is called.
func nameIn(options Options, id string) string {
	all, err := options.List()
	if err != nil || id == "" {
		return ""
	}
	for _, o := range all {
		if o.ID == id {
			return o.Name
		}
	}
	return ""
}

// read takes a pasted text apart.
func (p *picker) read(text string) (names []string, left string) {
	if names = splitNames(text); p.options.Read == nil || len(names) == 0 {
		return names, ""
	}
	var known []string
	for _, o := range p.all {
		known = append(append(known, o.Name), o.Also...)
	}
	return p.options.Read(text, known)
}

var (
	separators = regexp.MustCompile(`(?:\s+/\s+|[、，,；;|｜\s])+`) // a stroke within a name is its own
	numbering  = regexp.MustCompile(`(^|[、，,；;\s])(?:[(（]?\d{1,3}[.．、)）]|[①-⑳])\s*`)
	quotedName = regexp.MustCompile(`^["“”'‘’]([^"“”'‘’]+)["“”'‘’]$`)
	unseen     = regexp.MustCompile(`[\p{Cf}\x00-\x08\x0e-\x1f\x7f]`)
)

// splitNames cuts a pasted list of names at any separator that stands in no bracket; numbers before the names, quotation marks around them
// and what can't be seen are no part of them.
func splitNames(text string) []string {
	text = numbering.ReplaceAllString(strings.ReplaceAll(unseen.ReplaceAllString(text, ""), "\u00a0", " "), "$1 ")
	names := han.Parts(text, separators)
	for i := range names {
		names[i] = quotedName.ReplaceAllString(names[i], "$1")
	}
	return names
}

// Suggested is a line of a list of suggestions that its entry walks through.
func Suggested(text string, current bool, tapped func()) fyne.CanvasObject {
	return newSuggestion(text, current, tapped)
}
