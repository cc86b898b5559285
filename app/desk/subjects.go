package desk

import (
	"liujin/app"
)

// PickSubjects offers what an item of an agenda can be about.
func (a *Book) PickSubjects() ([]app.Picked, error) {
	out, err := a.matters.PickProposals()
	if err != nil {
		return nil, err
	}
	more, err := a.matters.PickProjects()
	return append(out, more...), err
}
