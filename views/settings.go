package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/data"
	"liujin/views/kit"
)

// settings is the screen 设置与备份.
func settings(s *Shell) *Screen {
	v := &settingsView{shell: s, form: kit.NewForm(s, s.officeFields(), (*data.Office).Validate)}
	v.form.Changed = func() {}
	save := kit.Primary(kit.WordSave, func() { v.SaveNow(false) })
	look := container.NewVBox(kit.Heading("显示"), v.look())
	left := kit.Card(container.NewBorder(kit.Inset(6, kit.Heading("本单位")), kit.Inset(8, container.NewHBox(save)), nil, nil, v.form.Object()))
	right := kit.Card(container.NewVScroll(kit.Inset(12, container.NewVBox(look))))
	return &Screen{Content: page("设置与备份", kit.Halves(0.45, left, right)), Reload: v.reload, Edit: v}
}

type settingsView struct {
	shell *Shell
	form  *kit.Form[data.Office]
}

func (v *settingsView) reload() {
	own, err := v.shell.app.OwnOffice()
	if err != nil {
		v.shell.Failed("读取单位", err)
		return
	}
	if !v.form.Dirty() || v.form.Value.ID == "" {
		v.form.Set(own)
	}
}

func (s *Shell) officeFields() []kit.Field[data.Office] {
	return []kit.Field[data.Office]{
		kit.Text("name", "单位名称", func(o *data.Office) *string { return &o.Name }).Required().Full(),
		kit.OneOf("level", "单位层级", data.OfficeLevels, func(o *data.Office) *string { return &o.Level }).Required(),
		kit.Text("code", "行政区划代码", func(o *data.Office) *string { return &o.Code }),
		kit.Text("short", "简称", func(o *data.Office) *string { return &o.Short }),
		kit.Text("secretary", "人大秘书", func(o *data.Office) *string { return &o.Secretary }),
		kit.Text("phone", "联系电话", func(o *data.Office) *string { return &o.Phone }),
	}
}

// look chooses large text and the dark look.
func (v *settingsView) look() fyne.CanvasObject {
	now := v.shell.prefs.Theme()
	large := kit.NewTick(v.shell, "大字（125%）", func(on bool) {
		t := v.shell.prefs.Theme()
		t.Large = on
		v.shell.prefs.SetTheme(t)
	})
	dark := kit.NewTick(v.shell, "深色", func(on bool) {
		t := v.shell.prefs.Theme()
		t.Dark = on
		v.shell.prefs.SetTheme(t)
	})
	large.Checked, dark.Checked = now.Large, now.Dark
	return container.NewHBox(large, dark)
}

// Add, Show and the rest answer the window's keys: only saving means something here.
func (v *settingsView) Add()               {}
func (v *settingsView) Show(string)        {}
func (v *settingsView) Has(string) bool    { return false }
func (v *settingsView) FocusFilter()       {}
func (v *settingsView) KeepDraft()         {}
func (v *settingsView) OpenDraft(string)   {}
func (v *settingsView) Dirty() bool        { return v.form.Dirty() }
func (v *settingsView) Drop([]string) bool { return false }

// SaveNow saves the unit.
func (v *settingsView) SaveNow(bool) {
	if !v.form.Ready() {
		return
	}
	own := kit.Clone(v.form.Value)
	own.Own = true
	if err := v.shell.app.SaveOffice(&own); err != nil {
		v.shell.Failed("保存单位", err)
		return
	}
	v.form.Set(own)
}
