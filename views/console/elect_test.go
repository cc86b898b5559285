package console

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestElect(t *testing.T) {
	dir := t.TempDir()
	ledger, roster := filepath.Join(dir, "a.ledger"), filepath.Join(dir, "新一届.csv")
	liujin(t, exitDone, "sample", "--ledger", ledger, "--today", "2026-11-12")
	if err := os.WriteFile(roster, []byte("姓名,手机号,选区\n阿依古丽·买买提,13900001015,第3选区\n新代表,13900009999,第4选区\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	args := []string{"elect", "--ledger", ledger, "--term", "30", "--from", "2027-01-08", "--today", "2026-11-12", roster}
	out, _ := liujin(t, exitDone, append(args, "--dry-run")...)
	for _, want := range []string{"连任 1 人，新当选 1 人，届满未连任 ", "连任：阿依古丽·买买提（镇 ", "新当选：新代表（镇 第4选区）",
		"届满未连任：", "什么都没有保存"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not in %s", want, out)
		}
	}
	asJSON, _ := liujin(t, exitDone, append(args, "--json")...)
	var lists struct{ Reelected, New, Leaving []elected }
	if err := json.Unmarshal([]byte(asJSON), &lists); err != nil || len(lists.Reelected) != 1 || len(lists.New) != 1 ||
		len(lists.Leaving) < 50 {
		t.Errorf("%v %s", err, asJSON)
	}
	if _, stderr := liujin(t, exitRefused, args...); !strings.Contains(stderr, "已经有镇第三十届") {
		t.Error(stderr)
	}
	if checked, _ := liujin(t, exitDone, "check", "--ledger", ledger); !strings.Contains(checked, "没有") {
		t.Error(checked)
	}
	args[4] = "三十"
	if _, stderr := liujin(t, exitUsage, args...); !strings.Contains(stderr, "第几届") {
		t.Error(stderr)
	}
}
