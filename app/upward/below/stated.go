package below

import (
	"fmt"
	"os"

	"github.com/go-json-experiment/json"

	"liujin/app/parcel"
	"liujin/app/upward"
	"liujin/data"
)

// statedOf is what is counted and found of an opened file, as the ledger keeps it beside the file (data.Stated).
func statedOf(o *upward.Opened) (data.Stated, error) {
	kept := data.Stated{Hash: o.Hash(), Text: o.Statement.Searched()}
	below := &o.Statement.Below
	for _, part := range []struct {
		to   *string
		what any
	}{{&kept.Figures, below.Whole(o.Figures)}, {&kept.Doubts, o.Remarks}, {&kept.People, o.Statement.People(o.Unit.Code)},
		{&kept.Up, o.Statement.HandedUp()}, {&kept.Below, below}} {
		text, err := json.Marshal(part.what, json.Deterministic(true))
		if err != nil {
			return kept, fmt.Errorf("keep what a file states: %w", err)
		}
		*part.to = string(text)
	}
	return kept, nil
}

// tally is what is counted of a statement, read back.
type tally struct {
	figures map[string]int
	remarks []upward.Remark
	people  []upward.Individual
	below   upward.Below
}

func readTally(s *data.Stated) (t tally, err error) {
	for _, part := range []struct {
		text string
		to   any
	}{{s.Figures, &t.figures}, {s.Doubts, &t.remarks}, {s.People, &t.people},
		{s.Below, &t.below}} {
		if err := json.Unmarshal([]byte(part.text), part.to); err != nil {
			return t, data.Fail(data.Damaged, err, "收到的上报的统计读不出来。请在“设置与备份”里检查台账。")
		}
	}
	return t, nil
}

// tallies are what was counted of the files received of a period, by hash; what is not there any more is counted of the kept files again.
func (a *Book) tallies(p parcel.Period, received []data.ReceivedFields) (map[string]tally, error) {
	kept, err := a.DB().StatedOf(p.From, p.To)
	if err != nil {
		return nil, err
	}
	var again []data.Stated
	for i := range received {
		r := &received[i]
		if _, ok := kept[r.Hash]; ok || r.Source != data.SourceFile || !r.Stands() {
			continue
		}
		s, err := a.countAgain(r.ID)
		if err != nil {
			return nil, err
		}
		kept[r.Hash] = s
		again = append(again, s)
	}
	if err := a.DB().PutStated(again); err != nil {
		return nil, err
	}
	all := make(map[string]tally, len(kept))
	for hash := range kept {
		s := kept[hash]
		if all[hash], err = readTally(&s); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// countAgain counts what the kept file of a statement says.
func (a *Book) countAgain(id string) (data.Stated, error) {
	o, err := a.Kept(id)
	if err != nil {
		return data.Stated{}, err
	}
	return statedOf(o)
}

// Kept opens the file of a statement that was taken in.
func (a *Book) Kept(id string) (*upward.Opened, error) {
	file, err := a.keptFile(id)
	if err != nil {
		return nil, err
	}
	o, err := upward.Open(a.DB().FilePath(file))
	if err != nil {
		return nil, lost(file, err)
	}
	return o, nil
}

// KeptBytes are those of the file of a statement that was taken in, with its name as it came.
func (a *Book) KeptBytes(id string) (content []byte, name string, err error) {
	file, err := a.keptFile(id)
	if err != nil {
		return nil, "", err
	}
	if content, err = os.ReadFile(a.DB().FilePath(file)); err != nil {
		return nil, "", lost(file, err)
	}
	return content, file.Name, nil
}

// keptFile is the file of a statement that was taken in.
func (a *Book) keptFile(id string) (data.Attachment, error) {
	whole, err := a.DB().Received(id)
	if err == nil && len(whole.Files) == 0 {
		err = data.Fail(data.Missing, nil, "%s%s是代录的，没有文件。", whole.Unit, whole.Since[:len("2026-11")])
	}
	if err != nil {
		return data.Attachment{}, err
	}
	return whole.Files[0], nil
}

// lost says that a kept file is not there, or is broken.
func lost(file data.Attachment, why error) error {
	return data.Fail(data.Damaged, why, "收到的上报文件“%s”不在台账的文件夹里，或者坏了。请在“设置与备份”里用“找回照片和附件”从备份取回，或请单位再发一次。", file.Name)
}
