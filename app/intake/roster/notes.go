package roster

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"liujin/app/intake"
)

func (r *reader) note(format string, args ...any) {
	r.roster.Notes = append(r.roster.Notes, fmt.Sprintf(format, args...))
}

// reason is why a row that looks like a person was not taken as one.
type reason string

const (
	leftVacant  reason = "是空缺的名额"
	leftExample reason = "是填写示例"
)

// left remembers a row that was left out.
func (r *reader) left(why reason, row int) {
	if r.leftOut == nil {
		r.leftOut = map[reason][]int{}
	}
	r.leftOut[why] = append(r.leftOut[why], row)
}

// tell notes which rows of a table were left out, and which are read though they are hidden.
func (r *reader) tell(t table) {
	for _, why := range []reason{leftVacant, leftExample} {
		if rows := r.leftOut[why]; len(rows) > 0 {
			r.note("工作表“%s”第 %s 行%s，没有读入。", t.grid.Name, numbers(rows), why)
		}
	}
	end := len(t.grid.Cells)
	if t.until > 0 {
		end = t.until - 1
	}
	hidden := slices.DeleteFunc(slices.Clone(t.grid.HiddenRows), func(row int) bool { return row < t.match.Head+t.match.HeadRows || row > end })
	if len(hidden) > 0 {
		r.note("工作表“%s”第 %s 行在表里是隐藏的（可能是筛选），也读入了。", t.grid.Name, numbers(hidden))
	}
}

const mostNumbers = 12 // rows named in one sentence

func numbers(rows []int) string {
	var parts []string
	for _, row := range rows[:min(len(rows), mostNumbers)] {
		parts = append(parts, strconv.Itoa(row))
	}
	if len(rows) > mostNumbers {
		return strings.Join(parts, "、") + fmt.Sprintf(" 等 %d", len(rows))
	}
	return strings.Join(parts, "、")
}

var countingHead = regexp.MustCompile(`^(序号|编号|序|号|no|№)$`)

// unread notes the columns that are not read.
func (r *reader) unread(sheet string, m intake.Match) {
	var heads []string
	for col, head := range m.Heads {
		switch {
		case col >= len(m.Columns) || head == "":
		case m.Columns[col] == fieldID:
			r.note("工作表“%s”的“%s”一栏是身份证号，没有读，也不会保存。", sheet, head)
		case m.Columns[col] == "" && !countingHead.MatchString(strings.ToLower(head)) && !slices.Contains(heads, head) && len([]rune(head)) < 20:
			heads = append(heads, head)
		}
	}
	if len(heads) > 0 {
		r.note("工作表“%s”的这些栏没有读：%s。", sheet, strings.Join(heads, "、"))
	}
}
