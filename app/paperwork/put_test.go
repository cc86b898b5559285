package paperwork_test

import (
	"os"
	"path/filepath"
	"testing"

	"liujin/app/apptest"
	"liujin/app/paperwork"
)

// What lies in the folder under a paper's name is never written over, unless it is the same.
func TestPutPDFWritesOverNothing(t *testing.T) {
	book := paperwork.New(apptest.EmptyLedger(t))
	folder := t.TempDir()
	path := filepath.Join(folder, "简报.pdf")
	put := func(content, want string) {
		t.Helper()
		at, err := book.PutPDF([]byte(content), path)
		if err != nil || filepath.Base(at) != want {
			t.Fatal(at, err)
		}
		if there, err := os.ReadFile(at); err != nil || string(there) != content {
			t.Errorf("%s holds %q: %v", want, there, err)
		}
	}
	put("甲", "简报.pdf")
	put("甲", "简报.pdf")
	put("乙乙", "简报（2）.pdf")
	put("丙", "简报（3）.pdf")
	put("甲", "简报.pdf")
	if err := os.Mkdir(filepath.Join(folder, "简报（4）.pdf"), 0o755); err != nil {
		t.Fatal(err)
	}
	put("丁", "简报（5）.pdf")
	if all, err := os.ReadDir(folder); err != nil || len(all) != 5 {
		t.Error(all, err)
	}
}
