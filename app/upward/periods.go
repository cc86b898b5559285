package upward

import (
	"liujin/app/days"
	"liujin/app/parcel"
	"liujin/data"
)

// PeriodState is how the own report of a period stands that the superior asked for.
type PeriodState string

// What a PeriodState can be.
const (
	PeriodOpen     PeriodState = "未报"
	PeriodSent     PeriodState = "已报"
	PeriodReceived PeriodState = "收到回执"
	PeriodDoubted  PeriodState = "待核"
	PeriodReturned PeriodState = "退回"
)

// AskedPeriod is a period that the superior asked for, and how the own report of it stands.
type AskedPeriod struct {
	data.Requirement
	State   PeriodState
	Sent    data.IssuedRow // the newest file that went up and stands; its ID is "" where none did
	Hash    string         // of what that states
	Receipt data.Receipt   // what the superior said of it; its ID is "" where nothing
}

// Period is its days by its name.
func (p *AskedPeriod) Period() parcel.Period {
	return parcel.Period{Name: p.Name, From: p.Since, To: p.Until}
}

// Left is how many days there are until it is due, 0 on that day itself; less when that is past.
func (p *AskedPeriod) Left(today string) int { return days.Count(today, p.Due) - 1 }

// Waits reports whether something is to be done about it: it was not reported, or given back.
func (p *AskedPeriod) Waits() bool { return p.State == PeriodOpen || p.State == PeriodReturned }

// AskedPeriods are the periods that the superior asked for, the newest first; none: no file came from above yet, and 上报 stays simple.
func (a *Book) AskedPeriods() ([]AskedPeriod, error) {
	given, err := a.DB().Requirements(true)
	if err != nil || len(given) == 0 {
		return nil, err
	}
	issued, err := a.DB().IssuedRows()
	if err != nil {
		return nil, err
	}
	receipts, err := a.DB().Receipts()
	if err != nil {
		return nil, err
	}
	all := make([]AskedPeriod, len(given))
	for i := range given {
		f := a.desk.Filed(&given[i], issued, receipts)
		all[i] = AskedPeriod{Requirement: given[i], State: PeriodOpen, Sent: f.Row, Hash: f.Hash, Receipt: f.Receipt}
		if f.Row.ID != "" {
			all[i].State = sentStates[f.Receipt.State]
		}
	}
	return all, nil
}

// sentStates are how a report stands that was sent, by what the superior said of it.
var sentStates = map[data.ReceiptState]PeriodState{"": PeriodSent, data.ReceiptTaken: PeriodReceived, data.ReceiptDoubted: PeriodDoubted,
	data.ReceiptReturned: PeriodReturned}
