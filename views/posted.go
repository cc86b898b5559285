package views

import (
	"liujin/app/paperwork"
	"liujin/views/kit"
)

// posting is what 办理情况公示 is asked for: days, and a station or all.
type posting struct {
	Days    span
	Station string
}

// Validate checks its days.
func (p *posting) Validate() error { return p.Days.Validate() }

func (s *Shell) postingFields() []kit.Field[*posting] {
	return []kit.Field[*posting]{
		kit.Day("from", "从", s.app.Today, func(p *posting) *string { return &p.Days.From }).Required(),
		kit.Day("to", "到", s.app.Today, func(p *posting) *string { return &p.Days.To }).Required(),
		kit.Ref("station", "家站点", pickable("家站点", s.app.PickStations), func(p *posting) *string { return &p.Station }).Full().
			Hinted("空着就是全部意见"),
		kit.Note(func(*posting) string {
			return "反映人的姓名和电话不印。内容和答复里另外写到的人名，请在预览里看一遍再贴。"
		}),
	}
}

// askPosted asks for the days and the station of 办理情况公示: the desk's, of one station or, "", of all.
func (s *Shell) askPosted(station string) {
	const title = "意见建议办理情况公示"
	desk, err := s.deskSpan()
	if err != nil {
		s.Failed(title, err)
		return
	}
	form := kit.NewForm(s, s.postingFields(), (*posting).Validate)
	form.Set(&posting{Days: span{desk.From, desk.To}, Station: station})
	s.askForm(title, "预览", form, func() bool {
		if !form.Ready() {
			return false
		}
		o := paperwork.Order{From: form.Value.Days.From, To: form.Value.Days.To}
		if id := form.Value.Station; id != "" {
			names, err := s.app.StationNames(s.app.Today())
			if err != nil {
				s.Failed(title, err)
				return false
			}
			o.Station = names[id]
		}
		s.look(s.named(title, "opinion-posted", o))
		return true
	})
	form.FocusOn("from")
}
