package below

import (
	"strings"

	"liujin/app/papers"
	"liujin/app/print"
)

// ReminderSlips (提醒报送单) are the slips of a period for the offices that did not report or whose report was given back, a paper each; none:
// all did.
func (a *Book) ReminderSlips(s *Summary) (all []*print.Document, err error) {
	h, err := a.paperwork.Head()
	if err != nil {
		return nil, err
	}
	own, err := a.OwnOffice()
	if err != nil {
		return nil, err
	}
	contact := strings.TrimSpace(own.Secretary + " " + own.Phone)
	for i := range s.Units {
		u := &s.Units[i]
		if u.Counted.ID != "" {
			continue
		}
		slip := papers.Reminder{Unit: u.Office.Name, Period: s.Period.Name, Due: s.Requirement.Due, Note: s.Requirement.Note,
			Contact: contact}
		if len(u.All) > 0 { // the newest first
			slip.Returned = u.All[0].Reason
		}
		all = append(all, slip.Paper(h))
	}
	return all, nil
}
