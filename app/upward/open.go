package upward

import (
	"errors"
	"maps"

	"liujin/app"
	"liujin/app/parcel"
	"liujin/data"
)

// Opened is a file that came from another office, read as an enemy's: whole, signed by the key that it names, its rows as they can be.
type Opened struct {
	*parcel.Parcel
	Statement *Statement
	Figures   map[string]int // as it states them, by key; one that it does not is counted of its rows
	Remarks   []Remark
}

// Open reads the file at a path, which is none of this ledger yet. Why it can't is a sentence.
func Open(path string) (*Opened, error) {
	file, err := parcel.Open(path, parcel.Up)
	if err != nil {
		return nil, explained(err)
	}
	s, figures, err := Read(file)
	if err != nil {
		return nil, explained(err)
	}
	counts := s.Count()
	o := &Opened{Parcel: file, Statement: s, Figures: ByKey(counts.Figures())}
	o.Remarks = append(s.compare(&counts, figures), PartsAbove(o.Figures)...)
	maps.Copy(o.Figures, ByKey(figures))
	o.Remarks = append(o.Remarks, s.Below.remarks(o.Figures)...)
	return o, nil
}

// explained has the user read why a file is refused.
func explained(err error) error {
	var why parcel.Refusal
	if errors.As(err, &why) {
		return data.Fail(app.Refused, err, "%s", string(why))
	}
	return err
}
