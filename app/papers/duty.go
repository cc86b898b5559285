package papers

import (
	"fmt"
	"slices"
	"strings"

	"liujin/app/days"
	"liujin/app/print"
)

// Seat is one deputy in a shift on paper.
type Seat struct {
	Name  string
	Level string // the highest level held that day: 县
	For   string // whom he stands in for; "" nobody
}

// Shift is one shift as papers have it.
type Shift struct {
	Day     string // ISO
	DayPart string // 上午
	Hours   string // 9:00—11:30
	Station string
	Address string
	Seats   []Seat
	Open    int    // seats that nobody fills yet
	Due     string // how the day came about where that needs saying: 10月7日国庆节放假，顺延至10月8日
}

// upright are the margins of duty tables that stand upright.
var upright = print.Margins{Top: 25, Left: 22, Right: 20, Bottom: 25}

// mostMerged is how many shifts share one cell with their date: they stay on one page together, and more would leave pages half empty.
const mostMerged = 10

// DutyMonth is 值班安排表 of a month: one station's, or all stations' when it is "". The shifts come by day.
func DutyMonth(h Head, station, from, to string, shifts []Shift) *print.Document {
	what := station
	if station == "" {
		what = "代表家站点"
	}
	of := days.InMonths(from, to)
	blocks := []print.Block{headline(20, 165, h.Short+of, what+"值班安排表"), print.Gap(0.2), print.Sides{Left: h.Unit, Right: days.Long(h.Day),
		Size: print.SizeSmall4}}
	if len(shifts) == 0 {
		blocks = append(blocks, print.Gap(0.5), print.Body(of+"没有安排值班。"))
	} else {
		blocks = append(blocks, dutyTable(station == "", shifts))
	}
	d := h.document("值班安排表-"+prefix(station, "-")+of, blocks...)
	d.Margins = upright
	return d
}

// dutyTable lists shifts, those of a day under one date.
func dutyTable(everywhere bool, shifts []Shift) *print.Table {
	t := &print.Table{Size: print.Size5, Pad: 1.1, Head: heads("日期", "星期", "时间", "家站点", "值班代表", "备注"),
		Columns: []print.Column{{Width: 21}, {Width: 10}, {Width: 32}, {Width: 29, Align: print.Left}, {Width: 51, Align: print.Left},
			{Width: 25, Align: print.Left}}}
	if !everywhere {
		t.Head[0].Cells = slices.Delete(t.Head[0].Cells, 3, 4)
		t.Size, t.Pad = print.SizeSmall4, 1.6
		t.Columns = []print.Column{{Width: 24}, {Width: 12}, {Width: 37}, {Width: 59, Align: print.Left}, {Width: 36, Align: print.Left}}
	}
	seats, open := 0, 0
	for i, under := 0, 0; i < len(shifts); i++ {
		s := &shifts[i]
		seats, open = seats+len(s.Seats), open+s.Open
		var cells []print.Cell
		if i == under {
			for under < len(shifts) && shifts[under].Day == s.Day && under-i < mostMerged {
				under++
			}
			cells = append(cells, print.Cell{Text: days.Short(s.Day), Rows: under - i}, print.Cell{Text: days.Weekday(s.Day, ""),
				Rows: under - i})
		}
		cells = append(cells, print.Cell{Text: s.DayPart + s.Hours})
		if everywhere {
			cells = append(cells, print.Cell{Text: broken(s.Station, 7.2)})
		}
		t.Rows = append(t.Rows, print.Row{Least: 8.5, Cells: append(cells, print.Cell{Text: s.deputies(), Whole: true},
			print.Cell{Text: s.remark()})})
	}
	plain := print.Style{Role: print.FangSong, Size: t.Size}
	words := fmt.Sprintf("%d班，%d人次", len(shifts), seats)
	if open > 0 {
		words += fmt.Sprintf("，缺%d人", open)
	}
	// The places to sign are the table's last row, which by its kind stays with the total and what stands above.
	t.Rows = append(t.Rows, print.Row{Kind: print.Total, Least: 8.5, Cells: []print.Cell{{Text: "合计", Cols: 2, Align: print.Center},
		{Text: words, Cols: len(t.Columns) - 2, Align: print.Left}}},
		print.Row{Kind: print.Total, Least: 12,
			Cells: []print.Cell{{Cols: len(t.Columns), Align: print.Center, Spans: []print.Span{{Text: "编制人：", Style: plain},
				{Blank: 8, Style: plain}, {Text: "　　　　审核人：", Style: plain}, {Blank: 8, Style: plain}}}}})
	return t
}

// deputies joins a shift's deputies, names of two characters as wide as those of three.
func (s *Shift) deputies() string {
	words := make([]string, len(s.Seats))
	for i, d := range s.Seats {
		words[i] = Spaced(d.Name) + d.about()
	}
	return strings.Join(words, "、")
}

// about is what stands in brackets behind a name: the level where it is above the town's, and whom the deputy stands in for.
func (d *Seat) about() string {
	if words := filled(above(d.Level), prefixed("替", d.For)); len(words) > 0 {
		return "（" + strings.Join(words, "，") + "）"
	}
	return ""
}

// remark is what is noted of a shift: who is lacking, how its day came about.
func (s *Shift) remark() string {
	lack := ""
	if s.Open > 0 {
		lack = fmt.Sprintf("缺%d人", s.Open)
	}
	return strings.Join(filled(lack, s.Due), "；")
}

// levels are those of people's congresses as papers name them, the highest first; a county may be a district or a city without districts,
// and a town's deputies need no level beside their names.
var levels = [][]string{{"全国"}, {"省", "自治区", "直辖市"}, {"市", "设区的市"}, {"县", "区", "县级市"}, {"镇", "乡", "街道"}}

// rank is a level's place among them; what is none stands last.
func rank(level string) int {
	i := slices.IndexFunc(levels, func(names []string) bool { return slices.Contains(names, level) })
	if i < 0 {
		return len(levels)
	}
	return i
}

// above is a level higher than the town's, "" otherwise.
func above(level string) string {
	if rank(level) < len(levels)-1 {
		return level
	}
	return ""
}
