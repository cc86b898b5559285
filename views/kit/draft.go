package kit

import (
	"encoding/json"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// draftName is under which a form's text is kept: the screen and the record, or the screen alone for a new one.
func (e *Editor[R, T]) draftName() string { return e.Name + "/" + idOf(&e.form.Value) }

// earlier is the name of a second draft of the same form: one that was offered, not answered and typed past.
const earlier = "~"

// KeepDraft keeps what is being typed; the window calls it every few seconds. It writes only what changed.
func (e *Editor[R, T]) KeepDraft() {
	if !e.Dirty() {
		return
	}
	body := e.form.Body()
	if body == e.kept {
		return
	}
	title := "新增" + e.Noun
	if idOf(&e.form.Value) != "" {
		title = "修改" + e.Noun + "“" + e.Caption(&e.form.Value) + "”"
	}
	if e.offered != "" { // typing on without an answer must not lose the earlier text
		if !e.host.SaveDraft(e.draftName()+earlier, title+"（更早的）", e.offered) {
			return
		}
		e.offered = ""
	}
	if e.host.SaveDraft(e.draftName(), title, body) { // otherwise it is tried again
		e.kept = body
	}
}

// OpenDraft opens the record that a draft belongs to, with the text that was being typed; false when it is another editor's draft.
// A record that is gone comes back as a new one.
func (e *Editor[R, T]) OpenDraft(draft string) bool {
	form, id, _ := strings.Cut(draft, "/")
	if form != e.Name {
		return false
	}
	e.leave(func() { e.resume(draft, strings.TrimSuffix(id, earlier)) })
	return true
}

func (e *Editor[R, T]) resume(draft, id string) {
	if id != "" {
		if value, err := e.Read(id); err == nil {
			e.set(value)
			e.List.Choose(id)
			if e.offered != "" {
				e.accept()
			}
			return
		}
	}
	value, err := e.New()
	if err != nil {
		e.host.Failed("新增"+e.Noun, err)
		return
	}
	e.start(value)
	if body, found := e.host.Draft(draft); found {
		if fresh, ok := Rebase(body, "{}"); ok && e.form.Restore(fresh) == nil {
			if id != "" {
				e.host.DropDraft(draft) // from now on it is the draft of a new record
			}
			e.offered = ""
			e.banner.Hide()
			e.edited()
		}
	}
}

// offerDraft offers text that was being typed into this record and never saved.
func (e *Editor[R, T]) offerDraft() {
	e.banner.Objects, e.offered = nil, ""
	for _, name := range []string{e.draftName(), e.draftName() + earlier} {
		if body, found := e.host.Draft(name); found && body != e.form.Body() {
			e.offer(name, body)
			break
		}
	}
	e.banner.Hidden = len(e.banner.Objects) == 0
	e.banner.Refresh()
}

func (e *Editor[R, T]) offer(name, body string) {
	e.offered = body
	text := Prose("上次填到一半、没有保存的内容还在。")
	text.Importance = widget.WarningImportance
	e.banner.Add(text)
	e.accept = func() {
		if err := e.form.Restore(body); err != nil {
			e.host.Failed("找回没保存的内容", err)
			return
		}
		e.offered = ""
		if name != e.draftName() {
			e.host.DropDraft(name)
		}
		e.banner.Hide()
		e.edited()
		e.focusFirst()
	}
	e.banner.Add(container.NewHBox(Primary("接着填", e.accept), Button("不要了", func() {
		e.offered = ""
		e.host.DropDraft(name)
		e.banner.Hide()
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
