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
	issued, err := a.paperwork.IssuedRows()
	if err != nil {
		return nil, err
	}
	receipts, err := a.DB().Receipts()
	if err != nil {
		return nil, err
	}
	all := make([]AskedPeriod, len(given))
	for i := range given {
		all[i] = AskedPeriod{Requirement: given[i], State: PeriodOpen}
		p := &all[i]
		for k := range issued { // the newest first
			if r := &issued[k]; r.Paper == data.FilingPaper && r.Stands() && r.Since == p.Since && r.Until == p.Until {
				p.Sent = *r
				break
			}
		}
		if p.Sent.ID != "" {
			a.follow(p, receipts)
		}
	}
	return all, nil
}

// follow finds out what became of a file that went up. One that can't be read any more was sent all the same.
func (a *Book) follow(p *AskedPeriod, receipts map[string]data.Receipt) {
	p.State = PeriodSent
	path, err := a.paperwork.IssuedFile(p.Sent.ID)
	if err != nil {
		return
	}
	file, err := parcel.Open(path, parcel.Up)
	if err != nil {
		return
	}
	p.Hash = file.Hash()
	if p.Receipt = receipts[p.Hash]; p.Receipt.ID != "" {
		p.State = map[data.ReceiptState]PeriodState{data.ReceiptTaken: PeriodReceived, data.ReceiptDoubted: PeriodDoubted,
			data.ReceiptReturned: PeriodReturned}[p.Receipt.State]
	}
}
