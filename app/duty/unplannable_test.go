package duty_test

import (
	"os"
	"path/filepath"
	"testing"

	"liujin/app/apptest"
	"liujin/app/duty"
	"liujin/data"
	"liujin/data/datatest"
)

// Numbers past what can be planned, which no form takes and a damaged file may hold, cost a sentence.
func TestUnplannable(t *testing.T) {
	for name, spoil := range map[string]string{
		"seats":          "UPDATE shift SET need = 5000",
		"a rule's seats": "UPDATE duty_rule SET need = 99999",
		"a gap":          "UPDATE duty_policy SET hard_gap = 1099511627776",
		"no gap":         "UPDATE duty_policy SET desired_gap = -1, hard_gap = -1",
		"a least":        "UPDATE duty_limit SET least = 1000000, exempt = 0",
		"days":           "UPDATE absence SET starts = '2026-02-31', ends = 'x'",
		"the first day":  "UPDATE duty_policy SET counts_from = '2026-02-31'",
		"a term":         "UPDATE term SET starts = '2026-02-31', ends = '0001-01-01'",
		"shifts":         "UPDATE shift SET day = '2026-02-31' WHERE id = (SELECT max(id) FROM shift)",
	} {
		dir := t.TempDir()
		if err := os.CopyFS(dir, apptest.Must(apptest.SampleFiles(apptest.SampleDay))(t)); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(dir, "示例.ledger")
		datatest.Spoil(t, path, spoil)
		book := duty.New(apptest.Seen(t, path, apptest.SampleDay))
		_, planned := book.Schedule(duty.ScheduleOrder{From: "2026-12-01", To: "2026-12-31"})
		rows, listed := book.Shifts("2026-11-13", "2026-12-31")
		if listed != nil {
			t.Fatal(listed)
		}
		_, _, filled := book.FirstHole(rows)
		for what, err := range map[string]error{"plan": planned, "hole": filled} {
			if err != nil && !data.Is(err, data.Damaged) {
				t.Errorf("%s, %s: %v", name, what, err)
			}
		}
	}
}
