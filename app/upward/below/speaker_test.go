package below_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/matters"
	"liujin/app/parcel"
	"liujin/app/upward"
	"liujin/app/upward/below"
	"liujin/data"
)

// handsUp is an opinion of somebody that a town hands up.
func handsUp(t *testing.T, b *upward.Book, who string, ticked bool) data.Opinion {
	t.Helper()
	m := data.Opinion{OpinionFields: data.OpinionFields{Day: "2026-11-20", Text: who + "说省道绿化没有人管", Reporter: who,
		ReporterPhone: "13900001111", Place: "村东头七号", Route: data.RouteUp, ReporterUp: ticked}}
	if err := matters.New(b.App).SaveOpinion(&m); err != nil {
		t.Fatal(err)
	}
	step := data.Step{Day: "2026-11-21", Kind: data.StepSubmit, Document: "代表建议"}
	if err := matters.New(b.App).TakeOpinionStep(m.ID, step); err != nil {
		t.Fatal(err)
	}
	return m
}

// sentUp is the file that a town sends of November.
func sentUp(t *testing.T, b *upward.Book, folder string) string {
	t.Helper()
	f := apptest.Must(b.Prepare(november))(t)
	f.Reason = "再报"
	path := filepath.Join(folder, f.FileName())
	apptest.Must(b.Send(f, "1", path, false))(t)
	return path
}

// Who spoke goes up encrypted, where that was ticked and the superior's key is known, and nowhere else: no other byte of the file and
// nothing of what is counted of it tells. The county sees it beside the matter, and takes it up with that.
func TestWhoSpokeGoesUpEncrypted(t *testing.T) {
	above, lower, folder := county(t, 2), town(t, 0, "2026-12-03"), t.TempDir()
	told, kept := handsUp(t, lower, "赵甲乙", true), handsUp(t, lower, "钱丙丁", false)
	if can := apptest.Must(lower.NamesSpeakers())(t); can {
		t.Error("there is a key before any file came")
	}
	if file := apptest.Must(parcel.Open(sentUp(t, lower, folder), parcel.Up))(t); file.Has(parcel.PrivateName) {
		t.Error("something private goes up without a key")
	}
	bring(t, lower, sentDown(t, above, folder))
	path := sentUp(t, lower, folder)
	file := apptest.Must(parcel.Open(path, parcel.Up))(t)
	for _, f := range file.Files {
		for _, secret := range []string{"赵甲乙", "钱丙丁", "13900001111", "七号"} {
			if bytes.Contains(apptest.Must(file.Part(f.Name))(t), []byte(secret)) {
				t.Errorf("%s tells %s", f.Name, secret)
			}
		}
	}
	spoke := apptest.Must(above.Speakers(apptest.Must(upward.Open(path))(t)))(t)
	want := upward.Speaker{Matter: told.ID, Reporter: "赵甲乙", Phone: "13900001111", Place: "村东头七号"}
	if len(spoke) != 1 || spoke[told.ID] != want {
		t.Fatalf("%+v", spoke)
	}
	take(t, above, false, path)
	all := apptest.Must(above.HandedUp())(t)
	for i := range all {
		if said := apptest.Must(above.Speaker(&all[i]))(t); (said != "") != (all[i].ID == told.ID) {
			t.Errorf("%s: %q", all[i].ID, said)
		}
	}
	for _, s := range apptest.Must(above.DB().StatedOf(november.From, november.To))(t) {
		text := string(apptest.Must(above.DB().StatedText(s.Hash))(t)) + fmt.Sprint(s) + apptest.Must(above.DB().StatedUp(s.Hash))(t)
		if strings.Contains(text, "赵甲乙") || strings.Contains(text, "1390000") {
			t.Error("what is counted tells who spoke")
		}
	}
	if err := above.TakeUp(all); err != nil {
		t.Fatal(err)
	}
	for _, h := range apptest.Must(above.HandedUp())(t) {
		if o := h.Taken; (o.Reporter == "赵甲乙" && o.ReporterPhone == "13900001111") != (h.ID == told.ID) ||
			h.ID == kept.ID && o.Reporter != "" {
			t.Errorf("%+v", o)
		}
	}
}

// A file whose private part another key opens is asked to be given back, with what the unit has to do; the new key is asked about there,
// and the next file opens.
func TestAnotherKeyIsGivenBack(t *testing.T) {
	above, lower, folder := county(t, 1), town(t, 0, "2026-12-03"), t.TempDir()
	handsUp(t, lower, "赵甲乙", true)
	bring(t, lower, sentDown(t, above, folder))
	fresh := county(t, 1) // a ledger begun anew: it has other keys
	path := sentUp(t, lower, folder)
	if got := take(t, fresh, false, path); got[0].Verdict != below.IsSealed || !strings.Contains(got[0].Asks, "退回") || got[0].Takes() {
		t.Fatalf("%+v", got[0])
	}
	take(t, fresh, true, path)
	sum := apptest.Must(fresh.Summary(november))(t)
	if u := sum.Units[0]; u.State != upward.UnitReturned || !strings.Contains(u.All[0].Reason, "重新生成") {
		t.Fatalf("%+v", u)
	}
	n := apptest.Must(lower.Bring(sentDown(t, fresh, folder)))(t)
	if !strings.Contains(n.Asks, "换电脑了吗") {
		t.Fatal(n.Asks)
	}
	if err := lower.TakeNotice(n, false); !data.Is(err, app.Refused) {
		t.Error(err)
	}
	if err := lower.TakeNotice(n, true); err != nil {
		t.Fatal(err)
	}
	if got := take(t, fresh, false, sentUp(t, lower, folder)); got[0].Verdict == below.IsSealed || !got[0].Takes() {
		t.Errorf("%+v", got[0])
	}
}

// Private parts of an enemy: rows of no matter of the file, twice, unreadable, too many, cut off.
func TestHostileSpeakers(t *testing.T) {
	above, lower, folder := county(t, 1), town(t, 0, "2026-12-03"), t.TempDir()
	m := handsUp(t, lower, "赵甲乙", true)
	to := apptest.Must(above.DB().PrivateRecipient())(t)
	s := apptest.Must(lower.State(november))(t)
	look := func(sealed []byte) below.Arrival {
		parts := append(apptest.Must(s.Rows())(t), parcel.Part{Name: parcel.PrivateName, Body: sealed})
		head := s.Manifest("2026-12-03")
		head.Program = "1"
		var out bytes.Buffer
		apptest.Must(parcel.Write(&out, head, parts, townKey(0)))(t)
		path := filepath.Join(folder, "a.zip")
		if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		return apptest.Must(above.Look([]string{path}, func(int) bool { return true }))(t)[0]
	}
	seal := func(text string) []byte { return apptest.Must(data.SealPrivate([]byte(text), to))(t) }
	good := `{"matter":"` + m.ID + `","reporter":"赵甲乙"}` + "\n"
	if v := look(seal(good)); v.Verdict != below.IsNew {
		t.Fatalf("%+v", v)
	}
	for name, text := range map[string]string{
		"of nothing":     `{"matter":"x","reporter":"赵甲乙"}` + "\n",
		"twice":          good + good,
		"another member": strings.Replace(good, "reporter", "more", 1),
		"not ended":      strings.TrimSpace(good),
		"no rows":        "赵甲乙\n",
		"a long name":    strings.Replace(good, "赵甲乙", strings.Repeat("赵", 500), 1),
		"no telephone":   strings.Replace(good, `"reporter":"赵甲乙"`, `"phone":"赵甲乙"`, 1),
		"ten thousand":   strings.Repeat(good, 10_000),
	} {
		if v := look(seal(text)); v.Verdict != below.IsBad || !strings.Contains(v.Why, "不能接收。") || strings.Contains(v.Why, "赵") {
			t.Errorf("%s: %s %s", name, v.Verdict, v.Why)
		}
	}
	whole := seal(good)
	for name, sealed := range map[string][]byte{"cut off": whole[:len(whole)-5], "none": nil, "no ciphertext": []byte("x")} {
		if v := look(sealed); v.Verdict != below.IsSealed || v.Takes() {
			t.Errorf("%s: %s %s", name, v.Verdict, v.Why)
		}
	}
	if v := look(make([]byte, 5<<20)); v.Verdict != below.IsBad {
		t.Errorf("too large: %s", v.Verdict)
	}
}
