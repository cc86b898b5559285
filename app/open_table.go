package app

import (
	"errors"

	"liujin/app/sheets"
	"liujin/data"
)

// OpenTable opens a workbook or text table that is to be read; why it can't be is said in a sentence.
func OpenTable(path string) (*sheets.Workbook, error) {
	book, err := sheets.Open(path)
	var refused sheets.Refusal
	if errors.As(err, &refused) {
		return nil, data.Fail(data.BadFile, err, "%s", refused)
	}
	return book, err
}
