package data

import (
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"slices"
	"sort"
	"strings"
	"syscall"

	"modernc.org/sqlite"
)

// Invalid holds one Chinese sentence per field that can't be saved as it stands; the key is the field's name in the form.
type Invalid map[string]string

// Error joins the sentences in the order of the field names, for places without a form.
func (v Invalid) Error() string {
	names := make([]string, 0, len(v))
	for name := range v {
		names = append(names, name)
	}
	sort.Strings(names)
	texts := make([]string, len(names))
	for i, name := range names {
		texts[i] = v[name]
	}
	return strings.Join(texts, "；")
}

// Fields returns the sentences by field name.
func (v Invalid) Fields() map[string]string { return v }

// orNil makes an empty Invalid a nil error, so that Validate can end in one line.
func (v Invalid) orNil() error {
	if len(v) == 0 {
		return nil
	}
	return v
}

// Code names an expected failure; the window chooses what to offer by it, never by the text.
type Code string

// The expected failures.
const (
	InUse         Code = "in-use"         // a record that others point at was to be deleted
	Gone          Code = "gone"           // the record was deleted meanwhile
	Taken         Code = "taken"          // a second record with a name or number that must be unique
	Unlisted      Code = "unlisted"       // a value that the column's CHECK does not take
	Locked        Code = "locked"         // another window has the ledger
	Newer         Code = "newer"          // written by a newer version of the program
	Older         Code = "older"          // must be brought up to date before a command can read it
	Empty         Code = "empty"          // a file of 0 bytes
	NoLedger      Code = "no-ledger"      // some other file
	Damaged       Code = "damaged"        // a ledger whose pages can't be read
	Foreign       Code = "foreign"        // a ledger with tables, triggers or views that this program did not make
	ReadOnly      Code = "read-only"      // the folder or file can't be written
	Network       Code = "network"        // a shared folder, where WAL does not work
	DiskFull      Code = "disk-full"      // no room
	DiskError     Code = "disk-error"     // the disk failed or was unplugged
	Missing       Code = "missing"        // no such file
	Exists        Code = "exists"         // a file is in the way
	OpenElsewhere Code = "open-elsewhere" // an output file is open in another program
	NoPlace       Code = "no-place"       // the second backup place is not there
	BadFile       Code = "bad-file"       // a photo, an attachment, a table or a paste that can't be taken
	Sealed        Code = "sealed"         // an encrypted backup, for which no pass phrase was given
	WrongPhrase   Code = "wrong-phrase"   // a pass phrase that does not open it, or is too short
	Nothing       Code = "nothing"        // nothing to undo or redo
)

// Error is an expected failure: one Chinese sentence for the user, with its cause for the log.
type Error struct {
	Code Code
	Text string
	Err  error
}

// Error returns the sentence for the user.
func (e *Error) Error() string { return e.Text }

// Unwrap returns the technical cause.
func (e *Error) Unwrap() error { return e.Err }

// Fail makes an expected failure.
func Fail(code Code, err error, format string, args ...any) *Error {
	return &Error{Code: code, Text: fmt.Sprintf(format, args...), Err: err}
}

// Is reports whether err is an expected failure of that code.
func Is(err error, code Code) bool {
	var e *Error
	return errors.As(err, &e) && e.Code == code
}

// Sentence is what the user is told of an expected failure, without what the code wrapped around it; ok is false for any other error.
func Sentence(err error) (text string, ok bool) {
	var known *Error
	var invalid Invalid
	switch {
	case errors.As(err, &known):
		return known.Text, true
	case errors.As(err, &invalid):
		return invalid.Error() + "。", true
	}
	return "", false
}

// errInside stands among the causes of a failure whose sentence sends to a page of the open ledger, which an opening that fails can't do.
var errInside = errors.New("told inside the ledger")

// Stale says that a record was changed since the form read it. Current is the record as it is now (a pointer of the saved type).
type Stale struct{ Current any }

// Error returns the sentence for the user.
func (s *Stale) Error() string {
	return "这条记录在您填写期间已被改动，请对照两个版本后再保存。"
}

// Now returns the record as it is now.
func (s *Stale) Now() any { return s.Current }

// SQLite's primary result codes (sqlite.org/rescode.html) that a user can do something about.
const (
	sqliteError      = 1 // wrong SQL: a table or column that is not there
	sqliteBusy       = 5
	sqliteNoMem      = 7
	sqliteReadOnly   = 8
	sqliteInterrupt  = 9
	sqliteIOErr      = 10
	sqliteCorrupt    = 11
	sqliteFull       = 13
	sqliteCantOpen   = 14
	sqliteTooBig     = 18
	sqliteConstraint = 19
	sqliteMismatch   = 20
	sqliteNotADB     = 26
	sqliteCheck      = 275
	sqliteForeignKey = 787
	sqliteUnique     = 2067
)

// noRoom reports whether the disk, or the user's share of it, is full (ENOSPC, EDQUOT; ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL).
func noRoom(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || windowsError(err, 39, 112)
}

// windowsError reports whether err is one of Windows' error numbers, which mean other things elsewhere.
func windowsError(err error, numbers ...syscall.Errno) bool {
	return runtime.GOOS == "windows" && slices.ContainsFunc(numbers, func(n syscall.Errno) bool { return errors.Is(err, n) })
}

// explain turns what SQLite or the system reports into an expected failure, or returns err as it is.
func explain(err error) error {
	if err == nil {
		return nil
	}
	var known *Error
	if errors.As(err, &known) {
		return err
	}
	var s *sqlite.Error
	if errors.As(err, &s) {
		if e := explainSQLite(s, err); e != nil {
			return e
		}
	}
	switch {
	case strings.HasPrefix(err.Error(), "sql: Scan error"): // database/sql has no type for it
		return unreadable(err)
	case noRoom(err):
		return Fail(DiskFull, err, "磁盘已满，内容没有改动。请清理磁盘后再试。")
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return Fail(ReadOnly, err, "没有写入权限，内容没有改动。请把台账放到可以写入的文件夹（如“文档”）再打开。")
	}
	return err
}

// sqliteCode returns the primary result code, 0 when err is not SQLite's.
func sqliteCode(err error) int {
	var s *sqlite.Error
	if errors.As(err, &s) {
		return s.Code() & 0xff
	}
	return 0
}

func explainSQLite(s *sqlite.Error, err error) error {
	if s.Code() == sqliteUnique {
		return Fail(Taken, err, "已经有同名（或同号）的记录，请换一个名称，或在列表里找到原有的那一条修改。")
	}
	if s.Code() == sqliteForeignKey {
		return Fail(Gone, err, "所选的代表、村居或其他记录已经不在了，可能刚被删除。内容没有改动，请重新选择后再保存。")
	}
	if s.Code() == sqliteCheck {
		return Fail(Unlisted, err, "有一项内容是台账不接受的（不在选项之内，或者数字、日期超出了范围），内容没有改动。请逐项核对，从列表里重新选择后再保存。")
	}
	switch s.Code() & 0xff {
	case sqliteFull:
		return Fail(DiskFull, err, "磁盘已满，内容没有改动。请清理磁盘后再试。")
	case sqliteCorrupt, sqliteNotADB:
		return Fail(Damaged, errors.Join(errInside, err), "台账文件已损坏，读不出来。请从“设置与备份”里恢复最近一份备份；原文件会另外保留。")
	case sqliteReadOnly:
		return Fail(ReadOnly, err, "台账所在的文件夹或文件是只读的，无法保存。请把台账放到可以写入的文件夹（如“文档”）再打开。")
	case sqliteCantOpen:
		return Fail(ReadOnly, err, "台账文件打不开：所在的文件夹不能写入（只读或没有权限），或者已经不在了。请检查位置，或把台账复制到“文档”等可以写入的文件夹再打开。")
	case sqliteBusy:
		return Fail(Locked, err, "台账正被另一个程序占用，内容没有改动。请稍等片刻再试。")
	case sqliteIOErr:
		return Fail(DiskError, err, "读写台账文件时磁盘出错，内容没有改动。请检查 U 盘或移动硬盘是否还连着、磁盘有没有满；重新插好后再打开台账。")
	}
	return nil
}
