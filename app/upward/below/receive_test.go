package below_test

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"liujin/app/apptest"
	"liujin/app/parcel"
	"liujin/app/upward"
	"liujin/app/upward/below"
	"liujin/data"
)

// november is the period that is reported.
var november = parcel.Period{Name: "2026年11月", From: "2026-11-01", To: "2026-11-30"}

// county is an empty ledger of a county with towns below it.
func county(t testing.TB, towns int) *below.Book {
	t.Helper()
	a := apptest.EmptyOn(t, "2026-12-03")
	own := apptest.Must(a.OwnOffice())(t)
	own.Name, own.Level, own.Code = "青河县人大常委会", data.OfficeCounty, "330482"
	if err := a.SaveOffice(&own); err != nil {
		t.Fatal(err)
	}
	for i := range towns {
		o := data.Office{Name: townName(i), Level: data.OfficeTown, Code: townCode(i), ParentID: own.ID}
		if err := a.SaveOffice(&o); err != nil {
			t.Fatal(err)
		}
	}
	return below.New(a)
}

func townCode(i int) string { return fmt.Sprintf("330482%03d", 101+i) }
func townName(i int) string { return fmt.Sprintf("第%d镇人大", i+1) }

// townKey is the key that a town signs with.
func townKey(i int) ed25519.PrivateKey {
	seed := sha256.Sum256([]byte(townCode(i)))
	return ed25519.NewKeyFromSeed(seed[:])
}

// townFile writes what a town states of a period, as its file.
func townFile(t testing.TB, folder string, s upward.Statement, town, sequence int, change func(*parcel.Manifest)) string {
	t.Helper()
	s.Unit = parcel.Unit{Code: townCode(town), Name: townName(town), Level: "乡镇"}
	parts := apptest.Must(s.Rows())(t)
	m := s.Manifest(apptest.SampleDay)
	m.Program, m.Sequence = "1", sequence
	if change != nil {
		change(&m)
	}
	key := townKey(town)
	if m.Program == "other" {
		key = townKey(town + 1000)
	}
	var out bytes.Buffer
	if _, err := parcel.Write(&out, m, parts, key); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, fmt.Sprintf("%s-%s-%d-%d.zip", m.Unit.Name, m.Period.Name, m.Sequence, len(out.Bytes())))
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// sampleStatement is what the sample's town states of November.
func sampleStatement(t testing.TB) (upward.Statement, *upward.Book) {
	t.Helper()
	b := upward.New(apptest.SampleOn(t, apptest.SampleDay))
	return apptest.Must(b.State(november))(t), b
}

// take looks at files and accepts those that may be; agreed answers every question with yes.
func take(t testing.TB, b *below.Book, agreed bool, paths ...string) []below.Arrival {
	t.Helper()
	all := apptest.Must(b.Look(paths, func(int) bool { return true }))(t)
	for i := range all {
		all[i].Agreed = agreed
	}
	apptest.Must(b.Accept(all))(t)
	return all
}

// verdicts are those of some files.
func verdicts(all []below.Arrival) (said []below.Verdict) {
	for i := range all {
		said = append(said, all[i].Verdict)
	}
	return said
}

// without is a statement without its first activities.
func without(s upward.Statement, n int) upward.Statement {
	s.Activities = s.Activities[n:]
	return s
}

// What a county counts of a town is what the town counts of itself, figure by figure; every figure opens rows exactly where it is not
// nothing, and as many as it says where it counts rows.
func TestCountySeesTheTownsFigures(t *testing.T) {
	s, town := sampleStatement(t)
	b, folder := county(t, 2), t.TempDir()
	if got := verdicts(take(t, b, false, townFile(t, folder, s, 0, 1, nil))); !slices.Equal(got, []below.Verdict{below.IsNew}) {
		t.Fatal(got)
	}
	sum := apptest.Must(b.Summary(november))(t)
	own := apptest.Must(town.Own(november.From, november.To))(t)
	for _, f := range own.Figures() {
		if got := sum.Units[0].Figures[f.Key]; got != f.Value {
			t.Errorf("%s: %d, own %d", f.Key, got, f.Value)
		}
		if sum.Total[f.Key] != f.Value {
			t.Errorf("%s in total: %d", f.Key, sum.Total[f.Key])
		}
	}
	if sum.Units[0].State != upward.UnitReported || sum.Units[1].State != upward.UnitMissing || sum.Reported() != 1 {
		t.Errorf("%+v", sum.Units)
	}
	kept := apptest.Must(b.Kept(sum.Units[0].Counted.ID))(t)
	for _, f := range own.Figures() {
		rows := kept.Statement.Behind(f.Key)
		switch {
		case strings.HasSuffix(f.Key, ".target"), strings.HasPrefix(f.Key, "seats."), f.Key == "hours", strings.HasPrefix(f.Key, "voters"):
		case (len(rows) > 0) != (f.Value > 0):
			t.Errorf("%s is %d, %d rows", f.Key, f.Value, len(rows))
		case strings.Contains(f.Key, "opinion.") || strings.Contains(f.Key, "proposal.") || strings.HasSuffix(f.Key, ".times") ||
			strings.HasPrefix(f.Key, "seats_") || slices.Contains(upward.PersonKeys, f.Key) || strings.HasPrefix(f.Key, "villages"):
			if len(rows) != f.Value {
				t.Errorf("%s is %d, %d rows", f.Key, f.Value, len(rows))
			}
		}
	}
}

// accepted is what a ledger holds of reports, without what differs from run to run.
func accepted(t *testing.T, b *below.Book) string {
	t.Helper()
	all := apptest.Must(b.DB().ReceivedAll())(t)
	var said []string
	for _, r := range all {
		r.Meta = data.Meta{}
		said = append(said, fmt.Sprintf("%+v", r))
	}
	for _, k := range apptest.Must(b.DB().UnitKeys())(t) {
		said = append(said, k.Code+k.Key)
	}
	sum := apptest.Must(b.Summary(november))(t)
	slices.Sort(said)
	return fmt.Sprint(said, sum.Total, sum.Repeats, sum.Reported(), sum.Units[0].Figures)
}

// Files of one key and distinct sequences: any order, any repetition, any subset that is completed later, undo and redo anywhere give the
// same accepted set, and the same counts; a correction replaces, an older one never does.
func TestAnyOrderIsTheSame(t *testing.T) {
	s, _ := sampleStatement(t)
	folder := t.TempDir()
	var paths []string
	for town := range 3 {
		for n := range 3 {
			paths = append(paths, townFile(t, folder, without(s, town+2*n), town, n+1, nil))
		}
	}
	first := county(t, 3)
	take(t, first, false, paths...)
	want := accepted(t, first)
	for seed := range uint64(12) {
		rnd := rand.New(rand.NewPCG(seed, 11))
		b := county(t, 3)
		left := slices.Clone(paths)
		for range 3 { // some again
			left = append(left, paths[rnd.IntN(len(paths))])
		}
		rnd.Shuffle(len(left), func(i, k int) { left[i], left[k] = left[k], left[i] })
		for len(left) > 0 {
			n := 1 + rnd.IntN(len(left))
			take(t, b, false, left[:n]...)
			left = left[n:]
			for _, back := range []func() error{b.Undo, b.Redo} {
				if rnd.IntN(2) == 0 {
					continue
				}
				if err := back(); err != nil && !data.Is(err, data.Nothing) {
					t.Fatal(err)
				}
			}
		}
		take(t, b, false, paths...) // what an undo took back comes again
		if got := accepted(t, b); got != want {
			t.Fatalf("seed %d:\n%s\n%s", seed, got, want)
		}
		newest := apptest.Must(b.Summary(november))(t).Units[0].Counted
		if newest.Sequence != 3 {
			t.Errorf("sequence %d counts", newest.Sequence)
		}
	}
}

// Each file that can't be taken in is told with what to do; nothing of it is saved.
func TestVerdicts(t *testing.T) {
	s, _ := sampleStatement(t)
	b, folder := county(t, 2), t.TempDir()
	asked := data.Requirement{Name: "2026年11月", Since: november.From, Until: november.To, Due: "2026-12-02"}
	if err := b.SaveRequirement(&asked); err != nil {
		t.Fatal(err)
	}
	good := townFile(t, folder, s, 0, 2, nil)
	bad := filepath.Join(folder, "坏.zip")
	if err := os.WriteFile(bad, []byte("PK"), 0o600); err != nil {
		t.Fatal(err)
	}
	october := s
	october.Period = parcel.Period{Name: "2026年10月", From: "2026-10-01", To: "2026-10-31"}
	october.Activities, october.Seats, october.News, october.Matters = nil, nil, nil, nil
	all := take(t, b, false, good, good, townFile(t, folder, s, 7, 1, nil), bad, townFile(t, folder, october, 1, 1, nil),
		townFile(t, folder, s, 1, 1, func(m *parcel.Manifest) { m.Sample = true }),
		townFile(t, folder, without(s, 1), 0, 1, nil), townFile(t, folder, without(s, 3), 0, 3, nil),
		townFile(t, folder, without(s, 2), 0, 3, nil),
		townFile(t, folder, without(s, 2), 0, 4, func(m *parcel.Manifest) { m.Program = "other" }))
	want := []below.Verdict{below.IsNew, below.IsTwice, below.IsStranger, below.IsBad, below.IsOffPeriod, below.IsBad,
		below.IsOlder, below.IsCorrected, below.IsConflict, below.IsOtherKey}
	if got := verdicts(all); !slices.Equal(got, want) {
		t.Fatalf("%v, want %v", got, want)
	}
	for i := range all {
		if v := &all[i]; !v.Takes() && v.Why == "" && v.Asks == "" {
			t.Errorf("%s is not taken, without a word", v.Name)
		}
	}
	if rows := apptest.Must(b.DB().ReceivedAll())(t); len(rows) != 3 {
		t.Fatalf("%d were taken", len(rows))
	}
	sum := apptest.Must(b.Summary(november))(t)
	if u := &sum.Units[0]; u.State != upward.UnitOnTime || u.Counted.Sequence != 3 || !reflect.DeepEqual(u.Tags(), []string{"更正 2"}) {
		t.Errorf("%s %v", u.State, u.Tags())
	}
	// Both questions answered with yes: the conflict takes the other's place, and another computer's key is known.
	take(t, b, true, townFile(t, folder, without(s, 2), 0, 3, nil), townFile(t, folder, without(s, 2), 0, 4,
		func(m *parcel.Manifest) { m.Program = "other" }))
	sum = apptest.Must(b.Summary(november))(t)
	if u := &sum.Units[0]; u.Counted.Sequence != 4 || len(u.All) != 5 {
		t.Errorf("%d of %d", u.Counted.Sequence, len(u.All))
	}
	if all := take(t, b, false, townFile(t, folder, without(s, 4), 0, 5, nil)); all[0].Verdict != below.IsOtherKey {
		t.Error("the old computer's key is still taken:", all[0].Verdict)
	}
}

// A doubtful figure stays out of the total until somebody asked about it; what was given back counts nowhere.
func TestDoubtsAndReturns(t *testing.T) {
	s, _ := sampleStatement(t)
	b, folder := county(t, 2), t.TempDir()
	s.Unit = parcel.Unit{Code: townCode(0), Name: townName(0), Level: "乡镇"}
	parts := apptest.Must(s.Rows())(t)
	counts := s.Count()
	figures := counts.Figures()
	at := slices.IndexFunc(figures, func(f upward.Figure) bool { return f.Key == "walk2.times" })
	was := figures[at].Value
	figures[at].Value += 5
	for i := range parts {
		if parts[i].Name == parcel.RowsName("figure") {
			parts[i] = apptest.Must(parcel.Lines("figure", figures))(t)
		}
	}
	var out bytes.Buffer
	m := s.Manifest(apptest.SampleDay)
	apptest.Must(parcel.Write(&out, m, parts, townKey(0)))(t)
	path := filepath.Join(folder, "a.zip")
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	take(t, b, false, path)
	sum := apptest.Must(b.Summary(november))(t)
	u := &sum.Units[0]
	if len(u.Doubts) != 1 || sum.Total["walk2.times"] != 0 || u.Figures["walk2.times"] != was+5 || sum.Total["walk1.times"] == 0 {
		t.Fatalf("%+v %v", u.Doubts, sum.Total["walk2.times"])
	}
	if err := b.Vouch(u.Counted.ID, []string{"walk2.times"}, " "); err == nil {
		t.Error("nothing was said about it")
	}
	if err := b.Vouch(u.Counted.ID, []string{"walk2.times"}, "电话核实，以文件为准"); err != nil {
		t.Fatal(err)
	}
	if sum = apptest.Must(b.Summary(november))(t); len(sum.Units[0].Doubts) != 0 || sum.Total["walk2.times"] != was+5 {
		t.Errorf("%+v", sum.Units[0].Doubts)
	}
	if err := b.Return(u.Counted.ID, "期不对"); err != nil {
		t.Fatal(err)
	}
	sum = apptest.Must(b.Summary(november))(t)
	if sum.Units[0].State != upward.UnitReturned || sum.Reported() != 0 || sum.Total["walk1.times"] != 0 {
		t.Errorf("%s %d", sum.Units[0].State, sum.Reported())
	}
	if all := take(t, b, true, path); all[0].Verdict != below.IsTwice || !strings.Contains(all[0].Why, "退回") {
		t.Errorf("%+v", all[0])
	}
	if err := b.Undo(); err != nil {
		t.Fatal(err)
	}
	if sum = apptest.Must(b.Summary(november))(t); sum.Reported() != 1 {
		t.Error("a 退回 is not undone")
	}
	office := sum.Units[1].Office
	if err := b.TypeIn(office, november.From, november.To, map[string]int{"walk1.done": 4, "opinion.received": 7}, "电话报的"); err != nil {
		t.Fatal(err)
	}
	sum = apptest.Must(b.Summary(november))(t)
	if u := &sum.Units[1]; u.Figures["walk1.done"] != 4 || !reflect.DeepEqual(u.Tags(), []string{"代录"}) {
		t.Errorf("%+v %v", u.Figures, u.Tags())
	}
	take(t, b, false, townFile(t, folder, s, 1, 1, nil)) // its file takes the place of what was typed
	if sum = apptest.Must(b.Summary(november))(t); sum.Units[1].Counted.Source != data.SourceFile {
		t.Error("what was typed stands before the file")
	}
}

// Persons whom two units name count once, by their certificate and name; namesakes of one birth month are told.
func TestDistinctPersons(t *testing.T) {
	s, _ := sampleStatement(t)
	b, folder := county(t, 2), t.TempDir()
	take(t, b, false, townFile(t, folder, s, 0, 1, nil), townFile(t, folder, s, 1, 1, nil))
	sum := apptest.Must(b.Summary(november))(t)
	above := map[string]bool{}
	for i := range s.Deputies {
		for _, m := range s.Deputies[i].Mandates {
			if d := &s.Deputies[i]; m.Level != data.LevelTown && m.Certificate != "" && d.InOffice {
				above[d.ID] = true
			}
		}
	}
	if len(above) == 0 || sum.Repeats["deputies"] != len(above) || sum.Total["deputies"] != 2*sum.Units[0].Figures["deputies"]-len(above) {
		t.Errorf("%d above, %v, %d", len(above), sum.Repeats["deputies"], sum.Total["deputies"])
	}
	if len(sum.Alike) == 0 {
		t.Fatal("town deputies of the same name and birth month are not told")
	}
	asked, total := len(sum.Alike), sum.Total["deputies"]
	again := func(what string, left, deputies int) {
		t.Helper()
		if sum = apptest.Must(b.Summary(november))(t); len(sum.Alike) != left || sum.Total["deputies"] != deputies {
			t.Errorf("%s: %d asked, %d deputies; want %d, %d", what, len(sum.Alike), sum.Total["deputies"], left, deputies)
		}
	}
	who := sum.Alike[0]
	if !who.Unlikely() {
		t.Error("deputies of two towns at a time are thought to be one")
	}
	if err := b.Identify(&who, true); err != nil {
		t.Fatal(err)
	}
	again("one", asked-1, total-1)
	if err := b.Identify(&who, false); err != nil {
		t.Fatal(err)
	}
	again("two", asked-1, total)
	if err := b.Undo(); err != nil {
		t.Fatal(err)
	}
	again("one again", asked-1, total-1)
	merged := s // the town found out that the person stands twice in its ledger: another id, which the answer follows
	merged.Deputies = slices.Clone(s.Deputies)
	for i := range merged.Deputies {
		if d := &merged.Deputies[i]; d.ID == who.A.ID {
			d.ID, d.Aliases = "MERGED", []string{who.A.ID}
		}
	}
	renamed := func(ids []string) []string {
		ids = slices.Clone(ids)
		if i := slices.Index(ids, who.A.ID); i >= 0 {
			ids[i] = "MERGED"
		}
		return ids
	}
	merged.Activities, merged.Seats = slices.Clone(s.Activities), slices.Clone(s.Seats)
	for i := range merged.Activities {
		merged.Activities[i].Deputies = renamed(merged.Activities[i].Deputies)
	}
	for i := range merged.Seats {
		merged.Seats[i].Deputy = renamed([]string{merged.Seats[i].Deputy})[0]
	}
	take(t, b, false, townFile(t, folder, merged, 0, 2, nil))
	again("under another id", asked-1, total-1)
}

// Three of one name are asked about until it is known of each whether they are one: who is one with two makes these one, too.
func TestThreeNamesakes(t *testing.T) {
	s, _ := sampleStatement(t)
	b, folder := county(t, 3), t.TempDir()
	take(t, b, false, townFile(t, folder, s, 0, 1, nil), townFile(t, folder, s, 1, 1, nil), townFile(t, folder, s, 2, 1, nil))
	of := func(name string) (all []below.Alike) {
		for _, v := range apptest.Must(b.Summary(november))(t).Alike {
			if v.A.Name == name {
				all = append(all, v)
			}
		}
		return all
	}
	name := apptest.Must(b.Summary(november))(t).Alike[0].A.Name
	for _, step := range []struct {
		same bool
		left int
	}{{false, 2}, {true, 0}} { // the first is not the second, but the third: so the third is not the second either
		all := of(name)
		if err := b.Identify(&all[0], step.same); err != nil {
			t.Fatal(err)
		}
		if left := len(of(name)); left != step.left {
			t.Errorf("%v: %d are asked about, want %d", step.same, left, step.left)
		}
	}
}

// Words are found in rows of what counts, and nowhere else: not in ids, not in what was put right since.
func TestSearchOfStatements(t *testing.T) {
	s, _ := sampleStatement(t)
	b, folder := county(t, 2), t.TempDir()
	s.Activities = slices.Clone(s.Activities)
	s.Activities[0].Topic, s.Activities[1].Topic = "ABC 甲乙丙", "丁戊己"
	first := s
	first.Activities = slices.Clone(s.Activities)
	first.Activities[2].Topic = "先报的庚辛"
	take(t, b, false, townFile(t, folder, first, 0, 1, nil), townFile(t, folder, s, 0, 2, nil), townFile(t, folder, s, 1, 1, nil))
	for words, want := range map[string]int{"abc 甲乙": 2, "丁戊己": 2, "先报的庚辛": 0, " ": 0, s.Activities[0].ID: 0} {
		found := apptest.Must(b.Search(words, 50))(t)
		if len(found) != want || want > 0 && (found[0].Kind != "activity" || found[0].Day == "" || found[0].Received.Unit == "") {
			t.Errorf("%s: %+v", words, found)
		}
	}
	if found := apptest.Must(b.Search("人大代表", 7))(t); len(found) != 7 {
		t.Errorf("%d of 7", len(found))
	}
}
