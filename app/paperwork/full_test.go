package paperwork_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/paperwork"
	"liujin/app/print"
	"liujin/data"
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
	l := apptest.Must(paperwork.New(a).Sheet("deputy-roster", paperwork.Order{}))(t)
	for len(l.Rows) < 5000 {
		l.Rows = append(l.Rows, l.Rows...)
	}
	job := print.Layout(apptest.Must(print.Shipped())(t), print.Own,
		apptest.Must(paperwork.New(a).Paper("deputy-roster", paperwork.Order{}))(t)...)
	for path, err := range map[string]error{sheet: paperwork.New(a).ListSheet(l, sheet), paper: paperwork.New(a).PDF(job, paper)} {
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
	_, err := paperwork.New(a).SaveSet(fullDisk(t, "48k"), paperwork.Order{})
	if !data.Is(err, data.DiskFull) || !strings.Contains(err.Error(), "没有存全") {
		t.Errorf("set: %v", err)
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
	l := apptest.Must(paperwork.New(a).Sheet("station-list", paperwork.Order{}))(t)
	for _, path := range []string{there, filepath.Join(disk, "无.xlsx")} {
		if err := paperwork.New(a).ListSheet(l, path); !data.Is(err, data.NoPlace) {
			t.Errorf("%s: %v", path, err)
		}
	}
}

// A name that no disk takes is refused in a sentence.
func TestOutputNameTooLong(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	path := filepath.Join(t.TempDir(), strings.Repeat("长", 300))
	l := apptest.Must(paperwork.New(a).Sheet("station-list", paperwork.Order{}))(t)
	job := print.Layout(apptest.Must(print.Shipped())(t), print.Own,
		apptest.Must(paperwork.New(a).Paper("sign-in-blank", paperwork.Order{}))(t)...)
	for _, err := range []error{paperwork.New(a).ListSheet(l, path+".xlsx"), paperwork.New(a).PDF(job, path+".pdf")} {
		if !data.Is(err, app.Refused) || !strings.Contains(err.Error(), "文件名太长") {
			t.Error(err)
		}
	}
}
