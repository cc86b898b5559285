package data

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// held is what is dated of a deputy on a day, in one text.
func held(t *testing.T, db *DB, id, day string) string {
	t.Helper()
	all, err := db.DeputiesOn(day)
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(all, func(d DeputyFields) bool { return d.ID == id })
	members, err := db.MembersOn(day)
	if err != nil {
		t.Fatal(err)
	}
	var stations []string
	for _, m := range members {
		if m.DeputyID == id {
			stations = append(stations, fmt.Sprint(m.StationID, m.Home))
		}
	}
	teams, err := db.GroupMembersOn(day)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range teams {
		if m.DeputyID == id {
			stations = append(stations, m.GroupID)
		}
	}
	slices.Sort(stations)
	whole, err := db.Deputy(id)
	if err != nil {
		t.Fatal(err)
	}
	if one := whole.On(day); one != all[at] {
		t.Errorf("%s: one deputy says %+v, the list %+v", day, one, all[at])
	}
	return fmt.Sprint(all[at].Employer, all[at].Leader, all[at].GroupID, stations)
}

// What is changed from a day on is as it was on every day before it, whatever is changed; and undo takes it back.
func TestDatedOfADeputy(t *testing.T) {
	for seed := range uint64(6) {
		rnd := rand.New(rand.NewPCG(seed, 7))
		db, err := Create(filepath.Join(t.TempDir(), "台账"+Extension), Options{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { db.Close() })
		groups, teams, stations := make([]Group, 3), make([]Group, 3), make([]Station, 3)
		d := Deputy{DeputyFields: DeputyFields{Name: "王芳", Employer: "甲厂"}}
		if _, err := db.Do("开始", func(tx *Tx) error {
			for i := range groups {
				groups[i].Name = fmt.Sprintf("第 %d 组", i)
				stations[i] = Station{StationFields: StationFields{Name: fmt.Sprintf("第 %d 站", i), Kind: StationLiaison}}
				teams[i] = Group{Name: fmt.Sprintf("第 %d 专业小组", i), Kind: GroupProfessional}
				for _, g := range []*Group{&groups[i], &teams[i]} {
					if err := tx.SaveGroup(g); err != nil {
						return err
					}
				}
				if err := tx.SaveStation(&stations[i]); err != nil {
					return err
				}
			}
			d.GroupID = groups[0].ID
			d.Stations = []Member{{StationID: stations[0].ID, Home: true}}
			return tx.SaveDeputy(&d)
		}); err != nil {
			t.Fatal(err)
		}
		first := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)
		iso := func(n int) string { return first.AddDate(0, 0, n).Format(time.DateOnly) }
		expected := make([]string, 120) // by day
		for i := range expected {
			expected[i] = held(t, db, d.ID, iso(i))
		}
		for day := 5; day < len(expected); day += rnd.IntN(15) {
			was, err := db.Deputy(d.ID)
			if err != nil {
				t.Fatal(err)
			}
			now, err := db.Deputy(d.ID)
			if err != nil {
				t.Fatal(err)
			}
			for range 1 + rnd.IntN(2) {
				switch rnd.IntN(5) {
				case 0:
					now.Employer = fmt.Sprintf("第 %d 厂", day)
				case 1:
					now.Leader = !now.Leader
				case 2:
					now.GroupID = append([]string{""}, groups[0].ID, groups[1].ID)[rnd.IntN(3)]
				case 3:
					team := teams[rnd.IntN(3)].ID
					if at := slices.IndexFunc(now.Professional, func(m GroupMember) bool { return m.GroupID == team }); at >= 0 {
						now.Professional = slices.Delete(now.Professional, at, at+1)
					} else {
						now.Professional = append(now.Professional, GroupMember{GroupID: team})
					}
				default:
					place := stations[rnd.IntN(3)].ID
					if at := slices.IndexFunc(now.Stations, func(m Member) bool { return m.StationID == place }); at >= 0 {
						now.Stations = slices.Delete(now.Stations, at, at+1)
					} else {
						now.Stations = append(now.Stations, Member{StationID: place, Home: !slices.ContainsFunc(now.Stations,
							func(m Member) bool { return m.Home })})
					}
				}
			}
			if err := now.Since(iso(day), &was); err != nil {
				t.Fatal(err)
			}
			if _, err := db.Do("变动", func(tx *Tx) error { return tx.SaveDeputy(&now) }); err != nil {
				t.Fatal(err)
			}
			if rnd.IntN(4) == 0 && now.Rev > was.Rev {
				if _, err := db.Undo(); err != nil {
					t.Fatal(err)
				}
			}
			latest := held(t, db, d.ID, iso(day))
			for i := day; i < len(expected); i++ {
				expected[i] = latest
			}
			for i, want := range expected {
				if got := held(t, db, d.ID, iso(i)); got != want {
					t.Fatalf("seed %d, changed on %s: on %s it says %s, was %s", seed, iso(day), iso(i), got, want)
				}
			}
		}
		if faults, err := db.Check(); err != nil || len(faults) > 0 {
			t.Errorf("%v %v", faults, err)
		}
	}
}

// A change before the last one is refused with the way shown, and what was known stays.
func TestDatedInOrder(t *testing.T) {
	was := Deputy{DeputyFields: DeputyFields{Name: "王芳", Employer: "乙厂", GroupID: "b"},
		Stations:     []Member{{Meta: Meta{ID: "m"}, StationID: "s", Starts: "2025-03-01"}},
		FormerJobs:   []FormerJob{{Until: "2025-03-01", Employer: "甲厂"}},
		FormerGroups: []FormerGroup{{Until: "2025-03-01", GroupID: "a"}}}
	for name, change := range map[string]func(*Deputy){
		"职务": func(d *Deputy) { d.Employer = "丙厂" },
		"小组": func(d *Deputy) { d.GroupID = "c" },
		"站点": func(d *Deputy) { d.Stations = nil },
	} {
		for day, fine := range map[string]bool{"": false, "2025-02-28": false, "2025-03-01": true, "2025-03-02": true} {
			now := was
			now.FormerJobs, now.FormerGroups = slices.Clone(was.FormerJobs), slices.Clone(was.FormerGroups)
			change(&now)
			if err := now.Since(day, &was); (err == nil) != fine {
				t.Errorf("%s from %q: %v", name, day, err)
			}
		}
	}
	if what := was.Dated(&Deputy{}); len(what) > 0 {
		t.Errorf("what was empty before is filled in, not changed: %v", what)
	}
}
