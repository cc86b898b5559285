package paperwork_test

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/duty"
	"liujin/app/listings"
	"liujin/app/paperwork"
	"liujin/app/print"
	"liujin/data"
	"liujin/data/datatest"
)

// fullDisk is a folder on a disk with room for so many bytes.
func fullDisk(t *testing.T, size string) string {
	t.Helper()
	dir := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size="+size, "tmpfs", dir).CombinedOutput(); err != nil {
		t.Skipf("no small disk can be mounted here: %s", out)
	}
	t.Cleanup(func() { _ = exec.Command("umount", "-l", dir).Run() })
	return dir
}

// What does not fit on the disk is said in a sentence; the file that was there is as it was, and a set says how far it came.
func TestOutputsOnAFullDisk(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	disk := fullDisk(t, "24k")
	sheet, paper := filepath.Join(disk, "台账.xlsx"), filepath.Join(disk, "名册.pdf")
	for _, path := range []string{sheet, paper} {
		if err := os.WriteFile(path, []byte("原来的"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	l := apptest.Must(listings.New(a).Sheet("deputy-roster", listings.Order{}))(t)
	for len(l.Rows) < 5000 {
		l.Rows = append(l.Rows, l.Rows...)
	}
	job := print.Layout(apptest.Must(print.Shipped())(t), print.Own,
		apptest.Must(paperwork.New(a).Paper("deputy-roster", paperwork.Order{}))(t)...)
	for path, err := range map[string]error{sheet: listings.New(a).ListSheet(l, sheet), paper: paperwork.New(a).PDF(job, paper)} {
		if !data.Is(err, data.DiskFull) || !strings.Contains(err.Error(), "磁盘已满") {
			t.Errorf("%s: %v", path, err)
		}
		if was := string(apptest.Must(os.ReadFile(path))(t)); was != "原来的" {
			t.Errorf("%s was damaged", path)
		}
	}
	if left := apptest.Must(os.ReadDir(disk))(t); len(left) != 2 {
		t.Errorf("left %v", left)
	}
}

// exports are the outputs of a ledger, each into a folder.
func exports(t *testing.T, a *app.App) map[string]func(folder string) error {
	book := paperwork.New(a)
	l := apptest.Must(listings.New(a).Sheet("visit-ledger", listings.Order{}))(t)
	job := print.Layout(apptest.Must(print.Shipped())(t), print.Own,
		apptest.Must(book.Paper("deputy-roster", paperwork.Order{}))(t)...)
	return map[string]func(folder string) error{
		"sheet": func(folder string) error { return listings.New(a).ListSheet(l, filepath.Join(folder, "走访.xlsx")) },
		"paper": func(folder string) error { return book.PDF(job, filepath.Join(folder, "名册.pdf")) },
		"calendars": func(folder string) error {
			_, err := duty.New(a).WriteCalendars("2026-11-01", "2026-11-30", filepath.Join(folder, "日历"))
			return err
		},
	}
}

// However much room is left, an export is there whole or refused with the reason, and no file of it is cut off. Two points of room are
// tried, or as many as LIUJIN_FULL says (make torture).
func TestExportsAtEveryPoint(t *testing.T) {
	points := datatest.FullPoints()
	a := apptest.SampleOn(t, apptest.SampleDay)
	for name, export := range exports(t, a) {
		whole := t.TempDir()
		if err := export(whole); err != nil {
			t.Fatal(name, err)
		}
		needed, files := datatest.BytesIn(t, whole)
		refused := 0
		for i := range points {
			room := needed * i / points / 4096 * 4096
			disk := fullDisk(t, fmt.Sprint(max(room, 4096)))
			if room == 0 {
				if err := os.WriteFile(filepath.Join(disk, "filling"), make([]byte, 4096), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if err := export(disk); err != nil {
				if refused++; !data.Is(err, data.DiskFull) {
					t.Errorf("%s with %d bytes of room: %v", name, room, err)
				}
			} else if _, there := datatest.BytesIn(t, disk); there < files {
				t.Errorf("%s with %d bytes of room: %d of %d files, and nothing said", name, room, there, files)
			}
			allWhole(t, whole, disk)
		}
		t.Logf("%s: %d of %d points refused, up to %d KB", name, refused, points, needed>>10)
		if refused == 0 {
			t.Errorf("%s always had room", name)
		}
	}
}

// allWhole looks whether each file that was written is as long as it is with room enough, and whether nothing half written stayed.
func allWhole(t *testing.T, whole, disk string) {
	t.Helper()
	if err := filepath.WalkDir(disk, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Name() == "filling" {
			return err
		}
		name, err := filepath.Rel(disk, path)
		if err != nil {
			return err
		}
		is, err := d.Info()
		if err != nil {
			return err
		}
		if want, err := os.Stat(filepath.Join(whole, name)); err != nil || data.IsLeftover(d.Name()) || is.Size() < want.Size()*9/10 {
			t.Errorf("%s is not whole: %d bytes, %v", name, is.Size(), err)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

// A write-protected disk is said in a sentence.
func TestOutputsOnAReadOnlyDisk(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	disk := fullDisk(t, "1m")
	there := filepath.Join(disk, "有.xlsx")
	if err := os.WriteFile(there, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("mount", "-o", "remount,ro", disk).CombinedOutput(); err != nil {
		t.Fatalf("remount: %s", out)
	}
	l := apptest.Must(listings.New(a).Sheet("station-list", listings.Order{}))(t)
	for _, path := range []string{there, filepath.Join(disk, "无.xlsx")} {
		if err := listings.New(a).ListSheet(l, path); !data.Is(err, data.NoPlace) {
			t.Errorf("%s: %v", path, err)
		}
	}
}

// A name that no disk takes is refused in a sentence.
func TestOutputNameTooLong(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	path := filepath.Join(t.TempDir(), strings.Repeat("长", 300))
	l := apptest.Must(listings.New(a).Sheet("station-list", listings.Order{}))(t)
	job := print.Layout(apptest.Must(print.Shipped())(t), print.Own,
		apptest.Must(paperwork.New(a).Paper("sign-in-blank", paperwork.Order{}))(t)...)
	for _, err := range []error{listings.New(a).ListSheet(l, path+".xlsx"), paperwork.New(a).PDF(job, path+".pdf")} {
		if !data.Is(err, app.Refused) || !strings.Contains(err.Error(), "文件名太长") {
			t.Error(err)
		}
	}
}
