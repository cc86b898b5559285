package papers

import (
	"fmt"
	"strings"

	"liujin/app/days"
	"liujin/app/figures"
	"liujin/app/print"
)

// ReportResult is 述职评议结果 of a session in which deputies reported to voters, for the station's wall and the chat.
type ReportResult struct {
	Day, Place string
	Voters     int
	People     []ReportRated
}

// ReportRated is how a deputy's report was rated; Name is 述职代表 together where nobody told them apart.
type ReportRated struct {
	Name, Seat       string
	Fine, Fair, Poor int
}

// rated is how many rated the report.
func (r *ReportRated) rated() int { return r.Fine + r.Fair + r.Poor }

// rate is 满意和基本满意率 with what it is of.
func (r *ReportRated) rate() string { return figures.Rate(r.Fine+r.Fair, r.rated()) }

// opening says when, where and before whom it was.
func (r *ReportResult) opening(unit string) string {
	at := ""
	if r.Place != "" {
		at = "在" + r.Place
	}
	return fmt.Sprintf("%s，%s%s组织 %d 名代表向选民报告履职情况，选民 %d 人次参加并现场评议。", days.Long(r.Day), unit, at, r.reported(), r.Voters)
}

// reported is how many deputies reported.
func (r *ReportResult) reported() (n int) {
	for i := range r.People {
		if r.People[i].Name != together {
			n++
		}
	}
	return n
}

// together stands for all who reported, where the votes of each are not told.
const together = "述职代表合计"

// Together is how the votes of several deputies together stand among the people.
func Together(fine, fair, poor int) ReportRated {
	return ReportRated{Name: together, Fine: fine, Fair: fair, Poor: poor}
}

// Paper is the result as it is posted.
func (r *ReportResult) Paper(h Head) *print.Document {
	t := &print.Table{Size: print.Size4, Pad: 1.8, Head: heads("代表", "选区（选举单位）", "满意", "基本满意", "不满意", "满意和基本满意率"),
		Columns: []print.Column{{Width: 26}, {Width: 40, Align: print.Left}, {Width: 13}, {Width: 13}, {Width: 19}, {Width: 45}}}
	for i := range r.People {
		p := &r.People[i]
		row := print.Row{Cells: []print.Cell{{Text: Spaced(p.Name)}, {Text: p.Seat}}}
		for _, n := range []int{p.Fine, p.Fair, p.Poor} {
			text := ""
			if p.rated() > 0 {
				text = fmt.Sprint(n)
			}
			row.Cells = append(row.Cells, print.Cell{Text: text})
		}
		last := "—"
		if p.rated() > 0 {
			last = p.rate()
		}
		row.Cells = append(row.Cells, print.Cell{Text: last})
		t.Rows = append(t.Rows, row)
	}
	d := h.document("述职评议结果-"+r.Day, print.PaperTitle{Text: "关于代表述职评议结果的公告"}, print.Body(r.opening(h.Unit)+"现将评议结果公布如下："),
		print.Gap(0.3), t, print.Issued{Issuer: h.Unit, Date: days.Long(h.Day), Seal: true})
	return d
}

// Text is the result as a unit pastes it into a chat group.
func (r *ReportResult) Text(short string) string {
	lines := []string{"【述职评议结果】", r.opening(short)}
	for i := range r.People {
		p := &r.People[i]
		if p.rated() == 0 {
			continue
		}
		lines = append(lines, fmt.Sprintf("%s：满意 %d 票，基本满意 %d 票，不满意 %d 票，满意和基本满意率 %s。", p.Name, p.Fine, p.Fair, p.Poor, p.rate()))
	}
	return strings.Join(lines, "\n")
}
