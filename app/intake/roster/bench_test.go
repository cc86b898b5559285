package roster

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"liujin/app/intake"
	"liujin/app/sheets"
)

const benchRows = 20_000

func bigRoster(tb testing.TB) string {
	tb.Helper()
	f := excelize.NewFile()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		tb.Fatal(err)
	}
	heads := []any{"序号", "姓名", "性别", "民族", "出生年月", "政治面貌", "学历", "工作单位及职务", "联系电话", "代表小组", "代表层级", "选区"}
	if err := w.SetRow("A1", heads); err != nil {
		tb.Fatal(err)
	}
	for i := range benchRows {
		row := []any{i + 1, fmt.Sprintf("张%c%c", '一'+rune(i%3000), '丁'+rune(i/7%3000)), "男", "汉", fmt.Sprintf("%d.%02d", 1950+i%50, 1+i%12),
			"党员", "大专",
			fmt.Sprintf("东港镇第%d村村民", i%300), fmt.Sprintf("139%08d", i), fmt.Sprintf("第%d代表小组", i/100+1), "县、镇",
			fmt.Sprintf("县第%d选区、第%d选区", i%90+1,
				i%40+1)}
		at, err := excelize.CoordinatesToCellName(1, i+2)
		if err == nil {
			err = w.SetRow(at, row)
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		tb.Fatal(err)
	}
	path := filepath.Join(tb.TempDir(), "big.xlsx")
	if err := f.SaveAs(path); err != nil {
		tb.Fatal(err)
	}
	return path
}

// BenchmarkImport reads 20,000 people as a roster, in turn with what excelize alone takes for the same file.
func BenchmarkImport(b *testing.B) {
	path := bigRoster(b)
	var ours, alone time.Duration
	for b.Loop() {
		at := time.Now()
		f, err := excelize.OpenFile(path)
		if err != nil {
			b.Fatal(err)
		}
		rows, err := f.GetRows("Sheet1")
		if err != nil || len(rows) != benchRows+1 || f.Close() != nil {
			b.Fatal(err, len(rows))
		}
		alone += time.Since(at)
		at = time.Now()
		wb, err := sheets.Open(path)
		if err != nil {
			b.Fatal(err)
		}
		r, err := Read(wb, intake.Options{Today: today})
		if err != nil || len(r.People) != benchRows {
			b.Fatal(err)
		}
		ours += time.Since(at)
	}
	b.ReportMetric(float64(ours)/float64(alone), "×excelize")
}

func TestProgressAndCancel(t *testing.T) {
	wb, err := sheets.Open("testdata/a-plain.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	calls := 0
	if _, err := Read(wb, intake.Options{Today: today, Progress: func(done, total int) bool {
		calls++
		return done <= total
	}}); err != nil || calls == 0 {
		t.Errorf("%v after %d calls", err, calls)
	}
	if _, err := Read(wb, intake.Options{Today: today, Progress: func(int, int) bool { return false }}); err != intake.ErrCancelled {
		t.Errorf("got %v", err)
	}
}
