package data

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"liujin/data/datatest"
)

// leave fills a disk but for so many bytes.
func leave(t *testing.T, disk string, room int64) {
	t.Helper()
	fillUp(t, disk)
	name := filepath.Join(disk, "filling")
	st, err := os.Stat(name)
	if err == nil {
		err = os.Truncate(name, max(0, st.Size()-room))
	}
	if err != nil {
		t.Fatal(err)
	}
}

// fullJob is something that needs room.
type fullJob struct {
	name  string
	start func(t *testing.T, path string) *DB              // makes what is there before, and perhaps opens it
	do    func(t *testing.T, path string, db *DB) error    // once more where there was no room
	room  func(t *testing.T, path string, db *DB) int64    // that it needs at least; nil where it is what the files grow by
	holds func(t *testing.T, path string, done bool) error // what has to be so afterwards
}

// manyOpinions is an operation of half a megabyte.
func manyOpinions(tx *Tx) error {
	for i := range 80 {
		if err := tx.SaveOpinionFields(&OpinionFields{Day: "2026-11-12", Text: fmt.Sprint(i, strings.Repeat("长", 1900))}); err != nil {
			return err
		}
	}
	return nil
}

// startOpen opens a ledger with something in it.
func startOpen(t *testing.T, path string) *DB {
	t.Helper()
	write(t, path, townFile(t))
	db, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return db
}

// longOpinions looks for how many a ledger has.
func longOpinions(want int) func(*testing.T, string, bool) error {
	return func(_ *testing.T, path string, done bool) error {
		db, err := openSource(path)
		if err != nil {
			return err
		}
		defer db.Close()
		n, more := 0, 0
		if done {
			more = want
		}
		err = db.QueryRow("SELECT count(*) FROM opinion WHERE length(text) > 1000").Scan(&n)
		if err == nil && n != more {
			err = fmt.Errorf("%d of %d", n, more)
		}
		return err
	}
}

// fullJobs are all that are tried.
func fullJobs() []fullJob {
	const many = 80
	save := func(_ *testing.T, _ string, db *DB) error { _, err := db.Do("新增", manyOpinions); return err }
	return []fullJob{
		{name: "save", start: startOpen, do: save, holds: longOpinions(many)},
		{name: "photo", start: startOpen, holds: longOpinions(0), do: func(t *testing.T, _ string, db *DB) error {
			_, err := db.AddPhotoFrom("a.jpg", strings.NewReader(string(jpegOf(t, noise(300, 200)))))
			return err
		}},
		{name: "backup", start: startOpen, holds: longOpinions(0), do: func(_ *testing.T, _ string, db *DB) error {
			_, err := db.Backup(WhyManual)
			return err
		}},
		{name: "save as", start: startOpen, holds: longOpinions(0), do: func(_ *testing.T, path string, db *DB) error {
			_, err := db.SaveAs(filepath.Join(filepath.Dir(path), "另存"))
			return err
		}},
		{name: "restore", holds: longOpinions(many), start: func(t *testing.T, path string) *DB {
			other := startOpen(t, filepath.Join(filepath.Dir(path), "再"+Extension))
			do(t, other, "新增", manyOpinions)
			info := backUp(t, other, WhyManual)
			if err := other.Close(); err != nil {
				t.Fatal(err)
			}
			if err := copyFile(info.Path(), filepath.Join(filepath.Dir(path), "备份"+Extension)); err != nil {
				t.Fatal(err)
			}
			write(t, path, townFile(t))
			return nil
		}, do: func(_ *testing.T, path string, _ *DB) error {
			_, err := Restore(filepath.Join(filepath.Dir(path), "备份"+Extension), path, Options{})
			return err
		}},
		{name: "migrate", holds: longOpinions(0), start: func(t *testing.T, path string) *DB {
			if err := copyFile("testdata/schema-1"+Extension, path); err != nil {
				t.Fatal(err)
			}
			return nil
		}, do: openAndClose},
		{name: "create", holds: func(*testing.T, string, bool) error { return nil }, start: func(*testing.T, string) *DB { return nil },
			do: func(_ *testing.T, path string, _ *DB) error {
				db, err := Create(path, Options{})
				if err != nil {
					return err
				}
				return db.Close()
			}},
		{name: "close", holds: func(t *testing.T, path string, _ bool) error { return longOpinions(many)(t, path, true) },
			start: func(t *testing.T, path string) *DB {
				db := startOpen(t, path)
				do(t, db, "新增", manyOpinions)
				return db
			},
			do: func(_ *testing.T, _ string, db *DB) error { return db.Close() },
			room: func(t *testing.T, path string, _ *DB) int64 {
				st, err := os.Stat(path + "-wal")
				if err != nil {
					t.Fatal(err)
				}
				return st.Size()
			}},
	}
}

func openAndClose(_ *testing.T, path string, _ *DB) error {
	db, err := Open(path, Options{})
	if err != nil {
		return err
	}
	return db.Close()
}

// However much room is left on a disk, what is done there is done whole or refused with the reason; with room again it is done. Closing is
// never refused: what was saved is.
func TestFullAtEveryPoint(t *testing.T) {
	for _, job := range append(fullJobs(), fullPlaceJobs()...) {
		t.Run(job.name, func(t *testing.T) {
			disk, points, refused := mounted(t, "24m"), datatest.FullPoints(), 0
			_, room := job.try(t, filepath.Join(disk, "量"), -1)
			for i := range points {
				if no, _ := job.try(t, filepath.Join(disk, fmt.Sprint(i)), room*i/points); no {
					refused++
				}
			}
			t.Logf("%s: %d of %d points refused, up to %d KB of room", job.name, refused, points, room>>10)
			if job.name == "close" && refused > 0 || job.name != "close" && refused == 0 {
				t.Errorf("%s: %d of %d points refused", job.name, refused, points)
			}
		})
	}
}

// try does a job in a folder with so much room left on its disk, or with all of it, and returns whether it was refused, and what it needed.
func (j *fullJob) try(t *testing.T, folder string, room int64) (no bool, needed int64) {
	t.Helper()
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, "台账"+Extension)
	db := j.start(t, path)
	before, _ := datatest.BytesIn(t, folder)
	if j.room != nil {
		needed = j.room(t, path, db)
	}
	if room >= 0 {
		leave(t, filepath.Dir(folder), room)
	}
	err := j.do(t, path, db)
	if room >= 0 {
		makeRoom(t, filepath.Dir(folder))
	}
	after, _ := datatest.BytesIn(t, folder)
	if needed = max(needed, after-before); err != nil {
		no = true
		if !Is(err, DiskFull) && !(Is(err, DiskError) && strings.Contains(err.Error(), "磁盘有没有满")) { // SQLite does not always say why
			t.Errorf("%s with %d bytes of room: %v", j.name, room, err)
		}
		if err := j.holds(t, path, false); err != nil {
			t.Errorf("%s with %d bytes of room is half done: %v", j.name, room, err)
		}
		if err := j.do(t, path, db); err != nil {
			t.Errorf("%s with room again: %v", j.name, err)
		}
	}
	if db != nil {
		_ = db.Close() // once more for some
	}
	if err := j.holds(t, path, true); err != nil {
		t.Errorf("%s after %d bytes of room: %v", j.name, room, err)
	}
	if db, err := Open(path, Options{}); err != nil || db.QuickCheck() != nil || db.Close() != nil {
		t.Errorf("%s after %d bytes of room: %v", j.name, room, err)
	}
	if left, _ := filepath.Glob(folder + "/*" + partSuffix); len(left) > 0 {
		t.Errorf("%s left %v", j.name, left)
	}
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	return no, needed
}
