package papers

import (
	"fmt"
	"strconv"

	"liujin/app/days"
	"liujin/app/print"
)

// Person is a deputy as lists on paper name one.
type Person struct {
	Name, Gender, Ethnicity, Born, Party, Education, Employer, Levels, Seat, Phone, Note string

	Called string // the name, with what tells namesakes apart
}

// Group is a deputy group with its people, in the order of the paper.
type Group struct {
	Name   string
	People []Person
}

// Roster is 代表名册: the deputies in office by group, within it by the strokes of the surname, with their numbers as the office needs them.
// total is its last line.
func Roster(h Head, groups []Group, total string) *print.Document {
	heads := []string{"序号", "姓名", "性别", "民族", "出生年月", "政治面貌", "学历", "工作单位及职务", "代表层级", "选区（选举单位）", "手机号", "备注"}
	t := &print.Table{Columns: make([]print.Column, len(heads)), Head: []print.Row{{}}}
	t.Columns[7].Align, t.Columns[9].Align = print.Left, print.Left
	for _, head := range heads {
		t.Head[0].Cells = append(t.Head[0].Cells, print.Cell{Text: head})
	}
	n := 0
	for _, g := range groups {
		name := g.Name
		if name == "" {
			name = "未编入小组"
		}
		t.Rows = append(t.Rows,
			print.Row{Kind: print.Group, Cells: []print.Cell{{Text: fmt.Sprintf("%s（%d 人）", name, len(g.People)), Cols: len(heads)}}})
		for _, p := range g.People {
			n++
			row := print.Row{Cells: []print.Cell{{Text: strconv.Itoa(n)}}}
			for _, value := range []string{broken(Spaced(p.Name), 5.5), p.Gender, p.Ethnicity, p.Born, p.Party, p.Education, p.Employer,
				p.Levels,
				p.Seat, p.Phone, p.Note} {
				row.Cells = append(row.Cells, print.Cell{Text: value})
			}
			t.Rows = append(t.Rows, row)
		}
	}
	t.Rows = append(t.Rows, print.Row{Kind: print.Total, Cells: []print.Cell{{Text: "合计", Cols: 2},
		{Text: total, Cols: len(heads) - 2, Align: print.Left}}})
	d := h.document("代表名册", print.PaperTitle{Text: h.Short + "代表名册", Tight: true, Size: 20},
		print.Sides{Left: h.Unit, Right: days.Long(h.Day), Size: print.Size5}, t)
	d.Landscape, d.Margins = true, narrow
	return d
}

// SignIn is 签到表: the people expected, each with a place to sign, and empty rows for those who come besides.
type SignIn struct {
	Title, Day, Hours, Place string
	People                   []Person
	Blank                    int // empty rows
}

// Paper makes the sheet.
func (s SignIn) Paper(h Head) *print.Document {
	title := s.Title
	if title == "" {
		title = "签到表"
	}
	t := &print.Table{Size: print.SizeSmall4, Pad: 1.7, Columns: []print.Column{{Width: 3}, {Width: 7}, {Width: 16.8, Align: print.Left},
		{Width: 7.5}, {Width: 7.7}},
		Head: []print.Row{{Cells: []print.Cell{{Text: "序号"}, {Text: "姓名"}, {Text: "工作单位及职务"}, {Text: "手机号"}, {Text: "签名"}}}}}
	n := 0
	for _, p := range s.People {
		n++
		t.Rows = append(t.Rows, print.Row{Least: 9.5, Cells: []print.Cell{{Text: strconv.Itoa(n)}, {Text: broken(Spaced(p.Name), 5.6)},
			{Text: p.Employer}, {Text: p.Phone}, {}}})
	}
	for range s.Blank {
		n++
		t.Rows = append(t.Rows, print.Row{Least: 9.5, Cells: []print.Cell{{Text: strconv.Itoa(n)}, {}, {}, {}, {}}})
	}
	fill := func(label, value string, blank float64) []print.Span {
		style := print.Style{Role: print.FangSong, Size: print.SizeSmall4}
		if value != "" {
			return []print.Span{{Text: label + value, Style: style}}
		}
		return []print.Span{{Text: label, Style: style}, {Blank: blank, Style: style}}
	}
	line := append(fill("时间：", days.Long(s.Day)+s.Hours, 10),
		print.Span{Text: "　　", Style: print.Style{Role: print.FangSong, Size: print.SizeSmall4}})
	line = append(line, fill("地点：", s.Place, 14)...)
	d := h.document("签到表", print.PaperTitle{Text: title, Tight: true}, &print.Paragraph{Spans: line, Align: print.Left, Height: 9}, t)
	d.Margins = print.Margins{Top: 25, Left: 26, Right: 22, Bottom: 25}
	return d
}
