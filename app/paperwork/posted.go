package paperwork

import (
	"liujin/app/papers"
	"liujin/app/print"
	"liujin/data"
)

// posted is what is to be posted of opinions: of an order's days, of a station or of all.
func (a *Book) posted(o Order) (*papers.Posted, []string, error) {
	p, ids, err := a.matters.Posted(o.From, o.To, o.Station)
	if err == nil && len(ids) == 0 {
		err = noRecord("这段日期的意见建议")
	}
	return p, ids, err
}

// postedAbout are the opinions that 办理情况公示 is about.
func (a *Book) postedAbout(o Order) ([]data.Subject, error) {
	_, ids, err := a.posted(o)
	about := make([]data.Subject, len(ids))
	for i := range ids {
		about[i] = data.Subject{Kind: data.KindOpinion, ID: ids[i]}
	}
	return about, err
}

// postedPaper is 办理情况公示.
func (a *Book) postedPaper(h papers.Head, o Order) ([]*print.Document, error) {
	p, _, err := a.posted(o)
	if err != nil {
		return nil, err
	}
	return []*print.Document{p.Paper(h)}, nil
}
