package app

import (
	"encoding/json"
	"errors"
	"slices"

	"liujin/app/intake"
	"liujin/app/intake/roster"
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

// ReadRoster reads a roster as its heads are guessed, without a ledger.
func ReadRoster(book *sheets.Workbook, o roster.Options) (*roster.Roster, error) {
	read, err := roster.Read(book, o)
	switch {
	case errors.Is(err, roster.ErrCancelled):
		return nil, data.Fail(Cancelled, err, "%s", err)
	case err != nil: // each is a sentence for the user
		return nil, data.Fail(data.BadFile, err, "%s", err)
	}
	return read, nil
}

// ReadRoster reads a roster; columns that were matched by hand at an earlier import of a table with the same heads are matched so again.
func (a *App) ReadRoster(book *sheets.Workbook, o roster.Options) (*roster.Roster, error) {
	o.Today = a.Today()
	read, err := ReadRoster(book, o)
	if err != nil || o.Matches != nil {
		return read, err
	}
	again := false
	for i := range read.Matches {
		m := &read.Matches[i]
		columns, err := a.remembered(*m)
		if err != nil {
			return nil, err
		}
		if columns != nil && !slices.Equal(columns, m.Columns) {
			m.Columns, again = columns, true
		}
	}
	if !again {
		return read, nil
	}
	o.Matches = read.Matches
	return ReadRoster(book, o)
}

// rosterMatch begins the names of the settings that remember what a roster's columns mean; its heads' shape follows.
const rosterMatch = "intake.roster."

// remembered returns what the columns of a table with these heads meant last time, nil for never.
func (a *App) remembered(m intake.Match) ([]string, error) {
	text, err := a.db.Setting(rosterMatch + intake.Shape(m))
	if err != nil || text == "" {
		return nil, err
	}
	var columns []string
	if json.Unmarshal([]byte(text), &columns) != nil || len(columns) != len(m.Columns) {
		return nil, nil // written by another version: guessing is as good
	}
	return columns, nil
}

func (a *App) remember(matches []intake.Match) error {
	for _, m := range matches {
		text, err := json.Marshal(m.Columns)
		if err == nil {
			err = a.db.SetSetting(rosterMatch+intake.Shape(m), string(text))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// MarkFaults saves a copy of the workbook with its faulty cells marked.
func (a *App) MarkFaults(book *sheets.Workbook, path string, problems []intake.Problem) error {
	err := intake.Mark(book, path, problems)
	if errors.Is(err, intake.ErrSameFile) {
		return data.Fail(data.Exists, err, "%s", intake.ErrSameFile)
	}
	return explainOutput(err, path)
}
