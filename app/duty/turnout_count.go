package duty

import (
	"fmt"

	"liujin/app"
	"liujin/app/figures"
	"liujin/data"
)

// SeatCount is what became of the planned seats of shifts that are over. 到岗率 is Came of Planned: a seat of which nothing was recorded stays
// in what it is of, and whoever came for another is told beside.
type SeatCount struct {
	Planned, Came int // the planned deputy himself, also late
	StoodIn       int // somebody else came: 替班 or 换班
	Unrecorded    int
}

// Over reports whether a shift counts: it is past, or what took place today is recorded already, and it was not cancelled.
func (r *ShiftRow) Over() bool {
	return r.State != data.ShiftCancelled && (r.Past || r.ActivityID != "")
}

// CountSeats counts the seats of those shifts that are over.
func CountSeats(rows []ShiftRow) (n SeatCount) {
	for i := range rows {
		r := &rows[i]
		if !r.Over() {
			continue
		}
		n.Planned += len(r.Seats)
		if r.ActivityID == "" {
			n.Unrecorded += len(r.Seats)
			continue
		}
		for k := range r.Seats {
			n.Came += app.OneIf(r.Seats[k].Served())
			n.StoodIn += app.OneIf(r.Seats[k].State.Replaced())
		}
	}
	return n
}

// Words says it in the words of papers: 进站率 90.0%（27/30），代为接待 2 人次，未登记 1 人次; "" of no seat.
func (n SeatCount) Words() string {
	if n.Planned == 0 {
		return ""
	}
	return fmt.Sprintf("进站率 %s，代为接待 %d 人次，未登记 %d 人次", figures.Rate(n.Came, n.Planned), n.StoodIn, n.Unrecorded)
}
