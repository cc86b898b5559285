package below

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/importing"
	"liujin/app/intake"
	"liujin/app/intake/forms"
	"liujin/app/parcel"
	"liujin/app/sheets"
	"liujin/app/upward"
	"liujin/data"
)

// lookForm judges one table.
func (r *reception) lookForm(v *Arrival) error {
	book, err := app.OpenTable(v.path)
	if data.Is(err, data.BadFile) {
		v.bad(err)
		return nil
	} else if err != nil {
		return err
	}
	f, err := forms.Read(book, Asked[:], data.MostFigure)
	var other forms.Mismatch
	switch {
	case errors.Is(err, forms.ErrNone):
		v.Verdict, v.Why = IsBad, noForm(book)
		return nil
	case err != nil && !errors.As(err, &other):
		return err
	}
	v.book, v.form, v.hash = book, f, hashOfForm(f)
	v.Manifest = parcel.Manifest{Unit: parcel.Unit{Code: f.Code, Name: r.units[f.Code].Name}, Sample: f.Sample,
		Note: app.Shortened(f.Note, data.NoteRunes-1)}
	if f.From != "" {
		v.Manifest.Period, v.Manifest.Made = r.callPeriod(f.From, f.To), r.madeOn(v)
	}
	if other != "" {
		v.Verdict, v.Why = IsOtherForm, string(other)+"请单位用原来的填报表填，或者给它重新生成一份。"
		return nil
	}
	r.judge(v)
	if v.Verdict.Taken() {
		r.checkForm(v)
	}
	if v.Verdict.Taken() {
		fields := v.fields(r.Today())
		r.note(fields)
		of := periodOf(fields.Code, fields.Since, fields.Until)
		known := r.forms[of]
		known.saved = v.saved
		r.forms[of] = known
	}
	return nil
}

// noForm says what a table is that is no form, and where it belongs.
func noForm(book *sheets.Workbook) string {
	what := kindOf(book)
	if what == "" {
		return "这张表不是填报表（里面没有表号），不能收。请让单位在收到的填报表里填写，原样发回，不要另做一张。"
	}
	return fmt.Sprintf("这张表是%s，不是填报表，不能在这里收。要导入本单位台账的，请关闭以后把它拖到窗口上。", what)
}

// kindOf is which of the tables that the ledger takes in a workbook is; "" none.
func kindOf(book *sheets.Workbook) string {
	for _, kind := range []struct {
		is   func(*sheets.Workbook) bool
		name string
	}{{importing.IsProposals, "代表建议清单"}, {importing.IsVisits, "走访台账"}, {importing.IsLessons, "培训台账"}, {importing.IsOpinions, "意见建议台账"},
		{isRoster, "代表名册"}} {
		if kind.is(book) {
			return kind.name
		}
	}
	return ""
}

func isRoster(book *sheets.Workbook) bool {
	_, err := importing.ReadRoster(book, intake.Options{})
	return err == nil
}

// callPeriod is a period by its days: called as it is asked for.
func (r *reception) callPeriod(from, to string) *parcel.Period {
	p := parcel.Period{Name: days.Span{From: from, To: to}.Name(), From: from, To: to}
	if q := requirementOf(r.asked, &p); q != nil {
		p.Name = q.Name
	}
	return &p
}

// madeOn is the day on which a table was filled in: when it was saved last, as it says, and at the latest today.
func (r *reception) madeOn(v *Arrival) string {
	at, told := sheets.Saved(v.path)
	if !told {
		return r.Today()
	}
	v.saved = at.Local()
	return max(v.form.From, min(days.ISO(v.saved), r.Today()))
}

// checkForm says what is wrong in a table, which then is not taken, and what was left empty.
func (r *reception) checkForm(v *Arrival) {
	f := v.form
	for _, above := range upward.PartsAbove(f.Values) {
		f.Fault(above.Key, above.Text)
	}
	switch v.Problems = f.Problems; {
	case len(f.Problems) > 0:
		words := make([]string, 0, mostSaid)
		for _, p := range f.Problems[:min(len(f.Problems), mostSaid)] {
			words = append(words, p.Text)
		}
		v.Verdict, v.Asks = IsFaulty, ""
		v.Why = fmt.Sprintf("有 %d 处填错了，没有收：%s。请单位改好再发来；可以另存一份标出错处的发给它。", len(f.Problems), strings.Join(words, "；"))
	case len(f.Values) == 0:
		v.Verdict, v.Asks, v.Why = IsFaulty, "", "一个数字也没有填，没有收。请单位填好再发来；什么活动也没有的，请填 0。"
	default:
		if len(f.Empty) > 0 {
			v.Why += fmt.Sprintf("没有填的 %d 项：%s。", len(f.Empty), strings.Join(f.Empty, "、"))
		}
		if marks := QuietMarks(f.Values); len(marks) > 0 {
			v.Why += strings.Join(marks, "，") + "，请留意。"
		}
		v.Manifest.Zero = isZero(f.Values)
	}
}

// MarkForm saves a copy of a table that was not taken, with what is wrong marked, to be sent back.
func (a *Book) MarkForm(v *Arrival, path string) error {
	return importing.New(a.App).MarkFaults(v.book, path, v.Problems)
}

// MarkedName is what such a copy is called.
func (v *Arrival) MarkedName() string {
	return strings.TrimSuffix(v.Name, filepath.Ext(v.Name)) + "-问题标注.xlsx"
}

// amongForms says what a table is beside what was received of its period before.
func (r *reception) amongForms(v *Arrival, of string) {
	v.Verdict = IsNew
	known := r.forms[of]
	v.Manifest.Sequence = known.sequence + 1
	switch {
	case r.latest[of] > 0:
		v.Verdict, v.Why = IsOlder, "已经收过这一期的上报文件，以上报文件为准；这一份留存，不参加汇总。"
	case !known.stands:
	case !v.saved.IsZero() && v.saved.Before(known.saved) || v.Manifest.Made < known.made:
		v.Verdict = IsOlder
		v.Asks = fmt.Sprintf("这一份是%s填的，比已经收过的一份（%s）早。以这一份为准吗？", days.Short(v.Manifest.Made), days.Short(known.made))
	default:
		v.Verdict = IsCorrected
	}
}

// knownForm is the last table that was taken in of a unit's period.
type knownForm struct {
	sequence int  // the highest, whether it stands or not
	stands   bool // one does that was not given back
	made     string
	saved    time.Time // of one of the heap
}

// hashOfForm names what a table states: who, of which period, each figure and what is said beside them. Saved again it is the same.
func hashOfForm(f *forms.Filled) string {
	h := sha256.New()
	tell := func(words ...any) { _, _ = fmt.Fprintln(h, words...) } // a hash takes all
	tell(f.Mark.String(), f.By, f.Phone)
	tell(f.Note)
	for _, i := range Asked {
		if n, ok := f.Values[i.Key]; ok {
			tell(i.Key, n)
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// isZero reports whether figures say that nothing took place (零报告): every walk-in is told, and none of what comes in is anything.
func isZero(told map[string]int) bool {
	for _, i := range Asked[:len(data.WalkIns)] {
		if n, ok := told[i.Key]; !ok || n > 0 {
			return false
		}
	}
	return told["opinion.received"] == 0
}

// QuietMarks say what is odd about figures that a unit gave without a ledger behind them. They hold nothing back from the totals: it is for
// whoever looks through the table to ask.
func QuietMarks(told map[string]int) (marks []string) {
	seen, numbers, tens := map[int]bool{}, 0, 0
	for _, n := range told {
		if n > 0 {
			seen[n] = true
			numbers++
			tens += app.OneIf(n%10 == 0)
		}
	}
	switch {
	case numbers < fewestOdd:
	case len(seen) == 1:
		marks = append(marks, "数字全都一样")
	case tens == numbers:
		marks = append(marks, "数字全是整十的")
	}
	return marks
}

// fewestOdd are as many figures as are needed before it is odd that they are alike, or all round.
const fewestOdd = 4
