package views

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"liujin/app"
	"liujin/app/days"
	"liujin/data"
	"liujin/views/kit"
)

// narrowsExisting are the entries of a list whose records end: those of today first, and those that ended.
func narrowsExisting[R any](of func(*R) app.Existence, more ...kit.Narrow[*R]) []kit.Narrow[*R] {
	all := append([]kit.Narrow[*R]{{Label: "现有", Keep: func(r *R) bool { return !of(r).Ended }}}, more...)
	return append(all, kit.Narrow[*R]{Label: "已停用", Keep: func(r *R) bool { return of(r).Ended }})
}

// changing gives an editor of records that end, are renamed and merged what belongs to that: the act 变更…, what happened so far, the
// question whether a name that was typed over is a new one, and 停用 where one can't be deleted.
func changing[R, T any](s *Shell, e *kit.Editor[*R, *T], of data.Kind, names func(*T) (name, since *string)) {
	id := func(v *T) string { return any(v).(kit.Identified).RecordID() }
	called := func(v *T) string { name, _ := names(v); return *name }
	more := e.Acts
	e.Acts = func(v *T) []kit.RecordAct {
		acts := []kit.RecordAct{{Label: "变更…", Do: func() { s.askChanged(of, id(v), called(v), "") }}}
		if more != nil {
			acts = append(acts, more(v)...)
		}
		return acts
	}
	e.Instead = func(v *T, why error) { s.offerInstead(of, id(v), why, s.closeInstead(of, id(v), called(v))...) }
	e.Before = append(e.Before, func(v *T, save func()) {
		was, err := s.app.LatestName(of, id(v))
		if err != nil || was == "" || was == called(v) {
			save()
			return
		}
		s.askSince("名称（原名“"+was+"”）", func(day string) {
			_, since := names(v)
			*since = day
			save()
		}, save)
	})
	e.Fields = append(e.Fields, kit.Listed("changes", "变更", "没有改过名，没有停用或并入。", func(v *T) []kit.PartLine {
		return s.changesOf(of, id(v))
	}))
}

// changesOf lists what happened to a record; a click corrects one.
func (s *Shell) changesOf(of data.Kind, id string) (lines []kit.PartLine) {
	rows, err := s.app.ChangesOf(of, id)
	if err != nil {
		return unreadable("变更", err)
	}
	for _, r := range rows {
		lines = append(lines, kit.PartLine{Text: r.Words, Open: func() { s.askCorrected(of, r) }})
	}
	return lines
}

// happening is a change as it is asked for.
type happening struct {
	data.SubjectChange
	Name  string // the new one
	Along bool   // what deputies belong to it go along
}

// RecordID is none: what happened is not kept among the drafts.
func (h *happening) RecordID() string { return h.ID }

// validate are the rules of a change; of a renaming that is new the former name is on record.
func (h *happening) validate() error {
	bad, _ := h.Validate().(data.Invalid)
	if h.ID == "" && h.Kind == data.SubjectRenamed {
		if delete(bad, "former"); h.Name == "" {
			if bad == nil {
				bad = data.Invalid{}
			}
			bad["name"] = "请填写新名称"
		}
	}
	if len(bad) == 0 {
		return nil
	}
	return bad
}

// askChanged asks what happened to a record, from which day on; kind is what is proposed, "" nothing.
func (s *Shell) askChanged(of data.Kind, id, name string, kind data.SubjectChangeKind) *kit.Form[*happening] {
	can := []data.SubjectChangeKind{data.SubjectRenamed, data.SubjectClosed, data.SubjectMerged}
	there, err := s.app.Exists(id, days.Last)
	s.try("读取变更", err)
	if err == nil && !there {
		can = []data.SubjectChangeKind{data.SubjectReopened}
	}
	h := &happening{SubjectChange: data.SubjectChange{SubjectTable: of, SubjectID: id, Day: s.app.Today(), Kind: kind}, Along: true}
	fields := append(s.changeKindFields(can), s.changedFields(of, id)...)
	return s.askHappening("变更 · "+name, append(fields, kit.Live(s.stillPointing)), h, nil, func(h *happening) error {
		switch {
		case h.Kind == data.SubjectRenamed:
			return s.app.Rename(&h.SubjectChange, h.Name)
		case along(h) && h.Along:
			return s.app.MergeWithDeputies(&h.SubjectChange)
		}
		return s.app.SaveSubjectChange(&h.SubjectChange)
	})
}

// along reports whether deputies belong to what is merged, so that they may go along.
func along(h *happening) bool {
	return h.ID == "" && h.Kind == data.SubjectMerged && (h.SubjectTable == data.KindGroup || h.SubjectTable == data.KindStation)
}

// askCorrected asks how a change was in truth: its day and words, or that it did not happen.
func (s *Shell) askCorrected(of data.Kind, r app.SubjectChangeRow) *kit.Form[*happening] {
	h := &happening{SubjectChange: r.SubjectChange}
	remove := func(close func()) {
		text := "删除后就当这次" + string(r.Kind) + "没有发生过。"
		if r.Kind == data.SubjectRenamed {
			text = "删除后就当没有改过名，名称是“" + r.Former + "”。"
		}
		kit.AskDanger(s.window, "删除变更", text+"可以用 Ctrl+Z 撤销。", kit.WordDelete, func() {
			if err := s.app.DeleteSubjectChange(&h.SubjectChange); err != nil {
				s.Failed("删除变更", err)
				return
			}
			close()
		})
	}
	return s.askHappening("更正 · "+r.Words, s.changedFields(of, r.SubjectID), h, remove, func(h *happening) error {
		return s.app.SaveSubjectChange(&h.SubjectChange)
	})
}

// askHappening is the dialog of a change, new or to be corrected; remove takes one out that did not happen, nil for a new one.
func (s *Shell) askHappening(title string, fields []kit.Field[*happening], h *happening, remove func(close func()),
	save func(*happening) error) *kit.Form[*happening] {
	form := kit.NewForm(s, fields, (*happening).validate)
	form.Set(h)
	hold := form.InDialog(520)
	kit.Dialog(s.window, title, 560, hold, func(close func()) []fyne.CanvasObject {
		buttons := []fyne.CanvasObject{kit.GiveUp(s.window, form.Dirty, close)}
		if remove != nil {
			buttons = append(buttons, kit.Button("删除这次变更", func() { remove(close) }))
		}
		return append(buttons, kit.Primary(kit.WordSave, func() {
			if !form.Ready() {
				return
			}
			err := save(form.Value)
			if faults, is := err.(data.Invalid); is {
				form.Refuse(faults)
				return
			}
			if err != nil {
				s.Failed("登记变更", err)
				return
			}
			close()
		}))
	})
	form.FocusOn("kind")
	return form
}

func (s *Shell) changeKindFields(can []data.SubjectChangeKind) []kit.Field[*happening] {
	return []kit.Field[*happening]{
		kit.OneOf("kind", "变更", can, func(h *happening) *data.SubjectChangeKind { return &h.Kind }).Required()}
}

// changedFields are those of a change of a record but for its kind.
func (s *Shell) changedFields(of data.Kind, id string) []kit.Field[*happening] {
	is := func(kind data.SubjectChangeKind) func(*happening) bool {
		return func(h *happening) bool { return h.Kind == kind }
	}
	renamed := func(fresh bool) func(*happening) bool {
		return func(h *happening) bool { return h.Kind == data.SubjectRenamed && (h.ID == "") == fresh }
	}
	return []kit.Field[*happening]{
		kit.Day("day", "从哪天起", s.app.Today, func(h *happening) *string { return &h.Day }).Required(),
		kit.Text("name", "新名称", func(h *happening) *string { return &h.Name }).Required().If(renamed(true)),
		kit.Text("former", "改名以前的名称", func(h *happening) *string { return &h.Former }).Required().If(renamed(false)),
		kit.Ref("successor", "并入哪一个", s.successors(of, id),
			func(h *happening) *string { return &h.SuccessorID }).Required().If(is(data.SubjectMerged)),
		kit.Yes("along", "它的代表从这天起一并转入", func(h *happening) *bool { return &h.Along }).If(along),
		kit.Text("reason", "原因", func(h *happening) *string { return &h.Reason }).Full(),
		kit.Text("document", "依据文件", func(h *happening) *string { return &h.Document }).Full(),
	}
}

// successors offers what a record can be merged into: the others of its kind.
func (s *Shell) successors(of data.Kind, id string) kit.Options {
	o := map[data.Kind]kit.Options{data.KindVillage: s.villageOptions(), data.KindStation: s.stationOptions(),
		data.KindHandler: s.handlerOptions(), data.KindEnterprise: s.enterpriseOptions(), data.KindGroup: s.anyGroup()}[of]
	list := o.List
	o.List = func() ([]kit.Option, error) {
		all, err := list()
		return slices.DeleteFunc(all, func(one kit.Option) bool { return one.ID == id }), err
	}
	return o
}

// stillPointing says what still points at a record that is about to end.
func (s *Shell) stillPointing(h *happening) string {
	if !h.Kind.Ends() || !days.Is(h.Day) {
		return ""
	}
	left, err := s.app.StillPointing(h.SubjectTable, h.SubjectID, h.Day)
	if err != nil {
		return ""
	}
	text := "以前的记录和统计都不动；从这天起不再供选择。"
	if len(left) > 0 {
		text += "现在还挂着：" + strings.Join(left, "、") + "。"
	}
	return text
}

// closeInstead is 停用 of a record that has not ended.
func (s *Shell) closeInstead(of data.Kind, id, name string) []kit.RecordAct {
	if there, err := s.app.Exists(id, days.Last); err != nil || !there {
		return nil
	}
	return []kit.RecordAct{{Label: "停用…", Do: func() { s.askChanged(of, id, name, data.SubjectClosed) }}}
}

// offerInstead says why a record can't be deleted, and offers what can be done instead: acts, and 合并 where two may be one.
func (s *Shell) offerInstead(of data.Kind, id string, why error, acts ...kit.RecordAct) {
	if slices.Contains(data.MergedKinds, of) {
		acts = append(acts, kit.RecordAct{Label: "合并到…", Do: func() { s.askMergeInto(of, id) }})
	}
	if len(acts) == 0 || !data.Is(why, data.InUse) {
		s.Failed("删除", why)
		return
	}
	kit.Dialog(s.window, "不能删除", 520, kit.Prose(why.Error()), func(close func()) []fyne.CanvasObject {
		buttons := []fyne.CanvasObject{kit.Safe(kit.WordCancel, close)}
		for i, act := range slices.Backward(acts) {
			button := kit.Button(act.Label, func() { close(); act.Do() })
			if i == 0 {
				button.Importance = kit.Leading
			}
			buttons = append(buttons, button)
		}
		return buttons
	})
}
