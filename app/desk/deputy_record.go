package desk

import "liujin/data"

// DeputyRecord is what a deputy did and missed in some days (一人一档 on screen), counted from the records.
type DeputyRecord struct {
	Walks         [len(data.WalkIns)]int // times of each walk-in, in their order
	Leave, Absent int                    // 请假, 缺席
	Reported      data.ReportBack        // the last report to voters (述职) in this term; without a day there is none
}

// DeputyRecord counts what History and Missed list, from a day to a day. Of reports the term that runs on the last day counts.
func (a *Book) DeputyRecord(deputyID, from, to string) (r DeputyRecord, err error) {
	deeds, err := a.DB().Activities(deputyID)
	if err != nil {
		return r, err
	}
	for i := range deeds {
		if day := deeds[i].Day; day >= from && day <= to {
			r.Walks[deeds[i].Kind.WalkIn-1]++
		}
	}
	reporting, err := a.Reporting(to)
	if err != nil {
		return r, err
	}
	r.Reported = reporting.Last[deputyID]
	missed, err := a.DB().Missed(deputyID)
	for _, m := range missed {
		switch {
		case m.Day < from || m.Day > to:
		case m.What == string(data.OnLeave):
			r.Leave++
		default:
			r.Absent++
		}
	}
	return r, err
}
