package duty

import (
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"liujin/app"
	"liujin/data"
)

// ReadHolidayFile reads a year's days off from a table: in each row a date, 放假 or 上班 in whatever words, and perhaps the holiday's name.
// Rows without a date are heads and remarks.
func (a *Book) ReadHolidayFile(path string) (data.HolidayYear, error) {
	book, err := app.OpenTable(path)
	if err != nil {
		return data.HolidayYear{}, err
	}
	year := data.HolidayYear{HolidayYearFields: data.HolidayYearFields{Source: filepath.Base(path)}}
	for s := range book.Sheets {
		g := &book.Sheets[s]
		for row := range g.Cells {
			var words []string
			for col := range g.Cells[row] {
				words = append(words, strings.TrimSpace(g.At(row, col).Text))
			}
			day, err := holidayRow(words)
			if err != nil {
				return year, data.Fail(app.Refused, err, "“%s”第 %d 行：%s", filepath.Base(path), row+1, err)
			}
			if day.Day != "" {
				year.Days = append(year.Days, day)
			}
		}
	}
	if len(year.Days) == 0 {
		return year, data.Fail(app.Refused, nil, "“%s”里没有找到日期。请每行写一天：日期、放假或上班、节日名，如 2027-01-01,放假,元旦。", filepath.Base(path))
	}
	if _, err := fmt.Sscanf(year.Days[0].Day, "%d-", &year.Year); err != nil {
		return year, fmt.Errorf("read day: %w", err)
	}
	return year, nil
}

// holidayRow reads one row; one without a date has no day.
func holidayRow(words []string) (d data.Holiday, err error) {
	for _, w := range words {
		if t, ok := anyDay(w); ok && d.Day == "" {
			d.Day = t
			continue
		}
		switch {
		case strings.Contains(w, "班") || strings.EqualFold(w, "work"):
			d.Kind = data.HolidayWorked
		case strings.Contains(w, "休") || strings.Contains(w, "放假") || strings.EqualFold(w, "off") || strings.EqualFold(w, "holiday"):
			d.Kind = data.HolidayOff
		case w != "" && len([]rune(w)) <= 10 && !strings.ContainsAny(w, "0123456789") && !strings.HasPrefix(w, "周") && !strings.HasPrefix(w,
			"星期"):
			d.Name = w
		}
	}
	if d.Day != "" && d.Kind == "" {
		return d, fmt.Errorf("%s 没有写是放假还是上班，请补上后再读入。", d.Day)
	}
	return d, nil
}

// anyDay reads a day as tables have it: 2027-01-01, 2027/1/1, 2027.1.1, 2027年1月1日, 20270101.
func anyDay(text string) (string, bool) {
	text, _, _ = strings.Cut(strings.TrimSpace(text), " ")
	for _, layout := range []string{time.DateOnly, "2006-1-2", "2006/1/2", "2006.1.2", "2006年1月2日", "20060102"} {
		if t, err := time.Parse(layout, text); err == nil && t.Year() >= 2000 && t.Year() <= 2100 {
			return t.Format(time.DateOnly), true
		}
	}
	return "", false
}
