package paperwork

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/duty"
	"liujin/app/papers"
	"liujin/app/print"
	"liujin/data"
)

// onPaper turns shifts into what papers say of them; cancelled ones are left out. names are the deputies' where they are not those of the
// rows.
func (a *Book) onPaper(rows []duty.ShiftRow, names map[string]string) ([]papers.Shift, error) {
	where, err := a.duty.Addresses()
	if err != nil {
		return nil, err
	}
	var out []papers.Shift
	for i := range rows {
		r := &rows[i]
		if r.State == data.ShiftCancelled {
			continue
		}
		s := papers.Shift{Day: r.Day, DayPart: string(r.DayPart), Hours: app.Hours(r.Begins, r.Ends), Station: r.Station,
			Address: where[r.StationID], Open: r.Open()}
		if r.Due != "" && r.Due != r.Day {
			s.Due = r.How
		}
		for k := range r.Seats {
			if r.ActivityID == "" && !r.Past && r.Seats[k].State.Waits() {
				s.Open++ // on leave, or out of office: who reads it would wait for somebody who does not come
				continue
			}
			seat := papers.Seat{Name: r.Seats[k].Name, Level: string(r.Seats[k].Level), For: r.Seats[k].For}
			if names != nil {
				seat.Name, seat.For = names[r.Seats[k].DeputyID], names[r.Seats[k].InsteadID]
			}
			s.Seats = append(s.Seats, seat)
		}
		out = append(out, s)
	}
	return out, nil
}

// dutyMonth is 值班安排表 of the order's period.
func (a *Book) dutyMonth(h papers.Head, o Order) ([]*print.Document, error) {
	rows, err := a.duty.ShiftsAt(o.From, o.To, o.Station)
	if err != nil {
		return nil, err
	}
	shifts, err := a.onPaper(rows, nil)
	return []*print.Document{papers.DutyMonth(h, o.Station, o.From, o.To, shifts)}, err
}

// dutyYear is everybody's duty by months; of a single month, its whole year's.
func (a *Book) dutyYear(h papers.Head, o Order) ([]*print.Document, error) {
	if days.MonthOf(o.From) == days.MonthOf(o.To) {
		o.From, o.To = days.YearOf(o.From)+"-01-01", days.YearOf(o.From)+"-12-31"
	}
	months, err := monthsOf(o.From, o.To)
	if err != nil {
		return nil, err
	}
	rows, err := a.duty.ShiftsAt(o.From, o.To, o.Station)
	if err != nil {
		return nil, err
	}
	order, err := a.AllInOrder(a.AsOf(o.To))
	if err != nil {
		return nil, err
	}
	order = slices.DeleteFunc(order, func(d app.DeputyRow) bool { // who left office meanwhile stands there with what was served
		return !d.InOffice && !slices.ContainsFunc(rows, func(s duty.ShiftRow) bool { return s.Has(d.ID) })
	})
	table := make([]papers.YearRow, len(order))
	at := map[string]int{}
	for i := range order {
		home, _, _ := strings.Cut(order[i].Station, "、")
		level, _, _ := strings.Cut(order[i].Levels, "、")
		table[i] = papers.YearRow{Group: order[i].Group, Name: order[i].Called(), Level: level, Home: duty.ShortStation(home),
			Months: make([][]string, len(months))}
		at[order[i].ID] = i
	}
	for i := range rows {
		day, err := time.Parse(time.DateOnly, rows[i].Day)
		if err != nil || rows[i].State == data.ShiftCancelled {
			continue
		}
		month := (day.Year()-months[0].Year())*12 + int(day.Month()) - int(months[0].Month())
		for _, d := range rows[i].Duties {
			if k, ok := at[d.DeputyID]; ok {
				table[k].Months[month] = append(table[k].Months[month],
					fmt.Sprintf("%d日 %s", day.Day(), duty.ShortStation(rows[i].Station)))
				table[k].Total++
			}
		}
	}
	return []*print.Document{papers.DutyYear(h, o.From, o.To, table)}, nil
}

// monthsOf lists the first days of the months that a span meets; a table has room for twelve.
func monthsOf(from, to string) (all []time.Time, err error) {
	if all = days.Months(from, to); len(all) == 0 {
		return nil, data.Fail(app.Refused, nil, "日期 %s 至 %s 不对。", from, to)
	}
	if len(all) > 12 {
		return nil, data.Fail(app.Refused, nil, "全年值班表最多 12 个月，%s 至 %s 有 %d 个月。", from, to, len(all))
	}
	return all, nil
}

// ahead finds the shifts that a paper for something ahead is of: those named, or the next one on or after today.
func (a *Book) ahead(o Order) ([]duty.ShiftRow, error) {
	if len(o.IDs) > 0 {
		var rows []duty.ShiftRow
		for _, id := range o.IDs {
			r, err := a.duty.ShiftBy(id)
			if err != nil {
				return nil, err
			}
			if r == nil {
				return nil, noRecord("这个班次")
			}
			rows = append(rows, *r)
		}
		return rows, nil
	}
	o.From, o.To = a.Today(), days.After(a.Today(), 400)
	rows, err := a.duty.ShiftsAt(o.From, o.To, o.Station)
	if err != nil {
		return nil, err
	}
	for i := range rows {
		if rows[i].State != data.ShiftCancelled && len(rows[i].Duties) > 0 {
			return rows[i : i+1], nil
		}
	}
	return nil, noRecord("今后的班次")
}

// dutyNotice is the public notice of the shifts named, or of the next one.
func (a *Book) dutyNotice(h papers.Head, o Order) ([]*print.Document, error) {
	rows, err := a.ahead(o)
	if err != nil {
		return nil, err
	}
	n, err := a.notice(rows)
	if err != nil {
		return nil, err
	}
	stamp, err := a.stampOf(data.NoticePaper, shiftsOf(rows), o, a.noticeDay)
	if err != nil {
		return nil, err
	}
	n.Station, n.Year, n.Number, h.Day = o.Station, stamp.Year, stamp.Number, stamp.Dated
	return []*print.Document{papers.DutyNotice(h, n)}, nil
}

// notice is what a public notice of some shifts says.
func (a *Book) notice(rows []duty.ShiftRow) (papers.Notice, error) {
	policy, err := a.DB().DutyPolicy()
	if err != nil {
		return papers.Notice{}, err
	}
	n := papers.Notice{Received: lines(policy.Received), NotReceived: lines(policy.Refused)}
	n.Shifts, err = a.inPublic(rows)
	return n, err
}

// inPublic is onPaper for everybody to read: no birth month tells namesakes apart.
func (a *Book) inPublic(rows []duty.ShiftRow) ([]papers.Shift, error) {
	last := ""
	for i := range rows {
		last = max(last, rows[i].Day)
	}
	names, err := a.PublicNames(cmp.Or(last, a.Today()))
	if err != nil {
		return nil, err
	}
	return a.onPaper(rows, names)
}

// NoticeText is the public notice of some shifts as text, to be pasted.
func (a *Book) NoticeText(rows []duty.ShiftRow) (string, error) {
	own, err := a.OwnOffice()
	if err != nil {
		return "", err
	}
	n, err := a.notice(rows)
	return papers.NoticeText(own.Name, n), err
}

// lines splits a text that has one item a line.
func lines(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' })
}

// voterReception is the form for a shift, filled as far as it is known.
func (a *Book) voterReception(h papers.Head, o Order) ([]*print.Document, error) {
	rows, err := a.ahead(o)
	if err != nil {
		return nil, err
	}
	shifts, err := a.onPaper(rows, nil)
	if err != nil {
		return nil, err
	}
	var all []*print.Document
	for i := range shifts {
		all = append(all, papers.Reception(h, &shifts[i]))
	}
	return all, nil
}

// DutyText is the text of shifts for the chat group.
func (a *Book) DutyText(rows []duty.ShiftRow) (string, error) {
	own, err := a.OwnOffice()
	if err != nil {
		return "", err
	}
	shifts, err := a.inPublic(rows)
	return papers.DutyText(own.Name, shifts), err
}

// DutyNotice lists the shifts of the coming days with their text for the chat group.
func (a *Book) DutyNotice(from string, span int) ([]duty.ShiftRow, string, error) {
	rows, err := a.duty.Shifts(from, days.After(from, span))
	if err != nil {
		return nil, "", err
	}
	text, err := a.DutyText(rows)
	return rows, text, err
}
