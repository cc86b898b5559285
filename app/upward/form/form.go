// Package form fills the table that a superior sends (表样): a workbook of its own, with marks where the figures stand.
package form

import (
	"fmt"
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/figures"
	"liujin/app/paperwork"
	"liujin/app/parcel"
	"liujin/app/sheets"
	"liujin/app/table"
	"liujin/app/upward"
	"liujin/data"
)

// Mark is a name that a form may hold as {{name}}, with what stands for it now.
type Mark struct {
	Name, Meaning string
	Value         any // a number or a text
}

// Marks are all that a form may hold, of a period.
func Marks(b *upward.Book, p parcel.Period) ([]Mark, error) {
	own, err := b.OwnOffice()
	if err != nil {
		return nil, err
	}
	counts, err := b.Own(p.From, p.To)
	if err != nil {
		return nil, err
	}
	all := []Mark{{"单位", "本单位名称", own.Name}, {"报送期", "报送期的名称", p.Name}, {"起止日期", "报送期的第一天和最后一天", days.Period(p.From, p.To)},
		{"填报日期", "今天", days.Long(b.Today())}, {"联系电话", "本单位的电话", own.Phone}, {"填报人", "本单位登记的人大秘书", own.Secretary}}
	value := map[string]int{}
	for _, f := range counts.Figures() {
		value[f.Key] = f.Value
		m := Mark{"", f.Name, f.Value}
		if m.Name = markOf(f.Name, false); slices.ContainsFunc(all, func(o Mark) bool { return o.Name == m.Name }) {
			m.Name = markOf(f.Name, true) // 参加代表（人） and 参加代表（人次）
		}
		all = append(all, m)
	}
	for _, r := range rates {
		all = append(all, Mark{r.name, r.meaning, figures.Percent(value[r.part], value[r.whole])})
	}
	return all, nil
}

// rates are shares of figures.
var rates = []struct{ name, meaning, part, whole string }{
	{"意见建议.办结率", "意见建议的办结率", "opinion.closed", "opinion.assigned"},
	{"意见建议.答复率", "意见建议的答复率", "opinion.answered", "opinion.owed"},
	{"意见建议.满意率", "意见建议的满意和基本满意率", "opinion.satisfied", "opinion.rated"},
	{"代表建议.办结率", "代表建议的办结率", "proposal.closed", "proposal.assigned"},
	{"轮值到岗率", "应到的本人到岗的比例", "seats_came", "seats_planned"},
	{"轮训覆盖率", "在任代表参加过培训的比例", "trained", "deputies"},
	{"述职率", "应述职的代表已述职的比例", "reported", "report_asked"},
}

// markOf is a figure's name as a mark: 走进市场主体：完成（家） is 市场主体.完成, with its unit 市场主体.完成家.
func markOf(name string, unit bool) string {
	name, in, _ := strings.Cut(name, "（")
	if unit {
		name += strings.TrimSuffix(in, "）")
	}
	name = strings.TrimPrefix(strings.ReplaceAll(name, "：", "."), "走进")
	return strings.TrimPrefix(name, "其中")
}

// Fill fills a form with the figures of a period and writes it to a path. done is how many marks were filled, open are those that nothing
// stands for, which stay to be seen.
func Fill(b *upward.Book, p parcel.Period, path, to string) (done int, open []string, err error) {
	all, err := Marks(b, p)
	if err != nil {
		return 0, nil, err
	}
	content, done, open, err := sheets.Fill(path, func(name string) (any, bool) {
		i := slices.IndexFunc(all, func(m Mark) bool { return m.Name == name })
		if i < 0 {
			return nil, false
		}
		return all[i].Value, true
	})
	if err != nil {
		return 0, nil, data.Fail(app.Refused, err, "%s", err.Error())
	}
	if done == 0 {
		return 0, nil, data.Fail(app.Refused, nil, "表样里没有认得的标记，没有可以填的。请先存一份“标记表”，把要用的标记（如 {{市场主体.完成}}）写进表样的格子里。")
	}
	return done, open, paperwork.WriteFile(content, to)
}

// MarkListing is the table of all marks with what they mean.
func MarkListing(b *upward.Book, p parcel.Period) (table.Listing, error) {
	all, err := Marks(b, p)
	columns := []table.Column[*Mark]{
		table.Of("mark", "标记", 14, func(m *Mark) string { return "{{" + m.Name + "}}" }),
		table.Of("meaning", "意思", 18, func(m *Mark) string { return m.Meaning }),
		{Name: "value", Head: "本期", Width: 8, Cell: func(m *Mark) table.Cell {
			if n, ok := m.Value.(int); ok {
				return table.N(n)
			}
			return table.T(fmt.Sprint(m.Value))
		}},
	}
	l := table.Listed("上报表样的标记", columns, all)
	l.Note = p.Name
	return l, err
}
