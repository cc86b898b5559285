package views

import (
	"fyne.io/fyne/v2"

	"liujin/app"
	"liujin/data"
	"liujin/views/kit"
)

func (s *Shell) mandateFields() []kit.Field[*data.Mandate] {
	return []kit.Field[*data.Mandate]{
		kit.OneOf("level", "层级", data.Levels, func(m *data.Mandate) *data.Level { return &m.Level }).Required(),
		kit.Ref("term", "届次", s.termOptions(), func(m *data.Mandate) *string { return &m.TermID }),
		kit.Ref("constituency", "选区", s.constituencyOptions(), func(m *data.Mandate) *string { return &m.ConstituencyID }),
		kit.Text("elected_by", "选举单位", func(m *data.Mandate) *string { return &m.ElectedBy }),
		kit.Text("certificate", "代表证号", func(m *data.Mandate) *string { return &m.Certificate }),
		kit.OneOf("election", "产生方式", data.Elections, func(m *data.Mandate) *data.Election { return &m.Election }).Required(),
		kit.Day("starts", "起始日期", s.app.Today, func(m *data.Mandate) *string { return &m.Starts }).Hinted("空着随届次"),
		kit.Rows("changes", "职务变动", func(m *data.Mandate) *[]data.MandateChange { return &m.Changes },
			kit.Child[*data.Mandate, data.MandateChange]{More: "记一次变动", Folded: true, Fields: s.changeFields(),
				Fresh: func(*data.Mandate) data.MandateChange { return data.MandateChange{Day: s.app.Today()} }}),
	}
}

func (s *Shell) changeFields() []kit.Field[*data.MandateChange] {
	return append(s.askedChange(data.MandateChangeKinds),
		kit.Yes("unsure", "日期待核", func(c *data.MandateChange) *bool { return &c.Unsure }))
}

func (s *Shell) newMandate(*data.Deputy) data.Mandate {
	m, err := s.app.NewMandate()
	s.try("读取届次", err)
	return m
}

// changeActs is the footer's button for what happens to a deputy's seat; none where all are over.
func (s *Shell) changeActs(p *data.Deputy) []kit.RecordAct {
	var open []app.Picked
	kinds := map[string][]data.MandateChangeKind{}
	for i := range p.Mandates {
		m := &p.Mandates[i]
		can, err := s.app.Changes(m, s.app.Today())
		s.try("读取届次", err)
		if m.ID != "" && len(can) > 0 {
			open, kinds[m.ID] = append(open, app.Picked{ID: m.ID, Name: string(m.Level) + "人大代表"}), can
		}
	}
	if len(open) == 0 {
		return nil
	}
	id, name := p.ID, s.called(p)
	return []kit.RecordAct{{Label: "职务变动…", Do: func() { s.askChange(id, name, open, kinds) }}}
}

// askChange asks what happened to which of a deputy's seats, and since when.
func (s *Shell) askChange(deputyID, name string, open []app.Picked, kinds map[string][]data.MandateChangeKind) {
	c := data.MandateChange{MandateID: open[0].ID, Day: s.app.Today()}
	can := kinds[c.MandateID]
	if len(open) > 1 { // what can't happen to the one that is chosen is said when it is saved
		can = data.MandateChangeKinds
	}
	fields := s.askedChange(can)
	if len(open) > 1 {
		seat := kit.Ref("mandate", "哪一项职务", pickable("职务", func() ([]app.Picked, error) { return open, nil }),
			func(c *data.MandateChange) *string { return &c.MandateID }).Full()
		fields = append([]kit.Field[*data.MandateChange]{seat}, fields...)
	}
	form := kit.NewForm(s, fields, (*data.MandateChange).Validate)
	form.Set(&c)
	hold := form.InDialog(500)
	kit.Dialog(s.window, "职务变动 · "+name, 540, hold, func(close func()) []fyne.CanvasObject {
		return []fyne.CanvasObject{kit.GiveUp(s.window, form.Dirty, close), kit.Primary(kit.WordSave, func() {
			if !form.Ready() {
				return
			}
			if err := s.app.ChangeMandate(deputyID, *form.Value); err != nil {
				s.Failed("登记职务变动", err)
				return
			}
			close()
		})}
	})
	form.FocusOn("kind")
}

// askedChange are the fields of what happened to a seat, where it is one of some kinds.
func (s *Shell) askedChange(kinds []data.MandateChangeKind) []kit.Field[*data.MandateChange] {
	return []kit.Field[*data.MandateChange]{
		kit.OneOf("kind", "变动", kinds, func(c *data.MandateChange) *data.MandateChangeKind { return &c.Kind }).Required(),
		kit.Day("day", "从哪天起", s.app.Today, func(c *data.MandateChange) *string { return &c.Day }).Required(),
		kit.Text("reason", "原因", func(c *data.MandateChange) *string { return &c.Reason }).Hinted("如：调离本镇"),
		kit.Text("document", "依据文件", func(c *data.MandateChange) *string { return &c.Document }),
	}
}
