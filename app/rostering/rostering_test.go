package rostering

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// broken lists the hard rules that a result breaks, looked at without the solver's own code.
func broken(in *Instance, out *Result) (faults []string) {
	byID := map[string]*Deputy{}
	for i := range in.Deputies {
		byID[in.Deputies[i].ID] = &in.Deputies[i]
	}
	days := map[string][]time.Time{}
	parse := func(s string) time.Time { t, _ := time.Parse(time.DateOnly, s); return t }
	for i, f := range out.Slots {
		s := in.Slots[i]
		if f.ID != s.ID || len(f.Deputies) > s.Need && len(f.Deputies) > len(s.Locked) {
			faults = append(faults, s.ID+": order or too many")
		}
		county, group := 0, s.Group == ""
		for k, id := range f.Deputies {
			d := byID[id]
			if !slices.Contains(d.Stations, s.Station) || slices.Contains(d.Unavailable, s.Date) {
				faults = append(faults, s.ID+": "+id+" can't serve")
			}
			if d.County {
				county++
			}
			group = group || d.Group == s.Group
			for _, o := range f.Deputies[:k] {
				if o == id || d.Employer != "" && byID[o].Employer == d.Employer {
					faults = append(faults, s.ID+": "+id+" beside "+o)
				}
				for _, pair := range in.Apart {
					if slices.Contains(pair, id) && slices.Contains(pair, o) {
						faults = append(faults, s.ID+": a forbidden pair")
					}
				}
			}
			days[id] = append(days[id], parse(s.Date))
		}
		if open := s.Need - len(f.Deputies); s.Need > 0 && (s.County-county > open || !group && open == 0) {
			faults = append(faults, s.ID+": a reserved seat is taken")
		}
		for _, id := range s.Locked {
			if !slices.Contains(f.Deputies, id) {
				faults = append(faults, s.ID+": a lock was moved")
			}
		}
	}
	for id, all := range days {
		d := byID[id]
		if d.Max != nil && len(all) > *d.Max {
			faults = append(faults, id+": too many duties")
		}
		for _, r := range d.Recent {
			all = append(all, parse(r))
		}
		slices.SortFunc(all, time.Time.Compare)
		for i := 1; i < len(all); i++ {
			if gap := int(all[i].Sub(all[i-1]).Hours() / 24); gap < max(1, in.Gap.Hard) {
				faults = append(faults, fmt.Sprintf("%s: %d days between duties", id, gap))
			}
		}
	}
	return faults
}

// Every kind of instance is filled, keeps the rules, and is proven as fair as can be.
func TestKindsAreFilledAndFair(t *testing.T) {
	names := []string{"tiny", "town", "town3"}
	if !testing.Short() {
		names = append(names, "tight")
	}
	for _, name := range names {
		in := generate(kindsOf[name], 1)
		out, err := Solve(in, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if faults := broken(in, out); len(faults) > 0 {
			t.Errorf("%s: %v", name, faults[:min(5, len(faults))])
		}
		if out.Score.Hard != 0 || out.Score.Unmet != 0 || out.Score.Fairness != out.Bound.Fairness || out.ProvenThrough == "" ||
			len(out.Causes) != 0 {
			t.Errorf("%s: %+v %+v %s", name, out.Score, out.Bound, out.ProvenThrough)
		}
	}
}

// What can't be filled is explained by the smallest set of slots that can't, and nothing that can be filled is blamed.
func TestCauses(t *testing.T) {
	for seed := range uint64(10) {
		in := generate(kindsOf["tiny"], seed)
		station := in.Slots[0].Station
		for i := range in.Deputies { // all but one of a station's deputies are away on its first day
			if d := &in.Deputies[i]; slices.Contains(d.Stations, station) {
				d.Unavailable = append(d.Unavailable, in.Slots[0].Date)
			}
		}
		out, err := Solve(in, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if out.Score.Unmet != in.Slots[0].Need || len(out.Causes) != 1 {
			t.Fatalf("seed %d: %+v %+v", seed, out.Score, out.Causes)
		}
		c := out.Causes[0]
		if !slices.Contains(c.Slots, in.Slots[0].ID) || c.Eligible >= c.Need || !strings.Contains(c.Text, "需") {
			t.Errorf("seed %d: %+v", seed, c)
		}
	}
}

// The same instance gives the same bytes; a stop leaves a whole result; a lock stays, even where it breaks a rule.
func TestSameStopAndLock(t *testing.T) {
	in := generate(kindsOf["tiny"], 3)
	solve := func() string {
		out, err := Solve(in, Options{})
		if err != nil {
			t.Fatal(err)
		}
		text, _ := json.Marshal(out)
		return string(text)
	}
	if a, b := solve(), solve(); a != b {
		t.Error("two runs differ")
	}
	calls := 0
	out, err := Solve(in, Options{Stop: func() bool { calls++; return calls > 3 }})
	if err != nil || !out.Stopped || len(out.Slots) != len(in.Slots) || len(broken(in, out)) > 0 {
		t.Errorf("%v %+v", err, out)
	}
	var stranger string
	for _, d := range in.Deputies {
		if !slices.Contains(d.Stations, in.Slots[0].Station) {
			stranger = d.ID
		}
	}
	in.Slots[0].Locked = []string{stranger}
	if out, err = Solve(in, Options{}); err != nil || out.Score.Hard != 1 || !slices.Contains(out.Slots[0].Deputies, stranger) {
		t.Errorf("%v %+v %v", err, out.Score, out.Slots[0])
	}
}

// After a leave the plan is mended with as few changes as can be.
func TestReplanChangesLittle(t *testing.T) {
	in := generate(kindsOf["tiny"], 2)
	out, err := Solve(in, Options{})
	if err != nil {
		t.Fatal(err)
	}
	in.Previous = map[string][]string{}
	for _, f := range out.Slots {
		in.Previous[f.ID] = f.Deputies
	}
	gone := out.Slots[len(out.Slots)/2].Deputies[0]
	for i := range in.Deputies {
		if d := &in.Deputies[i]; d.ID == gone {
			d.Unavailable = append(d.Unavailable, in.Slots[len(in.Slots)/2].Date)
		}
	}
	again, err := Solve(in, Options{})
	if err != nil || again.Score.Unmet != 0 || again.Score.Changes != 1 {
		t.Errorf("%v %+v", err, again.Score)
	}
}

func TestMalformed(t *testing.T) {
	good := `{"format":"liujin-roster/1","gap":{"hard":7,"desired":14},"deputies":[{"id":"d1","stations":["s1"]},{"id":"d2",` +
		`"stations":["s1"]}],"slots":[{"id":"x","station":"s1","date":"2026-01-07","need":1}]}`
	for change, says := range map[string]string{
		`{"format":"liujin-roster/1"|{"format":"other"`: "format", `"id":"d2"|"id":"d1"`: "第 2 名", `2026-01-07|2026-13-07`: "日期",
		`"need":1|"need":-1`:                "负数",
		`"need":1|"need":1,"locked":["d9"]`: "d9", `"slots"|"apart":[["d1","d9"]],"slots"`: "d9",
		`"slots"|"previous":{"y":[]},"slots"`: "y",
		`{"hard":7|{"hard":-7`:                "gap", `"deputies"|"x`: "读不出"} {
		from, to, _ := strings.Cut(change, "|")
		in, err := Parse([]byte(strings.Replace(good, from, to, 1)))
		if err == nil {
			_, err = Solve(in, Options{})
		}
		var bad *Malformed
		if !errors.As(err, &bad) || !strings.Contains(bad.Text, says) {
			t.Errorf("%s: %v", change, err)
		}
	}
	in, err := Parse([]byte(good))
	if err != nil {
		t.Fatal(err)
	}
	if out, err := Solve(in, Options{}); err != nil || !out.Proven || len(out.Slots[0].Deputies) != 1 {
		t.Errorf("%v %+v", err, out)
	}
}
