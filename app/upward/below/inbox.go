package below

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/go-json-experiment/json"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/table"
	"liujin/app/upward"
	"liujin/data"
)

// HandedUp is a matter that an office below hands up (提交上级), and what became of it here.
type HandedUp struct {
	upward.Matter
	Office data.Office
	Taken  data.OpinionFields // the own copy; its ID is "" before it was taken up
	Gone   bool               // the office does not hand it up any more
	file   string             // the statement that hands it up, by its id; "" none does
}

// RecordID names the row.
func (h *HandedUp) RecordID() string { return h.Office.Code + "|" + h.ID }

// Words say where it came from, and how far it is here.
func (h *HandedUp) Words() string {
	text := fmt.Sprintf("原编号 %s，%s登记", cmp.Or(h.Number, "不详"), days.Long(h.Day))
	if h.Submitted != "" {
		text += "，" + days.Long(h.Submitted) + "提交"
	}
	if h.Taken.ID != "" {
		text += fmt.Sprintf("；本级 %s 受理，编号 %s，%s", days.Long(h.Taken.Day), h.Taken.Code(), h.Taken.State)
	}
	return text + "。"
}

// HandedUpColumns are the columns of 各单位提交.
var HandedUpColumns = []table.Column[*HandedUp]{
	table.Of("unit", "单位", 7, func(h *HandedUp) string { return h.Office.Called() }),
	{Name: "submitted", Head: "提交日期", Width: 5.5, Cell: func(h *HandedUp) table.Cell { return table.D(h.Submitted) }},
	table.Of("text", "内容", 18, func(h *HandedUp) string { return h.Said() }),
	{Name: "state", Head: "进展", Width: 5.5, Cell: func(h *HandedUp) table.Cell {
		if h.Taken.ID == "" {
			return table.Chip("等待受理", table.Due)
		}
		return table.Chip(h.Taken.State, table.Info)
	}},
	table.Of("number", "本级编号", 5, func(h *HandedUp) string { return h.Taken.Code() }),
	table.Of("other", "单位有变化", 8, (*HandedUp).Other).WhereUsed(),
}

// Other says what of it is other by now than when it was taken up; it changes nothing here. "" nothing is.
func (h *HandedUp) Other() string {
	switch {
	case h.Taken.ID == "":
		return ""
	case h.Gone:
		return "单位后来的文件里没有这一件了，可能已经撤回，请核对。"
	case h.Taken.Text != h.Matter.Said():
		return "单位后来改了内容：" + h.Matter.Said()
	}
	return ""
}

// HandedUp are the matters that the offices below hand up, by office; of each office its newest statement says which. What was taken up
// stays, whatever that says.
func (a *Book) HandedUp() (all []HandedUp, err error) {
	below, err := a.DB().Below()
	if err != nil {
		return nil, err
	}
	taken, err := a.takenUp()
	if err != nil {
		return nil, err
	}
	newest, err := a.newest()
	if err != nil {
		return nil, err
	}
	for _, office := range below {
		up := newest[office.Code]
		for _, m := range up.matters {
			key := office.Code + "|" + m.ID
			all = append(all, HandedUp{Matter: m, Office: office, Taken: taken[key], file: up.file})
			delete(taken, key)
		}
		for key, o := range taken {
			if o.FromCode == office.Code {
				was := upward.Matter{ID: o.FromID, Text: o.Text, Day: o.Day}
				all = append(all, HandedUp{Matter: was, Office: office, Taken: o, Gone: true})
				delete(taken, key)
			}
		}
	}
	slices.SortStableFunc(all, func(x, y HandedUp) int { // what waits first, the earliest first
		if wait := app.OneIf(x.Taken.ID != "") - app.OneIf(y.Taken.ID != ""); wait != 0 {
			return wait
		}
		return strings.Compare(x.Submitted, y.Submitted)
	})
	return all, nil
}

// takenUp are the own copies, by the office's code and the id there.
func (a *Book) takenUp() (map[string]data.OpinionFields, error) {
	own, err := a.DB().HandedUpOpinions()
	taken := make(map[string]data.OpinionFields, len(own))
	for _, o := range own {
		taken[o.FromCode+"|"+o.FromID] = o
	}
	return taken, err
}

// handing is what an office's newest statement hands up.
type handing struct {
	file    string // its id
	matters []upward.Matter
}

// newest is what each office's newest statement hands up, by code.
func (a *Book) newest() (map[string]handing, error) {
	all, err := a.DB().ReceivedAll() // the newest period first
	if err != nil {
		return nil, err
	}
	up := map[string]handing{}
	for _, r := range Counting(all) {
		if _, known := up[r.Code]; known || r.Source != data.SourceFile {
			continue
		}
		text, err := a.DB().StatedUp(r.Hash)
		if err != nil {
			return nil, err
		}
		matters := []upward.Matter{}
		if text == "" { // it is made again where it is not there
			o, err := a.Kept(r.ID)
			if err != nil {
				return nil, err
			}
			matters = append(matters, o.Statement.HandedUp()...)
		} else if err := json.Unmarshal([]byte(text), &matters); err != nil {
			return nil, data.Fail(data.Damaged, err, "收到的上报的统计读不出来。请在“设置与备份”里检查台账。")
		}
		up[r.Code] = handing{r.ID, matters}
	}
	return up, nil
}

// Waiting is how many matters that were handed up wait to be taken up.
func (a *Book) Waiting() (n int, err error) {
	all, err := a.HandedUp()
	for i := range all {
		n += app.OneIf(all[i].Taken.ID == "")
	}
	return n, err
}

// TakeUp makes own opinions of matters that offices below hand up (受理): each once, under an own number.
func (a *Book) TakeUp(all []HandedUp) error {
	taken, err := a.takenUp()
	if err != nil {
		return err
	}
	var next []data.Opinion
	spoke := map[string]map[string]upward.Speaker{} // by the file
	for i := range all {
		h := &all[i]
		if _, again := taken[h.Office.Code+"|"+h.ID]; again {
			continue
		}
		if _, read := spoke[h.file]; !read {
			if spoke[h.file], err = a.speakers(h); err != nil {
				return err
			}
		}
		who := spoke[h.file][h.ID]
		o := data.Opinion{OpinionFields: data.OpinionFields{Day: a.Today(), Text: h.Said(), Place: cmp.Or(who.Place, h.Village),
			Reporter: who.Reporter, ReporterPhone: who.Phone, Channel: data.ByDeputy,
			Route: data.RouteOwn, FromCode: h.Office.Code, FromID: h.ID, Kind: h.Asks,
			Note: fmt.Sprintf("%s提交，原编号 %s，%s登记", h.Office.Name, h.Number, h.Day)}}
		next = append(next, o)
	}
	if len(next) == 0 {
		return data.Fail(app.Refused, nil, "这些都已经受理了。")
	}
	label := fmt.Sprintf("受理各单位提交的意见建议 %d 件", len(next))
	return a.Do(label, func(tx *data.Tx) error {
		for i := range next {
			if err := tx.SaveOpinion(&next[i]); err != nil {
				return err
			}
		}
		return nil
	})
}

// speakers are who spoke of the matters in the file of one of them. They lie nowhere but in the kept file, which is read for it.
func (a *Book) speakers(h *HandedUp) (map[string]upward.Speaker, error) {
	if h.file == "" {
		return nil, nil
	}
	o, err := a.Kept(h.file)
	if err != nil {
		return nil, err
	}
	all, err := a.Speakers(o)
	if errors.Is(err, data.ErrPrivate) { // it was read when it came: the key is gone since
		return nil, nil
	}
	return all, err
}

// Speaker says who spoke of a matter, where its office told it; "" it did not.
func (a *Book) Speaker(h *HandedUp) (string, error) {
	all, err := a.speakers(h)
	who := all[h.ID]
	var said []string
	for _, word := range []string{who.Reporter, who.Phone, who.Place} {
		if word != "" {
			said = append(said, word)
		}
	}
	if len(said) == 0 {
		return "", err
	}
	return "反映人：" + strings.Join(said, "，"), err
}
