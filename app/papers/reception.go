package papers

import (
	"strings"

	"liujin/app/print"
)

// Reception is 接待选民登记表, filled by hand at a station: with a shift, when and where it is and who receives are filled in already; with none
// it is the blank form.
func Reception(h Head, s *Shift) *print.Document {
	name, when, where, who := "接待选民登记表（空白）", "　　年　月　日　　午", "", ""
	if s != nil {
		name, when, where, who = "接待选民登记表-"+s.Station+"-"+s.Day, s.onTime(), s.where(), s.deputies()
	}
	// What is filled in may need more lines than the blank has; the box below gives way, so that the form stays on one page.
	box := max(40, 74-grown(when, where)-grown(who))
	deputies := print.Fields(4, 11, "接待代表", who, "记录人", "")
	deputies.Cells[1].Whole = true
	form := print.Form([]float64{22, 56, 22, 56},
		print.Fields(4, 11, "接待时间", when, "接待地点", where),
		deputies,
		print.Fields(4, 11, "选民姓名", "", "联系电话", ""),
		print.Fields(4, 11, "单位或住址", "", "所在选区", ""),
		print.Fields(4, 11, "来访方式", print.Ticked([]string{"本人来访", "代表走访", "来信来电", "其他"})),
		print.Area(4, box, "反映的意见和建议", ""),
		print.Fields(4, 13, "处理方式", print.Ticked([]string{"当场答复", "本级交办", "转上级", "转为代表建议", "不予受理"})),
		print.Area(4, 30, "当场答复情况或不予受理的理由", ""),
		print.Area(4, 22, "选民意见", ""),
	)
	d := h.document(name, print.PaperTitle{Text: "接待选民登记表", Tight: true},
		print.Sides{Left: h.Unit, Right: "编号：　　　　－　　　　", Size: print.SizeSmall4}, form, print.Gap(0.4), print.Sign{"接待代表签名", "选民签名"},
		print.Small("代表听取意见、如实记录，不直接处理问题；登记后由"+Body(h.Unit)+"交办。", print.Size5, print.Left))
	d.Margins = print.Margins{Top: 25, Left: 28, Right: 26, Bottom: 25}
	return d
}

// grown is by how much a row of the form is higher than in the blank, in millimetres, for
// what stands in its cells: parts between 、 are not torn.
func grown(cells ...string) float64 {
	const room, line, pad, least = 11.5, 6.0, 3.2, 11.0 // characters a line; millimetres
	most := 1
	for _, text := range cells {
		lines, x := 1, 0.0
		for _, part := range strings.SplitAfter(text, "、") {
			if w := ems(part); x > 0 && x+w > room {
				lines, x = lines+1, w
			} else {
				x += w
			}
			for ; x > room; x -= room {
				lines++
			}
		}
		most = max(most, lines)
	}
	return max(0, float64(most)*line+pad-least)
}
