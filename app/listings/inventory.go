package listings

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/papers"
	"liujin/data"
)

// InventoryOfRecords are the kinds of records with how many there are of a year's days, and the list that holds them.
func (a *Book) InventoryOfRecords(s app.Span) (p papers.InventoryPart, err error) {
	p = papers.InventoryPart{Title: "记录", Head: []string{"类别", "数量", "清单或台账"}, Wide: []float64{60, 40, 67}}
	add := func(what string, n int, unit, list string) {
		p.Rows = append(p.Rows, []string{what, fmt.Sprintf("%d %s", n, unit), list})
	}
	day := a.AsOf(s.To)
	deputies, err := a.InOrder(day)
	if err != nil {
		return p, err
	}
	add("在任代表（"+days.Short(day)+"）", len(deputies), "名", Title("deputy-roster"))
	stations, err := a.StationsOn(day)
	if err != nil {
		return p, err
	}
	add("家站点（"+days.Short(day)+"）", len(stations), "个", Title("station-list"))
	walks, err := a.desk.Walks(s.From, s.To, data.Targets{})
	if err != nil {
		return p, err
	}
	ledgers := strings.Fields("lecture-ledger visit-ledger service-ledger supervision-ledger voter-ledger training-ledger")
	for i := range walks {
		add(walks[i].Title(), walks[i].Times, "次", Title(ledgers[i]))
	}
	opinions, err := a.matters.CountOpinions(s.From, s.To)
	if err != nil {
		return p, err
	}
	add("意见建议（收到）", opinions.Received, "件", Title("opinion-ledger"))
	came, err := a.matters.CountOutcomes(s.From, s.To)
	if err != nil {
		return p, err
	}
	if came.Leads > 0 {
		add(string(data.OpinionLead), came.Leads, "条", Title("opinion-ledger"))
	}
	proposals, err := a.matters.CountProposals(s.From, s.To)
	if err != nil {
		return p, err
	}
	add("议案建议（提出）", proposals.Received, "件", Title("proposal-ledger"))
	return p, a.textsOf(s, add)
}

// unissued marks what was written and did not go out.
const unissued = " unissued"

// textsOf adds what is written in a year: projects, meetings that were held, news, bulletins.
func (a *Book) textsOf(s app.Span, add func(what string, n int, unit, list string)) error {
	until := a.AsOf(s.To)
	within := func(day string) bool { return s.From <= day && day <= until }
	projects, err := a.DB().Projects()
	if err != nil {
		return err
	}
	meetings, err := a.DB().MeetingRows()
	if err != nil {
		return err
	}
	pieces, err := a.DB().PublicityRows()
	if err != nil {
		return err
	}
	bulletins, err := a.DB().Bulletins()
	if err != nil {
		return err
	}
	n := map[string]int{}
	for i := range projects {
		n["projects"] += app.OneIf(fmt.Sprint(projects[i].Year) == s.From[:4])
	}
	for i := range meetings {
		n["meetings"] += app.OneIf(within(meetings[i].Day))
	}
	for i := range pieces {
		n["pieces"] += app.OneIf(within(pieces[i].Day))
	}
	for i := range bulletins {
		b := &bulletins[i]
		if !within(b.Day) {
			continue
		}
		out, err := a.DB().IssuedAbout(data.KindBulletin, b.ID)
		if err != nil {
			return err
		}
		what := cmp.Or(string(b.Kind), "简报")
		if !slices.ContainsFunc(out, func(r data.IssuedRow) bool { return r.Stands() }) { // there is no paper to be filed
			what += unissued
		}
		n[what]++
	}
	add("民生实事项目", n["projects"], "项", Title("project-ledger"))
	add("会议", n["meetings"], "次", "会议台账")
	add("信息宣传", n["pieces"], "条", Title("publicity-ledger"))
	left := func(unit, of string) string {
		if n[of+unissued] == 0 {
			return unit
		}
		return fmt.Sprintf("%s（另有 %d %s未印发）", unit, n[of+unissued], unit)
	}
	add("简报", n["简报"], left("期", "简报"), "简报")
	add("活动月总结", n[string(data.BulletinSummary)], left("份", string(data.BulletinSummary)), "简报")
	return nil
}

// InventoryOfFiles says how many photos and files lie beside the ledger, of all years.
func (a *Book) InventoryOfFiles(app.Span) (papers.InventoryPart, error) {
	all, err := a.DB().Attachments()
	photos, bytes := 0, int64(0)
	for i := range all {
		photos += app.OneIf(all[i].Kind == data.AttachmentPhoto)
		bytes += all[i].Bytes
	}
	return papers.InventoryPart{Title: "照片和附件（各年合计）", Lines: []string{fmt.Sprintf("照片 %d 张，文件 %d 份，共 %s，随台账一起备份。", photos,
		len(all)-photos, megabytes(bytes))}}, err
}

// InventoryOfPlaces says where the ledger, its files and its backups lie.
func (a *Book) InventoryOfPlaces(app.Span) (p papers.InventoryPart, err error) {
	p = papers.InventoryPart{Title: "台账和备份在哪里"}
	path := a.DB().Path()
	p.Lines = append(p.Lines, fmt.Sprintf("台账文件：%s；照片和附件：同一文件夹里以“%s”开头的文件夹", path,
		strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))))
	own, err := a.DB().Backups()
	if err != nil {
		return p, err
	}
	text := "备份：还没有"
	if last, ok := a.DB().LastBackup(); ok {
		text = fmt.Sprintf("备份：%d 份，最近 %s，在 %s", len(own), last.Time.Format("2006-01-02 15:04"), last.Place)
	}
	switch second := a.DB().BackupPlace(); {
	case second.Folder == "":
		text += "；第二备份位置（U 盘等）：没有设"
	default:
		text += "；第二备份位置：" + second.Folder
		if !second.Worked.IsZero() {
			text += "，最近 " + second.Worked.Format("2006-01-02 15:04")
		}
		if second.Sealed {
			text += "；那里的备份是加密的，要有口令才能读，口令另行交接"
		}
	}
	p.Lines = append(p.Lines, text)
	return p, nil
}

// InventoryOfDuties is what comes by law or plan: the end of the terms, the activity month and the training of the year.
func (a *Book) InventoryOfDuties(app.Span) (p papers.InventoryPart, err error) {
	p = papers.InventoryPart{Title: "接下来依法和按计划要做的", None: "没有登记届次和计划。"}
	terms, err := a.DB().Terms()
	if err != nil {
		return p, err
	}
	for i := range terms {
		if t := &terms[i]; t.Runs(a.Today(), terms) && t.Ends != "" {
			p.Lines = append(p.Lines, fmt.Sprintf("%s预计 %s 届满，下一届首次会议召开前先导入新名册。", app.TermName(t), t.Ends))
		}
	}
	campaigns, err := a.DB().Campaigns()
	for i := range campaigns {
		if c := &campaigns[i]; c.Ends >= a.Today() {
			p.Lines = append(p.Lines, fmt.Sprintf("%s：%s。", c.Name, days.Period(c.Starts, c.Ends)))
		}
	}
	p.Lines = append(p.Lines, "代表每年向选区选民报告履职情况；建议批评意见三个月内答复，难度大的六个月内答复。")
	return p, err
}

// InventoryOfContacts are the people of the units that answer, and of the stations.
func (a *Book) InventoryOfContacts(app.Span) (papers.InventoryPart, error) {
	p := papers.InventoryPart{Title: "承办单位和家站点联系人", Head: []string{"单位、站点", "联系人", "电话"}, Wide: []float64{80, 40, 47},
		None: "还没有登记承办单位和家站点。"}
	handlers, err := a.Handlers()
	if err != nil {
		return p, err
	}
	for i := range handlers {
		if u := &handlers[i]; !u.Ended {
			p.Rows = append(p.Rows, []string{u.Name, u.Contact, u.Phone})
		}
	}
	stations, err := a.StationRows(a.Today())
	for i := range stations {
		if t := &stations[i]; !t.Ended {
			p.Rows = append(p.Rows, []string{t.Name, cmp.Or(t.Liaison, t.Head), t.Phone})
		}
	}
	return p, err
}

func megabytes(n int64) string { return fmt.Sprintf("%.1f MB", float64(n)/(1<<20)) }
