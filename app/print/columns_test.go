package print

import "testing"

// A long office with a 、 in it leaves the telephones of a list their line.
func TestTelephonesStayWhole(t *testing.T) {
	table := &Table{Size: Size5, Columns: make([]Column, 7), Head: []Row{{}}, Rows: []Row{{}}}
	for _, head := range []string{"序号", "姓名", "性别", "工作单位及职务", "层级", "代表小组", "手机号"} {
		table.Head[0].Cells = append(table.Head[0].Cells, Cell{Text: head})
	}
	for _, text := range []string{"1", "木合塔尔江·阿不都热合曼", "男", "东港镇人民政府党政综合办公室主任兼信息中心负责人、机关党支部书记", "县、镇", "农业农村小组", "13900001015"} {
		table.Rows[0].Cells = append(table.Rows[0].Cells, Cell{Text: text, Whole: text != "1"})
	}
	f := newFlow(&Document{}, &setter{faces: newCasting(faces(t))})
	l := &laid{Table: table, heads: 1, cells: make([][]placed, 2), open: [][]bool{make([]bool, 7), make([]bool, 7)},
		side: table.Size * mm * 0.3}
	l.arrange(0)
	l.arrange(1)
	_, phone := f.extent([]Span{{Text: "13900001015", Style: Style{Role: FangSong, Size: Size5}}})
	widths, _ := l.byContent(f)
	sum := 0.0
	for _, w := range widths {
		sum += w
	}
	if got := widths[6] * f.width / sum; got < phone+2*l.side {
		t.Errorf("the telephones have %.1f of %.1f mm", got, phone+2*l.side)
	}
}

// A table is wide where what must stay whole finds no room upright, however short each cell is.
func TestWideByWhatStaysWhole(t *testing.T) {
	table := func(columns int) *Table {
		v := &Table{Columns: make([]Column, columns), Head: []Row{{}}, Rows: []Row{{}}}
		for range columns {
			v.Head[0].Cells = append(v.Head[0].Cells, Cell{Text: "答复率"})
			v.Rows[0].Cells = append(v.Rows[0].Cells, Cell{Spans: []Span{{Text: "100.0%", Style: Style{Whole: true}}}})
		}
		return v
	}
	if table(8).Wide(faces(t)) || !table(16).Wide(faces(t)) {
		t.Error("eight shares stand upright, sixteen do not")
	}
}
