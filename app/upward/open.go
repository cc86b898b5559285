package upward

import (
	"errors"

	"liujin/app"
	"liujin/app/parcel"
	"liujin/data"
)

// Received is a file that came from another office, read as an enemy's: whole, signed by the key that it names, its rows as they can be.
type Received struct {
	*parcel.Parcel
	Statement *Statement
	Remarks   []Remark
}

// Open reads the file at a path, which is none of this ledger yet. Why it can't is a sentence.
func Open(path string) (*Received, error) {
	file, err := parcel.Open(path, parcel.Up)
	if err != nil {
		return nil, said(err)
	}
	s, remarks, err := Read(file)
	if err != nil {
		return nil, said(err)
	}
	return &Received{Parcel: file, Statement: s, Remarks: remarks}, nil
}

// said has the user read why a file is refused.
func said(err error) error {
	var why parcel.Refusal
	if errors.As(err, &why) {
		return data.Fail(app.Refused, err, "%s", string(why))
	}
	return err
}
