package console

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"liujin/data/datatest"
)

// Garbage in any column of a ledger costs a command a sentence, never more: see TestGarbage of the window.
func TestGarbledCommands(t *testing.T) {
	sample := filepath.Join(t.TempDir(), "示例.ledger")
	liujin(t, exitDone, "sample", "--ledger", sample, "--today", "2026-11-12")
	table := filepath.Join("..", "..", "app", "intake", "roster", "testdata", "a-plain.xlsx")
	days := []string{"--from", "2026-12-01", "--to", "2026-12-31", "--today", "2026-11-12"}
	lines := [][]string{{"check"}, {"backup"}, {"rescue"}, append([]string{"schedule", "--save"}, days...),
		append([]string{"schedule", "--json"}, days...), {"import", "--dry-run", table}, {"import", table},
		{"elect", "--dry-run", "--term", "25", "--from", "2026-11-20", table}}
	for _, kind := range []string{"sheet", "print"} {
		out, _ := liujin(t, exitDone, kind, "--list")
		for _, line := range strings.Split(strings.TrimSpace(out), "\n") {
			name, _, _ := strings.Cut(line, "\t")
			option := map[string]string{"sheet": "--sheet", "print": "--paper"}[kind]
			lines = append(lines, []string{kind, option, name, "--today", "2026-11-12"})
		}
	}
	readable, mistyped := datatest.SomeGarbage(t, sample)
	for some := range slices.Chunk(readable, 60) {
		garbledCommands(t, sample, some, lines)
	}
	for some := range slices.Chunk(mistyped, 10) {
		garbledCommands(t, sample, some, lines)
	}
}

// garbledCommands runs command lines on a ledger with garbage in it.
func garbledCommands(t *testing.T, sample string, garbage []datatest.Garbage, lines [][]string) {
	t.Helper()
	dir := t.TempDir()
	path, other := filepath.Join(dir, "台账.ledger"), filepath.Join(dir, "另.ledger")
	put := func(path string, content []byte) {
		t.Helper()
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	put(path, read(t, sample))
	datatest.Garble(t, path, garbage)
	garbled := read(t, path)
	for i, line := range lines {
		switch line[0] {
		case "sheet", "print":
			ending := map[string]string{"sheet": ".xlsx", "print": ".pdf"}[line[0]]
			line = append(slices.Clone(line), "--out", filepath.Join(dir, "出"+ending))
		case "import", "schedule", "elect": // on a ledger as it was
			put(other, garbled)
			line = append([]string{line[0], "--ledger", other}, line[1:]...)
		}
		if !slices.Contains(line, "--ledger") {
			line = append(slices.Clone(line), "--ledger", path)
		}
		if fault := runsSoundly(line); fault != "" {
			t.Errorf("%v with %v: %s", lines[i], garbage, fault)
		}
	}
}

// runsSoundly runs a command line, and says what of its end is wrong; "" nothing.
func runsSoundly(line []string) (fault string) {
	began := time.Now()
	defer func() {
		if r := recover(); r != nil {
			fault = fmt.Sprintf("panic: %v\n%s", r, debug.Stack())
		}
	}()
	var out, errs bytes.Buffer
	code := program.Run(line, &out, &errs)
	switch took := time.Since(began); {
	case code == exitUsage || code == exitRefused && strings.Contains(errs.String(), "意料之外"):
		return fmt.Sprintf("exit %d, no sentence: %s", code, errs.String())
	case took > 30*time.Second:
		return fmt.Sprintf("took %v", took)
	}
	return ""
}
