package below

import (
	"strings"

	"liujin/app"
	"liujin/app/upward"
	"liujin/data"
)

// UnitNews is a piece of news that an office below states, with what this one made of it.
type UnitNews struct {
	upward.Piece
	File  string               // the 典型 as a paper in the office's file; "" there is none
	Taken data.PublicityFields // the own copy; its ID is "" before it was taken up
}

// News are the pieces of news of an office's file.
func (a *Book) News(o *upward.Opened) ([]UnitNews, error) {
	taken, err := a.DB().PublicityFrom(o.Unit.Code)
	all := make([]UnitNews, len(o.Statement.News))
	for i, n := range o.Statement.News {
		all[i] = UnitNews{Piece: n, File: o.Example(n.ID), Taken: taken[n.ID]}
	}
	return all, err
}

// The most that is kept of the words of another office: its program may allow more than ours.
const (
	newsTitle  = 90
	newsText   = 9_900
	newsOutlet = 58
)

// TakeNews takes a piece of news of an office below up into the own 信息宣传 (采用), once, with whose it is. That the office reported it to
// this one says nothing of how far it came here.
func (a *Book) TakeNews(office *data.Office, n *upward.Piece) (p data.Publicity, err error) {
	taken, err := a.DB().PublicityFrom(office.Code)
	if err != nil {
		return p, err
	}
	if taken[n.ID].ID != "" {
		return p, data.Fail(app.Refused, nil, "这一条已经采用了，在“信息宣传”里。")
	}
	p.PublicityFields = data.PublicityFields{Kind: n.Kind, Title: app.Shortened(n.Title, newsTitle), Day: n.Day,
		Text: app.Shortened(strings.TrimSpace(n.Text), newsText), Medium: n.Medium, Outlet: app.Shortened(n.Outlet, newsOutlet),
		Level: n.Level, FromCode: office.Code, FromID: n.ID}
	return p, a.Do("采用"+office.Called()+"的"+app.Quoted(p.Title), func(tx *data.Tx) error { return tx.SavePublicity(&p) })
}

// NewsSource says whose a piece is that an office below stated; "" it is the own office's.
func (a *Book) NewsSource(p *data.Publicity) (string, error) {
	if p.FromCode == "" {
		return "", nil
	}
	offices, err := a.DB().Offices()
	from := p.FromCode
	for i := range offices {
		if offices[i].Code == p.FromCode {
			from = offices[i].Name
		}
	}
	return "采用自" + from + "报来的信息。", err
}
