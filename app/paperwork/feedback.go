package paperwork

import (
	"slices"

	"liujin/app/matters"
	"liujin/app/papers"
	"liujin/app/print"
)

// feedbackSlips are 办理结果反馈单, one for each deputy of an order, or for all who have something to tell.
func (a *Book) feedbackSlips(h papers.Head, o Order) (out []*print.Document, err error) {
	all, err := a.matters.Untold()
	for i := range all {
		if len(o.IDs) == 0 || slices.Contains(o.IDs, all[i].DeputyID) {
			out = append(out, papers.Feedback(h, all[i].Slip()))
		}
	}
	if err != nil || len(out) > 0 {
		return out, err
	}
	return nil, noRecord("答复了还没有反馈、由代表转来的意见建议")
}

// FeedbackText is the slip of a deputy for the chat.
func (a *Book) FeedbackText(u *matters.Untold) (string, error) {
	h, err := a.Head()
	return papers.FeedbackText(h.Unit, u.Slip()), err
}
