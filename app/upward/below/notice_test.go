package below_test

import (
	"bytes"
	"crypto/ed25519"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/parcel"
	"liujin/app/upward"
	"liujin/app/upward/below"
	"liujin/data"
)

// key signs for whoever sends files in these tests.
var key = ed25519.NewKeyFromSeed(bytes.Repeat([]byte{7}, ed25519.SeedSize))

// town is an empty ledger of a town that a county knows.
func town(t *testing.T, i int, day string) *upward.Book {
	t.Helper()
	a := apptest.EmptyOn(t, day)
	own := apptest.Must(a.OwnOffice())(t)
	own.Name, own.Level, own.Code = townName(i), data.OfficeTown, townCode(i)
	if err := a.SaveOffice(&own); err != nil {
		t.Fatal(err)
	}
	return upward.New(a)
}

// sentDown is the file that an office has for those below.
func sentDown(t *testing.T, office *below.Book, folder string) string {
	t.Helper()
	n := apptest.Must(office.Notice())(t)
	path := filepath.Join(folder, n.FileName())
	if err := office.SendDown(n, "1", path); err != nil {
		t.Fatal(err)
	}
	return path
}

// bring takes in what a file from above brings, and says that.
func bring(t *testing.T, b *upward.Book, path string) []string {
	t.Helper()
	n := apptest.Must(b.Bring(path))(t)
	if err := b.TakeNotice(n, false); err != nil {
		t.Fatal(err)
	}
	return n.Lines
}

// The round: a requirement goes down, a 零报告 up, its receipt down; a doubtful one is told with its reason, one given back as well, and
// what follows has a number above all that the superior holds.
func TestTheRound(t *testing.T) {
	above, lower, folder := county(t, 2), town(t, 0, "2026-12-02"), t.TempDir()
	if all := apptest.Must(lower.AskedPeriods())(t); len(all) != 0 {
		t.Fatal(all)
	}
	asked := data.Requirement{Name: "2026年11月", Since: november.From, Until: november.To, Due: "2026-12-05", Note: "附典型一个"}
	if err := above.SaveRequirement(&asked); err != nil {
		t.Fatal(err)
	}
	lines := bring(t, lower, sentDown(t, above, folder))
	if !slices.Contains(lines, "新的报送要求：2026年11月，12月5日前报送") || !slices.Contains(lines, "上级单位登记为青河县人大常委会") {
		t.Fatal(lines)
	}
	all := apptest.Must(lower.AskedPeriods())(t)
	if len(all) != 1 || all[0].State != upward.PeriodOpen || all[0].Left("2026-12-02") != 3 || !all[0].Waits() {
		t.Fatalf("%+v", all)
	}
	up := func(n int) string {
		path := filepath.Join(folder, "上报.zip")
		f := apptest.Must(lower.Prepare(all[0].Period()))(t)
		f.Reason = "核对后再报"
		if f.Sequence != n {
			t.Errorf("sequence %d, want %d", f.Sequence, n)
		}
		apptest.Must(lower.Send(f, "1", path, true))(t)
		return path
	}
	state := func(want upward.PeriodState, text string) {
		t.Helper()
		if p := apptest.Must(lower.AskedPeriods())(t)[0]; p.State != want || p.Receipt.Text != text {
			t.Errorf("%s %q, want %s %q", p.State, p.Receipt.Text, want, text)
		}
	}
	first := up(1)
	state(upward.PeriodSent, "")
	take(t, above, false, first)
	lines = bring(t, lower, sentDown(t, above, folder))
	if len(lines) != 1 || !strings.HasPrefix(lines[0], "回执：2026年11月（校验码 ") || !strings.HasSuffix(lines[0], "已收") {
		t.Fatal(lines)
	}
	state(upward.PeriodReceived, "")
	if err := above.Return(apptest.Must(above.Summary(november))(t).Units[0].Counted.ID, "活动没有登记"); err != nil {
		t.Fatal(err)
	}
	sent := sentDown(t, above, folder)
	bring(t, lower, sent)
	state(upward.PeriodReturned, "活动没有登记")
	if again := apptest.Must(lower.Bring(sent))(t); len(again.Lines) != 0 {
		t.Error("the same file brings something twice:", again.Lines)
	}
	if err := lower.Undo(); err != nil {
		t.Fatal(err)
	}
	state(upward.PeriodReceived, "")
	bring(t, lower, sent)
	take(t, above, false, up(2))
	if s := apptest.Must(above.Summary(november))(t); s.Units[0].Counted.Sequence != 2 {
		t.Error(s.Units[0].State)
	}
	fresh := town(t, 0, "2026-12-03") // of an old backup: it knows nothing of what it sent
	bring(t, fresh, sentDown(t, above, folder))
	if f := apptest.Must(fresh.Prepare(all[0].Period()))(t); f.Sequence != 3 {
		t.Errorf("a restored ledger goes on at %d", f.Sequence)
	}
}

// What is not for this office, or not from its superior, is refused with what to do.
func TestBroughtRefused(t *testing.T) {
	above, folder := county(t, 1), t.TempDir()
	asked := data.Requirement{Name: "2026年11月", Since: november.From, Until: november.To, Due: "2026-12-05"}
	if err := above.SaveRequirement(&asked); err != nil {
		t.Fatal(err)
	}
	old := sentDown(t, above, folder)
	was := apptest.Must(os.ReadFile(old))(t)
	if same := sentDown(t, above, folder); !bytes.Equal(apptest.Must(os.ReadFile(same))(t), was) {
		t.Error("what says the same is another file")
	}
	asked.Note = "有改动"
	if err := above.SaveRequirement(&asked); err != nil {
		t.Fatal(err)
	}
	next := sentDown(t, above, folder)
	refused := func(b *upward.Book, path, words string) {
		t.Helper()
		if _, err := b.Bring(path); !data.Is(err, app.Refused) || !strings.Contains(err.Error(), words) {
			t.Errorf("%v, want %s", err, words)
		}
	}
	refused(above.Book, next, "本单位自己")
	refused(town(t, 5, "2026-12-02"), next, "没有本单位")
	refused(upward.New(apptest.EmptyOn(t, "2026-12-02")), next, "行政区划代码")
	lower := town(t, 0, "2026-12-02")
	refused(lower, filepath.Join(folder, "无.zip"), "找不到")
	s, _ := sampleStatement(t)
	refused(lower, townFile(t, folder, s, 0, 1, nil), "不是上级发来的")
	bring(t, lower, next)
	refused(lower, old, "较早的一份")
	other := county(t, 1) // another computer: another key
	december := data.Requirement{Name: "2026年12月", Since: "2026-12-01", Until: "2026-12-31", Due: "2027-01-05"}
	if err := other.SaveRequirement(&december); err != nil {
		t.Fatal(err)
	}
	var path string
	for _, note := range []string{"一", "二", "三"} {
		december.Note = note
		if err := other.SaveRequirement(&december); err != nil {
			t.Fatal(err)
		}
		path = sentDown(t, other, folder)
	}
	n := apptest.Must(lower.Bring(path))(t)
	if !strings.Contains(n.Asks, "换电脑了吗") || lower.TakeNotice(n, false) == nil {
		t.Error("another key is taken without a question:", n.Asks)
	}
	if err := lower.TakeNotice(n, true); err != nil {
		t.Fatal(err)
	}
	if all := apptest.Must(lower.AskedPeriods())(t); len(all) != 1 || all[0].Name != "2026年12月" {
		t.Errorf("%+v", all)
	}
}

// Every row of a file downward that can't be so is refused.
func TestSpoiltNotices(t *testing.T) {
	good := upward.Notice{Units: []upward.NoticeUnit{{Code: townCode(0), Name: townName(0)}},
		Asked:    []upward.NoticePeriod{{ID: "a", Name: "期", From: "2026-11-01", To: "2026-11-30", Due: "2026-12-05"}},
		Receipts: []upward.NoticeReceipt{{Unit: townCode(0), From: "2026-11-01", To: "2026-11-30", Sequence: 1, Hash: "x", State: "已收"}},
		Tasks:    []upward.NoticeTask{{Unit: townCode(0), Campaign: "活动月", From: "2026-11-01", To: "2026-11-30", Amounts: data.Targets{1}}}}
	write := func(n upward.Notice) string {
		m := parcel.Manifest{Format: parcel.Down.String(), Program: "1", Made: "2026-12-01", Sequence: 1,
			Unit: parcel.Unit{Code: "330482", Name: "青河县人大常委会", Level: "县"}}
		parts := []parcel.Part{apptest.Must(parcel.Lines("unit", n.Units))(t), apptest.Must(parcel.Lines("period", n.Asked))(t),
			apptest.Must(parcel.Lines("receipt", n.Receipts))(t), apptest.Must(parcel.Lines("unit_task", n.Tasks))(t)}
		var out bytes.Buffer
		apptest.Must(parcel.Write(&out, m, parts, key))(t)
		path := filepath.Join(t.TempDir(), "a.zip")
		if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	lower := town(t, 0, "2026-12-02")
	apptest.Must(lower.Bring(write(good)))(t)
	long := strings.Repeat("长", 20000)
	for what, spoil := range map[string]func(*upward.Notice){
		"no code":         func(n *upward.Notice) { n.Units[0].Code = "" },
		"long name":       func(n *upward.Notice) { n.Units[0].Name = long },
		"no period":       func(n *upward.Notice) { n.Asked[0].Name = "" },
		"end before":      func(n *upward.Notice) { n.Asked[0].To = "2026-10-01" },
		"no day":          func(n *upward.Notice) { n.Asked[0].Due = "2026-13-01" },
		"photos":          func(n *upward.Notice) { n.Asked[0].Photos = 1000 },
		"long note":       func(n *upward.Notice) { n.Asked[0].Note = long },
		"twice":           func(n *upward.Notice) { n.Asked = append(n.Asked, n.Asked[0]) },
		"state":           func(n *upward.Notice) { n.Receipts[0].State = "丢了" },
		"no state":        func(n *upward.Notice) { n.Receipts[0].State = "" },
		"sequence":        func(n *upward.Notice) { n.Receipts[0].Sequence = 0 },
		"no hash":         func(n *upward.Notice) { n.Receipts[0].Hash = "" },
		"task's name":     func(n *upward.Notice) { n.Tasks[0].Campaign = long },
		"task's days":     func(n *upward.Notice) { n.Tasks[0].To = "2026-10-01" },
		"task of none":    func(n *upward.Notice) { n.Tasks[0].Unit = "" },
		"below nothing":   func(n *upward.Notice) { n.Tasks[0].Amounts[3] = -1 },
		"too much":        func(n *upward.Notice) { n.Tasks[0].Amounts[0] = 1 << 40 },
		"task twice":      func(n *upward.Notice) { n.Tasks = append(n.Tasks, n.Tasks[0]) },
		"no period there": func(n *upward.Notice) { n.Receipts[0].From = "" },
	} {
		n := good
		n.Units, n.Asked, n.Receipts = slices.Clone(good.Units), slices.Clone(good.Asked), slices.Clone(good.Receipts)
		n.Tasks = slices.Clone(good.Tasks)
		spoil(&n)
		if _, err := lower.Bring(write(n)); !data.Is(err, app.Refused) {
			t.Errorf("%s: %v", what, err)
		}
	}
}

// A report that is doubtful in every figure has a receipt that its office can read; what was typed of an office takes no number from its
// files.
func TestManyDoubtsFitIntoAReceipt(t *testing.T) {
	s, _ := sampleStatement(t)
	above, lower, folder := county(t, 2), town(t, 0, "2026-12-03"), t.TempDir()
	asked := data.Requirement{Name: "2026年11月", Since: november.From, Until: november.To, Due: "2026-12-05"}
	if err := above.SaveRequirement(&asked); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		office := apptest.Must(above.Summary(november))(t).Units[0].Office
		if err := above.TypeIn(office, november.From, november.To, map[string]int{"walk1.done": 1}, ""); err != nil {
			t.Fatal(err)
		}
	}
	s.Unit = parcel.Unit{Code: townCode(0), Name: townName(0), Level: "镇"}
	parts := apptest.Must(s.Rows())(t)
	counts := s.Count()
	figures := counts.Figures()
	for i := range figures {
		figures[i].Value += 5
	}
	parts[1] = apptest.Must(parcel.Lines("figure", figures))(t)
	var out bytes.Buffer
	apptest.Must(parcel.Write(&out, s.Manifest(apptest.SampleDay), parts, townKey(0)))(t)
	path := filepath.Join(folder, "疑.zip")
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	take(t, above, false, path)
	n := apptest.Must(lower.Bring(sentDown(t, above, folder)))(t)
	if err := lower.TakeNotice(n, false); err != nil {
		t.Fatal(err)
	}
	for _, r := range apptest.Must(lower.DB().Receipts())(t) {
		if r.State != data.ReceiptDoubted || r.Sequence != 1 || !strings.HasSuffix(r.Text, "…") {
			t.Errorf("%s %d %s", r.State, r.Sequence, r.Text)
		}
	}
}
