package sample

import (
	"liujin/app"
	"liujin/app/desk"
)

// tasks divides the activity month's targets over the groups, as the ledger proposes it.
func (s *sampler) tasks() error {
	b := desk.New(app.New(s.db))
	id, err := b.CampaignAhead()
	if err != nil {
		return err
	}
	board, err := b.TaskBoard(id)
	if err != nil {
		return err
	}
	proposed, err := b.ProposeTasks(&board)
	if err != nil {
		return err
	}
	proposed.Fill(&board, &board.Plan)
	return b.SaveTasks(&board.Plan)
}
