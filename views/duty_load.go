package views

import (
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"liujin/app/duty"
	"liujin/views/kit"
)

// dutyLoad is the year: deputies × months, with everybody's load as a chart above.
type dutyLoad struct {
	listAlone[*duty.LoadRow]
	shell *Shell
	year  int
	title *widget.Label
	bars  *kit.Bars
	about *widget.Label
}

// loads is the tab 全年 of 轮值 · 家站点.
func loads(s *Shell) *Screen {
	l := newLoad(s)
	return &Screen{Content: l.content(), Edit: l, Reload: l.Reload}
}

func newLoad(s *Shell) *dutyLoad {
	l := &dutyLoad{shell: s, title: kit.Heading(""), bars: kit.NewBars(), about: kit.Quiet("")}
	l.year, _ = strconv.Atoi(s.app.Today()[:4]) // an ISO date begins with the year
	l.list = listOf(s, "load", "代表全年值班表", duty.LoadColumns(), func() ([]duty.LoadRow, error) { return s.duty.Load(l.year) })
	l.list.Empty = "这一年还没有排班。在“月历”里点“自动排班”。"
	l.list.Sort = "planned"
	l.list.Open = func(r *duty.LoadRow) {
		s.Done(fmt.Sprintf("%s：%d 年排班 %d 次，实到 %d 次", r.Name, l.year, r.Planned, r.Served))
		l.draw(r.ID)
	}
	return l
}

func (l *dutyLoad) content() fyne.CanvasObject {
	turn := func(by int) func() {
		return func() {
			l.year += by
			l.Reload()
		}
	}
	head := container.NewBorder(nil, nil, container.NewHBox(kit.Button("‹", turn(-1)), l.title, kit.Button("›", turn(1))), l.about, l.bars)
	return container.NewBorder(kit.Inset(4, head), nil, nil, nil, kit.Card(l.list.Content()))
}

// Reload reads the year anew.
func (l *dutyLoad) Reload() {
	l.title.SetText(fmt.Sprintf("%d 年", l.year))
	l.list.Reload()
	l.draw("")
}

// draw shows the loads from the most to the least; a chosen deputy stands out.
func (l *dutyLoad) draw(chosen string) {
	rows := l.list.View().Rows()
	counts := map[int]int{}
	most := 0
	for i := range rows {
		counts[rows[i].Planned]++
		most = max(most, rows[i].Planned)
	}
	var values []int
	at := -1
	for n := most; n >= 0; n-- {
		for i := range rows {
			if rows[i].Planned == n {
				if rows[i].ID == chosen {
					at = len(values)
				}
				values = append(values, n)
			}
		}
	}
	l.bars.Set(values, at)
	text := ""
	for n, k := most, 0; n >= 0 && k < 4; n-- {
		if counts[n] > 0 {
			text += fmt.Sprintf("%d 次 %d 人　", n, counts[n])
			k++
		}
	}
	l.about.SetText(text)
}
