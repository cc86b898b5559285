package paperwork

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/desk"
	"liujin/app/papers"
	"liujin/app/print"
	"liujin/data"
)

// archiveList is 归档目录 of the year that an order ends in: what the ledger holds of it and in which list, the papers that went out, the
// files beside it, and where all that lies.
func (a *Book) archiveList(h papers.Head, o Order) ([]*print.Document, error) {
	year := o.To[:4]
	span, err := a.SpanIn(year+"-01-01", year+"-12-31")
	if err != nil {
		return nil, err
	}
	v := papers.Inventory{Title: year + " 年履职资料归档目录", Name: "归档目录-" + year, Sign: []string{"整理人", "日期"}}
	for _, part := range []func(app.Span) (papers.InventoryPart, error){a.listings.InventoryOfRecords, a.issuedOf,
		a.listings.InventoryOfFiles, a.listings.InventoryOfPlaces} {
		p, err := part(span)
		if err != nil {
			return nil, err
		}
		v.Parts = append(v.Parts, p)
	}
	return []*print.Document{v.Paper(h)}, nil
}

// issuedOf are the papers that went out in a year, in the order of days.
func (a *Book) issuedOf(s app.Span) (papers.InventoryPart, error) {
	p := papers.InventoryPart{Title: "印发和留存的文件", Head: []string{"日期", "文件", "编号", "名称", "状态", "原件"},
		Wide: []float64{26, 30, 32, 47, 17, 15}, None: "这一年没有印发文件。"}
	rows, err := a.IssuedRows()
	for i := range slices.Backward(rows) { // the newest comes first there
		r := &rows[i]
		if r.Day < s.From || s.To < r.Day {
			continue
		}
		kept := "有"
		if !r.Kept {
			kept = "无"
		}
		p.Rows = append(p.Rows, []string{r.Day, PaperTitle(r.Paper), r.Code(), r.Title, issuedState(r).Text, kept})
	}
	if n := len(p.Rows); n > 0 {
		p.Title += fmt.Sprintf("（%d 份，按印发日期）", n)
	}
	return p, err
}

// mostOpen is how many things that wait are named, so that all but the contacts fit on one page.
const mostOpen = 5

// handover is 交接单: what whoever takes the office over must know, on a sheet, with whom to call behind it.
func (a *Book) handover(h papers.Head, _ Order) ([]*print.Document, error) {
	v := papers.Inventory{Title: "履职台账交接单", Name: "交接单", Sign: []string{"移交人", "接收人", "监交人"}}
	span, err := a.SpanIn(a.Today(), days.After(a.Today(), 30))
	if err != nil {
		return nil, err
	}
	for _, part := range []func(app.Span) (papers.InventoryPart, error){a.openPart, a.comingPart, a.listings.InventoryOfPlaces,
		a.numbersPart, a.listings.InventoryOfDuties, a.listings.InventoryOfContacts} {
		p, err := part(span)
		if err != nil {
			return nil, err
		}
		v.Parts = append(v.Parts, p)
	}
	return []*print.Document{v.Paper(h)}, nil
}

// openPart is what waits today, as the desk says it.
func (a *Book) openPart(app.Span) (papers.InventoryPart, error) {
	p := papers.InventoryPart{Title: "手头要办的", Head: []string{"期限", "事项"}, Wide: []float64{30, 137}, None: "没有等着办的事。"}
	now, err := a.desk.Desk()
	lines := now.Lines(a.Today())
	for i := range lines {
		text := lines[i].Text
		if lines[i].Rest { // the desk has room for more
			text = fmt.Sprintf("还有 %d 件，见“工作台”", len(lines[i].Behind))
		}
		p.Rows = append(p.Rows, []string{strings.TrimSpace(lines[i].When), text})
	}
	return p, err
}

// comingPart is what is planned for the days to come.
func (a *Book) comingPart(s app.Span) (papers.InventoryPart, error) {
	p := papers.InventoryPart{Title: "今后 30 天已经安排的", Head: []string{"日期", "事项", "内容", "地点"}, Wide: []float64{36, 16, 67, 48},
		None: "还没有安排。"}
	all, err := a.desk.Coming(s.From, s.To, false)
	all = slices.DeleteFunc(all, func(c desk.Coming) bool { return c.Over })
	for i := range all[:min(mostOpen, len(all))] {
		c := &all[i]
		p.Rows = append(p.Rows, []string{strings.TrimSpace(days.Short(c.Day) + " " + c.Begins), c.What, c.Title, c.Place})
	}
	if more := len(all) - len(p.Rows); more > 0 {
		p.Rows = append(p.Rows, []string{"", "", fmt.Sprintf("另有 %d 项，见“本月安排”", more), ""})
	}
	return p, err
}

// numbersPart says which number comes next of everything that is numbered, in the year of today.
func (a *Book) numbersPart(app.Span) (p papers.InventoryPart, err error) {
	p.Title = "编号用到哪里"
	year, err := strconv.Atoi(a.Today()[:4])
	if err != nil {
		return p, err
	}
	var said []string
	for _, name := range []string{data.NoticePaper, data.BulletinPaper} {
		next, total, err := a.DB().NextIssued(name, year)
		if err != nil {
			return p, err
		}
		text := fmt.Sprintf("%s %d", PaperTitle(name), next)
		if name == data.BulletinPaper {
			text += fmt.Sprintf("（总第 %d）", total)
		}
		said = append(said, text)
	}
	for _, of := range []struct {
		kind data.Kind
		what string
	}{{data.KindOpinion, "意见建议"}, {data.KindProposal, "议案建议"}, {data.KindProject, "民生实事项目"}, {data.KindCourse, "培训期次"}} {
		next, err := a.DB().NextNumber(of.kind, year)
		if err != nil {
			return p, err
		}
		said = append(said, fmt.Sprintf("%s %d", of.what, next))
	}
	p.Lines = []string{fmt.Sprintf("%d 年下一个号：%s。用过的号不再给出。", year, strings.Join(said, "，"))}
	return p, nil
}
