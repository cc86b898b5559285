package acts_test

import (
	"path/filepath"
	"testing"

	"liujin/app/days"
	"liujin/app/paperwork"
	"liujin/app/sample"
	"liujin/app/upward"
	"liujin/app/upward/below"
	"liujin/data"
)

// keeping are the acts that are not taken back: what went out stays.
var keeping = []func(office) act{
	func(o office) act {
		out := must(o.paperwork().Outgoing("meeting", paperwork.Order{}))(o)
		return does(o.paperwork().KeepOutgoing, out, "会议材料", []byte("%PDF-1"))
	},
	func(o office) act {
		out := must(o.paperwork().Outgoing(data.NoticePaper, paperwork.Order{}))(o)
		return does(o.paperwork().KeepOutgoing, out, "接待公告", []byte("%PDF-1"))
	},
	func(o office) act { // again on the same day
		out := must(o.paperwork().Outgoing(data.NoticePaper, paperwork.Order{}))(o)
		out.Number++
		return does(o.paperwork().KeepOutgoing, out, "接待公告", []byte("%PDF-2"))
	},
	func(o office) act {
		row := first(o, must(o.paperwork().IssuedRows())(o), func(r *data.IssuedRow) bool { return r.Stands() })
		return does(o.paperwork().VoidIssued, row.ID, "印错")
	},
	func(o office) act { // a file of another kind
		i := data.Issued{IssuedFields: data.IssuedFields{Paper: data.DownwardPaper, Title: "发给各单位", Day: sampleDay,
			State: data.IssuedKept}}
		return does(o.paperwork().KeepFile, &i, "发给各单位.zip", []byte("PK"), "留存“发给各单位”")
	},
	func(o office) act { // a month goes up
		b := upward.New(o.App)
		f := must(b.Prepare(upward.Period(days.MonthSpan(sampleDay))))(o)
		return does(b.Send, f, "1", filepath.Join(filepath.Dir(o.DB().Path()), "上报.zip"), false)
	},
	func(o office) act { // what is asked goes down
		own := must(o.OwnOffice())(o)
		town := data.Office{Name: "白鹤乡人大", Level: data.OfficeTown, Code: own.Code[:6] + "299", ParentID: own.ID}
		o.ok(o.DoForGood("登记单位", func(tx *data.Tx) error { return tx.SaveOffice(&town) }))
		b := below.New(o.App)
		return does(b.SendDown, must(b.Notice())(o), "1", filepath.Join(filepath.Dir(o.DB().Path()), "发给各单位.zip"))
	},
}

// TestKeepingActs does each act that is not taken back: it is no entry of the undo list, what was done and undone before can be undone and
// done again, and it stays.
func TestKeepingActs(t *testing.T) {
	made := t.TempDir()
	if err := sample.Sample(filepath.Join(made, "示例"+data.Extension), 1, sampleDay); err != nil {
		t.Fatal(err)
	}
	o := openSample(t, made)
	tried := map[string]bool{}
	for _, ready := range keeping {
		x := must(o.paperwork().NewBulletin())(o)
		for range 2 {
			x.ID = ""
			o.ok(o.paperwork().SaveBulletin(&x))
		}
		o.ok(o.Undo())
		a, before := ready(o), kept(t, o.DB().Path())
		undo, redo := o.DB().UndoLabel(), o.DB().RedoLabel()
		var told []data.Change
		o.Listen(func(c data.Change) { told = append(told, c) })
		o.ok(a.do())
		tried[a.name()] = true
		after := kept(t, o.DB().Path())
		if len(after.against(before)) == 0 || len(told) != 1 || told[0].Doing != data.DidForGood {
			t.Errorf("%s: told %+v", a.name(), told)
		}
		if o.DB().UndoLabel() != undo || o.DB().RedoLabel() != redo || undo == "" || redo == "" {
			t.Errorf("%s: the lists begin with %q and %q, not %q and %q", a.name(), o.DB().UndoLabel(), o.DB().RedoLabel(), undo, redo)
		}
		faults, err := o.DB().Check()
		if err != nil || len(faults) > 0 {
			t.Errorf("%s: check: %q %v", a.name(), faults, err)
		}
		o.ok(o.Redo())
		o.ok(o.Undo())
		if d := kept(t, o.DB().Path()).against(after); len(d) > 0 {
			t.Errorf("%s: undo and redo of what was before it left %q", a.name(), d)
		}
	}
	for _, name := range every(t, "DoForGood") {
		if !tried[name] {
			t.Errorf("%s is not tried", name)
		}
	}
}
