package intake

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"liujin/app/intake/pattern"
	"liujin/app/sheets"
)

// Note adds a sentence to what there is to know.
func (r *Reader) Note(format string, args ...any) {
	r.Notes = append(r.Notes, fmt.Sprintf(format, args...))
}

// Left remembers why a row of the table that is walked was left out: the end of a sentence.
func (r *Reader) Left(why string, row int) {
	if r.leftOut[why] == nil {
		r.reasons = append(r.reasons, why)
	}
	r.leftOut[why] = append(r.leftOut[why], row)
}

// tell notes which rows of a table were left out, and which are read though they are hidden.
func (r *Reader) tell(t Table) {
	end := len(t.Grid.Cells)
	if t.Until > 0 {
		end = t.Until - 1
	}
	for _, said := range t.Grid.Said {
		if said.Row >= t.Match.Head && said.Row <= end {
			r.Left("："+said.Text, said.Row)
		}
	}
	for _, why := range r.reasons {
		r.Note("工作表“%s”第 %s 行%s。", t.Grid.Name, rowList(r.leftOut[why]), why)
	}
	hidden := slices.DeleteFunc(slices.Clone(t.Grid.HiddenRows), func(row int) bool {
		return row < t.Match.Head+t.Match.HeadRows || row > end
	})
	if len(hidden) > 0 {
		r.Note("工作表“%s”第 %s 行在表里是隐藏的（可能是筛选），也读入了。", t.Grid.Name, rowList(hidden))
	}
}

// hiddenColumns notes which hidden columns are read and which give way to a visible one of the same head.
func (r *Reader) hiddenColumns(g *sheets.Grid, m Match) {
	var read, left []string
	for _, col := range g.HiddenCols {
		switch {
		case col >= len(m.Heads) || m.Heads[col] == "" || m.Columns[col] == r.template.Secret && r.template.Secret != "":
		case m.Columns[col] != "":
			read = append(read, m.Heads[col])
		case seenBeside(g, m, col):
			left = append(left, m.Heads[col])
		}
	}
	if len(read) > 0 {
		r.Note("工作表“%s”隐藏的栏也读入了：%s。不要的，回到上一步改成不读。", g.Name, strings.Join(read, "、"))
	}
	if len(left) > 0 {
		r.Note("工作表“%s”有隐藏的“%s”，另有看得见的同名一栏，隐藏的没有读。", g.Name, strings.Join(left, "”“"))
	}
}

// seenBeside reports whether a column that can be seen has the same head as a hidden one.
func seenBeside(g *sheets.Grid, m Match, hidden int) bool {
	for col, head := range m.Heads {
		if plainHead(head) == plainHead(m.Heads[hidden]) && !slices.Contains(g.HiddenCols, col) {
			return true
		}
	}
	return false
}

const mostNumbers = 12 // rows named in one sentence

func rowList(rows []int) string {
	var parts []string
	for _, row := range rows[:min(len(rows), mostNumbers)] {
		parts = append(parts, strconv.Itoa(row))
	}
	if len(rows) > mostNumbers {
		return strings.Join(parts, "、") + fmt.Sprintf(" 等 %d", len(rows))
	}
	return strings.Join(parts, "、")
}

var countingHead = pattern.New(`^(序号|编号|序|号|no|№)$`)

// unread notes the columns that are not read.
func (r *Reader) unread(sheet string, m Match) {
	var heads []string
	for col, head := range m.Heads {
		switch {
		case col >= len(m.Columns) || head == "":
		case m.Columns[col] != "" && m.Columns[col] == r.template.Secret:
			r.Note("工作表“%s”的“%s”一栏是身份证号，没有读，也不会保存。", sheet, head)
		case m.Columns[col] == "" && !countingHead.MatchString(strings.ToLower(head)) && !slices.Contains(heads,
			head) && len([]rune(head)) < 20:
			heads = append(heads, head)
		}
	}
	if len(heads) > 0 {
		r.Note("工作表“%s”的这些栏没有读：%s。", sheet, strings.Join(heads, "、"))
	}
}
