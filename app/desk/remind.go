package desk

import (
	"fmt"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/table"
)

// A notice of the system's shows a few short lines: Windows cuts its text at 255 characters.
const (
	remindLines = 5
	remindRunes = 46
)

// Reminder is what the office is told when it starts: duty of today and tomorrow first, then what is overdue, then what is due, of what
// the desk lists. "" when nothing presses.
func (a *Book) Reminder() (title, text string, err error) {
	all, err := a.pressing()
	if err != nil {
		return "", "", err
	}
	todos, _, err := a.awake(all)
	if err != nil {
		return "", "", err
	}
	tomorrow := days.After(a.Today(), 1)
	var duty, late, due []app.Todo
	for _, t := range todos {
		switch {
		case (t.Line == app.TodoDuty || t.Line == app.TodoHole) && t.By <= tomorrow:
			duty = append(duty, t)
		case t.Tone == table.Late:
			late = append(late, t)
		case t.Tone == table.Due:
			due = append(due, t)
		}
	}
	all = append(append(duty, late...), due...)
	if len(all) == 0 {
		return "", "", nil
	}
	shown := len(all)
	if shown > remindLines {
		shown = remindLines - 1 // the last line tells how many more
	}
	for _, t := range all[:shown] {
		text += app.Shortened(t.When+"　"+t.Text, remindRunes) + "\n"
	}
	if more := len(all) - shown; more > 0 {
		text += fmt.Sprintf("另有 %d 件，见工作台\n", more)
	}
	title = fmt.Sprintf("等着办 %d 件", len(all))
	if len(late) > 0 {
		title += fmt.Sprintf("，急的 %d 件", len(late))
	}
	return title, text[:len(text)-1], nil
}
