package below

import (
	"bytes"
	"errors"
	"strings"

	"github.com/go-json-experiment/json"

	"liujin/app"
	"liujin/app/parcel"
	"liujin/app/upward"
	"liujin/data"
)

// Speakers are who spoke of the matters that a file hands up, by the matter's id there. data.ErrPrivate: what is private was not encrypted
// to this office, or does not open; what can't be so is refused.
func (a *Book) Speakers(o *upward.Opened) (map[string]upward.Speaker, error) {
	if !o.Has(parcel.PrivateName) {
		return nil, nil
	}
	for i := range o.Files {
		if f := &o.Files[i]; f.Name == parcel.PrivateName && f.Bytes > data.PrivateMost { // which is not read at all
			return nil, data.Fail(app.Refused, nil, "文件里加密的反映人信息太大，不是本程序写出的，不能接收。请让发来文件的人升级程序后重新生成。")
		}
	}
	sealed, err := o.Part(parcel.PrivateName)
	if err != nil {
		return nil, err
	}
	plain, err := a.DB().OpenPrivate(sealed)
	if err != nil {
		return nil, err
	}
	return readSpeakers(o, plain)
}

// readSpeakers reads the rows, each of a matter that the file hands up.
func readSpeakers(o *upward.Opened, plain []byte) (map[string]upward.Speaker, error) {
	handedUp := map[string]bool{}
	for _, m := range o.Statement.HandedUp() {
		handedUp[m.ID] = m.Kind == data.KindOpinion
	}
	all := map[string]upward.Speaker{}
	for n := 1; len(plain) > 0; n++ {
		line, rest, ended := bytes.Cut(plain, []byte("\n"))
		plain = rest
		var row upward.Speaker // what the reader says of a fault may repeat it, and goes nowhere
		if err := json.Unmarshal(line, &row, json.RejectUnknownMembers(o.Ignored == 0)); err != nil || !ended {
			return nil, badSpeaker(n, "读不懂")
		}
		_, twice := all[row.Matter]
		record := data.OpinionFields{Text: "意见", Reporter: row.Reporter, ReporterPhone: row.Phone, Place: row.Place}
		switch {
		case !handedUp[row.Matter]:
			return nil, badSpeaker(n, "说的不是这份文件里提交的意见建议")
		case twice:
			return nil, badSpeaker(n, "和前面的一行重复")
		case strings.ContainsRune(row.Reporter+row.Phone+row.Place, 0) || record.Validate() != nil:
			return nil, badSpeaker(n, "的姓名、电话或地点不对")
		}
		all[row.Matter] = row
	}
	return all, nil
}

// badSpeaker says which row can't be so, and nothing of what stands in it.
func badSpeaker(n int, fault string) error {
	return data.Fail(app.Refused, nil, "文件里加密的反映人信息第 %d 行%s，不能接收。请让发来文件的人检查记录后重新生成。", n, fault)
}

// sealedReason is what a unit is told whose file is given back because of what is private in it.
const sealedReason = "附的反映人信息打不开，是按旧的密钥加密的。请先收下最新一份发给各单位的文件，再重新生成上报文件"

// unseal reads what is private in a file that would count. Where it does not open, the file is asked to be given back: the unit has another
// key than this ledger's.
func (r *reception) unseal(v *Arrival, o *upward.Opened) error {
	if !v.Verdict.Taken() {
		return nil
	}
	_, err := r.Speakers(o)
	switch {
	case errors.Is(err, data.ErrPrivate):
		v.Verdict, v.replaces = IsSealed, data.ReceivedFields{}
		v.Asks += "这份里加密的反映人信息，本单位的密钥打不开。要退回吗？退回的原因随下一份发给各单位的文件告诉单位：先收下那一份文件，再重新生成上报文件。"
	case data.Is(err, app.Refused):
		v.bad(err)
	default:
		return err
	}
	return nil
}
