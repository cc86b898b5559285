package paperwork

import (
	"liujin/app/papers"
	"liujin/app/print"
	"liujin/data"
)

// reportOf is the session that an order names, or the newest in which reports to voters (述职) were rated.
func (a *Book) reportOf(o Order) (v data.Outreach, err error) {
	id, err := o.id()
	if err == nil && id == "" {
		id, err = a.desk.NewestRated()
	}
	if err == nil && id != "" {
		v, err = a.DB().Outreach(id)
	}
	if err == nil && len(v.Ballots) == 0 {
		err = noRecord("有评议票数的述职")
	}
	return v, err
}

// reportAbout is the session of an order.
func (a *Book) reportAbout(o Order) ([]data.Subject, error) {
	v, err := a.reportOf(o)
	return []data.Subject{{Kind: data.KindActivity, ID: v.ID}}, err
}

// reportResult is 述职评议结果 of an order.
func (a *Book) reportResult(o Order) (*papers.ReportResult, error) {
	v, err := a.reportOf(o)
	if err != nil {
		return nil, err
	}
	return a.desk.ReportResult(&v)
}

func (a *Book) reportResultPaper(h papers.Head, o Order) ([]*print.Document, error) {
	r, err := a.reportResult(o)
	if err != nil {
		return nil, err
	}
	return []*print.Document{r.Paper(h)}, nil
}

// ReportResultText is the result of a session for the chat.
func (a *Book) ReportResultText(id string) (string, error) {
	r, err := a.reportResult(Of(id))
	if err != nil {
		return "", err
	}
	h, err := a.Head()
	return r.Text(h.Short), err
}
