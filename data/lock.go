package data

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// A ledger has one writer: X.lock beside X.ledger is locked by the system while it is open, and freed by it when the program dies.
// Who holds it stands in the file behind its first byte: on Windows only that byte can't be read by others. What was done last stands
// behind that (tail.go).

type holder struct {
	User string    `json:"user"`
	Host string    `json:"host"`
	PID  int       `json:"pid"`
	At   time.Time `json:"at"`

	Marks []string `json:"sessions,omitempty"` // the mark in the ledger's file
}

// stem is the ledger's path without its extension: X of X.ledger, X.lock and X.files.
func stem(path string) string {
	if n := len(path) - len(Extension); n > 0 && path[n:] == Extension {
		return path[:n]
	}
	return path
}

func (db *DB) takeLock() error {
	name := stem(db.path) + ".lock"
	// What a link leads to would be written over, a pipe waits for ever.
	if Special(name) {
		return Fail(Locked, nil, "台账旁边的“%s”不是普通文件（是链接、文件夹或设备），台账没有打开。请先把它移走，再打开台账。", filepath.Base(name))
	}
	lock := flock.New(name)
	ok, err := lock.TryLock()
	if err != nil {
		return Fail(ReadOnly, err, "台账所在的文件夹不能写入，无法打开台账。请把台账复制到“文档”等可以写入的文件夹再打开。")
	}
	if !ok {
		return Fail(Locked, nil, "这本台账已经打开了（%s）。请切换到那个窗口；同一本台账同时只能打开一次。", whoHolds(name))
	}
	db.lock = lock
	if noted := readHolder(name).Marks; len(noted) > 0 {
		db.marks = noted
	}
	if db.lockFile, err = os.Stat(name); err != nil {
		return errors.Join(explain(err), lock.Unlock())
	}
	if db.lockedAt.IsZero() {
		db.lockedAt = time.Now()
	}
	db.tail.open(name)
	// Whether the note can be written is no reason not to open: it only tells others who has the ledger.
	_ = db.noteHolder()
	return nil
}

// keepLock takes the lock again when its file was deleted: the next start would not find it locked, and open the ledger a second time.
func (db *DB) keepLock() error {
	now, err := os.Stat(stem(db.path) + ".lock")
	if err == nil && os.SameFile(db.lockFile, now) {
		return nil
	}
	old := db.lock
	if err := db.takeLock(); err != nil {
		db.lock = old
		return err
	}
	return explain(old.Unlock())
}

// noteHolder writes into the lock who holds the ledger.
func (db *DB) noteHolder() error {
	host, _ := os.Hostname() // only for a sentence
	text, err := json.Marshal(holder{User: userName(), Host: host, PID: os.Getpid(), At: time.Now(), Marks: db.marks})
	if err != nil {
		return err
	}
	return writeBehindLock(stem(db.path)+".lock", text)
}

func whoHolds(name string) string {
	h := readHolder(name)
	if h.At.IsZero() {
		return "另一个窗口"
	}
	return fmt.Sprintf("%s 在电脑 %s 上，%s 打开", h.User, h.Host, h.At.Local().Format("1月2日 15:04"))
}

// writeBehindLock replaces what stands behind the locked first byte, up to where the last operation is noted.
func writeBehindLock(name string, text []byte) error {
	if len(text) > holderBytes {
		return fmt.Errorf("note of %d bytes", len(text))
	}
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	text = append(text, bytes.Repeat([]byte(" "), holderBytes-len(text))...)
	if _, err := f.WriteAt(text, 1); err != nil {
		return err
	}
	return f.Sync() // a power cut must not bring an older mark back
}

// holderBytes is the room for a holder's note.
const holderBytes = 4096
