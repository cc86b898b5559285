package sample_test

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"liujin/app/apptest"
	"liujin/app/duty"
	"liujin/app/listings"
	"liujin/app/paperwork"
	"liujin/app/print"
	"liujin/app/sheets"
	"liujin/data"
)

// exportJob tells the test binary that it is the process that exports and is killed; it names the ledger.
const exportJob = "LIUJIN_TEST_EXPORT"

// exportForever writes all sheets, the calendars and a paper beside a ledger, again and again, and tells when it begins with each.
func exportForever(path string) error {
	c, err := clerkAt(path)
	if err != nil {
		return err
	}
	faces, err := print.Shipped()
	if err != nil {
		return err
	}
	out := filepath.Join(filepath.Dir(path), "导出")
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	for {
		fmt.Println("sheets")
		for _, one := range listings.Sheets {
			l, err := listings.New(c.App).Sheet(one.Name, listings.Order{})
			if err == nil {
				err = listings.New(c.App).ListSheet(l, filepath.Join(out, one.Title+".xlsx"))
			}
			if err != nil {
				return err
			}
		}
		fmt.Println("calendars")
		if _, err := duty.New(c.App).WriteCalendars("2026-11-01", "2026-12-31", filepath.Join(out, "日历")); err != nil {
			return err
		}
		fmt.Println("paper")
		documents, err := c.paper.Paper("deputy-roster", paperwork.Order{})
		if err != nil {
			return err
		}
		if err := c.paper.PDF(print.Layout(faces, print.Own, documents...), filepath.Join(out, "名册.pdf")); err != nil {
			return err
		}
	}
}

// Each file of an export that is killed is whole, the old or the new; what was being written goes at a later start.
func TestKilledWhileExporting(t *testing.T) {
	path := copied(t)
	out := filepath.Join(filepath.Dir(path), "导出")
	rounds := 3
	if n, err := strconv.Atoi(os.Getenv("LIUJIN_KILLS")); err == nil && n > 0 {
		rounds = n
	}
	looked := map[string]int{}
	for round := range rounds {
		cmd := exec.Command(os.Args[0])
		cmd.Env, cmd.Stderr = append(os.Environ(), exportJob+"="+path), os.Stderr
		lines := bufio.NewReader(apptest.Must(cmd.StdoutPipe())(t))
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		for range 1 + round%3 { // in the sheets, the calendars or the paper
			apptest.Must(lines.ReadString('\n'))(t)
		}
		time.AfterFunc(time.Duration(rand.Int64N(int64(200*time.Millisecond))), func() { _ = cmd.Process.Kill() })
		if _, err := io.Copy(io.Discard, lines); err != nil {
			t.Fatal(err)
		}
		_ = cmd.Wait() // it was killed
		for kind, n := range wholeIn(t, out) {
			looked[kind] += n
		}
		c := apptest.Must(clerkAt(path))(t)
		c.DB().ClearLeftovers(out)
		if faults := apptest.Must(c.DB().Check())(t); len(faults) > 0 {
			t.Errorf("round %d: %q", round, faults)
		}
		if err := c.DB().Close(); err != nil {
			t.Fatal(err)
		}
		if after := wholeIn(t, out); after["left"] > 0 {
			t.Errorf("round %d: %d files half written stay", round, after["left"])
		}
	}
	t.Logf("%d rounds, files: %v", rounds, looked)
	if looked[".xlsx"] == 0 {
		t.Error("nothing was written")
	}
}

// wholeIn opens all files of a folder, and counts them by their ending. Those that were being written are made older, so that they go.
func wholeIn(t *testing.T, folder string) map[string]int {
	t.Helper()
	ends := map[string]string{".pdf": "%%EOF", ".ics": "END:VCALENDAR"}
	found := map[string]int{}
	if err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if os.IsNotExist(err) || err == nil && d.IsDir() {
			return nil
		}
		if err != nil {
			return err
		}
		if data.IsLeftover(d.Name()) {
			found["left"]++
			old := time.Now().AddDate(0, 0, -2)
			return os.Chtimes(path, old, old)
		}
		ending := filepath.Ext(path)
		found[ending]++
		if ending == ".xlsx" {
			if _, err := sheets.Open(path); err != nil {
				t.Errorf("%s: %v", path, err)
			}
			return nil
		}
		content, err := os.ReadFile(path)
		if err == nil && !bytes.HasSuffix(bytes.TrimSpace(content), []byte(ends[ending])) {
			t.Errorf("%s is cut off", path)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return found
}
