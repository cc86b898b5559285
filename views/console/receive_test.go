package console

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"liujin/app/intake/booktest"
)

// The round on the command line: a county that asked its towns; the one that is missing reports, is received, and stands in the table;
// the same file again is nothing new; a broken one is told.
func TestReceiveAndSummary(t *testing.T) {
	folder := t.TempDir()
	in := func(name string) string { return filepath.Join(folder, name) }
	liujin(t, exitDone, "sample", "--level", "县", "--ledger", in("县.ledger"), "--today", "2026-12-10")
	summary := []string{"summary", "--ledger", in("县.ledger"), "--period", "2026-11", "--today", "2026-12-10"}
	out, _ := liujin(t, exitDone, append(summary, "--out", in("汇总.xlsx"))...)
	for _, words := range []string{"应报 15 个，已报 13 个（按时 11 个，截止 12月5日）", "未报：东港镇人大、芦荡镇人大", "待核 1 项", "其中重复 1 人"} {
		if !strings.Contains(out, words) {
			t.Errorf("%s is not said: %s", words, out)
		}
	}
	liujin(t, exitDone, "sample", "--ledger", in("镇.ledger"), "--today", "2026-11-28")
	liujin(t, exitDone, "report", "--ledger", in("镇.ledger"), "--period", "2026-11", "--today", "2026-12-02", "--out", in("东港镇.zip"))
	out, _ = liujin(t, exitDone, "receive", "--ledger", in("县.ledger"), "--dry-run", "--json", in("东港镇.zip"), "--today", "2026-12-10")
	var told []receivedFile
	if err := json.Unmarshal([]byte(out), &told); err != nil || len(told) != 1 || told[0].Verdict != "新" || !told[0].Taken {
		t.Fatal(out, err)
	}
	out, _ = liujin(t, exitDone, "receive", "--ledger", in("县.ledger"), "--today", "2026-12-10", in("东港镇.zip"), in("汇总.xlsx"))
	if !strings.Contains(out, "新\t东港镇人民代表大会主席团\t2026年11月") || !strings.Contains(out, "坏文件") || !strings.Contains(out, "收下 1 份") {
		t.Error(out)
	}
	out, _ = liujin(t, exitDone, "receive", "--ledger", in("县.ledger"), "--today", "2026-12-10", in("东港镇.zip"))
	if !strings.Contains(out, "重复") || !strings.Contains(out, "收下 0 份") {
		t.Error(out)
	}
	liujin(t, exitDone, append(summary, "--figures", "--out", in("分项.xlsx"))...)
	for name, want := range map[string]int{"汇总.xlsx": 15, "分项.xlsx": 117} {
		f, err := excelize.OpenFile(in(name))
		if err != nil {
			t.Fatal(err)
		}
		rows, err := f.GetRows(f.GetSheetName(0))
		if err != nil || len(rows) < want+3 {
			t.Errorf("%s: %d rows %v", name, len(rows), err)
		}
		_ = f.Close()
	}
	liujin(t, exitDone, "require", "--ledger", in("县.ledger"), "--today", "2026-12-10", "--out", in("下.zip"))
	out, _ = liujin(t, exitDone, "receive", "--ledger", in("镇.ledger"), "--today", "2026-12-10", in("下.zip"))
	if !strings.Contains(out, "回执：2026年11月") || !strings.Contains(out, "新的报送要求：2026年12月") {
		t.Error(out)
	}
	liujin(t, exitUsage, "summary", "--ledger", in("县.ledger"), "--period", "十一月", "--out", in("x.xlsx"))
	liujin(t, exitUsage, "sample", "--level", "乡", "--ledger", in("x.ledger"))
	liujin(t, exitDone, "check", "--ledger", in("县.ledger"))
}

// Tables for units without the program are written into a folder, and not over filled ones unasked; filled in they are received.
func TestFormsOnTheCommandLine(t *testing.T) {
	folder := t.TempDir()
	in := func(name string) string { return filepath.Join(folder, name) }
	liujin(t, exitDone, "sample", "--level", "县", "--ledger", in("县.ledger"), "--today", "2026-12-10")
	write := []string{"require", "--ledger", in("县.ledger"), "--today", "2026-12-10", "--forms", in("表"), "--period", "2026-12"}
	out, _ := liujin(t, exitDone, write...)
	all, err := filepath.Glob(in("表/*-2026年12月-填报表.xlsx"))
	if err != nil || len(all) != 1 || !strings.Contains(out, "2026年12月的填报表 1 份") {
		t.Fatal(out, all, err)
	}
	booktest.Type(t, all[0], map[string]any{"D5": 3, "D6": "二"})
	if _, said := liujin(t, exitRefused, write...); !strings.Contains(said, "--replace") {
		t.Error(said)
	}
	receive := []string{"receive", "--ledger", in("县.ledger"), "--today", "2026-12-10", all[0]}
	if out, _ = liujin(t, exitDone, receive...); !strings.Contains(out, "填错") || !strings.Contains(out, "“走进市场主体”不是数字") {
		t.Error(out)
	}
	booktest.Type(t, all[0], map[string]any{"D6": 2})
	if out, _ = liujin(t, exitDone, receive...); !strings.Contains(out, "新\t") || !strings.Contains(out, "收下 1 份") {
		t.Error(out)
	}
	liujin(t, exitUsage, "require", "--ledger", in("县.ledger"))
}
