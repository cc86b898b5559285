package sample_test

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/importing"
	"liujin/app/intake"
	"liujin/data"
)

// importJob tells the test binary that it is the process that imports and is killed; it names the ledger.
const importJob = "LIUJIN_TEST_IMPORT"

// importForever imports a roster and takes it back, again and again, and tells each when it is confirmed.
func importForever(path string) error {
	db, err := data.Open(path, data.Options{})
	if err != nil {
		return err
	}
	a := app.New(db)
	book, err := app.OpenTable(filepath.Join("..", "intake", "roster", "testdata", "a-plain.xlsx"))
	if err != nil {
		return err
	}
	for {
		read, err := importing.ReadRoster(book, intake.Options{Today: apptest.SampleDay})
		if err != nil {
			return err
		}
		plan, err := importing.New(a).CompareRoster(read)
		if err != nil {
			return err
		}
		if err := importing.New(a).ApplyRoster(plan, apptest.GoOn); err != nil {
			return err
		}
		fmt.Println("in")
		if err := a.Undo(); err != nil {
			return err
		}
		fmt.Println("out")
	}
}

// An import that is killed is there whole or not at all; so is its undo.
func TestKilledWhileImporting(t *testing.T) {
	path := filepath.Join(apptest.OnDisk(t), "台账.ledger")
	db := apptest.Must(data.Create(path, data.Options{}))(t)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	rounds := 8
	if n, err := strconv.Atoi(os.Getenv("LIUJIN_KILLS")); err == nil && n > 0 {
		rounds = n
	}
	for round := range rounds {
		cmd := exec.Command(os.Args[0])
		cmd.Env, cmd.Stderr = append(os.Environ(), importJob+"="+path), os.Stderr
		out := apptest.Must(cmd.StdoutPipe())(t)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewReader(out)
		if round%2 == 1 { // half of them in the first import, the others anywhere later
			apptest.Must(lines.ReadString('\n'))(t)
		}
		time.AfterFunc(30*time.Millisecond+time.Duration(rand.Int64N(int64(400*time.Millisecond))), func() { _ = cmd.Process.Kill() })
		rest, _ := io.ReadAll(lines)
		_ = cmd.Wait() // it was killed
		db := apptest.Must(data.Open(path, data.Options{}))(t)
		a := app.New(db)
		n, groups := len(apptest.Must(a.Deputies())(t)), len(apptest.Must(a.Groups())(t))
		if n != 0 && n != 86 || (n == 86) != (groups == 5) {
			t.Errorf("round %d: %d deputies in %d groups after %q", round, n, groups, strings.Fields(string(rest)))
		}
		if faults := apptest.Must(db.Check())(t); len(faults) != 0 {
			t.Errorf("round %d: %q", round, faults)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		if n == 86 { // the next round begins with an empty ledger
			for _, name := range []string{path, path + "-wal", path + "-shm"} {
				_ = os.Remove(name)
			}
			if err := apptest.Must(data.Create(path, data.Options{}))(t).Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
}
