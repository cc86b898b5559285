package data

import (
	"fmt"
	"strings"
)

// ReceivedFields is what an office below states of a period, as it was taken in (收到的上报). Of a unit's period the highest sequence counts
// that was not given back.
type ReceivedFields struct {
	Meta
	Code, Unit   string // whose it is: 区划代码, and what it calls itself
	Since, Until string // the period, both days included
	Sequence     int    // within the period
	Hash         string // of what it states; of what was typed, one of its own
	Source       ReceivedSource
	Zero         bool   // 零报告
	Made, Day    string // when it was made, and taken in
	Note         string // 说明, as the unit gave it: why it puts an earlier one right, or a figure jumps
	Returned     string // 退回 on that day; "" it was taken
	Reason       string // why it was given back
}

// ReceivedCheck (核实) is what a unit said when it was asked about a doubtful figure.
type ReceivedCheck struct {
	Meta
	ReceivedID string
	Figure     string // its key
	Day, Text  string
}

// ReceivedFigure is a figure that was typed of a unit that sent no file (代录, 填报表).
type ReceivedFigure struct {
	Meta
	ReceivedID string
	Figure     string // its key
	Value      int
}

// Received is a statement that was taken in, with its file.
type Received struct {
	ReceivedFields
	Checks  []ReceivedCheck
	Figures []ReceivedFigure
	Files   []Attachment
}

// RecordID is the record's id.
func (r *Received) RecordID() string { return r.ID }

// Stands reports a statement that was not given back.
func (r *ReceivedFields) Stands() bool { return r.Returned == "" }

var receiveds = register(table[ReceivedFields]{name: "received", title: "收到的上报", label: "unit",
	order:   "until DESC, code, sequence DESC, id",
	columns: "code, unit, since, until, sequence, hash, source, zero, made, day, note, returned, reason",
	fields: func(r *ReceivedFields) []any {
		return []any{&r.Code, &r.Unit, &r.Since, &r.Until, &r.Sequence, &r.Hash, &r.Source, &r.Zero, &r.Made, &r.Day, &r.Note,
			opt(&r.Returned), &r.Reason}
	}})

var receivedChecks = register(table[ReceivedCheck]{name: "received_check", title: "上报数字的核实", order: "figure", parent: "received_id",
	owners: []owner{{"received", "received_id"}}, columns: "received_id, figure, day, text",
	fields: func(c *ReceivedCheck) []any { return []any{&c.ReceivedID, &c.Figure, &c.Day, &c.Text} }})

var receivedFigures = register(table[ReceivedFigure]{name: "received_figure", title: "代录的数字", order: "figure", parent: "received_id",
	owners: []owner{{"received", "received_id"}}, columns: "received_id, figure, value",
	fields: func(f *ReceivedFigure) []any { return []any{&f.ReceivedID, &f.Figure, &f.Value} }})

var _ = ruled(receiveds, reader.Received)

// MostFigure is the greatest that a figure of an office can be.
const MostFigure = 1_000_000

// Validate checks a statement that is taken in.
func (r *Received) Validate() error {
	bad := Invalid{}
	if !codeOf(r.Code, 6, 9, 12) {
		bad["code"] = "单位的行政区划代码是 6、9 或 12 位数字"
	}
	bad.need("unit", r.Unit, "单位")
	bad.within("unit", r.Unit, "单位", 80)
	for _, day := range []struct{ field, value, title string }{{"since", r.Since, "报送期的第一天"}, {"until", r.Until, "报送期的最后一天"},
		{"made", r.Made, "生成日期"}, {"day", r.Day, "收到日期"}} {
		bad.need(day.field, day.value, day.title)
		bad.day(day.field, day.value, day.title)
	}
	if r.Until < r.Since {
		bad["until"] = "报送期的最后一天早于第一天"
	}
	bad.need("hash", r.Hash, "校验码")
	bad.between("sequence", r.Sequence, 1, 9999)
	chosen(bad, "source", r.Source, "来源", ReceivedSources)
	bad.within("note", r.Note, "说明", NoteRunes)
	bad.day("returned", r.Returned, "退回日期")
	bad.within("reason", r.Reason, "退回原因", ReasonRunes)
	if r.Returned != "" && strings.TrimSpace(r.Reason) == "" {
		bad["reason"] = "退回请写明原因"
	}
	for i := range r.Checks {
		c := &r.Checks[i]
		if strings.TrimSpace(c.Text) == "" {
			bad["checks"] = "请写一句核实的结果，例如：电话核实无误"
		}
		if len([]rune(c.Text)) > ReasonRunes {
			bad["checks"] = fmt.Sprintf("核实的结果最多 %d 个字", ReasonRunes)
		}
	}
	for i := range r.Figures {
		if n := r.Figures[i].Value; n < 0 || n > MostFigure {
			bad["figures"] = fmt.Sprintf("数字请填 0 到 %d 的整数", MostFigure)
		}
	}
	return bad.orNil()
}

// NoteRunes is how long the 说明 of a file can be.
const NoteRunes = 500

// ReceivedOf returns what was taken in of a period: all units, each the highest sequence first.
func (r reader) ReceivedOf(since, until string) ([]ReceivedFields, error) {
	return receiveds.list(r, "since = ? AND until = ?", since, until)
}

// ReceivedAll returns all that was taken in, the newest period first.
func (r reader) ReceivedAll() ([]ReceivedFields, error) { return receiveds.list(r, "") }

// ReceivedChecks returns what was asked about figures of a period, by the statement.
func (r reader) ReceivedChecks(since, until string) (map[string][]ReceivedCheck, error) {
	all, err := receivedChecks.list(r, "received_id IN (SELECT id FROM received WHERE since = ? AND until = ?)", since, until)
	return grouped(all, func(c *ReceivedCheck) string { return c.ReceivedID }), err
}

// ReceivedFigures returns what was typed of a period, by the statement.
func (r reader) ReceivedFigures(since, until string) (map[string][]ReceivedFigure, error) {
	all, err := receivedFigures.list(r, "received_id IN (SELECT id FROM received WHERE since = ? AND until = ?)", since, until)
	return grouped(all, func(f *ReceivedFigure) string { return f.ReceivedID }), err
}

// ReceivedHash returns what was taken in with a hash; its ID is "" when nothing was.
func (r reader) ReceivedHash(hash string) (v ReceivedFields, err error) {
	all, err := receiveds.list(r, "hash = ?", hash)
	if err == nil && len(all) > 0 {
		v = all[0]
	}
	return v, err
}

// ReceivedFile is the hash of what the file with these bytes states, where it was taken in; "" where it was not.
func (r reader) ReceivedFile(sha256 string) (string, error) {
	all, err := texts(r, `SELECT v.hash FROM received v JOIN attachment a ON a.owner_table = 'received' AND a.owner_id = v.id
		WHERE a.sha256 = ?`, sha256)
	if err != nil || len(all) == 0 {
		return "", err
	}
	return all[0], nil
}

// Received returns one statement with its checks, figures and file.
func (r reader) Received(id string) (v Received, err error) {
	if v.ReceivedFields, err = receiveds.get(r, id); err != nil {
		return v, err
	}
	if v.Checks, err = receivedChecks.of(r, id); err != nil {
		return v, err
	}
	if v.Figures, err = receivedFigures.of(r, id); err != nil {
		return v, err
	}
	v.Files, err = r.attachmentsOf(receiveds.name, id)
	return v, err
}

// SaveReceived takes a statement in, or saves what became of it.
func (tx *Tx) SaveReceived(v *Received) error {
	if err := v.Validate(); err != nil {
		return err
	}
	if err := receiveds.save(tx, &v.ReceivedFields); err != nil {
		return err
	}
	for i := range v.Checks {
		v.Checks[i].ReceivedID = v.ID
	}
	for i := range v.Figures {
		v.Figures[i].ReceivedID = v.ID
	}
	if err := receivedChecks.saveChildren(tx, &v.Meta, v.Checks); err != nil {
		return err
	}
	if err := receivedFigures.saveChildren(tx, &v.Meta, v.Figures); err != nil {
		return err
	}
	return tx.saveAttachments(receiveds.name, &v.Meta, v.Files)
}
