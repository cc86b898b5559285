package paperwork_test

import (
	"io"
	"os"
	"path/filepath"
	"testing"

	"liujin/app/sheets"
	"liujin/data"
)

// An output that is still being written bears a name that the next start knows and clears away.
func TestOutputsUnderWayAreKnown(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	err := sheets.Replace(filepath.Join(dir, "名册.xlsx"), func(io.Writer) error {
		entries, err := os.ReadDir(dir)
		if err == nil && (len(entries) != 1 || !data.IsLeftover(entries[0].Name())) {
			t.Errorf("%v", entries)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 || data.IsLeftover(entries[0].Name()) {
		t.Errorf("%v %v", entries, err)
	}
}
