package papers

import (
	"liujin/app/days"
	"liujin/app/print"
)

// Reminder is 提醒报送单: what an office that did not report is asked for once more.
type Reminder struct {
	Unit     string // to whom
	Period   string // 2026年11月
	Due      string // the last day in time; "" none was set
	Returned string // what came was given back: why; "" nothing came
	Note     string // what else is asked for
	Contact  string // whom to call at the own office; "" nobody is known
}

// text says what was asked for, what became of it, and what to do.
func (r *Reminder) text(today string) (all []string) {
	asked := "你单位" + r.Period + "的代表履职情况"
	switch {
	case r.Returned != "":
		asked += "已经收到，因故退回（" + r.Returned + "）。请按退回的原因改好，重新报送。"
	case r.Due == "":
		asked += "还没有收到，请尽快报送。"
	case r.Due < today:
		asked += "应于" + days.Long(r.Due) + "前报送，至今没有收到。请尽快报送。"
	default:
		asked += "还没有收到，请于" + days.Long(r.Due) + "前报送。"
	}
	all = append(all, asked)
	if r.Note != "" {
		all = append(all, "另外要求："+r.Note)
	}
	all = append(all, "确实没有开展活动的，也请报零报告；已经报送的，请来电核对。")
	if r.Contact != "" {
		all = append(all, "联系人："+r.Contact+"。")
	}
	return all
}

// Paper is the slip on paper.
func (r *Reminder) Paper(h Head) *print.Document {
	blocks := []print.Block{print.PaperTitle{Text: "提醒报送单"}, print.Flush(r.Unit + "：")}
	for _, text := range r.text(h.Day) {
		blocks = append(blocks, print.Body(text))
	}
	return h.document("提醒报送单-"+r.Unit+"-"+r.Period, append(blocks, print.Issued{Issuer: h.Unit, Date: days.Long(h.Day), Seal: true})...)
}
