package views

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/app"
	"liujin/app/reports"
	"liujin/data"
	"liujin/views/kit"
)

// fields are those of a report: what was written, who or what is not known yet, and the record that it becomes.
func (p *reportScreen) fields() []kit.Field[*data.Report] {
	s := p.shell
	return []kit.Field[*data.Report]{
		p.textField(),
		p.strangersField(),
		p.unknownField(),
		kit.Live(p.becomes),
		walkField(),
		kit.Day("day", "日期", s.app.Today, func(r *data.Report) *string { return &r.Day }).Required(),
		kit.RefsOf("deputies", "代表", s.deputyAndGroupOptions(), func(r *data.Report) *[]data.ReportDeputy { return &r.Deputies },
			func(d *data.ReportDeputy) *string { return &d.DeputyID }).Required(),
		kit.Ref("subject", "走进哪里", s.subjectOptions(), func(r *data.Report) *string { return &r.SubjectID }),
		kit.Text("place", "地点（没有另写的空着）", func(r *data.Report) *string { return &r.Place }),
		kit.Text("topic", "主题", func(r *data.Report) *string { return &r.Topic }).If(func(r *data.Report) bool {
			return r.WalkIn == data.WalkVillage || r.WalkIn == data.WalkTraining
		}),
		kit.Area("content", "做了什么", 3, func(r *data.Report) *string { return &r.Content }),
		kit.Area("asked", "反映的意见（一行一件，各自编号）", 2, func(r *data.Report) *string { return &r.Asked }),
		kit.Text("reporter", "反映人", func(r *data.Report) *string { return &r.Reporter }),
		kit.Number("reached", "人次（选民、听众）", func(r *data.Report) *int { return &r.Reached }),
		photoField("照片（拖入即可）", s, func(r *data.Report) *[]data.Attachment { return &r.Photos }),
	}
}

// subjectOptions picks what a walk-in was about, of whatever kind.
func (s *Shell) subjectOptions() kit.Options {
	o := pickable("村居、企业、站点、项目或选区", s.reports.PickSubjects)
	o.Create = s.makePlace
	return o
}

// makePlace makes a village, a station or an enterprise of a name, as the name says which.
func (s *Shell) makePlace(name string, made func(kit.Option)) {
	switch reports.PlaceKind(name) {
	case data.KindVillage:
		s.villageOptions().Create(name, made)
	case data.KindStation:
		s.stationOptions().Create(name, made)
	default:
		s.enterpriseOptions().Create(name, made)
	}
}

// strangersField settles whom a name means that is not known for sure.
func (p *reportScreen) strangersField() kit.Field[*data.Report] {
	open := func(r *data.Report) bool { return r.Strangers != "" }
	return p.asks("strangers", open, func(f *kit.Form[*data.Report], box *fyne.Container) {
		all, err := p.shell.reports.Strangers(f.Value)
		if err != nil {
			p.shell.Failed("核对代表", err)
			return
		}
		for _, one := range all {
			line := kit.Flow()
			settle := func(id string) func() {
				return func() {
					p.shell.reports.Known(f.Value, one.Name, id)
					p.settle(f, "strangers")
				}
			}
			for _, fit := range one.Fits {
				line.Add(kit.Button(strings.TrimSpace(fit.Name+" "+app.Shortened(fit.Detail, 14)), settle(fit.ID)))
			}
			line.Add(kit.Button("不是代表", settle("")))
			box.Add(kit.Warning("“" + one.Name + "”是哪位代表？不在下面的，请在“代表”里选，再点“不是代表”。"))
			box.Add(line)
		}
	})
}

// unknownField settles a place that the ledger has not got: it is another name of one, or a new one.
func (p *reportScreen) unknownField() kit.Field[*data.Report] {
	return p.asks("unknown", p.shell.reports.UnknownPlace, func(f *kit.Form[*data.Report], box *fyne.Container) {
		near, err := p.shell.reports.NearPlaces(f.Value)
		if err != nil {
			p.shell.Failed("核对地点", err)
			return
		}
		name := f.Value.Place
		take := func(o kit.Option) {
			f.Value.SubjectID, f.Value.Place = o.ID, ""
			p.settle(f, "subject")
		}
		line := kit.Flow()
		for _, one := range near {
			line.Add(kit.Button("就是"+one.Name, func() { take(kit.Option{ID: one.ID, Name: one.Name}) }))
		}
		if reports.MakesPlace(f.Value) {
			line.Add(kit.Button("新建“"+app.Shortened(name, 16)+"”", func() { p.shell.makePlace(name, take) }))
		}
		box.Add(kit.Warning("台账里没有“" + name + "”，是下面的一处，或者另选："))
		box.Add(line)
	})
}

// asks is a field that stands there while something is open, with buttons that settle it.
func (p *reportScreen) asks(name string, open func(*data.Report) bool, draw func(*kit.Form[*data.Report], *fyne.Container),
) kit.Field[*data.Report] {
	return kit.Custom(name, "", func(f *kit.Form[*data.Report]) kit.Control {
		box := container.NewVBox()
		show := func() {
			box.Objects = nil
			if f.Value.Waits() && open(f.Value) {
				draw(f, box)
			}
			box.Hidden = len(box.Objects) == 0
			box.Refresh()
		}
		return kit.Control{Object: box, Show: show, Point: func() bool { return focusButton(p.shell, box) }}
	})
}

// focusButton gives the keys to the first button in a box.
func focusButton(s *Shell, box *fyne.Container) bool {
	for _, o := range box.Objects {
		line, ok := o.(*fyne.Container)
		if !ok || len(line.Objects) == 0 {
			continue
		}
		if b, ok := line.Objects[0].(*kit.Press); ok {
			s.window.Canvas().Focus(b)
			return true
		}
	}
	return false
}
