package matters

import (
	"fmt"

	"liujin/app"
	"liujin/data"
)

// CheckOpinion checks an opinion as Check does, with the steps about it.
func (a *Book) CheckOpinion(o *data.Opinion) error { return a.checkSteps(o, o.Steps) }

// CheckProposal checks a proposal as Check does, with the steps about it.
func (a *Book) CheckProposal(p *data.Proposal) error { return a.checkSteps(p, p.Steps) }

func (a *Book) checkSteps(h app.Happening, steps []data.Step) error {
	err := a.Check(h)
	for i := range steps {
		if said := a.ToCome(steps[i].Day); said != "" {
			return app.Faulted(err, "steps", fmt.Sprintf("第 %d 步：%s", i+1, said))
		}
	}
	return err
}

// CheckProject checks a project as Check does: neither a part of it was done nor anything of it known on a day that is still to come.
func (a *Book) CheckProject(w *data.Project) error {
	err := w.Validate()
	for i := range w.Milestones {
		if said := a.ToCome(w.Milestones[i].Done); said != "" {
			err = app.Faulted(err, "milestones", fmt.Sprintf("第 %d 个节点：%s", i+1, said))
		}
	}
	for i := range w.Progress {
		if said := a.ToCome(w.Progress[i].Day); said != "" {
			err = app.Faulted(err, "progress", fmt.Sprintf("第 %d 条进度：%s", i+1, said))
		}
	}
	return err
}

// CheckTaken checks a step by the rule of its kind of matter, and that its day is not still to come.
func (a *Book) CheckTaken(s *data.Step, rule func(*data.Step) error) error {
	return app.Faulted(rule(s), "day", a.ToCome(s.Day))
}
