package upward

import (
	"fmt"
	"strconv"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/listings"
	"liujin/app/papers"
	"liujin/app/paperwork"
	"liujin/app/parcel"
	"liujin/app/print"
	"liujin/app/sheets"
)

// tables are what goes up as lists: 活动情况统计表 and below it what the walk-ins do not tell; then the figures of the offices below.
func (a *Book) tables(s *Statement) ([]sheets.Export, error) {
	l, err := a.listings.Sheet("activity-stats", listings.Order{From: s.Period.From, To: s.Period.To})
	if err != nil {
		return nil, err
	}
	span, err := a.span(s)
	if err != nil {
		return nil, err
	}
	e, err := a.listings.Export(l)
	if err != nil {
		return nil, err
	}
	counts := s.Count()
	for _, t := range counts.Told(span) {
		e.Lines = append(e.Lines, t.Line())
	}
	if len(s.Below.Units) == 0 {
		return []sheets.Export{e}, nil
	}
	e.Lines = append(e.Lines, "各单位报送："+s.Below.Words()+"。")
	units, err := a.listings.Export(s.unitListing())
	return []sheets.Export{e, units}, err
}

// SaveTable writes what goes up of some days to an Excel file, whole or not at all.
func (a *Book) SaveTable(p parcel.Period, path string) error {
	s, err := a.State(p)
	if err != nil {
		return err
	}
	content, err := a.workbook(&s)
	if err != nil {
		return err
	}
	return paperwork.WriteFile(content, path)
}

// workbook is 统计表.xlsx.
func (a *Book) workbook(s *Statement) ([]byte, error) {
	all, err := a.tables(s)
	if err != nil {
		return nil, err
	}
	return sheets.XLSX(all[0], all[1:]...)
}

// signers sign a page that goes up, and the unit's seal.
var signers = []string{"单位负责人", "审核人", "填表人", "联系电话", "单位（公章）"}

// SealPage is the page of some days to sign and seal, where no file goes up.
func (a *Book) SealPage(p parcel.Period) (*print.Document, error) {
	h, err := a.paperwork.Head()
	if err != nil {
		return nil, err
	}
	s, err := a.State(p)
	if err != nil {
		return nil, err
	}
	return s.page("履职情况上报表", s.figureParts(s.upTo()+"。"+s.zeroWords())).Paper(h), nil
}

// zeroWords say that nothing took place, where it is so.
func (s *Statement) zeroWords() string {
	if !s.Empty() {
		return ""
	}
	return "零报告：本期没有开展活动，没有收到意见建议，没有编发信息。"
}

// upTo says which days it is of.
func (s *Statement) upTo() string {
	return fmt.Sprintf("%s，统计截至 %s", days.Period(s.Period.From, s.Period.To), days.Long(s.Until))
}

// page is a paper of its parts that is signed and sealed.
func (s *Statement) page(title string, parts []papers.InventoryPart) papers.Inventory {
	return papers.Inventory{Title: s.Period.Name + title, Name: title + "-" + s.Period.Name, Parts: parts, Sign: signers}
}

// notePage is 上报说明.pdf: what is in the file, its figures, the code by which it is compared with the file, and where it is signed and
// sealed.
func (a *Book) notePage(r *Filing, m *parcel.Manifest) ([]byte, error) {
	return a.painted(func(h papers.Head) *print.Document {
		return r.page("履职情况上报说明", r.noteParts(m)).Paper(h)
	})
}

// painted is a paper as it lies in a file: in the faces that every program has.
func (a *Book) painted(of func(papers.Head) *print.Document) ([]byte, error) {
	h, err := a.paperwork.Head()
	if err != nil {
		return nil, err
	}
	faces, err := print.Shipped()
	if err != nil {
		return nil, err
	}
	return paperwork.Painted(print.Layout(faces, print.Own, of(h)))
}

func (r *Filing) noteParts(m *parcel.Manifest) []papers.InventoryPart {
	parts := r.figureParts(fmt.Sprintf("%s，第 %d 次报送。%s", r.upTo(), r.Sequence, r.zeroWords()))
	if r.Earlier != nil {
		parts = append(parts, r.changedPart())
	}
	return append(parts, r.contents(m))
}

// figureParts are the figures: the walk-ins in a table under a line, the rest in words.
func (s *Statement) figureParts(said string) []papers.InventoryPart {
	c := s.Count()
	walks := papers.InventoryPart{Title: "六个走进", Head: []string{"走进", "完成", "目标", "活动次数", "参加代表", "参加人次", "收集建议"},
		Wide: []float64{34, 24, 24, 22, 22, 22, 22}, Lines: []string{said, c.Parts.Words() + "。"}}
	for i := range c.Walks {
		w := &c.Walks[i]
		target := "—"
		if w.Target > 0 {
			target = fmt.Sprintf("%d %s", w.Target, w.Unit)
		}
		walks.Rows = append(walks.Rows, []string{w.Name, fmt.Sprintf("%d %s", w.Done, w.Unit), target, strconv.Itoa(w.Times),
			strconv.Itoa(len(w.Deputies)), strconv.Itoa(w.Persons), strconv.Itoa(w.Opinions)})
	}
	rest := papers.InventoryPart{Title: "办理、轮值和培训"}
	for _, t := range c.Told(app.Span{}) {
		rest.Lines = append(rest.Lines, t.Line())
	}
	parts := []papers.InventoryPart{walks, rest}
	if len(s.Below.Units) > 0 {
		parts = append(parts, s.Below.part())
	}
	return parts
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

// privateWords say what of those who spoke is in the file.
func (r *Filing) privateWords() string {
	if r.Speakers == 0 {
		return "没有反映人的姓名、电话和住址"
	}
	return fmt.Sprintf("%d 件提交上级的意见建议附反映人的姓名、电话和地点，已加密，只有上级打得开", r.Speakers)
}

// contents says what is in the file, and its code.
func (r *Filing) contents(m *parcel.Manifest) papers.InventoryPart {
	text := fmt.Sprintf("活动 %d 条，意见建议和代表建议 %d 件，轮值 %d 人次，信息 %d 条，代表名单 %d 人；%s。", len(r.Activities),
		len(r.Matters), len(r.Seats), len(r.News), len(r.Deputies), r.privateWords())
	if along := r.EnclosedWords(); along != "" {
		text += "随报" + along + "。"
	}
	return papers.InventoryPart{Title: "文件内容", Lines: []string{text, fmt.Sprintf("校验码：%s（与接收单位屏幕上的一致，文件就没有改动过）。",
		parcel.Code(m.Hash()))}}
}
