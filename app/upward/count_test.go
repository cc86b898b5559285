package upward_test

import (
	"reflect"
	"testing"

	"liujin/app/apptest"
	"liujin/app/parcel"
	"liujin/app/upward"
	"liujin/data"
)

// What is counted again of a statement is what the office counts of its own ledger, count by count, whichever the days.
func TestStatedIsCounted(t *testing.T) {
	b := upward.New(apptest.SampleOn(t, apptest.SampleDay))
	for _, span := range [][2]string{{"2026-11-01", "2026-11-30"}, {"2026-10-01", "2026-10-31"}, {"2026-01-01", "2026-12-31"},
		{"2026-11-05", "2026-11-05"}, {"2020-01-01", "2020-01-31"}} {
		s := apptest.Must(b.State(parcel.Period{Name: "期", From: span[0], To: span[1]}))(t)
		same(t, span[0]+"–"+span[1], s.Count(), apptest.Must(b.Own(span[0], span[1]))(t))
	}
}

// same compares counts field by field; of who has not taken part only how many: the statement names nobody by what tells namesakes apart.
func same(t *testing.T, what string, got, want upward.Counts) {
	t.Helper()
	for _, c := range []*upward.Counts{&got, &want} {
		for i := range c.Key {
			for k := range c.Key[i].Missing {
				c.Key[i].Missing[k] = make([]string, len(c.Key[i].Missing[k]))
			}
			c.Key[i].Idle = make([]string, len(c.Key[i].Idle))
		}
		for id, last := range c.Reporting.Last {
			last = data.ReportBack{Day: last.Day}
			c.Reporting.Last[id] = last
		}
	}
	g, w := reflect.ValueOf(got), reflect.ValueOf(want)
	for i := range g.NumField() {
		if name := g.Type().Field(i).Name; !reflect.DeepEqual(g.Field(i).Interface(), w.Field(i).Interface()) {
			t.Errorf("%s: %s\n stated %+v\n    own %+v", what, name, g.Field(i).Interface(), w.Field(i).Interface())
		}
	}
}
