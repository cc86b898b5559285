package views

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/app"
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

func (s *Shell) sinceFields() []kit.Field[*sinceDay] {
	return []kit.Field[*sinceDay]{kit.Day("day", "从哪天起", s.app.Today, func(d *sinceDay) *string { return &d.Day }).Required().Full()}
}

// askSince asks of what was typed over whether it is otherwise from a day on (变动: what was stays true of the days before), or was wrong
// all along (更正).
func (s *Shell) askSince(what string, change func(day string), correct func()) {
	form := kit.NewForm(s, s.sinceFields(), (*sinceDay).validate)
	form.Set(&sinceDay{Day: s.app.Today()})
	text := kit.Prose("改了" + what + "。从某天起变动的，以前的照旧留在以前的统计和材料里；原来就写错了的，以前的一并改正。")
	body := container.NewVBox(text, container.NewGridWrap(fyne.NewSize(500, kit.Scaled(104)), form.Object()))
	kit.Dialog(s.window, "是变动，还是更正？", 540, body, func(close func()) []fyne.CanvasObject {
		return []fyne.CanvasObject{kit.GiveUp(s.window, form.Dirty, close),
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

// askDated asks about what is dated of a deputy and was typed over, before it is saved.
func (s *Shell) askDated(p *data.Deputy, save func()) {
	what, err := s.app.DatedIn(p)
	s.askTyped(strings.Join(what, "、"), len(what) > 0, err, func(day string) error { return s.app.Since(p, day) }, save, save)
}

// askMembers asks about a station's deputies that came or went, before it is saved.
func (s *Shell) askMembers(p *data.Station, save func()) {
	changed, err := s.app.MembersChanged(p)
	s.askTyped("进站代表", changed, err, func(day string) error { return s.app.StationSince(p, day) }, save, save)
}

// askTyped asks about what was typed over, if it was, and saves: dated, or corrected.
func (s *Shell) askTyped(what string, changed bool, err error, date func(day string) error, save, correct func()) {
	if err != nil || !changed {
		save() // which tells what failed
		return
	}
	s.askSince(what, func(day string) {
		if err := date(day); err != nil {
			s.Failed("登记变动", err)
			return
		}
		save()
	}, correct)
}

// belong puts several deputies into what is picked, from a day on where one of them belonged elsewhere.
func (s *Shell) belong(noun string, options kit.Options, ids []string, belongs func([]string, app.Picked) (bool, error),
	do func([]string, app.Picked, string) error) {
	s.pickOne(fmt.Sprintf("编入%s（%d 条）", noun, len(ids)), options, func(p app.Picked) {
		write := func(since string) { s.try("编入"+noun, do(ids, p, since)) }
		if dated, err := belongs(ids, p); err != nil || !dated {
			write("")
			return
		}
		s.askSince(noun, write, func() { write("") })
	})
}

// markLeaders marks deputies as 领导干部 or takes the mark away, from a day on or as a correction.
func (s *Shell) markLeaders(ids []string, on bool) {
	write := func(since string) { s.try("领导干部标记", s.app.MarkLeaders(ids, on, since)) }
	s.askSince("领导干部标记", write, func() { write("") })
}

// askRoute asks about an opinion's route that was typed over.
func (s *Shell) askRoute(m *data.Opinion, save func()) {
	changed, err := s.matters.RouteChanged(m)
	s.askTyped("办理方式", changed, err, func(day string) error { return s.matters.RouteSince(m, day) }, save, func() {
		m.Corrected = true
		save()
	})
}

// askStage asks about a project's stage that was typed over.
func (s *Shell) askStage(w *data.Project, save func()) {
	changed, err := s.matters.StageChanged(w)
	s.askTyped("阶段", changed, err, func(day string) error { return s.matters.StageSince(w, day) }, save, save)
}
