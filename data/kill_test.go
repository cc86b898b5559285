package data

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
)

// The test binary starts itself as the process that is killed.
const (
	helperJob    = "LIUJIN_TEST_JOB"
	helperLedger = "LIUJIN_TEST_LEDGER"
	helperBackup = "LIUJIN_TEST_BACKUPS"
)

// kills is how often a test pulls the plug: a few times, or as often as LIUJIN_KILLS says (make kills).
func kills(few int) int {
	if n, err := strconv.Atoi(os.Getenv("LIUJIN_KILLS")); err == nil && n > 0 {
		return n
	}
	return few
}

func TestMain(m *testing.M) {
	jobs := map[string]func() error{"save": saveForever, "backup": backUpForever, "restore": restoreForever, "create": createForever,
		"open": openForever, "migrate": migrateForever}
	if job, ok := jobs[os.Getenv(helperJob)]; ok {
		fmt.Fprintln(os.Stderr, job()) // it only ends when it fails
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// assignFirst hands an opinion over: the opinion and its step are one operation.
func assignFirst(tx *Tx, id string) error {
	o, err := tx.Opinion(id)
	if err != nil {
		return err
	}
	handlers, err := tx.Handlers()
	if err != nil {
		return err
	}
	o.HandlerID, o.Steps = handlers[0].ID, []Step{{Day: "2026-11-13", Kind: StepAssign, Due: "2026-12-13"}}
	return tx.SaveOpinion(&o)
}

// saveForever saves visits whole, a draft and now and then a photo, undoes and redoes, and tells each thing when it is confirmed.
func saveForever() error {
	db, err := Open(os.Getenv(helperLedger), Options{})
	if err != nil {
		return err
	}
	people, err := db.Deputies()
	if err != nil {
		return err
	}
	enterprises, err := db.Enterprises()
	if err != nil {
		return err
	}
	for i := 0; ; i++ {
		v := Visit{Activity: Activity{ActivityFields: ActivityFields{Day: "2026-11-13", Content: "x"},
			Deputies: []Participation{{DeputyID: people[0].ID}},
			Opinions: []OpinionFields{{Text: "一"}, {Text: "二"}}}, Fields: VisitFields{EnterpriseID: enterprises[0].ID}}
		if i%5 == 0 {
			a, err := db.AddPhotoFrom("x.png", strings.NewReader(onePixel(byte(rand.Int()))))
			if err != nil {
				return err
			}
			v.Photos = []Attachment{a}
		}
		if _, err := db.Do("走访", func(tx *Tx) error { return tx.SaveVisit(&v) }); err != nil {
			return err
		}
		fmt.Println("saved", v.ID)
		if _, err := db.Do("交办", func(tx *Tx) error { return assignFirst(tx, v.Opinions[0].ID) }); err != nil {
			return err
		}
		if err := db.SaveDraft(Draft{Form: "visit", Title: "走访", Body: fmt.Sprintf("%09d", i)}); err != nil {
			return err
		}
		fmt.Println("typed", fmt.Sprintf("%09d", i))
		if i%7 != 0 {
			continue
		}
		for _, step := range []struct {
			name string
			do   func() (Change, error)
		}{{"undone", db.Undo}, {"redone", db.Redo}} {
			if _, err := step.do(); err != nil {
				return err
			}
			fmt.Println(step.name, v.ID)
		}
	}
}

// onePixel is a BMP of one pixel in a shade.
func onePixel(shade byte) string {
	head := "BM\x3a\x00\x00\x00\x00\x00\x00\x00\x36\x00\x00\x00\x28\x00\x00\x00\x01\x00\x00\x00\x01\x00\x00\x00\x01\x00\x18\x00" +
		strings.Repeat("\x00", 24)
	return head + string([]byte{shade, shade, shade, 0})
}

func backUpForever() error {
	db, err := Open(os.Getenv(helperLedger), Options{ReadOnly: true})
	if err != nil {
		return err
	}
	for {
		info, err := db.Backup(WhyIdle)
		if err != nil {
			return err
		}
		fmt.Println("backed", info.Name)
	}
}

func restoreForever() error {
	backups := strings.Split(os.Getenv(helperBackup), "\n")
	for i := 0; ; i++ {
		done, err := Restore(backups[i%len(backups)], os.Getenv(helperLedger), Options{})
		if err != nil {
			return err
		}
		fmt.Println("restored", i)
		if err := os.Remove(done.Aside); err != nil {
			return err
		}
	}
}

func createForever() error {
	for i := 0; ; i++ {
		db, err := Create(fmt.Sprint(os.Getenv(helperLedger), "-", i, Extension), Options{})
		if err != nil {
			return err
		}
		fmt.Println("created", i)
		if err := db.Close(); err != nil {
			return err
		}
	}
}

// openForever leaves now and then as a crash does, with what waits in the WAL.
func openForever() error {
	for i := 0; ; i++ {
		db, err := Open(os.Getenv(helperLedger), Options{})
		if err != nil {
			return err
		}
		if _, err := db.Do("新增", func(tx *Tx) error {
			return tx.SaveHandler(&Handler{Name: fmt.Sprint("单位", time.Now().UnixNano())})
		}); err != nil {
			return err
		}
		fmt.Println("opened", i)
		if err := db.Close(); err != nil {
			return err
		}
	}
}

// migrateForever opens ledgers of an older schema, one after the other, each a copy.
func migrateForever() error {
	stem := os.Getenv(helperLedger)
	for i := 0; ; i++ {
		path := fmt.Sprint(stem, "-", i, Extension)
		if err := copyFile("testdata/schema-1"+Extension, path); err != nil {
			return err
		}
		fmt.Println("copied", i)
		db, err := Open(path, Options{})
		if err != nil {
			return err
		}
		if err := db.Close(); err != nil {
			return err
		}
	}
}

// onDisk is a folder on a real disk, for what is killed while it writes: make test keeps all other tests' files in memory.
func onDisk(t *testing.T) string {
	t.Helper()
	disk := os.Getenv("LIUJIN_DISK")
	if disk == "" {
		return t.TempDir()
	}
	dir, err := os.MkdirTemp(disk, "liujin")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}

// killed starts a job, lets it confirm something, kills it within most, and returns what it confirmed.
func killed(t *testing.T, job string, most time.Duration, env ...string) []string {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(append(os.Environ(), helperJob+"="+job), env...)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(out)
	first, err := lines.ReadString('\n')
	if err != nil {
		t.Fatal("the helper confirmed nothing: ", err, cmd.Wait())
	}
	time.AfterFunc(time.Duration(rand.Int64N(int64(most))), func() { _ = cmd.Process.Kill() })
	rest, err := io.ReadAll(lines)
	if err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // it was killed
	all := strings.Split(first+string(rest), "\n")
	return all[:len(all)-1]
}

func TestKilledWhileSaving(t *testing.T) {
	const enough = 40 // visits, or the test proves little
	path := filepath.Join(onDisk(t), "台账.ledger")
	if err := town(t, path, Options{}).Close(); err != nil {
		t.Fatal(err)
	}
	alive, rounds := map[string]bool{}, kills(20)
	for round := 0; round < rounds || len(alive) < enough && round < 5*rounds; round++ { // a busy machine saves little before it is killed
		typed, last := "", "" // only of the visit told of last may an undo or redo be done and not told
		for _, line := range killed(t, "save", 60*time.Millisecond, helperLedger+"="+path) {
			what, id, _ := strings.Cut(line, " ")
			switch what {
			case "saved", "redone":
				alive[id] = true
			case "undone":
				delete(alive, id)
			case "typed":
				typed = id
				continue
			}
			last = id
		}
		db, err := Open(path, Options{})
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		if text, _, _ := db.LostTail(); text != "" {
			t.Errorf("round %d: nothing is lost, yet: %s", round, text)
		}
		all, err := db.VisitRows()
		if err != nil {
			t.Fatal(err)
		}
		there := map[string]bool{}
		for _, v := range all {
			if there[v.ID] = true; v.Day == "2026-11-13" && (v.Persons != 1 || v.Opinions != 2) {
				t.Errorf("round %d: half a visit: %+v", round, v)
			}
		}
		for id := range alive {
			if !there[id] && id != last {
				t.Errorf("round %d: a confirmed visit is lost", round)
			}
		}
		if len(all)-1 > len(alive)+1 {
			t.Errorf("round %d: %d visits there, %d confirmed", round, len(all)-1, len(alive))
		}
		for _, v := range all {
			if v.Day == "2026-11-13" {
				alive[v.ID] = true
			}
		}
		for id := range alive {
			if !there[id] {
				delete(alive, id)
			}
		}
		drafts, err := db.Drafts()
		if err != nil || typed != "" && (len(drafts) != 1 || drafts[0].Body < typed) {
			t.Errorf("round %d: typed %s, kept %v %v", round, typed, drafts, err)
		}
		if round%7 == 6 || round >= rounds-1 {
			if faults := checked(t, db); len(faults) != 0 {
				t.Errorf("round %d: %q", round, faults)
			}
		}
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}
	if len(alive) < enough {
		t.Errorf("only %d visits were saved: the test proves little", len(alive))
	}
}

func TestKilledWhileBackingUp(t *testing.T) {
	path := filepath.Join(onDisk(t), "台账.ledger")
	db := town(t, path, Options{})
	defer db.Close()
	for range kills(10) {
		var last string
		for _, line := range killed(t, "backup", 80*time.Millisecond, helperLedger+"="+path) {
			last = strings.TrimPrefix(line, "backed ")
		}
		all, err := db.Backups()
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, b := range all {
			found = found || b.Name == last
			if info, err := Peek(b.Path()); err != nil || info.Missing != 0 || !b.OK {
				t.Errorf("%s: %+v %v", b.Name, info, err)
			}
		}
		if !found {
			t.Errorf("the confirmed backup %s is not listed", last)
		}
	}
	info := backUp(t, db, WhyManual)
	entries, err := os.ReadDir(info.Place)
	if err != nil {
		t.Fatal(err)
	}
	all, err := db.Backups()
	if err != nil {
		t.Fatal(err)
	}
	if len(all) > keepRecent+1 { // of one day
		t.Errorf("%d backups of one day", len(all))
	}
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), Extension+partSuffix) {
			t.Errorf("%s stayed", e.Name())
		}
	}
}

func TestKilledWhileRestoring(t *testing.T) {
	path := filepath.Join(onDisk(t), "台账.ledger")
	db := town(t, path, Options{})
	var backups []string
	for _, name := range []string{"甲", "乙"} {
		addHandler(t, db, name)
		backups = append(backups, backUp(t, db, WhyManual).Path())
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	for round := range kills(15) {
		killed(t, "restore", 60*time.Millisecond, helperLedger+"="+path, helperBackup+"="+strings.Join(backups, "\n"))
		db, err := Open(path, Options{})
		if err != nil {
			t.Fatalf("round %d: neither the old ledger nor the new is there: %v", round, err)
		}
		all, err := db.Handlers()
		if err != nil || len(all) != 2 && len(all) != 3 {
			t.Errorf("round %d: %v %v", round, all, err)
		}
		if faults := checked(t, db); len(faults) != 0 {
			t.Errorf("round %d: %q", round, faults)
		}
		addHandler(t, db, fmt.Sprint("之后", round)) // so that there is a WAL to be folded
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// What bears a ledger's name is one, and the name is free again otherwise.
func TestKilledWhileCreating(t *testing.T) {
	for round := range kills(15) {
		stem := filepath.Join(onDisk(t), "台账")
		made := len(killed(t, "create", 60*time.Millisecond, helperLedger+"="+stem))
		path := fmt.Sprint(stem, "-", made, Extension) // the one that was cut off
		db, err := Open(path, Options{})
		if Is(err, Missing) {
			db, err = Create(path, Options{})
		}
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		addHandler(t, db, "一")
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// A kill while a ledger is opened or closed: the next start replays what waits, and does not take it for another's.
func TestKilledWhileOpening(t *testing.T) {
	path := filepath.Join(onDisk(t), "台账.ledger")
	if err := town(t, path, Options{}).Close(); err != nil {
		t.Fatal(err)
	}
	confirmed := 1
	for round := range kills(25) {
		confirmed += len(killed(t, "open", 40*time.Millisecond, helperLedger+"="+path))
		db, err := Open(path, Options{ReadOnly: true})
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		all, err := db.Handlers()
		if err != nil || len(all) < confirmed || len(all) > confirmed+1 {
			t.Errorf("round %d: %d handlers of %d confirmed: %v", round, len(all), confirmed, err)
		}
		confirmed = len(all)
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// A kill while an older ledger is brought up to date leaves the old one or the new one, with all that was in it.
func TestKilledWhileMigrating(t *testing.T) {
	for round := range kills(15) {
		stem := filepath.Join(onDisk(t), "台账")
		last := len(killed(t, "migrate", 120*time.Millisecond, helperLedger+"="+stem)) - 1 // the one that was cut off
		db, err := Open(fmt.Sprint(stem, "-", last, Extension), Options{})
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		if rows, err := db.VisitRows(); err != nil || len(rows) != 1 {
			t.Errorf("round %d: %d visits, %v", round, len(rows), err)
		}
		if faults := checked(t, db); len(faults) > 0 {
			t.Errorf("round %d: %q", round, faults)
		}
		addHandler(t, db, "一")
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
