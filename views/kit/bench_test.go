package kit

import (
	"fmt"
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
