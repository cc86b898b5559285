package views

import (
	"log/slog"

	"liujin/app"
	"liujin/app/desk"
	"liujin/data"
)

// glance is what the window shows first of a ledger. A start reads it beside the window, which takes as long to come up.
type glance struct {
	desk  desk.Desk
	waits map[string]int // how much waits to be done, by screen
}

// glanceAt reads it; nil where something in the ledger stops that: the window then comes upon it by itself, and tells of it.
func glanceAt(db *data.DB) (g *glance) {
	defer func() {
		if r := recover(); r != nil {
			slog.Warn("first glance", "err", r)
			g = nil
		}
	}()
	r := openRooms(app.New(db))
	now, err := r.desk.Desk()
	if err != nil {
		slog.Warn("first glance", "err", err)
		return nil
	}
	return &glance{desk: now, waits: r.waiting()}
}

// waiting is how much waits to be done, by screen.
func (r *rooms) waiting() map[string]int {
	all := map[string]int{}
	for _, e := range entries {
		if e.waits == nil {
			continue
		}
		n, err := e.waits(r)
		if err != nil {
			slog.Warn("count what waits", "screen", e.name, "err", err)
		}
		all[e.name] = n
	}
	return all
}

// over is what the desk shows of a span: as it was seen at the start, or counted.
func (s *Shell) over(span app.Span) (desk.Desk, error) {
	if s.seen != nil && s.seen.desk.Span == span {
		return s.seen.desk, nil
	}
	return s.desk.Over(span)
}
