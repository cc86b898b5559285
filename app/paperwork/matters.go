package paperwork

import (
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/matters"
	"liujin/app/papers"
	"liujin/app/print"
	"liujin/data"
)

// matterKind is what differs between the papers of 意见建议 and those of 议案建议.
type matterKind struct {
	kind  data.Kind
	noun  string
	blank papers.Matter
	rows  func(*Book) ([]matterRow, error) // the newest first
}

var (
	ofOpinions  = matterKind{kind: data.KindOpinion, noun: "意见建议", rows: (*Book).opinionRows}
	ofProposals = matterKind{kind: data.KindProposal, noun: "议案建议", blank: papers.Matter{Proposal: true}, rows: (*Book).proposalRows}
)

// matterRow is an opinion or a proposal in its list, with how it is written on paper.
type matterRow struct {
	id       string
	standing *data.Standing
	paper    func() (*papers.Matter, error)
}

// wanted are the matters that an order names, or those of which fit says that the paper makes sense: all of them, or the newest.
func (k matterKind) wanted(a *Book, o Order, noun string, all bool, fit func(*data.Standing) bool) (wanted []matterRow, err error) {
	rows, err := k.rows(a)
	if err != nil {
		return nil, err
	}
	for _, id := range o.IDs {
		i := slices.IndexFunc(rows, func(r matterRow) bool { return r.id == id })
		if i < 0 {
			return nil, noRecord(noun)
		}
		wanted = append(wanted, rows[i])
	}
	if len(o.IDs) == 0 {
		wanted = slices.DeleteFunc(rows, func(r matterRow) bool { return !fit(r.standing) })
		if !all {
			wanted = wanted[:min(1, len(wanted))]
		}
	}
	if len(wanted) == 0 {
		return nil, noRecord(noun)
	}
	return wanted, nil
}

// chosen are the matters that are wanted, as their papers have them.
func (k matterKind) chosen(a *Book, o Order, noun string, all bool, fit func(*data.Standing) bool) (out []*papers.Matter, err error) {
	wanted, err := k.wanted(a, o, noun, all, fit)
	if err != nil {
		return nil, err
	}
	for _, r := range wanted {
		m, err := r.paper()
		if err != nil {
			return nil, err
		}
		out = append(out, m)
	}
	return out, nil
}

// handlersToday are all units, by the names that they have today.
func (a *Book) handlersToday() ([]data.Handler, error) {
	all, err := a.DB().Handlers()
	if err != nil {
		return nil, err
	}
	names, err := a.HandlerNames(a.Today())
	for i := range all {
		all[i].Name = names[all[i].ID]
	}
	slices.SortFunc(all, func(a, b data.Handler) int { return strings.Compare(a.Name, b.Name) })
	return all, err
}

// opinionRows are the opinions as their papers choose among them.
func (a *Book) opinionRows() ([]matterRow, error) {
	all, err := a.matters.OpinionsOn(a.Today())
	if err != nil {
		return nil, err
	}
	handlers, err := a.handlersToday()
	if err != nil {
		return nil, err
	}
	rows := make([]matterRow, len(all))
	for i := range all {
		rows[i] = matterRow{all[i].ID, &all[i].Standing, func() (*papers.Matter, error) { return a.opinionPaper(&all[i], handlers) }}
	}
	return rows, nil
}

func (a *Book) opinionPaper(r *matters.OpinionRow, handlers []data.Handler) (*papers.Matter, error) {
	whole, err := a.DB().Opinion(r.ID)
	if err != nil {
		return nil, err
	}
	m := &papers.Matter{Number: r.Code(), Kind: "意见建议", Text: r.Text, Source: r.Source, Reporter: r.Reporter, Place: r.Where(),
		Handler: r.Handler, Day: r.Day}
	if m.Source == "" {
		m.Source = string(r.Kind) + "（来信来电来访）"
	}
	m.Reporter = strings.TrimSpace(m.Reporter + " " + r.ReporterPhone) // in full, on 交办单 only: the unit must call
	a.lifeOf(m, &r.Standing, whole.Steps)
	callable(m, r.HandlerID, handlers)
	m.Helpers = helping(whole.Helpers, handlers)
	return m, nil
}

// helping names the units that help.
func helping(all []data.Helper, handlers []data.Handler) string {
	var names []string
	for _, h := range handlers {
		if slices.ContainsFunc(all, func(x data.Helper) bool { return x.HandlerID == h.ID }) {
			names = append(names, h.Name)
		}
	}
	return strings.Join(names, "、")
}

// proposalRows are the proposals as their papers choose among them.
func (a *Book) proposalRows() ([]matterRow, error) {
	all, err := a.matters.ProposalsOn(a.Today())
	if err != nil {
		return nil, err
	}
	handlers, err := a.handlersToday()
	if err != nil {
		return nil, err
	}
	deputies, err := a.DeputyRows(a.Today())
	if err != nil {
		return nil, err
	}
	rows := make([]matterRow, len(all))
	for i := range all {
		rows[i] = matterRow{all[i].ID, &all[i].Standing, func() (*papers.Matter, error) {
			return a.proposalPaper(&all[i], handlers, deputies)
		}}
	}
	return rows, nil
}

func (a *Book) proposalPaper(r *matters.ProposalRow, handlers []data.Handler, deputies []app.DeputyRow) (*papers.Matter, error) {
	whole, err := a.DB().Proposal(r.ID)
	if err != nil {
		return nil, err
	}
	m := &papers.Matter{Proposal: true, Number: r.Code(), Kind: string(r.Kind), Title: r.Title, Text: r.Text, Lead: r.Lead,
		Handler: r.Handler, Day: r.Day}
	a.lifeOf(m, &r.Standing, whole.Steps)
	callable(m, r.HandlerID, handlers)
	var with []string
	for i := range deputies {
		d := &deputies[i]
		if d.ID == r.LeadID {
			m.LeadPhone = d.Phone
		}
		if slices.ContainsFunc(whole.Signers, func(s data.Signer) bool { return s.DeputyID == d.ID }) {
			with = append(with, d.Called())
		}
	}
	m.Signers, m.Helpers = strings.Join(with, "、"), helping(whole.Helpers, handlers)
	return m, nil
}

// callable says whom to call at the unit that handles a matter.
func callable(m *papers.Matter, handlerID string, handlers []data.Handler) {
	for _, h := range handlers {
		if h.ID == handlerID {
			m.Contact, m.Phone = h.Contact, h.Phone
		}
	}
}

// lifeOf says of a matter's current round what its papers say: a second round begins
// anew, and what the first came to is not shown as its own.
func (a *Book) lifeOf(m *papers.Matter, c *data.Standing, steps []data.Step) {
	if c.UnitLate(a.Today()) {
		m.Late = days.Between(c.Due, a.Today())
	}
	for i := range steps {
		if steps[i].Day <= a.Today() {
			takeStep(m, &steps[i])
		}
	}
}

func takeStep(m *papers.Matter, s *data.Step) {
	switch s.Kind {
	case data.StepAssign, data.StepRedo:
		if s.Kind == data.StepRedo {
			m.Round, m.Wanting = max(1, m.Round)+1, m.Remark
		}
		clearRound(m)
		m.Assigned, m.Due, m.DueHow = s.Day, s.Due, s.DueHow
	case data.StepReturn:
		clearRound(m)
	case data.StepExtend:
		if m.Assigned != "" && m.Answered == "" {
			m.Due, m.DueHow = s.Due, "已延期，"+s.DueHow
		}
	case data.StepAnswer:
		m.Answered, m.Reply, m.Result = s.Day, s.Text, string(s.Result)
	case data.StepFeedback:
		m.Told, m.Feedback = s.Day, s.Text
	case data.StepRate:
		m.Rating, m.Attitude, m.Remark = string(s.Rating), string(s.Attitude), s.Text
	case data.StepUrge:
		m.Urged = append(m.Urged, days.Short(s.Day))
	}
}

// clearRound forgets what a round came to; that it was handled before stays.
func clearRound(m *papers.Matter) {
	m.Assigned, m.Due, m.DueHow, m.Answered, m.Reply, m.Result, m.Told, m.Feedback = "", "", "", "", "", "", "", ""
	m.Rating, m.Attitude, m.Remark, m.Urged = "", "", "", nil
}

// answered reports a matter that has its unit's answer.
func answered(c *data.Standing) bool { return c.Assigned != "" && c.Answered != "" }

func (k matterKind) assign(a *Book, h papers.Head, o Order) ([]*print.Document, error) {
	all, err := k.chosen(a, o, k.handedOver(), false, (*data.Standing).GivenOut)
	return sheetsOf(all, err, func(m *papers.Matter) *print.Document { return papers.AssignSheet(h, m) })
}

func (k matterKind) reply(a *Book, h papers.Head, o Order) ([]*print.Document, error) {
	all, err := k.chosen(a, o, "答复了的"+k.noun, false, answered)
	return sheetsOf(all, err, func(m *papers.Matter) *print.Document { return replySheet(h, m) })
}

func (k matterKind) handedOver() string { return "交办的" + k.noun }

func (k matterKind) overdue() string { return "逾期没有答复的" + k.noun }

// late reports a matter whose answer is late today.
func (a *Book) late(c *data.Standing) bool { return c.UnitLate(a.Today()) }

// assigned and urged are the matters that 交办单 and 督办单 of an order are about.
func (k matterKind) assigned(a *Book, o Order) ([]data.Subject, error) {
	return k.about(k.wanted(a, o, k.handedOver(), false, (*data.Standing).GivenOut))
}

func (k matterKind) urged(a *Book, o Order) ([]data.Subject, error) {
	return k.about(k.wanted(a, o, k.overdue(), true, a.late))
}

func (k matterKind) about(rows []matterRow, err error) ([]data.Subject, error) {
	out := make([]data.Subject, len(rows))
	for i := range rows {
		out[i] = data.Subject{Kind: k.kind, ID: rows[i].id}
	}
	return out, err
}

// urge puts matters to their units: those that an order names, or all whose answer is late.
func (k matterKind) urge(a *Book, h papers.Head, o Order) ([]*print.Document, error) {
	all, err := k.chosen(a, o, k.overdue(), true, a.late)
	if err != nil {
		return nil, err
	}
	for _, m := range all {
		if m.Assigned == "" {
			return nil, data.Fail(app.Refused, nil, "%s %s 还没有交办，督办单打不出来。请先交办。", k.noun, m.Number)
		}
	}
	return sheetsOf(all, nil, func(m *papers.Matter) *print.Document { return papers.UrgeSheet(h, m) })
}

func (k matterKind) blankAssign(_ *Book, h papers.Head, _ Order) ([]*print.Document, error) {
	return []*print.Document{papers.AssignSheet(h, &k.blank)}, nil
}

func (k matterKind) blankReply(_ *Book, h papers.Head, _ Order) ([]*print.Document, error) {
	return []*print.Document{replySheet(h, &k.blank)}, nil
}

func replySheet(h papers.Head, m *papers.Matter) *print.Document {
	return papers.ReplySheet(h, m, app.Labels(data.Results), app.Labels(data.Ratings))
}

// sheetsOf makes a sheet of each matter, one after the other.
func sheetsOf(all []*papers.Matter, err error, sheet func(*papers.Matter) *print.Document) ([]*print.Document, error) {
	if err != nil {
		return nil, err
	}
	out := make([]*print.Document, len(all))
	for i, m := range all {
		out[i] = sheet(m)
	}
	return out, nil
}

// statsPaper is 活动情况统计表 on paper: the sheet that goes up, as it stands.
func (a *Book) statsPaper(h papers.Head, o Order) ([]*print.Document, error) {
	l, err := a.listings.ActivityStats(o.listed())
	if err != nil {
		return nil, err
	}
	return []*print.Document{papers.Stats(h, o.From, o.To, l)}, nil
}
