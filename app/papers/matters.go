package papers

import (
	"fmt"
	"strings"

	"liujin/app/days"
	"liujin/app/figures"
	"liujin/app/print"
	"liujin/app/table"
)

// Matter is an opinion or a proposal on its way through a unit's hands, as the papers about it have it: its current round. One without a
// number makes the blank form.
type Matter struct {
	Proposal                                    bool // 议案建议, else 意见建议
	Number, Kind, Text, Source, Reporter, Place string
	Title, Lead, LeadPhone, Signers             string // of a proposal: 领衔 and 联名
	Handler, Helpers, Contact, Phone            string // of the unit in charge
	Day, Assigned, Due, DueHow                  string
	Answered, Reply, Result                     string
	Told, Feedback                              string // when and how the one who spoke was told
	Rating, Attitude, Remark                    string
	Round                                       int      // 2: handled once more (二次办理)
	Wanting                                     string   // what was found wanting in the round before
	Late                                        int      // days overdue
	Urged                                       []string // the days on which the unit was asked again
}

// matterMargins are those of forms.
var matterMargins = print.Margins{Top: 25, Left: 28, Right: 26, Bottom: 25}

func (m *Matter) form(h Head, name, title string, rows []print.Row, sign print.Sign) *print.Document {
	number := "编号：　　　　－　　　　"
	if m.blank() {
		name += "（空白）"
	} else {
		number = "编号：" + m.Number
		name += "-" + m.Number
	}
	d := h.document(name, print.PaperTitle{Text: title, Tight: true}, print.Sides{Left: h.Unit, Right: number, Size: print.SizeSmall4},
		print.Form([]float64{24, 54, 24, 54}, rows...), print.Gap(0.4), sign)
	d.Margins = matterMargins
	return d
}

func (m *Matter) blank() bool { return m.Number == "" }

// noun is what the matter is to the one who put it forward, and that person.
func (m *Matter) noun() (noun, who string) {
	if m.Proposal {
		return "议案建议", "代表"
	}
	return "意见建议", "反映人"
}

// assigned is the day on which this round began.
func (m *Matter) assigned() string {
	if m.Round > 1 {
		return days.Long(m.Assigned) + "\n（" + figures.Numeral(m.Round) + "次办理）"
	}
	return days.Long(m.Assigned)
}

// due is until when this round is to be answered, and how that was computed under it.
func (m *Matter) due() string { return strings.Join(filled(days.Long(m.Due), m.DueHow), "\n") }

// origin are the rows that say what the matter is and whom it came from.
func (m *Matter) origin() []print.Row {
	if m.Proposal {
		return []print.Row{
			print.Fields(4, 11, "类别", m.kinds(), "提出日期", days.Long(m.Day)),
			print.Fields(4, 11, "领衔代表", m.Lead, "联系电话", m.LeadPhone),
			{Least: 11, Cells: []print.Cell{{Text: "联名代表", Label: true}, {Text: m.Signers, Cols: 3, Whole: true}}},
			print.Fields(4, 11, "标题", m.Title),
		}
	}
	return []print.Row{
		print.Fields(4, 11, "登记日期", days.Long(m.Day), "交办日期", m.assigned()),
		print.Fields(4, 11, "来源", m.Source),
		print.Fields(4, 11, "反映人", m.Reporter, "地点", m.Place),
	}
}

// kinds is the kind of a proposal, on the blank form a choice.
func (m *Matter) kinds() string {
	if m.blank() {
		return print.Ticked([]string{"建议批评意见", "议案"})
	}
	return m.Kind
}

// charge is what the unit is asked to do.
func (m *Matter) charge(body string) string {
	noun, who := m.noun()
	text := "请按期办理，并将办理情况书面答复" + body + "，由" + body + "反馈反映人。"
	if m.Proposal {
		text = "请按期办理，加强与代表的沟通，将办理情况书面答复领衔代表，并抄送" + body + "。"
	}
	if m.Round > 1 {
		again := who + "对上一次办理不满意"
		if m.Wanting != "" {
			again += "：" + strings.TrimRight(m.Wanting, "。 \n")
		}
		text = again + "。现将该" + noun + "再次交你单位办理。\n" + text
	}
	return text
}

// AssignSheet is 交办单 of an opinion or a proposal: what is handed to a unit, and until when it is to answer.
func AssignSheet(h Head, m *Matter) *print.Document {
	noun, _ := m.noun()
	rows, high := m.origin(), 62.0
	unit := []print.Row{print.Fields(4, 11, "承办单位", m.Handler, "协办单位", m.Helpers), print.Fields(4, 11, "联系人", m.Contact, "联系电话", m.Phone)}
	due := print.Fields(4, 16, "答复期限", m.due())
	if m.Proposal {
		high, due = 50, print.Fields(4, 16, "交办日期", m.assigned(), "答复期限", m.due())
	}
	rows = append(append(unit, rows...),
		print.Area(4, high, noun+"内容", m.Text), due,
		print.Area(4, 30, "交办意见", m.charge(Body(h.Unit))),
		print.Area(4, 22, "承办单位签收", "签收人：　　　　　　　　　　　　年　　月　　日"))
	return m.form(h, noun+"交办单", noun+"交办单", rows, print.Sign{"交办人", "审核人"})
}

// ReplySheet is 办理情况反馈表 of an opinion, 办理情况征询意见表 of a proposal: the unit's answer, and what the one who spoke says of it.
func ReplySheet(h Head, m *Matter, results, ratings []string) *print.Document {
	noun, who := m.noun()
	name, title := "办理情况反馈表", noun+"办理情况反馈表"
	rows := []print.Row{print.Fields(4, 11, "承办单位", m.Handler, "协办单位", m.Helpers), print.Fields(4, 11, "交办日期", m.assigned(), "答复日期",
		days.Long(m.Answered)),
		print.Area(4, 40, noun+"内容", m.Text)}
	if m.Proposal {
		name, title = "办理情况征询意见表", "代表建议办理情况征询意见表"
		rows = []print.Row{print.Fields(4, 11, "领衔代表", m.Lead, "联系电话", m.LeadPhone), print.Fields(4, 14, "标题", m.Title),
			print.Fields(4, 11, "承办单位", m.Handler, "协办单位", m.Helpers),
			print.Fields(4, 11, "交办日期", m.assigned(), "答复日期", days.Long(m.Answered))}
	}
	rows = append(rows, print.Area(4, 56, "办理情况", m.Reply))
	switch {
	case m.Proposal:
		rows = append(rows, print.Fields(4, 16, "办理结果", print.Ticked(results[:2], m.Result)+"\n"+print.Ticked(results[2:], m.Result)))
	case m.blank() || m.Result != "":
		rows = append(rows, print.Fields(4, 11, "办理结果", m.Result))
	}
	if told := strings.Join(filled(days.Long(m.Told), m.Feedback), "　"); !m.Proposal || told != "" {
		rows = append(rows, print.Fields(4, 14, "反馈情况", told))
	}
	rows = append(rows, print.Fields(4, 11, "对办理态度", print.Ticked(ratings, m.Attitude)),
		print.Fields(4, 11, "对办理结果", print.Ticked(ratings, m.Rating)),
		print.Area(4, 24, who+"意见", m.Remark))
	return m.form(h, name, title, rows, print.Sign{"承办人", who + "签名"})
}

// UrgeSheet is 督办单: a matter that is overdue, put to its unit by the presidium.
func UrgeSheet(h Head, m *Matter) *print.Document {
	p := print.Flush(m.Handler + "：")
	what, again := m.Text, ""
	if m.Proposal {
		what = m.Title
	}
	if m.Round > 1 {
		again = "再次"
	}
	text := fmt.Sprintf("%s%s于%s%s交办你单位办理，答复期限为%s", strings.TrimSpace(m.Kind+" "+m.Number), quoted(what), days.Long(m.Assigned), again,
		days.Long(m.Due))
	if m.Late > 0 {
		text += fmt.Sprintf("，至今逾期 %d 天未答复", m.Late)
	}
	text += "。"
	if len(m.Urged) > 0 {
		text += "期间已催办 " + fmt.Sprint(len(m.Urged)) + " 次（" + strings.Join(m.Urged, "、") + "）。"
	}
	return h.document("督办单-"+m.Number, print.PaperTitle{Text: h.Short + "督办单"}, p, print.Body(text),
		print.Body("请你单位接到本单后五个工作日内，将办理进展、存在困难和完成时限书面报送"+Body(h.Unit)+"；确因客观原因不能按期办结的，应说明理由并提出延期申请。"),
		print.Issued{Issuer: h.Unit, Date: days.Long(h.Day), Seal: true})
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
	d := h.document("活动情况统计表", print.PaperTitle{Text: h.Short + "活动情况统计表", Tight: true},
		print.Sides{Left: h.Unit + "　　" + days.Period(from, to), Right: days.Long(h.Day), Size: print.Size5}, t, line(l.Note),
		print.Gap(0.6), print.Sign{"填表人", "审核人"})
	d.Landscape, d.Margins = true, narrow
	return d
}
