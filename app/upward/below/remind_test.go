package below_test

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"liujin/app/apptest"
	"liujin/app/paperwork"
	"liujin/app/print"
	"liujin/data"
)

// Who did not report, and whose report was given back, has a slip that says so; who reported has none.
func TestReminderSlips(t *testing.T) {
	s, _ := sampleStatement(t)
	b, folder := county(t, 3), t.TempDir()
	asked := data.Requirement{Name: "2026年11月", Since: november.From, Until: november.To, Due: "2026-12-02", Note: "附典型一个"}
	if err := b.SaveRequirement(&asked); err != nil {
		t.Fatal(err)
	}
	take(t, b, false, townFile(t, folder, s, 0, 1, nil), townFile(t, folder, s, 1, 1, nil))
	sum := apptest.Must(b.Summary(november))(t)
	if err := b.Return(sum.Units[1].Counted.ID, "报送期不对"); err != nil {
		t.Fatal(err)
	}
	sum = apptest.Must(b.Summary(november))(t)
	slips := apptest.Must(b.ReminderSlips(sum))(t)
	if len(slips) != 2 {
		t.Fatalf("%d slips", len(slips))
	}
	for i, want := range [][]string{{townName(1), "报送期不对", "重新报送"}, {townName(2), "应于2026年12月2日前报送", "附典型一个", "青河县人大常委会"}} {
		job := print.Layout(apptest.Must(print.Shipped())(t), print.Own, slips[i])
		path := filepath.Join(folder, "slip.pdf")
		if err := paperwork.New(b.App).PDF(job, path); err != nil || len(job.Pages) != 1 {
			t.Fatal(len(job.Pages), err)
		}
		text := apptest.Must(exec.Command("pdftotext", "-raw", path, "-").Output())(t)
		for _, words := range want {
			if said := strings.Join(strings.Fields(string(text)), ""); !strings.Contains(said, words) {
				t.Errorf("%s is not said: %s", words, said)
			}
		}
	}
}
