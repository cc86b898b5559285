package kit

import (
	"encoding/json"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// draftName is under which a form's text is kept: the screen and the record, or the screen alone for a new one.
func (r *Record[P]) draftName() string { return r.Name + "/" + idOf(r.form.Value) }

// earlier is the name of a second draft of the same form: one that was offered, not answered and typed past.
const earlier = "~"

// KeepDraft keeps what is being typed; the window calls it every few seconds. It writes only what changed. False: it could not be kept.
func (r *Record[P]) KeepDraft() bool {
	if !r.Dirty() {
		return true
	}
	body := r.form.Body()
	if body == r.kept {
		return true
	}
	title := "新增" + r.noun(r.form.Value)
	if idOf(r.form.Value) != "" {
		title = "修改" + r.noun(r.form.Value) + "“" + r.Caption(r.form.Value) + "”"
	}
	if r.offered != "" { // typing on without an answer must not lose the earlier text
		if !r.host.SaveDraft(r.draftName()+earlier, title+"（更早的）", r.offered) {
			return false
		}
		r.offered = ""
	}
	if !r.host.SaveDraft(r.draftName(), title, body) { // it is tried again
		return false
	}
	r.kept = body
	return true
}

// OpenDraft opens the record that a draft belongs to, with the text that was being typed; false when it is another record's draft.
// A record that is gone comes back as a new one.
func (r *Record[P]) OpenDraft(draft string) bool {
	form, id, _ := strings.Cut(draft, "/")
	if form != r.Name {
		return false
	}
	r.leave(func() { r.resume(draft, strings.TrimSuffix(id, earlier)) })
	return true
}

func (r *Record[P]) resume(draft, id string) {
	if id != "" {
		if value, err := r.Read(id); err == nil {
			r.set(value)
			r.choose(id)
			if r.offered != "" {
				r.accept()
			}
			return
		}
	}
	if r.New == nil {
		return
	}
	value, err := r.New()
	if err != nil {
		r.host.Failed("新增"+r.Noun, err)
		return
	}
	r.start(value)
	if body, found := r.host.Draft(draft); found {
		if fresh, ok := Rebase(body, "{}"); ok && r.form.Restore(fresh) == nil {
			if id != "" {
				r.host.DropDraft(draft) // from now on it is the draft of a new record
			}
			r.offered = ""
			r.banner.Hide()
			r.edited()
		}
	}
}

// offerDraft offers text that was being typed into this record and never saved.
func (r *Record[P]) offerDraft() {
	r.banner.Objects, r.offered = nil, ""
	for _, name := range []string{r.draftName(), r.draftName() + earlier} {
		if body, found := r.host.Draft(name); found && body != r.form.Body() {
			r.offer(name, body)
			break
		}
	}
	r.banner.Hidden = len(r.banner.Objects) == 0
	r.banner.Refresh()
}

func (r *Record[P]) offer(name, body string) {
	r.offered = body
	text := Prose("上次填到一半、没有保存的内容还在。")
	text.Importance = widget.WarningImportance
	r.banner.Add(text)
	r.accept = func() {
		if err := r.form.Restore(body); err != nil {
			r.host.Failed("找回没保存的内容", err)
			return
		}
		r.offered = ""
		if name != r.draftName() {
			r.host.DropDraft(name)
		}
		r.banner.Hide()
		r.edited()
		r.focusFirst()
	}
	r.banner.Add(container.NewHBox(Primary("接着填", r.accept), Button("不要了", func() {
		r.offered = ""
		r.host.DropDraft(name)
		r.banner.Hide()
	})))
}

// Rebase puts the revisions of theirs into mine, for a record and its children, so that mine can be saved over theirs on purpose. A part
// is known by where it stands and its id: an activity and its own columns share one id. What theirs has not got is saved as new;
// children that only theirs has are dropped by that save, as the two versions showed.
func Rebase(mine, theirs string) (string, bool) {
	var m, t any
	if json.Unmarshal([]byte(mine), &m) != nil || json.Unmarshal([]byte(theirs), &t) != nil {
		return "", false
	}
	revs := map[string]any{}
	walk(t, "", func(path string, o map[string]any) {
		if id, _ := o["ID"].(string); id != "" {
			revs[path+id] = o["Rev"]
		}
	})
	walk(m, "", func(path string, o map[string]any) {
		if id, _ := o["ID"].(string); id != "" {
			if rev, ok := revs[path+id]; ok {
				o["Rev"] = rev
			} else {
				o["ID"], o["Rev"] = "", 0
			}
		}
	})
	return encode(m), true
}

// walk visits every JSON object with the names that lead to it.
func walk(v any, path string, visit func(string, map[string]any)) {
	switch v := v.(type) {
	case map[string]any:
		visit(path, v)
		for name, inner := range v {
			walk(inner, path+"/"+name, visit)
		}
	case []any:
		for _, inner := range v {
			walk(inner, path, visit)
		}
	}
}

// noun is what one is called.
func (r *Record[P]) noun(v P) string {
	if r.NounOf != nil {
		return r.NounOf(v)
	}
	return r.Noun
}
