package views

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"liujin/app"
	"liujin/app/paperwork"
	"liujin/data"
	"liujin/views/kit"
)

// ballotGrid is where the votes of a session are typed, a row a deputy who reported, with the rate of each.
func (s *Shell) ballotGrid() kit.Field[*data.Outreach] {
	g := kit.Grid[*data.Outreach]{Corner: "代表",
		Rows: func(o *data.Outreach) (rows []kit.GridRow) {
			ids := o.Balloted()
			if len(ids) == 0 || o.Fields.Kind != data.VoterReport {
				return nil
			}
			names, err := s.app.DeputyNames(s.app.Today())
			s.try("读取代表", err)
			for _, id := range ids {
				row := kit.GridRow{Key: id, Name: names[id]}
				if id == "" {
					row.Name = "未分到人"
				}
				rows = append(rows, row)
			}
			return rows
		},
		At: func(o *data.Outreach, id string, column int) int {
			b := o.BallotOf(id)
			return *b.Votes(column)
		},
		Put: func(o *data.Outreach, id string, column, n int) {
			b := o.BallotOf(id)
			*b.Votes(column) = n
			o.SetBallot(b)
		},
		Beside: &kit.GridBeside[*data.Outreach]{Head: "满意和基本满意率", Text: func(o *data.Outreach, id string) string {
			b := o.BallotOf(id)
			return app.RatedShort(&b)
		}}}
	for _, rating := range data.Ratings {
		g.Heads = append(g.Heads, string(rating))
	}
	return g.Field("ballots", "述职评议票数").Hinted("可连着输，可粘贴")
}

// reporterTicks are who of several at a session reports: as it is proposed until somebody says otherwise.
func (s *Shell) reporterTicks() kit.Field[*data.Outreach] {
	rows := func(o *data.Outreach) (rows []kit.GridRow) {
		if !several(o) {
			return nil
		}
		called, err := s.app.DeputyNames(s.app.Today())
		s.try("读取代表", err)
		for _, id := range o.Came() {
			rows = append(rows, kit.GridRow{Key: id, Name: called[id]})
		}
		return rows
	}
	return kit.TicksOf("reporters", "述职代表", rows, func(o *data.Outreach) []string { return o.Reporters(s.owes(o)) },
		func(o *data.Outreach, id string, reports bool) { o.SetReporter(id, reports, s.owes(o)) }).Hinted("没有勾的算列席")
}

// several reports whether deputies report of whom it must be said who does: one who is there alone is it.
func several(o *data.Outreach) bool { return o.Fields.Kind == data.VoterReport && len(o.Came()) > 1 }

// owes is who of those at a session owes a report.
func (s *Shell) owes(o *data.Outreach) func(deputyID string) bool {
	asked, err := s.desk.Asked(o)
	s.try("读取述职情况", err)
	return asked
}

// saveOutreach saves a visit among voters; of a session it keeps who reported, as the form showed it.
func (s *Shell) saveOutreach(o *data.Outreach) error {
	o.SayWhoReports(s.owes(o))
	return s.app.SaveOutreach(o)
}

// whoReports says why those who take part are not all taken for reporting.
func (s *Shell) whoReports(o *data.Outreach) string {
	reporters := o.Reporters(s.owes(o))
	var along, bare []string
	called, err := s.app.DeputyNames(s.app.Today())
	s.try("读取代表", err)
	for _, id := range o.Came() {
		switch b := o.BallotOf(id); {
		case !slices.Contains(reporters, id):
			along = append(along, called[id])
		case b.Rated() == 0:
			bare = append(bare, called[id])
		}
	}
	said := ""
	if len(along) > 0 {
		said = strings.Join(along, "、") + "算列席，不算述职。"
	}
	if len(bare) > 0 && len(bare) < len(reporters) {
		said += strings.Join(bare, "、") + "没有填票数，勾着的仍算述职。"
	}
	return said
}

// resultActs tell how the reports of a session were rated, beside what is done with any activity.
func (s *Shell) resultActs(o *data.Outreach) []kit.RecordAct {
	if len(o.Ballots) == 0 {
		return nil
	}
	id := o.ID
	return []kit.RecordAct{{Label: "评议结果…", Do: func() { s.askReportResult(id) }}}
}

// askReportResult shows the result of a session, to copy or to print.
func (s *Shell) askReportResult(id string) {
	text, err := s.paperwork.ReportResultText(id)
	if err != nil {
		s.Failed("评议结果", err)
		return
	}
	s.askText("评议结果", text, "结果已复制，可以粘贴到微信群。", kit.RecordAct{Label: "打印公告", Do: func() {
		s.look(s.named("述职评议结果", "report-result", paperwork.Of(id)))
	}})
}

// askText shows a text for the group, to copy or to do something else about.
func (s *Shell) askText(title, text, copied string, acts ...kit.RecordAct) {
	scroll := container.NewVScroll(kit.Prose(text))
	scroll.SetMinSize(fyne.NewSize(540, min(300, s.window.Canvas().Size().Height-300)))
	kit.Dialog(s.window, title, 620, scroll, func(close func()) []fyne.CanvasObject {
		all := []fyne.CanvasObject{kit.Button(kit.WordClose, close)}
		for _, act := range acts {
			all = append(all, kit.Button(act.Label, func() {
				close()
				act.Do()
			}))
		}
		return append(all, kit.Primary("复制文本", func() {
			fyne.CurrentApp().Clipboard().SetContent(text)
			close()
			s.Done(copied)
		}))
	})
}

// resultPapers are those of the session in the form.
func (s *Shell) resultPapers(opened string) []kit.Paper {
	if o, err := s.app.Outreach(opened); err != nil || len(o.Ballots) == 0 { // of a new one there is nothing to be read
		return nil
	}
	return []kit.Paper{s.named("述职评议结果（打开的这次述职）", "report-result", paperwork.Of(opened))}
}

// reportBack opens a session in which deputies report to voters: for a coming day it is planned, for today it is recorded.
func (s *Shell) reportBack(ids []string) {
	o, err := s.desk.NewReportBack(ids)
	if err != nil {
		s.Failed("述职", err)
		return
	}
	from := s.current
	e, ok := s.Go(screenOf(data.KindOutreach)).Edit.(*kit.Editor[*data.OutreachRow, *data.Outreach])
	if !ok {
		return
	}
	e.Start(&o)
	switch {
	case len(ids) == 0:
		e.Form().FocusOn("deputies")
	case o.Fields.ConstituencyID == "" && o.Fields.ElectedBy == "": // of several: they report in one place
		e.Form().FocusOn("place")
	default:
		e.Form().FocusOn("voters")
	}
	if from == s.current {
		return
	}
	s.wayBackTo(&wayBack{entryOf(from).title, func() { s.Go(from) }})
}
