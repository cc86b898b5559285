package data

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"
)

// What a crash leaves in the WAL is read again at the next opening, up to the first page of it that is damaged; where it was deleted
// meanwhile, nothing of it. SQLite says nothing of what is gone then. So the last operation is noted in the lock's file, after it was
// committed and without forcing it to the disk: the note may be older than the ledger, never newer, unless the ledger lost something.

// lastDone is an operation by its line in the audit log.
type lastDone struct {
	seq int64
	at  string
}

// tailNote is where the last operation is noted.
type tailNote struct{ file *os.File }

// The note stands behind the holder's, and is always as long.
const (
	tailAt    = 2 * holderBytes
	tailBytes = 64
)

// open takes the lock's file. That it can't be written is no reason not to open the ledger.
func (t *tailNote) open(name string) {
	t.release()
	t.file, _ = os.OpenFile(name, os.O_RDWR, 0)
}

// note writes an operation down; the zero one takes the note away.
func (t *tailNote) note(done lastDone) {
	if t.file == nil {
		return
	}
	text := bytes.Repeat([]byte(" "), tailBytes)
	if done.seq > 0 {
		copy(text, fmt.Sprintf("%d %s.", done.seq, done.at))
	}
	_, _ = t.file.WriteAt(text, tailAt) // only a crash asks for it
}

// read returns what is noted; nothing after a ledger was closed as it should be.
func (t *tailNote) read() (done lastDone) {
	if t.file == nil {
		return lastDone{}
	}
	text := make([]byte, tailBytes)
	n, _ := t.file.ReadAt(text, tailAt) // a short file ends in io.EOF
	line, whole := strings.CutSuffix(strings.TrimSpace(string(text[:n])), ".")
	seq, at, _ := strings.Cut(line, " ")
	number, err := strconv.ParseInt(seq, 10, 64)
	if _, bad := time.Parse(stampLayout, at); err != nil || bad != nil || !whole {
		return lastDone{}
	}
	return lastDone{number, at}
}

// close lets the file go; when all is in the ledger's own file, nothing can be lost any more.
func (t *tailNote) close(whole bool) {
	if whole {
		t.note(lastDone{})
	}
	t.release()
}

func (t *tailNote) release() {
	if t.file != nil {
		_ = t.file.Close()
		t.file = nil
	}
}

// notedTail is what a crash noted last of the very file that is there; nothing when another was put in its place.
func (db *DB) notedTail() lastDone {
	noted := db.tail.read()
	if noted.seq == 0 || !slices.Contains(db.marks, markOf(db.path)) {
		return lastDone{}
	}
	return noted
}

// lostTail is what a crash took: the last operation that is left, and the last that there was.
type lostTail struct{ left, was lastDone }

// compareTail sees whether the ledger still has what was noted, and notes what it has.
func (db *DB) compareTail(noted lastDone) error {
	left := lastDone{}
	row := db.conn.QueryRowContext(context.Background(), "SELECT seq, coalesce(at, '') FROM audit ORDER BY seq DESC LIMIT 1")
	err := row.Scan(&left.seq, &left.at)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if noted.seq > left.seq {
		db.lost = lostTail{left, noted}
	}
	db.tail.note(left)
	return nil
}

// LostTail says what a crash took from the end of the ledger, "" when nothing; the newest backup that holds some of it, if there is one.
func (db *DB) LostTail() (text string, backup BackupInfo, ok bool) {
	n := db.lost.was.seq - db.lost.left.seq
	if n == 0 {
		return "", backup, false
	}
	clock := func(stamp string) string {
		at, err := time.Parse(stampLayout, stamp)
		if err != nil {
			return "?"
		}
		return at.Local().Format("1月2日 15:04")
	}
	since := ""
	if db.lost.left.seq > 0 {
		since = clock(db.lost.left.at) + " 以后、"
	}
	text = fmt.Sprintf("上次台账没有正常关闭（断电、死机或被强行结束），最后 %d 步操作没有留下来：%s%s 以前的改动，台账里没有了。", n, since, clock(db.lost.was.at))
	all, err := db.Backups()
	if err == nil {
		for _, b := range all {
			if held := b.holds(db.lost); b.Origin == db.origin && b.OK && held > 0 && (!ok || held > backup.holds(db.lost)) {
				backup, ok = b, true
			}
		}
	}
	if !ok {
		return text + "备份里也没有，请对照手边的材料补录。", backup, false
	}
	return fmt.Sprintf("%s%s 的备份里还有其中 %d 步。", text, backup.Time.Local().Format("1月2日 15:04"), backup.holds(db.lost)), backup, true
}

// holds is how many of the lost operations a backup holds. Those after a restore are others under the same numbers: their times say so.
func (b BackupInfo) holds(lost lostTail) int64 {
	seq, at, _ := strings.Cut(b.State, "@")
	n, err := strconv.ParseInt(seq, 10, 64)
	if err != nil || n <= lost.left.seq || n > lost.was.seq || at < lost.left.at || at > lost.was.at {
		return 0
	}
	return n - lost.left.seq
}
