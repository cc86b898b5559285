package below

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/intake"
	"liujin/app/intake/forms"
	"liujin/app/parcel"
	"liujin/app/sheets"
	"liujin/app/upward"
	"liujin/data"
)

// Verdict is what becomes of a file that came (接收).
type Verdict string

// What a Verdict can be.
const (
	IsNew       Verdict = "新"
	IsCorrected Verdict = "更正"
	IsOlder     Verdict = "旧的" // kept; what was taken in counts
	IsTwice     Verdict = "重复"
	IsConflict  Verdict = "冲突" // another file of the same sequence
	IsOtherKey  Verdict = "签名变了"
	IsStranger  Verdict = "不在名单"
	IsOffPeriod Verdict = "报送期不对"
	IsOtherForm Verdict = "表样不符" // a table that is not as it was written
	IsFaulty    Verdict = "填错"   // a table with what can't be
	IsSealed    Verdict = "打不开"  // what is private in it was encrypted to another key; the rest can be read
	IsBad       Verdict = "坏文件"
)

// Taken reports whether a file of that verdict is taken in; what asks first is taken only when somebody said so.
func (v Verdict) Taken() bool {
	return v == IsNew || v == IsCorrected || v == IsOlder || v == IsConflict || v == IsOtherKey ||
		v == IsSealed
}

// Arrival is a file that came, before anything of it is saved.
type Arrival struct {
	Name     string // of the file
	Manifest parcel.Manifest
	Verdict  Verdict
	Why      string // a sentence about it; why it is not taken; "" there is nothing to say
	Asks     string // the question that must be answered first; "" none
	Agreed   bool   // it was answered with yes
	Refused  bool   // it was answered with no
	Remarks  []upward.Remark
	Problems []intake.Problem // of a table (填报表): the cells that are wrong, for which it is not taken
	path     string
	sha256   string
	hash     string // of what it states
	stated   data.Stated
	replaces data.ReceivedFields // of a conflict: what it would take the place of
	form     *forms.Filled       // nil: it is a file of the program (上报文件)
	book     *sheets.Workbook    // of a form
	saved    time.Time           // when a form was saved last; zero: it does not say
}

// Source is where what is stated comes from.
func (v *Arrival) Source() data.ReceivedSource {
	if v.form != nil {
		return data.SourceForm
	}
	return data.SourceFile
}

// Hash names what the file states; "" it was not read.
func (v *Arrival) Hash() string { return v.hash }

// Settled reports whether nothing about the file waits for an answer.
func (v *Arrival) Settled() bool { return v.Asks == "" || v.Agreed || v.Refused }

// Answer answers the question about the file.
func (v *Arrival) Answer(yes bool) { v.Agreed, v.Refused = yes, !yes }

// Said is what there is to say about the file beside its verdict: the sentence about it, and what is doubtful in it.
func (v *Arrival) Said() string {
	if len(v.Remarks) == 0 || !v.Verdict.Taken() {
		return v.Why
	}
	words := wordsOf(v.Remarks[:min(len(v.Remarks), mostSaid)])
	text := fmt.Sprintf("%d 项待核：%s", len(v.Remarks), strings.Join(words, "；"))
	if len(v.Remarks) > mostSaid {
		text += " 等"
	}
	return v.Why + text + "。收下以后在“汇总”里核实。"
}

// mostSaid are the doubtful figures that are told of a file.
const mostSaid = 3

// Takes reports whether the file will be taken in.
func (v *Arrival) Takes() bool { return v.Verdict.Taken() && (v.Asks == "" || v.Agreed) }

// reception is what is known before files are looked at; it grows with each of them.
type reception struct {
	*Book
	units     map[string]data.Office
	own       data.Office
	sample    bool
	asked     []data.Requirement
	keys      map[string]data.UnitKey
	known     map[string]data.ReceivedFields // by hash
	sequences map[string]data.ReceivedFields // those that stand, by unit, period and sequence
	latest    map[string]int                 // the highest sequence, by unit and period
	forms     map[string]knownForm           // the last table, by unit and period
	bytes     map[string]bool                // the files in this heap, by SHA-256
}

func periodOf(code, from, to string) string { return code + "|" + from + "|" + to }

// reception gathers what is known.
func (a *Book) reception() (r *reception, err error) {
	r = &reception{Book: a, units: map[string]data.Office{}, known: map[string]data.ReceivedFields{},
		sequences: map[string]data.ReceivedFields{}, latest: map[string]int{}, forms: map[string]knownForm{},
		bytes: map[string]bool{}}
	if r.own, err = a.OwnOffice(); err != nil {
		return nil, err
	}
	below, err := a.DB().Below()
	if err != nil {
		return nil, err
	}
	for _, o := range below {
		r.units[o.Code] = o
	}
	if r.sample, err = a.IsSample(); err != nil {
		return nil, err
	}
	if r.asked, err = a.DB().Requirements(false); err != nil {
		return nil, err
	}
	if r.keys, err = a.DB().UnitKeys(); err != nil {
		return nil, err
	}
	all, err := a.DB().ReceivedAll()
	for i := range all {
		r.note(all[i])
	}
	return r, err
}

// note takes down what was, or is going to be, taken in.
func (r *reception) note(v data.ReceivedFields) {
	r.known[v.Hash] = v
	of := periodOf(v.Code, v.Since, v.Until)
	switch {
	case v.Source == data.SourceForm:
		known := r.forms[of]
		known.sequence = max(known.sequence, v.Sequence)
		if v.Stands() {
			known.stands, known.made = true, max(known.made, v.Made)
		}
		r.forms[of] = known
	case v.Stands() && v.Source == data.SourceFile: // what was typed gives way to a file, whichever its number
		r.sequences[fmt.Sprint(of, v.Sequence)] = v
		r.latest[of] = max(r.latest[of], v.Sequence)
	}
}

// Look reads files that came, each as it is before anything is saved; goOn is asked after each, with how many are done.
func (a *Book) Look(paths []string, goOn func(done int) bool) ([]Arrival, error) {
	r, err := a.reception()
	if err != nil {
		return nil, err
	}
	all := make([]Arrival, len(paths))
	for i, path := range paths {
		all[i] = Arrival{Name: filepath.Base(path), path: path}
		if err := r.look(&all[i]); err != nil {
			return nil, err
		}
		if !goOn(i + 1) {
			return nil, nil
		}
	}
	return all, nil
}

// look judges one file.
func (r *reception) look(v *Arrival) error {
	sum, err := fileSum(v.path)
	if err == nil {
		v.sha256 = sum
		if again, err := r.again(v); again || err != nil {
			return err
		}
	}
	if isTable(v.path) {
		return r.lookForm(v)
	}
	o, err := upward.Open(v.path)
	if data.Is(err, app.Refused) {
		v.bad(err)
		return nil
	} else if err != nil {
		return err
	}
	v.Manifest, v.Remarks, v.hash = o.Manifest, o.Remarks, o.Hash()
	if v.stated, err = statedOf(o); err != nil {
		return err
	}
	if o.Ignored > 0 {
		v.Why = "这个文件是更新的程序写的，新增加的内容没有看。"
	}
	r.judge(v)
	if err := r.unseal(v, o); err != nil {
		return err
	}
	if v.Verdict.Taken() {
		r.note(v.fields(r.Today()))
	}
	return nil
}

// bad says of a file that it can't be read, and why.
func (v *Arrival) bad(why error) {
	v.Verdict, v.Asks, v.replaces = IsBad, "", data.ReceivedFields{}
	v.Why, _ = data.Sentence(why)
}

// again reports a file of which every byte was taken in before, or lies in the heap twice: it need not be read.
func (r *reception) again(v *Arrival) (bool, error) {
	hash, err := r.DB().ReceivedFile(v.sha256)
	if err != nil {
		return false, err
	}
	if known, ok := r.known[hash]; ok && hash != "" {
		v.Manifest.Unit = parcel.Unit{Code: known.Code, Name: known.Unit}
		v.Manifest.Period = &parcel.Period{Name: days.Span{From: known.Since, To: known.Until}.Name(), From: known.Since, To: known.Until}
		v.Manifest.Sequence, v.hash = known.Sequence, hash
		v.twice(known)
		return true, nil
	}
	if r.bytes[v.sha256] {
		v.Verdict, v.Why = IsTwice, "这次选的文件里有两份一样的，收一份就行。"
		return true, nil
	}
	r.bytes[v.sha256] = true
	return false, nil
}

func (v *Arrival) twice(known data.ReceivedFields) {
	v.Verdict, v.Why = IsTwice, days.Short(known.Day)+"已经收过这一份。"
	if !known.Stands() {
		v.Why = fmt.Sprintf("这一份 %s已经退回（%s）。请等单位改过的下一份。", days.Short(known.Returned), known.Reason)
	}
}

// judge says what becomes of a file that was read.
func (r *reception) judge(v *Arrival) {
	m := &v.Manifest
	known, twice := r.known[v.hash]
	of := periodOf(m.Unit.Code, m.Period.From, m.Period.To)
	_, below := r.units[m.Unit.Code]
	switch {
	case m.Sample && !r.sample:
		v.Verdict, v.Why = IsBad, "这是示例台账写的文件，只能用来试，不能收进正式的台账。"
	case m.Unit.Code == r.own.Code:
		v.Verdict, v.Why = IsStranger, "这是本单位自己的上报文件，请发给上级。"
	case !below:
		v.Verdict, v.Why = IsStranger, fmt.Sprintf("“%s”（代码 %s）不在报送单位的名单里。确实归本单位联系的，请先在“%s”里登记，再接收。", m.Unit.Name, m.Unit.Code,
			Noun(r.own.Level))
	case twice:
		v.twice(known)
	case len(r.asked) > 0 && requirementOf(r.asked, m.Period) == nil:
		v.Verdict = IsOffPeriod
		v.Why = fmt.Sprintf("报送的是 %s，没有要求报这一期。请告诉单位按要求的报送期重新生成；确实要收的，请先在“报送要求”里加上这一期。", m.Period.Name)
	default:
		if v.form != nil {
			r.amongForms(v, of)
		} else {
			r.amongFiles(v, of)
			r.askKey(v)
		}
		r.askLocked(v)
	}
}

// amongFiles says what a file is beside those that were received of its period before.
func (r *reception) amongFiles(v *Arrival, of string) {
	m := &v.Manifest
	v.Verdict = IsNew
	same, clash := r.sequences[fmt.Sprint(of, m.Sequence)]
	switch latest := r.latest[of]; {
	case clash:
		v.Verdict, v.replaces = IsConflict, same
		v.Asks = fmt.Sprintf("已经收过%s%s的第 %d 次上报，内容不同（校验码 %s，这一份 %s）。请向单位问清哪一份是对的。以这一份为准，退回先收的那一份吗？", m.Unit.Name,
			m.Period.Name, m.Sequence, parcel.Code(same.Hash), parcel.Code(v.hash))
	case latest > m.Sequence:
		v.Verdict, v.Why = IsOlder, fmt.Sprintf("已经收过第 %d 次上报，这一份留存，不参加汇总。", latest)
	case latest > 0:
		v.Verdict = IsCorrected
	}
}

// Noun is what the offices below one of a level are called together: 乡镇街道, and 县区 of a city.
func Noun(level data.OfficeLevel) string {
	if level == data.OfficeCity {
		return "县区"
	}
	return "乡镇街道"
}

// requirementOf is what asks for a period; nil nothing does.
func requirementOf(asked []data.Requirement, p *parcel.Period) *data.Requirement {
	for i := range asked {
		if q := &asked[i]; q.Since == p.From && q.Until == p.To {
			return q
		}
	}
	return nil
}

// askKey asks about another computer's key.
func (r *reception) askKey(v *Arrival) {
	m := &v.Manifest
	key := upward.KeyOf(m, r.Today())
	if pinned, ok := r.keys[key.Code]; ok && pinned.Key != key.Key {
		v.Verdict = IsOtherKey
		v.Asks = upward.OtherComputer(m, &pinned) + v.Asks
	} else if !ok {
		r.keys[key.Code] = key
	}
}

// askLocked asks about a file for a period that is closed.
func (r *reception) askLocked(v *Arrival) {
	q := requirementOf(r.asked, v.Manifest.Period)
	if q != nil && q.Locked != "" && q.Locked <= r.Today() && v.Asks == "" && v.Verdict != IsOlder {
		v.Asks = fmt.Sprintf("%s已经锁定（%s），收下它，汇总的数字会变。要收下吗？", q.Name, days.Short(q.Locked))
	}
}

// fields are the record that is made of a file.
func (v *Arrival) fields(today string) data.ReceivedFields {
	m := &v.Manifest
	r := data.ReceivedFields{Code: m.Unit.Code, Unit: m.Unit.Name, Since: m.Period.From, Until: m.Period.To, Sequence: m.Sequence,
		Hash: v.hash, Source: v.Source(), Zero: m.Zero, Made: m.Made, Day: today, Note: m.Note}
	if v.Verdict == IsSealed {
		r.Returned, r.Reason = today, sealedReason
	}
	return r
}

// fileSum is the SHA-256 of a file's bytes.
func fileSum(path string) (string, error) {
	f, err := data.OpenRegular(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// unchanged reads a file again that was looked at; one that became another meanwhile is not taken.
func (v *Arrival) unchanged() ([]byte, error) {
	content, err := os.ReadFile(v.path)
	if err == nil {
		if sum := sha256.Sum256(content); hex.EncodeToString(sum[:]) == v.sha256 {
			return content, nil
		}
	}
	return nil, data.Fail(app.Refused, err, "“%s”刚才还在，现在不在了或者变了。请重新选择文件。", v.Name)
}
