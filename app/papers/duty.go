package papers

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"liujin/app/print"
)

// Seat is one deputy in a shift on paper.
type Seat struct {
	Name, Level, Employer string
	For                   string // whom he stands in for; "" nobody
}

// Shift is one shift as papers have it.
type Shift struct {
	Day                              string // ISO
	Session, Hours, Station, Address string
	Seats                            []Seat
	Open                             int    // seats that nobody fills yet
	Due                              string // how the day came about, where that needs saying
}

var weekdays = [7]string{"日", "一", "二", "三", "四", "五", "六"}

// weekday is the day of the week of an ISO date: 星期三.
func weekday(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	return "星期" + weekdays[t.Weekday()]
}

// short is an ISO date without its year: 11月4日.
func short(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return t.Format("1月2日")
}

// people joins the deputies of a shift: those above the town with their level, and whom one stands in for.
func (s *Shift) people() string {
	words := make([]string, len(s.Seats))
	for i, d := range s.Seats {
		var about []string
		if d.Level != "" && d.Level != "镇" {
			about = append(about, d.Level)
		}
		if d.For != "" {
			about = append(about, "替"+d.For)
		}
		if words[i] = d.Name; len(about) > 0 {
			words[i] += "（" + strings.Join(about, "，") + "）"
		}
	}
	return strings.Join(words, "、")
}

// note is what the last column says of a shift.
func (s *Shift) note() string {
	var words []string
	if s.Open > 0 {
		words = append(words, fmt.Sprintf("缺%d人", s.Open))
	}
	if s.Due != "" {
		words = append(words, s.Due)
	}
	return strings.Join(words, "；")
}

// month names a span of days: 2026年11月, or both its ends.
func month(from, to string) string {
	a, errA := time.Parse(time.DateOnly, from)
	b, errB := time.Parse(time.DateOnly, to)
	if errA == nil && errB == nil && a.Year() == b.Year() && a.Month() == b.Month() && a.Day() == 1 && b.AddDate(0, 0, 1).Day() == 1 {
		return a.Format("2006年1月")
	}
	return period(from, to)
}

// DutyMonth is 值班安排表 of a month: one station's, or all.
func DutyMonth(h Head, station, from, to string, shifts []Shift) *print.Document {
	title := h.Short + "代表家站点" + month(from, to) + "值班安排表"
	if station != "" {
		title = station + month(from, to) + "值班安排表"
	}
	t := &print.Table{Columns: []print.Column{{Width: 13}, {Width: 9.5}, {Width: 21}, {Width: 24, Align: print.Left}, {Width: 28, Align: print.Left}, {Width: 12.5, Align: print.Left}},
		Head: heads("日期", "星期", "时间", "家站点", "值班代表", "备注")}
	if station != "" {
		t.Columns, t.Head[0].Cells = slices.Delete(t.Columns, 3, 4), slices.Delete(t.Head[0].Cells, 3, 4)
	}
	seats := 0
	for i := range shifts {
		s := &shifts[i]
		seats += len(s.Seats)
		cells := []print.Cell{}
		if i == 0 || shifts[i-1].Day != s.Day {
			n := 1
			for i+n < len(shifts) && shifts[i+n].Day == s.Day {
				n++
			}
			cells = append(cells, print.Cell{Text: short(s.Day), Rows: n}, print.Cell{Text: weekday(s.Day), Rows: n})
		}
		cells = append(cells, print.Cell{Text: strings.TrimSpace(s.Session + " " + s.Hours)})
		if station == "" {
			cells = append(cells, print.Cell{Text: s.Station})
		}
		t.Rows = append(t.Rows, print.Row{Cells: append(cells, print.Cell{Text: s.people(), Whole: true}, print.Cell{Text: s.note()})})
	}
	blocks := []print.Block{print.PaperTitle{Text: title, Tight: true, Size: 20}, print.Sides{Left: h.Unit, Right: Chinese(h.Day), Size: print.Size5}}
	if len(shifts) == 0 {
		blocks = append(blocks, print.Body("这段时间没有安排班次。"))
	} else {
		t.Rows = append(t.Rows, print.Row{Kind: print.Total, Cells: []print.Cell{{Text: "合计", Cols: 2}, {Text: fmt.Sprintf("%d 班，%d 人次", len(shifts), seats), Cols: len(t.Columns) - 2, Align: print.Left}}})
		blocks = append(blocks, t, print.Gap(0.5), print.Sign{"编制人", "审核人"})
	}
	d := h.document("值班安排表-"+strings.TrimPrefix(station+"-", "-")+month(from, to), blocks...)
	d.Margins = print.Margins{Top: 22, Left: 25, Right: 22, Bottom: 22}
	return d
}

// YearRow is a deputy's duties by months.
type YearRow struct {
	Group, Name, Level, Home string
	Months                   [][]string // of each month of the span: 5
	Total                    int
}

// DutyYear is 值班安排表 of a longer span, a deputy a row and a month a column, by groups.
func DutyYear(h Head, from, to string, months []string, rows []YearRow) *print.Document {
	t := &print.Table{Columns: []print.Column{{Width: 4.6}, {Width: 11}, {Width: 10, Align: print.Left}}, Head: heads("序号", "姓名", "主站")}
	for _, m := range months {
		t.Columns = append(t.Columns, print.Column{Width: 7.4})
		t.Head[0].Cells = append(t.Head[0].Cells, print.Cell{Text: m})
	}
	t.Columns = append(t.Columns, print.Column{Width: 5})
	t.Head[0].Cells = append(t.Head[0].Cells, print.Cell{Text: "次数"})
	total, perMonth, last := 0, make([]int, len(months)), ""
	for i, r := range rows {
		if i == 0 || r.Group != last {
			name := r.Group
			if last = r.Group; name == "" {
				name = "未编入小组"
			}
			t.Rows = append(t.Rows, print.Row{Kind: print.Group, Cells: []print.Cell{{Text: name, Cols: len(t.Columns)}}})
		}
		name := Spaced(r.Name)
		if r.Level != "" && r.Level != "镇" {
			name = r.Name + "（" + r.Level + "）"
		}
		cells := []print.Cell{{Text: fmt.Sprint(i + 1)}, {Text: name}, {Text: r.Home}}
		for k := range months {
			cells = append(cells, print.Cell{Text: strings.Join(r.Months[k], "、"), Whole: true})
			perMonth[k] += len(r.Months[k])
		}
		total += r.Total
		t.Rows = append(t.Rows, print.Row{Cells: append(cells, print.Cell{Text: fmt.Sprint(r.Total)})})
	}
	sum := []print.Cell{{Text: "合计（人次）", Cols: 3}}
	for _, n := range perMonth {
		sum = append(sum, print.Cell{Text: fmt.Sprint(n)})
	}
	blocks := []print.Block{print.PaperTitle{Text: h.Short + "代表值班安排表（" + period(from, to) + "）", Tight: true, Size: 18}, print.Sides{Left: h.Unit, Right: Chinese(h.Day), Size: print.Size5}}
	if len(rows) == 0 {
		blocks = append(blocks, print.Body("这段时间没有安排班次。"))
	} else {
		t.Rows = append(t.Rows, print.Row{Kind: print.Total, Cells: append(sum, print.Cell{Text: fmt.Sprint(total)})})
		blocks = append(blocks, t)
	}
	d := h.document("全年值班表-"+period(from, to), blocks...)
	d.Landscape, d.Margins = true, narrow
	return d
}

// Notice is what a public notice says beside its shifts.
type Notice struct {
	Year, Number      int // 0: not numbered yet
	Shifts            []Shift
	Received, Refused []string
	Phone             string // of the office
}

// levelsInOrder are the levels from the top.
var levelsInOrder = []string{"全国", "省", "市", "县", "镇"}

// byLevel names the deputies of some shifts by their highest level, the top one first; without a level last.
func byLevel(shifts []Shift) []string {
	named := map[string][]string{}
	for i := range shifts {
		for _, d := range shifts[i].Seats {
			level := d.Level
			if !slices.Contains(levelsInOrder, level) {
				level = ""
			}
			if !slices.Contains(named[level], d.Name) {
				named[level] = append(named[level], d.Name)
			}
		}
	}
	var out []string
	for _, level := range append(slices.Clone(levelsInOrder), "") {
		if len(named[level]) == 0 {
			continue
		}
		title := level + "人大代表"
		if level == "" {
			title = "人大代表"
		}
		out = append(out, title+"："+strings.Join(named[level], "、"))
	}
	return out
}

// DutyNotice is 接待公告, which goes up some days before: when and where, who receives, what is received and what is not. It is public: no
// telephone of a deputy stands on it.
func DutyNotice(h Head, n Notice) *print.Document {
	number := fmt.Sprintf("(%d)%d号", n.Year, n.Number)
	if n.Number == 0 {
		number = "(" + h.Day[:min(4, len(h.Day))] + ")　号"
	}
	blocks := []print.Block{print.PaperTitle{Text: h.Unit + "\n关于人大代表接待选民的公告", Under: []string{number}},
		print.Body("为密切人大代表同人民群众的联系，听取群众的意见和建议，现将人大代表接待选民的有关事项公告如下：")}
	blocks = append(blocks, whenAndWhere(n.Shifts)...)
	points := func(level string, items []string) {
		blocks = append(blocks, print.Heading(1, level))
		for i, text := range items {
			end := "；"
			if i == len(items)-1 {
				end = "。"
			}
			blocks = append(blocks, print.Body(fmt.Sprintf("%d．%s%s", i+1, strings.TrimRight(text, "；。; "), end)))
		}
	}
	if len(n.Received) > 0 {
		points("四、受理范围", n.Received)
	}
	if len(n.Refused) > 0 {
		points("五、不予受理的事项", n.Refused)
	}
	closing := "欢迎广大选民届时前来反映情况、提出意见和建议。"
	if n.Phone != "" {
		closing += "联系电话：" + n.Phone + "。"
	}
	blocks = append(blocks, print.Body(closing), print.Issued{Issuer: h.Unit, Date: Chinese(h.Day), Seal: true})
	return h.document("接待公告-"+number, blocks...)
}

// whenAndWhere are the first three points of a notice; several shifts stand in a table.
func whenAndWhere(shifts []Shift) []print.Block {
	if len(shifts) == 1 {
		s := &shifts[0]
		where := s.Station
		if s.Address != "" {
			where += "（" + s.Address + "）"
		}
		blocks := []print.Block{print.Heading(1, "一、接待时间"), print.Body(fmt.Sprintf("%s（%s）%s", Chinese(s.Day), weekday(s.Day), strings.TrimSpace(s.Session+" "+s.Hours))),
			print.Heading(1, "二、接待地点"), print.Body(where), print.Heading(1, "三、参加接待的人大代表")}
		for _, text := range byLevel(shifts) {
			blocks = append(blocks, print.Body(text))
		}
		return blocks
	}
	t := &print.Table{Size: print.SizeSmall4, Columns: []print.Column{{Width: 12}, {Width: 14}, {Width: 26, Align: print.Left}}, Head: heads("日期", "时间", "地点")}
	for i := range shifts {
		s := &shifts[i]
		where := s.Station
		if s.Address != "" {
			where += "（" + s.Address + "）"
		}
		t.Rows = append(t.Rows, print.Row{Cells: []print.Cell{{Text: short(s.Day) + " " + weekday(s.Day)}, {Text: strings.TrimSpace(s.Session + " " + s.Hours)}, {Text: where}}})
	}
	blocks := []print.Block{print.Heading(1, "一、接待时间　二、接待地点"), t, print.Gap(0.4), print.Heading(1, "三、参加接待的人大代表")}
	for _, text := range byLevel(shifts) {
		blocks = append(blocks, print.Body(text))
	}
	return blocks
}
