package roster

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"liujin/app/intake"
	"liujin/app/sheets"
)

const today = "2026-11-23"

// told is a deputy as the contract of the command line tells it.
type told struct {
	Name      string `json:"name"`
	Gender    string `json:"gender"`
	Ethnicity string `json:"ethnicity"`
	Born      string `json:"born"`
	Party     string `json:"party"`
	Education string `json:"education"`
	Employer  string `json:"employer"`
	Phone     string `json:"phone"`
	Group     string `json:"group"`
	Mandates  []seatTold
}

type seatTold struct{ Level, Constituency string }

func (d told) fields() map[string]string {
	return map[string]string{"gender": d.Gender, "ethnicity": d.Ethnicity, "born": d.Born, "party": d.Party, "education": d.Education,
		"employer": d.Employer, "phone": d.Phone, "group": d.Group}
}

// The four sample rosters by the rules of the checker that comes with them.
func TestSamples(t *testing.T) {
	truths, err := filepath.Glob("testdata/*.truth.json")
	if err != nil || len(truths) != 4 {
		t.Fatalf("samples: %v %v", truths, err)
	}
	for _, truth := range truths {
		file := strings.TrimSuffix(truth, ".truth.json")
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(truth)
			if err != nil {
				t.Fatal(err)
			}
			var want []told
			if err := json.Unmarshal(data, &want); err != nil {
				t.Fatal(err)
			}
			compare(t, file, want)
		})
	}
}

func compare(t *testing.T, file string, want []told) *Roster {
	t.Helper()
	wb, err := sheets.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	r, err := Read(wb, intake.Options{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	text, err := r.JSON()
	if err != nil {
		t.Fatal(err)
	}
	var got struct{ Deputies []told }
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	for _, p := range r.Problems {
		t.Errorf("false problem: %+v", p)
	}
	by := map[string]told{}
	for _, d := range got.Deputies {
		by[d.Name] = d
	}
	for _, w := range want {
		g, ok := by[w.Name]
		if !ok {
			t.Errorf("%s is missing", w.Name)
			continue
		}
		delete(by, w.Name)
		for k, v := range w.fields() {
			if v != "?" && g.fields()[k] != v {
				t.Errorf("%s %s: got %q, want %q", w.Name, k, g.fields()[k], v)
			}
		}
		for _, m := range w.Mandates {
			if !slices.Contains(g.Mandates, m) {
				t.Errorf("%s: got %v, want %v", w.Name, g.Mandates, w.Mandates)
			}
		}
		if len(g.Mandates) != len(w.Mandates) {
			t.Errorf("%s: got %v, want %v", w.Name, g.Mandates, w.Mandates)
		}
	}
	for name := range by {
		t.Errorf("%q is nobody", name)
	}
	return r
}
