package views

import (
	"liujin/app"
	"liujin/app/desk"
	"liujin/app/duty"
	"liujin/app/importing"
	"liujin/app/listings"
	"liujin/app/matters"
	"liujin/app/meetings"
	"liujin/app/news"
	"liujin/app/paperwork"
	"liujin/app/plans"
	"liujin/app/reports"
	"liujin/app/training"
	"liujin/app/upward"
	"liujin/app/upward/below"
)

// rooms are the use cases over the open ledger, by the room of app that they are in.
type rooms struct {
	app       *app.App
	duty      *duty.Book
	matters   *matters.Book
	training  *training.Book
	meetings  *meetings.Book
	reports   *reports.Book
	desk      *desk.Book
	listings  *listings.Book
	paperwork *paperwork.Book
	plans     *plans.Book
	news      *news.Book
	importing *importing.Book
	upward    *upward.Book
	below     *below.Book
}

func openRooms(a *app.App) rooms {
	from := below.New(a)
	return rooms{
		app: a, duty: duty.New(a), matters: matters.New(a), training: training.New(a), meetings: meetings.New(a),
		desk: desk.New(a), listings: listings.New(a), paperwork: paperwork.New(a), plans: plans.New(a), reports: reports.New(a),
		importing: importing.New(a), news: news.New(a), upward: from.Book, below: from,
	}
}
