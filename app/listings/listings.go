// Package listings makes the office's rosters, ledgers (台账) and statistics as lists, and writes them as tables that go up.
package listings

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/desk"
	"liujin/app/duty"
	"liujin/app/matters"
	"liujin/app/sheets"
	"liujin/app/table"
	"liujin/app/training"
	"liujin/data"
)

// Book is the lists of an open ledger.
type Book struct {
	*app.App
	duty     *duty.Book
	matters  *matters.Book
	training *training.Book
	desk     *desk.Book
}

// New serves the lists of an open ledger.
func New(a *app.App) *Book {
	return &Book{App: a, duty: duty.New(a), matters: matters.New(a), training: training.New(a), desk: desk.New(a)}
}

// Order says what a list or a paper is to tell of; what is empty is the usual: the month of today, all stations.
type Order struct {
	From, To string // ISO days
	Station  string // by name
}

// Complete fills in the month of today, and checks what was given.
func (o *Order) Complete(today string) error {
	first, last := days.Month(today)
	o.From, o.To = cmp.Or(o.From, first), cmp.Or(o.To, last)
	for _, day := range []string{o.From, o.To} {
		if !days.Is(day) {
			return data.Fail(app.Refused, nil, "日期“%s”不对，请写成 2026-11-12 这样。", day)
		}
	}
	if o.To < o.From {
		return data.Fail(app.Refused, nil, "起始日期 %s 晚于结束日期 %s，请改正。", o.From, o.To)
	}
	return nil
}

// Sheet is one of the office's tables as a file: a stable ASCII name for the command line, its Chinese title, and what it holds.
type Sheet struct {
	Name, Title string
	list        func(*Book, Order) (table.Listing, error)
}

// Sheets are all of them: an entry adds one.
var Sheets = []Sheet{
	{"deputy-roster", "代表名册", (*Book).deputyRoster},
	{"station-list", "家站点一览", (*Book).stationList},
	{"visit-ledger", "走访台账", (*Book).visitSheet},
	{"opinion-ledger", "意见建议台账", (*Book).opinionLedger},
	{"proposal-ledger", "议案建议台账", (*Book).proposalLedger},
	{"project-ledger", "民生实事项目台账", (*Book).projectLedger},
	ledger("lecture-ledger", "宣讲台账", lecturesOn, func(v *data.LectureRow) string { return v.Day }, app.LectureColumns,
		"day village form speaker vehicle deputies persons audience content", "persons audience"),
	ledger("service-ledger", "家站点履职台账", servicesOn, func(v *data.ServiceRow) string { return v.Day }, app.ServiceColumns,
		"day topic deputies persons voters opinions content", "persons voters opinions"),
	ledger("supervision-ledger", "督办台账", undated((*Book).Supervisions), func(v *data.SupervisionRow) string { return v.Day },
		app.SupervisionColumns,
		"day what method deputies persons percent progress problems", "persons"),
	ledger("voter-ledger", "走访选民台账", undated((*Book).Outreaches), func(v *data.OutreachRow) string { return v.Day }, app.OutreachColumns,
		"day what where deputies persons voters opinions fine fair poor rating content", "persons voters opinions fine fair poor"),
	{"training-ledger", "培训台账", (*Book).trainingLedger},
	ledger("publicity-ledger", "信息宣传台账", publicityOn, func(p *app.PublicityRow) string { return p.Day }, app.PublicityColumns,
		"day kind title deputies medium outlet level state about vanguard link", ""),
	{"activity-stats", "活动情况统计表", (*Book).ActivityStats},
	{"duty-plan", "值班安排表", (*Book).dutyPlan},
	{"duty-attendance", "值班到岗情况", (*Book).dutyAttendance},
}

// Title is what the sheet of a name is called.
func Title(name string) string {
	i := slices.IndexFunc(Sheets, func(s Sheet) bool { return s.Name == name })
	if i < 0 {
		return ""
	}
	return Sheets[i].Title
}

// Sheet makes the table of that name, of the order's period and station where it has them.
func (a *Book) Sheet(name string, o Order) (table.Listing, error) {
	i := slices.IndexFunc(Sheets, func(s Sheet) bool { return s.Name == name })
	if i < 0 {
		return table.Listing{}, data.Fail(app.Refused, nil, "没有名为“%s”的表。可用的名称请看 liujin sheet --list。", name)
	}
	if err := o.Complete(a.Today()); err != nil {
		return table.Listing{}, err
	}
	l, err := Sheets[i].list(a, o)
	if err != nil {
		return table.Listing{}, err
	}
	l.Title = Sheets[i].Title
	return l, nil
}

// ListSheet writes a list to the file path just as it stands: to Excel when the name ends in .xlsx, as text when in .csv.
func (a *Book) ListSheet(l table.Listing, path string) error {
	write := map[string]func(string, sheets.Export) error{".xlsx": sheets.WriteXLSX,
		".csv": sheets.WriteCSV}[strings.ToLower(filepath.Ext(path))]
	if write == nil {
		return data.Fail(app.Refused, nil, "输出文件“%s”的名字请以 .xlsx 或 .csv 结尾。", filepath.Base(path))
	}
	e, err := a.Export(l)
	if err != nil {
		return err
	}
	return app.ExplainOutput(write(path, e), path)
}

// Export is a list on its way out, with what stands above it.
func (a *Book) Export(l table.Listing) (sheets.Export, error) {
	own, err := a.OwnOffice()
	return sheets.Export{Title: l.Title, Unit: strings.TrimSpace(own.Name + "　" + l.Note), Day: a.Today(), Heads: l.Heads, Widths: l.Widths,
		Rows: l.Rows, Total: l.Total, Whole: l.Whole}, err
}

// deputyRoster lists the deputies in office by group, and within it by the strokes of the surname.
func (a *Book) deputyRoster(o Order) (table.Listing, error) {
	rows, err := a.InOrder(a.AsOf(o.To))
	if err != nil {
		return table.Listing{}, err
	}
	columns := table.Choose(app.DeputyColumns, "group", "name", "gender", "ethnicity", "born", "party", "education", "employer", "levels",
		"constituency", "phone", "professional", "note")
	for i := range columns { // paper has room that the screen has not
		if w, ok := map[string]float32{"group": 6, "party": 6, "employer": 16, "professional": 8, "note": 5}[columns[i].Name]; ok {
			columns[i].Width = w
		}
		if columns[i].Name == "name" { // its other columns tell namesakes apart, and it is read back
			columns[i].Cell = func(d *app.DeputyRow) table.Cell { return table.T(d.Name) }
		}
	}
	l := table.Listed("", columns, rows)
	l.Total = make([]table.Cell, len(l.Heads))
	l.Total[0] = table.T(app.LevelWords(rows))
	return numbered(l), nil
}

// stationList lists the stations: 家, 站, 点.
func (a *Book) stationList(o Order) (table.Listing, error) {
	rows, err := a.StationRows(a.AsOf(o.To))
	rows = slices.DeleteFunc(rows, func(s app.StationRow) bool { return s.Ended })
	return numbered(table.Listed("", table.Choose(app.StationColumns, "name", "kind", "village", "address", "head", "liaison", "phone",
		"deputies",
		"checks", "demo", "note"), rows)), err
}

// numbered puts a column with running numbers first.
func numbered(l table.Listing) table.Listing {
	l.Heads, l.Widths = append([]string{"序号"}, l.Heads...), append([]float32{2.5}, l.Widths...)
	for i := range l.Rows {
		l.Rows[i] = append([]table.Cell{table.N(i + 1)}, l.Rows[i]...)
	}
	if len(l.Total) > 0 {
		l.Total = append([]table.Cell{table.T("合计")}, l.Total...)
	}
	return l
}
