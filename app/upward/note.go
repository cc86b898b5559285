package upward

import (
	"fmt"
	"strconv"
	"strings"

	"liujin/app/days"
	"liujin/app/listings"
	"liujin/app/papers"
	"liujin/app/paperwork"
	"liujin/app/parcel"
	"liujin/app/print"
	"liujin/app/sheets"
)

// statsTable is 统计表.xlsx: 活动情况统计表 of the period.
func (a *Book) statsTable(r *Filing) ([]byte, error) {
	l, err := a.listings.Sheet("activity-stats", listings.Order{From: r.Period.From, To: r.Period.To})
	if err != nil {
		return nil, err
	}
	e, err := a.listings.Export(l)
	if err != nil {
		return nil, err
	}
	return sheets.XLSX(e)
}

// notePage is 上报说明.pdf: what is in the file, its figures, the code by which it is compared with the file, and where it is signed and
// sealed.
func (a *Book) notePage(r *Filing, m *parcel.Manifest) ([]byte, error) {
	h, err := a.paperwork.Head()
	if err != nil {
		return nil, err
	}
	v := papers.Inventory{Title: r.Period.Name + "履职情况上报说明", Name: "上报说明", Parts: r.noteParts(m),
		Sign: []string{"单位负责人（盖章）", "审核人", "填表人", "联系电话"}}
	faces, err := print.Shipped()
	if err != nil {
		return nil, err
	}
	return paperwork.Painted(print.Layout(faces, print.Own, v.Paper(h)))
}

func (r *Filing) noteParts(m *parcel.Manifest) []papers.InventoryPart {
	c := r.Count()
	walks := papers.InventoryPart{Title: "六个走进", Head: []string{"走进", "完成", "目标", "活动次数", "参加代表", "参加人次", "收集建议"},
		Wide: []float64{34, 24, 24, 22, 22, 22, 22}}
	for i := range c.Walks {
		w := &c.Walks[i]
		target := "—"
		if w.Target > 0 {
			target = fmt.Sprintf("%d %s", w.Target, w.Unit)
		}
		walks.Rows = append(walks.Rows, []string{w.Name, fmt.Sprintf("%d %s", w.Done, w.Unit), target, strconv.Itoa(w.Times),
			strconv.Itoa(len(w.Deputies)), strconv.Itoa(w.Persons), strconv.Itoa(w.Opinions)})
	}
	walks.Lines = []string{fmt.Sprintf("%s，统计截至 %s，第 %d 次报送。%s。", days.Period(r.Period.From, r.Period.To), days.Long(r.Until), r.Sequence,
		c.Parts.Words())}
	if m.Zero {
		walks.Lines = append(walks.Lines, "零报告：本期没有开展活动，没有收到意见建议，没有编发信息。")
	}
	rest := papers.InventoryPart{Title: "办理、轮值和培训", Lines: []string{"意见建议：" + c.Opinions.Words() + "。",
		"代表建议：" + c.Proposals.Words() + "。"}}
	for _, words := range []string{c.Outcomes.Words(), c.Seats.Words(), c.Training.Words(), c.Reporting.Words()} {
		if words != "" {
			rest.Lines = append(rest.Lines, words+"。")
		}
	}
	parts := []papers.InventoryPart{walks, rest}
	if r.Earlier != nil {
		parts = append(parts, r.changedPart())
	}
	return append(parts, r.contents(m))
}

// changedPart says what is other than in the file before.
func (r *Filing) changedPart() papers.InventoryPart {
	p := papers.InventoryPart{Title: "与上一次报送的不同", Lines: []string{fmt.Sprintf("上一次是 %s 报送的（校验码 %s）。", days.Long(r.Earlier.Day),
		parcel.Code(r.Earlier.Manifest.Hash()))}}
	if reason := strings.TrimSpace(r.Reason); reason != "" {
		p.Lines = append(p.Lines, "更正原因："+reason+"。")
	}
	p.Lines = append(p.Lines, r.Differs()...)
	return p
}

// contents says what is in the file, and its code.
func (r *Filing) contents(m *parcel.Manifest) papers.InventoryPart {
	text := fmt.Sprintf("活动 %d 条，意见建议和代表建议 %d 件，轮值 %d 人次，信息 %d 条，代表名单 %d 人；没有反映人的姓名、电话和住址。", len(r.Activities),
		len(r.Matters), len(r.Seats), len(r.News), len(r.Deputies))
	return papers.InventoryPart{Title: "文件内容", Lines: []string{text, fmt.Sprintf("校验码：%s（与接收单位屏幕上的一致，文件就没有改动过）。",
		parcel.Code(m.Hash()))}}
}
