package below_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"liujin/app/apptest"
	"liujin/app/upward"
	"liujin/app/upward/below"
	"liujin/data"
)

// The sizes of the largest superior: 150 offices lower, half a million rows of one period.
const (
	benchTowns = 150
	benchRows  = 500_000
)

// crowded is a statement of about so many rows: the sample's, each with ids of its own.
func crowded(s upward.Statement, rows int) upward.Statement {
	rows -= len(s.Deputies) + len(s.Villages)
	big := s
	big.Activities, big.Matters, big.Seats = nil, nil, nil
	for n := 0; len(big.Activities)+len(big.Matters)+len(big.Seats) < rows; n++ {
		id := func(was string) string { return fmt.Sprintf("%s-%d", was, n) }
		for i := range s.Activities {
			e := s.Activities[i]
			e.ID, e.Topic = id(e.ID), fmt.Sprintf("%s（第%d次）", e.Topic, n+1)
			big.Activities = append(big.Activities, e)
		}
		for i := range s.Matters {
			m := s.Matters[i]
			m.ID, m.Number = id(m.ID), id(m.Number)
			big.Matters = append(big.Matters, m)
		}
		for i := range s.Seats {
			seat := s.Seats[i]
			seat.ID, seat.Shift = id(seat.ID), id(seat.Shift)
			big.Seats = append(big.Seats, seat)
		}
	}
	return big
}

// named gives a statement's people names of their office, so that no two offices have one.
func named(s upward.Statement, town int) upward.Statement {
	s.Deputies = slices.Clone(s.Deputies)
	for i := range s.Deputies {
		d := &s.Deputies[i]
		d.Name = fmt.Sprintf("%s%d", d.Name, town)
		d.Mandates = slices.Clone(d.Mandates)
		for k := range d.Mandates {
			d.Mandates[k].Certificate = fmt.Sprintf("%s-%d", d.Mandates[k].Certificate, town)
		}
	}
	return s
}

// BenchmarkReceive is a superior's month: all files come, come again, one is put right, the grid and a cell are opened, words looked for.
// The size of each is in upward.md; the figures are seconds and milliseconds of one run.
func BenchmarkReceive(b *testing.B) {
	for b.Loop() {
		receiveAll(b)
	}
}

func receiveAll(b *testing.B) {
	folder := b.TempDir()
	home := apptest.Must(upward.New(apptest.SampleOn(b, apptest.SampleDay)).State(november))(b)
	s := crowded(home, benchRows/benchTowns)
	book := county(b, benchTowns)
	var paths []string
	for i := range benchTowns {
		paths = append(paths, townFile(b, folder, named(s, i), i, 1, nil))
	}
	timed := func(what string, do func()) {
		begun := time.Now()
		do()
		b.ReportMetric(float64(time.Since(begun).Milliseconds()), "ms-"+what)
	}
	receive := func(paths []string) {
		all := apptest.Must(book.Look(paths, func(int) bool { return true }))(b)
		apptest.Must(book.Accept(all))(b)
	}
	var sum *below.Summary
	timed("receive", func() { receive(paths) })
	timed("again", func() { receive(paths) })
	one := named(s, 7)
	one.Activities = one.Activities[5:]
	next := townFile(b, folder, one, 7, 2, nil)
	timed("one", func() { receive([]string{next}) })
	timed("grid", func() { sum = apptest.Must(book.Summary(november))(b) })
	if sum.Reported() != benchTowns || sum.Units[7].Counted.Sequence != 2 {
		b.Fatal(sum.Reported())
	}
	timed("cell", func() {
		kept := apptest.Must(book.Kept(sum.Units[7].Counted.ID))(b)
		if len(kept.Statement.Behind("walk2.times")) == 0 {
			b.Fatal("no rows")
		}
	})
	for _, words := range []string{"第9次", "没有这几个字", "走访"} {
		timed("search-"+words, func() { apptest.Must(book.Search(words, 50))(b) })
	}
	rows := len(s.Activities) + len(s.Matters) + len(s.Seats) + len(s.Deputies) + len(s.Villages)
	b.ReportMetric(float64(rows*benchTowns), "rows")
	if all := apptest.Must(book.DB().ReceivedAll())(b); len(all) != benchTowns+1 || all[0].Source != data.SourceFile {
		b.Fatal(len(all))
	}
}
