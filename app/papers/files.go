package papers

import (
	"fmt"
	"strings"

	"liujin/app/days"
	"liujin/app/print"
	"liujin/data"
)

// Deed is one thing that a deputy took part in.
type Deed struct{ Day, Kind, Title string }

// DeputyFile is 代表履职档案 (一人一档): who the deputy is, and everything that the records say of the deputy's work. Kinds counts the deeds.
type DeputyFile struct {
	Person
	Occupation, Group, Station string
	Professional               string // 专业小组
	Leader                     bool
	Mandates                   []Mandate
	Former                     []Former // the earliest first
	Kinds                      []Total
	Deeds                      []Deed
	Opinions                   []Demand // taken at those deeds
	Photo                      *print.Image
}

// Mandate is one seat, in words; Employer is the post when elected, where it was another than now.
type Mandate struct{ Level, Term, Seat, Certificate, Span, State, Employer string }

// Former is what was so of a deputy for some days: 以前的职务, 代表小组, 家站点, 专业小组; and a report to voters (述职) with how it was rated.
type Former struct{ What, Text, Span string }

// Paper makes the file.
func (f DeputyFile) Paper(h Head) *print.Document {
	leader := map[bool]string{true: "是"}[f.Leader]
	photo := print.Cell{Rows: 4, Text: "照片"}
	if f.Photo != nil {
		photo = print.Cell{Rows: 4, Image: f.Photo}
	}
	label := func(text string) print.Cell { return print.Cell{Text: text, Label: true} }
	value := func(text string, cols int) print.Cell { return print.Cell{Text: text, Cols: cols} }
	rows := []print.Row{
		{Least: 9.5, Cells: []print.Cell{label("姓名"), value(Spaced(f.Name), 1), label("性别"), value(f.Gender, 1), label("民族"),
			value(f.Ethnicity, 1), photo}},
		{Least: 9.5, Cells: []print.Cell{label("出生年月"), value(f.Born, 1), label("政治面貌"), value(f.Party, 1), label("学历"),
			value(f.Education, 1)}},
		{Least: 9.5, Cells: []print.Cell{label("职业构成"), value(f.Occupation, 1), label("领导干部"), value(leader, 1), label("手机号"),
			value(f.Phone, 1)}},
		{Least: 9.5, Cells: []print.Cell{label("工作单位及职务"), value(f.Employer, 5)}},
		{Least: 9.5, Cells: []print.Cell{label("代表小组"), value(f.Group, 2), label("家站点"), {Text: f.Station, Cols: 3, Whole: true}}},
	}
	if f.Professional != "" {
		rows = append(rows, print.Row{Least: 9.5, Cells: []print.Cell{label("专业小组"), value(f.Professional, 6)}})
	}
	rows = append(rows, f.held(label)...)
	form := print.Form([]float64{20, 22, 19, 27, 15, 28, 25}, rows...)
	form.Size, form.Pad = print.Size5, 1.3
	blocks := []print.Block{print.PaperTitle{Text: "人大代表履职档案", Tight: true}, print.Sides{Left: h.Unit, Right: days.Long(h.Day),
		Size: print.Size5}, form, part("一、履职情况统计")}
	var counts []string
	for _, k := range f.Kinds {
		counts = append(counts, k.Name+k.Value)
	}
	if len(counts) == 0 {
		counts = []string{"台账里还没有履职记录。"}
	}
	blocks = append(blocks, line(strings.Join(counts, "，")))
	if len(f.Deeds) > 0 {
		t := &print.Table{Columns: []print.Column{{Width: 4}, {Width: 11}, {Width: 12}, {Width: 30, Align: print.Left}},
			Head: heads("序号", "日期", "活动", "内容")}
		for i, d := range f.Deeds {
			t.Rows = append(t.Rows, print.Row{Cells: []print.Cell{{Text: fmt.Sprint(i + 1)}, {Text: d.Day}, {Text: d.Kind},
				{Text: d.Title}}})
		}
		blocks = append(blocks, part("二、履职记录"), t)
	}
	if len(f.Opinions) > 0 {
		blocks = append(blocks, part("三、收集的意见建议"), demandTable(f.Opinions))
	}
	d := h.document("履职档案-"+f.Name, blocks...)
	d.Margins = print.Margins{Top: 25, Left: 28, Right: 26, Bottom: 25}
	return d
}

// held are the rows of the mandates, and of what was so before.
func (f DeputyFile) held(label func(string) print.Cell) (rows []print.Row) {
	for _, m := range f.Mandates {
		words := strings.Join(filled(m.Level+"人大代表", m.Term, m.Seat, prefixed("证号", m.Certificate), m.Span, m.State,
			prefixed("当选时任", m.Employer)), "，")
		rows = append(rows, print.Row{Least: 9.5, Cells: []print.Cell{label("代表职务"), {Text: words, Cols: 6, Align: print.Left}}})
	}
	for _, o := range f.Former {
		words := strings.Join(filled(o.Text, o.Span), "，")
		rows = append(rows, print.Row{Least: 9.5, Cells: []print.Cell{label(o.What), {Text: words, Cols: 6, Align: print.Left}}})
	}
	return rows
}

// demandTable lists opinions, each with what becomes of it.
func demandTable(all []Demand) *print.Table {
	t := &print.Table{Columns: []print.Column{{Width: 9}, {Width: 34, Align: print.Left}, {Width: 10}, {Width: 14}},
		Head: heads("编号", "内容", "办理方式", "承办单位")}
	for _, o := range all {
		t.Rows = append(t.Rows, print.Row{Cells: []print.Cell{{Text: o.Number}, {Text: o.Text}, {Text: o.Route}, {Text: o.Handler}}})
	}
	return t
}

// StationFile is 站点台账 (一站一档): the station, its checklist, its deputies, and what took place there.
type StationFile struct {
	Name, Address, Phone, Head, Liaison, Village, Note string
	Kind                                               data.StationKind
	Demo                                               bool
	Checks                                             []Check
	Members                                            []Person
	Deeds                                              []Deed
	Photos                                             []print.Photo
}

// Check is one item of a station's checklist.
type Check struct {
	Item string
	Met  bool
}

// Paper makes the file.
func (f StationFile) Paper(h Head) *print.Document {
	kind := map[data.StationKind]string{data.StationHome: "代表之家", data.StationLiaison: "代表联络站", data.StationPoint: "代表联系点"}[f.Kind]
	if f.Demo {
		kind += "（示范）"
	}
	var items, met []string
	for _, c := range f.Checks {
		items = append(items, c.Item)
		if c.Met {
			met = append(met, c.Item)
		}
	}
	form := print.Form([]float64{20, 58, 20, 58},
		print.Fields(4, 9.5, "站点名称", f.Name, "类别", kind),
		print.Fields(4, 9.5, "地址", f.Address, "所在村居", f.Village),
		print.Fields(4, 9.5, "站长", f.Head, "联络员", f.Liaison),
		print.Fields(4, 9.5, "电话", f.Phone, "进站代表", fmt.Sprintf("%d 人", len(f.Members))),
		print.Fields(4, 9.5, "达标清单", print.Ticked(items, met...)),
		print.Fields(4, 9.5, "备注", f.Note),
	)
	form.Size, form.Pad = print.Size5, 1.3
	blocks := []print.Block{print.PaperTitle{Text: "家站点台账", Under: nil, Tight: true}, print.Sides{Left: h.Unit, Right: days.Long(h.Day),
		Size: print.Size5}, form, part("一、进站代表")}
	if len(f.Members) > 0 {
		t := &print.Table{Columns: []print.Column{{Width: 4}, {Width: 8}, {Width: 28, Align: print.Left}, {Width: 8}, {Width: 13}},
			Head: heads("序号", "姓名", "工作单位及职务", "层级", "手机号")}
		for i, p := range f.Members {
			t.Rows = append(t.Rows, print.Row{Cells: []print.Cell{{Text: fmt.Sprint(i + 1)}, {Text: broken(Spaced(p.Name), 5)},
				{Text: p.Employer},
				{Text: p.Levels}, {Text: p.Phone}}})
		}
		blocks = append(blocks, t)
	} else {
		blocks = append(blocks, line("还没有安排进站代表。"))
	}
	blocks = append(blocks, part("二、站点活动"))
	if len(f.Deeds) > 0 {
		t := &print.Table{Columns: []print.Column{{Width: 4}, {Width: 11}, {Width: 12}, {Width: 30, Align: print.Left}},
			Head: heads("序号", "日期", "活动", "内容")}
		for i, d := range f.Deeds {
			t.Rows = append(t.Rows, print.Row{Cells: []print.Cell{{Text: fmt.Sprint(i + 1)}, {Text: d.Day}, {Text: d.Kind},
				{Text: d.Title}}})
		}
		blocks = append(blocks, t)
	} else {
		blocks = append(blocks, line("台账里还没有在这个站点的活动。"))
	}
	if len(f.Photos) > 0 {
		blocks = append(blocks, part("三、站点照片"), print.Photos(f.Photos))
	}
	d := h.document("站点台账-"+f.Name, blocks...)
	d.Margins = print.Margins{Top: 25, Left: 28, Right: 26, Bottom: 25}
	return d
}

// part is the heading of a part of a file.
func part(text string) print.Block {
	p := print.Heading(1, text) // it keeps with what follows
	p.Spans[0].Style = print.Style{Role: print.Hei, Size: 13}
	p.Indent, p.Height = 0, 9
	return p
}

// line is a short text in a file.
func line(text string) print.Block { return print.Small(text, print.SizeSmall4, print.Left) }

func heads(names ...string) []print.Row {
	row := print.Row{}
	for _, n := range names {
		row.Cells = append(row.Cells, print.Cell{Text: n})
	}
	return []print.Row{row}
}

// filled leaves out what is empty.
func filled(all ...string) []string {
	var out []string
	for _, s := range all {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

// prefixed puts a word before a text that is there.
func prefixed(word, text string) string {
	if text == "" {
		return ""
	}
	return word + text
}
