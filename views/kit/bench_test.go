package kit

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"liujin/app/table"
)

// BenchmarkList20000 opens, filters and scrolls a list of 20,000 rows of different texts, headless.
func BenchmarkList20000(b *testing.B) {
	a := test.NewTempApp(b)
	a.Settings().SetTheme(&Theme{})
	w := a.NewWindow("")
	defer w.Close()
	w.Resize(fyne.NewSize(760, 600))
	h := &fakeHost{window: w, kept: map[string]string{}}
	rows := make([]thing, 20000)
	for i := range rows {
		rows[i] = thing{ID: fmt.Sprint(i), Name: fmt.Sprintf("东港第%d家水产加工有限公司", i), Day: "2026-11-12", Count: i}
	}
	var open, scroll, filter time.Duration
	for range b.N {
		l := NewList(h, "things", []table.Column[*thing]{table.Of("name", "名称", 12, func(v *thing) string { return v.Name }),
			{Name: "count", Head: "数", Width: 4, Cell: func(v *thing) table.Cell { return table.N(v.Count) }}})
		l.ID, l.Load = (*thing).RecordID, Lists(func() ([]thing, error) { return rows, nil })
		at := time.Now()
		w.SetContent(l.Content())
		l.Reload()
		w.Canvas().Capture()
		open += time.Since(at)
		at = time.Now()
		for page := range 20 {
			l.rows.ScrollTo(page * 1000)
		}
		scroll += time.Since(at)
		at = time.Now()
		l.SetFilter("d")
		l.SetFilter("dg19")
		filter += time.Since(at)
	}
	n := float64(b.N)
	b.ReportMetric(open.Seconds()*1000/n, "open-ms")
	b.ReportMetric(scroll.Seconds()*1000/20/n, "jump-ms")
	b.ReportMetric(filter.Seconds()*1000/2/n, "filter-ms")
}

// BenchmarkTyping types into 5,000 characters: in one paragraph, beside the same in paragraphs of a line each.
func BenchmarkTyping(b *testing.B) {
	a := test.NewTempApp(b)
	a.Settings().SetTheme(&Theme{})
	w := a.NewWindow("")
	defer w.Close()
	h := &fakeHost{window: w, kept: map[string]string{}}
	timed := func(text string) (took time.Duration) {
		e := NewArea(h, 4)
		w.SetContent(e)
		w.Resize(fyne.NewSize(540, 600))
		e.SetText(text)
		const keys = 20
		at := time.Now()
		for range keys {
			e.TypedRune('新')
		}
		return time.Since(at) / keys
	}
	sentence := "镇区的路灯坏了3盏，Wi-Fi也不稳，晚上走路不安全。"
	var one, lines time.Duration
	for range b.N {
		one += timed(strings.Repeat(sentence, 5000/26))
		lines += timed(strings.Repeat(sentence+"\n", 5000/26))
	}
	b.ReportMetric(one.Seconds()*1000/float64(b.N), "ms/key")
	b.ReportMetric(float64(one)/float64(lines), "×lines")
}
