package papers

import (
	"fmt"
	"strings"

	"liujin/app/print"
	"liujin/app/table"
)

// Matter is an opinion or a proposal on its way through a unit's hands, as the papers about it have it.
type Matter struct {
	Number, Kind, Text, Source, Reporter, Place string
	Handler, Helpers, Contact, Phone            string // of the unit in charge
	Day, Assigned, Due, DueHow                  string
	Answered, Reply, Result                     string
	Told, Feedback                              string // when and how the one who spoke was told
	Rating, Attitude, Remark                    string
	Late                                        int      // days overdue
	Urged                                       []string // the days on which the unit was asked again
}

// matterMargins are those of forms.
var matterMargins = print.Margins{Top: 25, Left: 28, Right: 26, Bottom: 25}

func (m *Matter) form(h Head, name, title string, rows []print.Row, sign print.Sign) *print.Document {
	number := "编号：　　　　－　　　　"
	if m.Number != "" {
		number = "编号：" + m.Number
		name += "-" + m.Number
	}
	d := h.document(name, print.PaperTitle{Text: title, Tight: true}, print.Sides{Left: h.Unit, Right: number, Size: print.SizeSmall4},
		print.Form([]float64{24, 54, 24, 54}, rows...), print.Gap(0.4), sign)
	d.Margins = matterMargins
	return d
}

// AssignSheet is 意见建议交办单: what is handed to a unit, and until when it is to answer. With no matter it is the blank form.
func AssignSheet(h Head, m *Matter) *print.Document {
	name := "意见建议交办单"
	if m == nil {
		m, name = &Matter{}, name+"（空白）"
	}
	due := Chinese(m.Due)
	if m.DueHow != "" {
		due += "\n" + m.DueHow
	}
	return m.form(h, name, "意见建议交办单", []print.Row{
		print.Fields(4, 11, "承办单位", m.Handler, "协办单位", m.Helpers),
		print.Fields(4, 11, "联系人", m.Contact, "联系电话", m.Phone),
		print.Fields(4, 11, "登记日期", Chinese(m.Day), "交办日期", Chinese(m.Assigned)),
		print.Fields(4, 11, "来源", m.Source),
		print.Fields(4, 11, "反映人", m.Reporter, "地点", m.Place),
		print.Area(4, 62, "意见建议内容", m.Text),
		print.Fields(4, 16, "答复期限", due),
		print.Area(4, 30, "交办意见", "请按期办理，并将办理情况书面答复"+Body(h.Unit)+"，由"+Body(h.Unit)+"反馈反映人。"),
		print.Area(4, 26, "承办单位签收", "签收人：　　　　　　　　　　　　年　　月　　日"),
	}, print.Sign{"交办人", "审核人"})
}

// ReplySheet is 办理情况反馈表: the unit's answer, and what the one who spoke says of it. With no matter it is the blank form.
func ReplySheet(h Head, m *Matter, ratings []string) *print.Document {
	name := "办理情况反馈表"
	if m == nil {
		m, name = &Matter{}, name+"（空白）"
	}
	told := strings.Join(filled(Chinese(m.Told), m.Feedback), "　")
	return m.form(h, name, "意见建议办理情况反馈表", []print.Row{
		print.Fields(4, 11, "承办单位", m.Handler, "协办单位", m.Helpers),
		print.Fields(4, 11, "交办日期", Chinese(m.Assigned), "答复日期", Chinese(m.Answered)),
		print.Area(4, 40, "意见建议内容", m.Text),
		print.Area(4, 56, "办理情况", m.Reply),
		print.Fields(4, 11, "办理结果", m.Result),
		print.Fields(4, 14, "反馈情况", told),
		print.Fields(4, 11, "对办理结果", print.Ticked(ratings, m.Rating)),
		print.Fields(4, 11, "对办理态度", print.Ticked(ratings, m.Attitude)),
		print.Area(4, 24, "反映人意见", m.Remark),
	}, print.Sign{"承办人", "反映人签名"})
}

// UrgeSheet is 督办单: a matter that is overdue, put to its unit by the presidium.
func UrgeSheet(h Head, m *Matter) *print.Document {
	p := print.Flush(m.Handler + "：")
	text := fmt.Sprintf("%s%s于%s交办你单位办理，答复期限为%s", strings.TrimSpace(m.Kind+" "+m.Number), quoted(m.Text), Chinese(m.Assigned), Chinese(m.Due))
	if m.Late > 0 {
		text += fmt.Sprintf("，至今逾期 %d 天未答复", m.Late)
	}
	text += "。"
	if len(m.Urged) > 0 {
		text += "期间已催办 " + fmt.Sprint(len(m.Urged)) + " 次（" + strings.Join(m.Urged, "、") + "）。"
	}
	return h.document("督办单-"+m.Number, print.PaperTitle{Text: h.Short + "督办单"}, p, print.Body(text),
		print.Body("请你单位接到本单后五个工作日内，将办理进展、存在困难和完成时限书面报送"+Body(h.Unit)+"；确因客观原因不能按期办结的，应说明理由并提出延期申请。"),
		print.Issued{Issuer: h.Unit, Date: Chinese(h.Day), Seal: true})
}

// quoted is a text in quotation marks, its own full stop left out.
func quoted(text string) string { return "“" + strings.TrimRight(text, "。 \n") + "”" }

// Stats is 活动情况统计表: the six walk-ins of a period in figures.
func Stats(h Head, from, to string, l table.Listing) *print.Document {
	t := &print.Table{Size: print.SizeSmall4, Pad: 1.6, Columns: make([]print.Column, len(l.Heads)), Head: heads(l.Heads...)}
	for _, row := range append(l.Rows[:len(l.Rows):len(l.Rows)], l.Total) {
		cells := make([]print.Cell, len(row))
		for i, c := range row {
			cells[i] = print.Cell{Text: c.Text}
		}
		t.Rows = append(t.Rows, print.Row{Least: 10, Cells: cells})
	}
	t.Rows[len(t.Rows)-1].Kind = print.Total
	d := h.document("活动情况统计表", print.PaperTitle{Text: h.Short + "活动情况统计表", Tight: true}, print.Sides{Left: h.Unit + "　　" + period(from, to), Right: Chinese(h.Day), Size: print.Size5}, t,
		print.Gap(0.6), print.Sign{"填表人", "审核人"})
	d.Landscape, d.Margins = true, narrow
	return d
}
