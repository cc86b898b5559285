package matters

import (
	"cmp"

	"liujin/app"
	"liujin/app/intake"
	"liujin/app/papers"
	"liujin/data"
)

// Posted is what a station's wall is told of the opinions of some days, as of the last of them: those registered in them, and older ones
// that were not done with before; a lead (招商线索) is the office's own matter. station keeps those that were taken at one, by its name;
// "" all. ids are those of the lines.
func (a *Book) Posted(from, to, station string) (p *papers.Posted, ids []string, err error) {
	var named map[string]bool
	if station != "" {
		if named, err = a.StationsNamed(station, to); err != nil {
			return nil, nil, err
		}
	}
	day := a.AsOf(to)
	rows, err := a.OpinionsOn(day)
	if err != nil {
		return nil, nil, err
	}
	at, err := a.stationsOf(day)
	if err != nil {
		return nil, nil, err
	}
	steps, err := a.DB().OpinionSteps()
	if err != nil {
		return nil, nil, err
	}
	p = &papers.Posted{From: from, To: to, Until: day, Station: station}
	for i := len(rows) - 1; i >= 0; i-- {
		o := &rows[i]
		older := o.Day < from
		if older && !o.Open() && o.Closed < from || named != nil && !named[at[o.ActivityID]] {
			continue
		}
		if merged := o.State == data.MatterMerged; merged || !o.Asks() {
			p.Merged += app.OneIf(!older && o.Asks())
			p.Leads += app.OneIf(!older && !merged)
			continue
		}
		p.Carried += app.OneIf(older)
		ids = append(ids, o.ID)
		answer := answerIn(steps[o.ID], day)
		if o.Route == data.RouteRefused {
			answer = o.Reason
		}
		p.Lines = append(p.Lines, papers.PostedLine{Number: o.Code(), Day: o.Day, Category: cmp.Or(o.CategoryName, string(o.Kind)),
			Text: app.Shortened(intake.Unnamed(o.Text, o.Reporter), 60), Handler: publicUnit(o), State: publicState(o),
			Answer: app.Shortened(intake.Unnamed(answer, o.Reporter), 60)})
	}
	return p, ids, nil
}

// stationsOf are the stations at which activities took place, by activity.
func (a *Book) stationsOf(day string) (map[string]string, error) {
	all, err := a.DB().AsOf(day).ServiceRows()
	at := make(map[string]string, len(all))
	for i := range all {
		at[all[i].ID] = all[i].StationID
	}
	return at, err
}

// answerIn is what was answered last up to a day.
func answerIn(steps []data.Step, day string) (text string) {
	for _, s := range data.InOrder(steps) {
		if s.Kind == data.StepAnswer && s.Day <= day {
			text = s.Text
		}
	}
	return text
}

// publicUnit is who has an opinion, or answered it.
func publicUnit(o *OpinionRow) string {
	if o.Submitted != "" {
		return Superior
	}
	return o.Handler
}

// publicState is how far an opinion is, as the public is told: who is late is the office's own matter.
func publicState(o *OpinionRow) string {
	switch {
	case !o.Open() && o.State == data.MatterClosed:
		return string(o.Route)
	case !o.Open():
		return "已办结"
	case o.State == data.MatterAnswered:
		return "已答复"
	case o.State == data.MatterRegistered && o.Route == data.RouteUp:
		return string(o.Route)
	case o.Submitted != "":
		return app.Submitted.Words()
	case o.State == data.MatterRegistered:
		return "已登记"
	}
	return "正在办理"
}
