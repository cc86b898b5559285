package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/data"
	"liujin/views/kit"
)

// sinceDay is what the question asks for: the day from which something is otherwise.
type sinceDay struct{ Day string }

func (d *sinceDay) validate() error {
	if d.Day == "" {
		return data.Invalid{"day": "请填从哪天起变动；原来就写错的，点“原来写错，更正”"}
	}
	return nil
}

// askSince asks of what was typed over whether it is otherwise from a day on (变动: what was stays true of the days before), or was wrong
// all along (更正).
func (s *Shell) askSince(what string, change func(day string), correct func()) {
	form := kit.NewForm(s, []kit.Field[*sinceDay]{
		kit.Day("day", "从哪天起", s.app.Today, func(d *sinceDay) *string { return &d.Day }).Required().Full(),
	}, (*sinceDay).validate)
	form.Set(&sinceDay{Day: s.app.Today()})
	text := kit.Prose("改了" + what + "。从某天起变动的，以前的照旧留在以前的统计和材料里；原来就写错了的，以前的一并改正。")
	body := container.NewVBox(text, container.NewGridWrap(fyne.NewSize(500, kit.Scaled(84)), form.Object()))
	kit.Dialog(s.window, "是变动，还是更正？", 540, body, func(close func()) []fyne.CanvasObject {
		return []fyne.CanvasObject{kit.Button(kit.WordCancel, close),
			kit.Button("原来写错，更正", func() { close(); correct() }),
			kit.Primary("从这天起变动", func() {
				if form.Ready() {
					close()
					change(form.Value.Day)
				}
			})}
	})
	form.FocusOn("day")
}
