package sample_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/sample"
	"liujin/data"
)

// sampleJob tells the test binary that it is the process that makes a sample and is killed.
const sampleJob = "LIUJIN_TEST_SAMPLE"

func TestMain(m *testing.M) {
	if path := os.Getenv(sampleJob); path != "" {
		if sample.Sample(path, 1, apptest.SampleDay) != nil {
			os.Exit(1)
		}
		os.Exit(0)
	}
	if path := os.Getenv(importJob); path != "" {
		fmt.Fprintln(os.Stderr, importForever(path)) // it only ends when it fails
		os.Exit(1)
	}
	if path := os.Getenv(exportJob); path != "" {
		fmt.Fprintln(os.Stderr, exportForever(path)) // it only ends when it fails
		os.Exit(1)
	}
	if path := os.Getenv(weekJob); path != "" {
		fmt.Fprintln(os.Stderr, weekForever(path)) // it only ends when it fails
		os.Exit(1)
	}
	if path := os.Getenv(termJob); path != "" {
		if err := workOnce(path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// A sample is there whole or not at all, and one that was cut off does not stand in the way of the next.
func TestSampleKilled(t *testing.T) {
	path := filepath.Join(apptest.OnDisk(t), "示例.ledger")
	for round := range 6 {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), sampleJob+"="+path)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(20*time.Millisecond + time.Duration(rand.Int64N(int64(300*time.Millisecond))))
		_ = cmd.Process.Kill()
		_ = cmd.Wait() // it was killed
		db, err := data.Open(path, data.Options{ReadOnly: true})
		if data.Is(err, data.Missing) {
			continue
		}
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		whole, err := app.New(db).IsSample()
		if err != nil || !whole {
			t.Fatalf("round %d: half a sample passes for a ledger: %v", round, err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		if err := sample.RemoveSample(path); err != nil {
			t.Fatal(err)
		}
	}
	if err := sample.Sample(path, 1, apptest.SampleDay); err != nil {
		t.Fatal(err)
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*~*"))
	if err != nil || len(left) != 0 {
		t.Errorf("left %v %v", left, err)
	}
}

// Backups and photos of a ledger that was lost must survive a sample of its name, even one that fails.
func TestSampleSparesNeighbours(t *testing.T) {
	for _, beside := range []string{".files", ".backups", ".ledger-wal"} {
		stem := filepath.Join(t.TempDir(), "东港镇")
		kept := filepath.Join(stem+beside, "唯一的备份")
		if err := os.MkdirAll(kept, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := sample.Sample(stem+data.Extension, 1, apptest.SampleDay); !data.Is(err, data.Exists) || !strings.Contains(err.Error(),
			beside) {
			t.Errorf("%s: %v", beside, err)
		}
		if _, err := os.Stat(kept); err != nil {
			t.Error(err)
		}
	}
}
