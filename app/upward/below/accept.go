package below

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/upward"
	"liujin/data"
)

// taking is what is saved when files are taken in.
type taking struct {
	rows    []data.Received
	counted []data.Stated
	keys    map[string]data.UnitKey
	back    []data.ReceivedFields // what others take the place of
}

// Accept takes in the files that came and may be taken (接收): one operation, whole or not at all.
func (a *Book) Accept(all []Arrival) (taken int, err error) {
	t := taking{keys: map[string]data.UnitKey{}}
	for i := range all {
		if v := &all[i]; v.Takes() {
			if err := a.gather(&t, v); err != nil {
				return 0, err
			}
		}
	}
	if len(t.rows) == 0 {
		return 0, nil
	}
	if err := a.Do(acceptLabel(t.rows), func(tx *data.Tx) error { return t.save(tx, a.Today()) }); err != nil {
		return 0, err
	}
	return len(t.rows), a.DB().PutStated(t.counted)
}

// gather puts a file beside the ledger, where nothing names it yet, and makes its record.
func (a *Book) gather(t *taking, v *Arrival) error {
	content, err := v.unchanged()
	if err != nil {
		return err
	}
	file, err := a.DB().AddPaper(v.Name, content)
	if err != nil {
		return err
	}
	row := data.Received{ReceivedFields: v.fields(a.Today()), Files: []data.Attachment{file}}
	if v.form != nil {
		row.Figures = figuresOf(v.form.Values)
	} else {
		t.counted = append(t.counted, v.stated)
		key := upward.KeyOf(&v.Manifest, a.Today())
		t.keys[key.Code] = key
	}
	t.rows = append(t.rows, row)
	if v.replaces.Hash != "" {
		t.back = append(t.back, v.replaces)
	}
	return nil
}

// save saves all of it.
func (t *taking) save(tx *data.Tx, today string) error {
	for i := range t.back {
		if err := giveWay(tx, &t.back[i], t.rows, today); err != nil {
			return err
		}
	}
	for i := range t.rows {
		if err := tx.SaveReceived(&t.rows[i]); err != nil {
			return err
		}
	}
	for _, k := range t.keys {
		if err := tx.PinKey(k); err != nil {
			return err
		}
	}
	return nil
}

// acceptLabel names the operation: 接收青龙镇人大 2026年11月的上报; 接收 15 份上报.
func acceptLabel(rows []data.Received) string {
	if len(rows) == 1 {
		return "接收" + rows[0].Unit + "的上报"
	}
	return fmt.Sprintf("接收 %d 份上报", len(rows))
}

// giveWay gives a statement back in favour of another of its sequence: one on record, or one of the rows that are about to be.
func giveWay(tx *data.Tx, v *data.ReceivedFields, rows []data.Received, day string) error {
	const reason = "以单位后来确认的一份为准"
	if v.ID != "" {
		return giveBack(tx, v.ID, day, reason)
	}
	for i := range rows {
		if rows[i].Hash == v.Hash {
			rows[i].Returned, rows[i].Reason = day, reason
		}
	}
	return nil
}

// giveBack notes that a statement was given back.
func giveBack(tx *data.Tx, id, day, reason string) error {
	whole, err := tx.Received(id)
	if err != nil {
		return err
	}
	whole.Returned, whole.Reason = day, strings.TrimSpace(reason)
	return tx.SaveReceived(&whole)
}

// Return gives a statement back (退回), with a reason that the unit is told: it counts nowhere, and the one before counts again.
func (a *Book) Return(id, reason string) error {
	whole, err := a.DB().Received(id)
	if err != nil {
		return err
	}
	if !whole.Stands() {
		return data.Fail(app.Refused, nil, "这一份已经退回了。")
	}
	return a.Do("退回"+whole.Unit+"的上报", func(tx *data.Tx) error { return giveBack(tx, id, a.Today(), reason) })
}

// Vouch notes what a unit said about doubtful figures (核实): from then on they count. What was said of one before stays.
func (a *Book) Vouch(id string, keys []string, text string) error {
	whole, err := a.DB().Received(id)
	if err != nil {
		return err
	}
	known := func(key string) bool {
		return slices.ContainsFunc(whole.Checks, func(c data.ReceivedCheck) bool { return c.Figure == key })
	}
	if keys = slices.DeleteFunc(slices.Clone(keys), known); len(keys) == 0 {
		return nil
	}
	for _, key := range keys {
		whole.Checks = append(whole.Checks, data.ReceivedCheck{Figure: key, Day: a.Today(), Text: strings.TrimSpace(text)})
	}
	return a.Do("核实"+whole.Unit+"的数字", func(tx *data.Tx) error { return tx.SaveReceived(&whole) })
}

// SaveRequirement asks for a period (报送要求).
func (a *Book) SaveRequirement(q *data.Requirement) error {
	return a.Do("报送要求"+app.Quoted(q.Name), func(tx *data.Tx) error { return tx.SaveRequirement(q) })
}

// figuresOf are figures as they lie in the ledger, in their order.
func figuresOf(told map[string]int) (all []data.ReceivedFigure) {
	for _, key := range slices.Sorted(maps.Keys(told)) {
		all = append(all, data.ReceivedFigure{Figure: key, Value: told[key]})
	}
	return all
}

// TypeIn takes figures in that a unit gave by telephone (代录), in place of what was typed before.
func (a *Book) TypeIn(office data.Office, since, until string, figures map[string]int, note string) error {
	all, err := a.DB().ReceivedOf(since, until)
	if err != nil {
		return err
	}
	v := data.Received{ReceivedFields: data.ReceivedFields{Code: office.Code, Unit: office.Name, Since: since, Until: until, Sequence: 1,
		Source: data.SourceTyped, Made: a.Today(), Day: a.Today(), Note: strings.TrimSpace(note)}}
	for i := range all {
		r := &all[i]
		switch {
		case r.Code != office.Code:
		case r.Source == data.SourceTyped:
			v.Sequence = max(v.Sequence, r.Sequence+1)
		case r.Stands():
			return data.Fail(app.Refused, nil, "%s已经交来%s，不能再代录。数字有出入的，请电话核实，或请单位更正后再发一份。", office.Name, r.Source)
		}
	}
	v.Hash = fmt.Sprintf("typed|%s|%s|%s|%d", v.Code, since, until, v.Sequence)
	v.Figures = figuresOf(figures)
	if len(v.Figures) == 0 {
		return data.Fail(app.Refused, nil, "一个数字也没有填，没有保存。")
	}
	return a.Do("代录"+office.Name+"的数字", func(tx *data.Tx) error { return tx.SaveReceived(&v) })
}
