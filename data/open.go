package data

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// applicationID marks our files (PRAGMA application_id): "LJTZ", 六进台账.
const applicationID = 0x4c4a545a

// sqliteHead is how every SQLite database begins.
const sqliteHead = "SQLite format 3\x00"

// Extension is how a ledger's file name ends.
const Extension = ".ledger"

// Options say how a ledger is opened.
type Options struct {
	Source   Source // zero: the system's
	ReadOnly bool   // for commands that run beside an open window
	Key      *Key   // for Restore of an encrypted backup
}

func (o Options) source() Source {
	if o.Source.Now == nil {
		return SystemSource()
	}
	return o.Source
}

// Open opens a ledger, bringing an older schema up to date after a backup. Every reason why it can't be opened is a *Error.
func Open(path string, o Options) (*DB, error) {
	path = trueName(path)
	db := &DB{path: path, readOnly: o.ReadOnly, ids: &idMaker{src: o.source()}}
	if err := checkHeader(path); err != nil {
		return nil, err
	}
	if o.ReadOnly {
		if err := ownWAL(path); err != nil {
			return nil, err
		}
		return db, db.startReadOnly()
	}
	if err := checkPlace(path); err != nil {
		return nil, err
	}
	if manyNames(path) {
		return nil, Fail(Locked, nil, "台账“%s”在磁盘上有不止一个名字（硬链接），从不同的名字打开会损坏数据。请把它连同照片文件夹（.files）复制到另一个文件夹，打开复制的那一份。", filepath.Base(path))
	}
	if err := db.takeLock(); err != nil {
		return nil, err
	}
	err := ownWAL(path)
	if err == nil {
		err = look(path)
	}
	noted := db.notedTail()
	if err == nil {
		db.ownOnly()
		err = db.openWriter("rw")
	}
	if err == nil {
		err = db.start()
	}
	if err == nil {
		err = db.compareTail(noted)
	}
	if err = explain(err); err != nil {
		db.Close()
		if errors.Is(err, errInside) {
			err = damaged(filepath.Base(path), err)
		}
		return nil, err
	}
	return db, nil
}

// ownOnly keeps an older program's ledger and the folders beside it to whoever keeps it.
func (db *DB) ownOnly() {
	ownOnly(db.path, ownFile)
	for _, folder := range []string{db.files().folder, ownPlace(db.path).folder} {
		ownOnly(folder, os.ModeDir|ownFolder)
	}
}

// trueName is the one name of a ledger, whichever way leads to it: lock, photos, backups and SQLite's helper files are found by it.
// On Windows it also has the letters' case of the disk. A name that can't be followed is taken as it is.
func trueName(path string) string {
	if strings.HasPrefix(path, `\\`) {
		return path // a share: refused by its name
	}
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	if folder, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil { // a ledger that is not there yet
		return filepath.Join(folder, filepath.Base(path))
	}
	return path
}

// writerDSN names the database for the connection that writes; PRAGMAs go into it so that a new connection has them too.
func writerDSN(path, mode string) string {
	return fileURL(path, url.Values{"mode": {mode}, "_txlock": {"immediate"}, "_pragma": {"busy_timeout(5000)", "foreign_keys(1)",
		"journal_mode(WAL)", "synchronous(FULL)", "trusted_schema(0)", "cell_size_check(1)", "temp_store(2)"}})
}

// fileURL is a database's name in SQLite's file: form, with the path escaped: a plain one would drop mode, and end at # or ?.
func fileURL(path string, q url.Values) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		abs = path
	}
	slashed := filepath.ToSlash(abs)
	if !strings.HasPrefix(slashed, "/") { // a Windows drive
		slashed = "/" + slashed
	}
	return "file://" + (&url.URL{Path: slashed}).EscapedPath() + "?" + q.Encode()
}

// checkHeader looks at the first page without opening the database (sqlite.org/fileformat.html, 1.3).
func checkHeader(path string) error {
	name := filepath.Base(path)
	for _, suffix := range []string{"-wal", "-shm", "-journal"} {
		if Special(path + suffix) {
			return Fail(NoLedger, nil, "“%s”旁边的“%s”不是普通文件（是链接、文件夹或设备），没有打开。请先把它移走。", name, name+suffix)
		}
	}
	if st, err := os.Stat(path); err == nil && st.IsDir() {
		return Fail(NoLedger, nil, "“%s”是文件夹，不是台账。请选择以 %s 结尾的文件。", name, Extension)
	}
	f, err := OpenRegular(path)
	if errors.Is(err, errSpecial) {
		return Fail(NoLedger, err, "“%s”不是普通文件（是设备、管道之类），不能作为台账或备份打开。", name)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return Fail(Missing, err, "找不到台账“%s”。它可能被移动、改名，或者所在的 U 盘没有插上。", name)
	}
	if windowsError(err, 32, 33) { // ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
		return Fail(Locked, err, "台账“%s”正被另一个程序占用（如网盘同步、杀毒或压缩软件）。请稍等片刻再打开。", name)
	}
	if err != nil {
		return Fail(ReadOnly, err, "台账“%s”打不开：没有读取权限。请检查文件权限，或请管理员帮忙。", name)
	}
	defer f.Close()
	header := make([]byte, 100)
	n, err := io.ReadFull(f, header)
	switch {
	case n == 0:
		return Fail(Empty, err, "“%s”是空文件（0 字节），里面没有台账。请从备份恢复，或新建一本台账。", name)
	case bytes.HasPrefix(header[:n], []byte(sealedHead)):
		return Fail(Sealed, nil, "“%s”是加密的备份，要输口令才能恢复。请打开（或新建）一本台账，在“设置与备份”里点“从别处的备份恢复…”，再选它。", name)
	case err != nil:
		return noLedger(name, err)
	case string(header[:16]) != sqliteHead:
		if binary.BigEndian.Uint32(header[68:]) == applicationID && headFault(header) == "" {
			return damaged(name, errors.New("SQLite's own mark"))
		}
		return noLedger(name, nil)
	case waiting(path): // the newest first page is in the WAL: SQLite reads it
		return nil
	}
	if fault := headFault(header); fault != "" {
		return damaged(name, errors.New(fault))
	}
	id, version := binary.BigEndian.Uint32(header[68:]), int(binary.BigEndian.Uint32(header[60:]))
	if id != applicationID || version > schemaVersion() {
		return look(path) // whose it is, before anything is put beside it
	}
	if st, err := f.Stat(); err == nil && st.Size() < pagesIn(header) {
		return Fail(Damaged, nil, "台账“%s”不完整，后面缺了一段，可能是复制时中断了。请重新复制一次，或从备份恢复；原文件会另外保留。", name)
	}
	return nil
}

// pagesIn returns how long the head says that the file is, 0 when it does not say (written by a SQLite before 3.7).
func pagesIn(header []byte) int64 {
	if !bytes.Equal(header[24:28], header[92:96]) {
		return 0
	}
	size := int64(binary.BigEndian.Uint16(header[16:]))
	if size == 1 {
		size = 1 << 16
	}
	return size * int64(binary.BigEndian.Uint32(header[28:]))
}

// headFault says what of a head is not as SQLite writes it for us, "" when nothing is. SQLite itself takes some of it for a file that can't
// be written, or for one of a later SQLite.
func headFault(header []byte) string {
	size := binary.BigEndian.Uint16(header[16:])
	switch format := binary.BigEndian.Uint32(header[44:]); {
	case size != 1 && (size < 512 || size&(size-1) != 0):
		return fmt.Sprintf("page size %d", size)
	case header[18] < 1 || header[18] > 2 || header[19] < 1 || header[19] > 2:
		return fmt.Sprintf("file format %d, %d", header[18], header[19])
	case header[20] != 0 || header[21] != 64 || header[22] != 32 || header[23] != 32:
		return fmt.Sprintf("payload fractions % x", header[20:24])
	case format < 1 || format > 4:
		return fmt.Sprintf("schema format %d", format)
	case binary.BigEndian.Uint32(header[56:]) != 1:
		return fmt.Sprintf("text encoding %d", binary.BigEndian.Uint32(header[56:]))
	}
	return ""
}

// readHead returns whose file it is and which schema it has.
func readHead(q querier) (id, version int, err error) {
	row := q.QueryRowContext(context.Background(), "SELECT application_id, user_version FROM pragma_application_id, pragma_user_version")
	return id, version, row.Scan(&id, &version)
}

// waiting reports whether changes wait beside a database to be written into it, as after a crash or while it is open.
func waiting(path string) bool {
	st, err := os.Stat(path + "-wal")
	return err == nil && st.Size() > 0
}

func noLedger(name string, err error) error {
	return Fail(NoLedger, err, "“%s”不是六进履职台账的文件。请选择以 %s 结尾的台账；要导入 Excel 名册，请用“导入名册、换届”。", name, Extension)
}

func newer(version int) error {
	return Fail(Newer, nil, "这本台账由更新版本的程序写成（数据格式 %d，本程序只认到 %d）。请先升级本程序；台账没有改动。", version, schemaVersion())
}

// openWriter pins the one connection that writes. It gets no context that can be cancelled: that would drop it, and the undo log with it.
func (db *DB) openWriter(mode string) error {
	writer, err := sql.Open("sqlite", writerDSN(db.path, mode))
	if err != nil {
		return err
	}
	writer.SetMaxOpenConns(1)
	db.writer, db.statements = writer, map[string]*sql.Stmt{}
	if db.conn, err = writer.Conn(context.Background()); err != nil {
		return err
	}
	db.file, err = os.Stat(db.path)
	return err
}

// start migrates, reads the schema, installs the undo log and opens the pool.
func (db *DB) start() error {
	if err := db.migrate(); err != nil {
		return err
	}
	db.reader = reader{q: db.conn, day: db.today}
	if err := db.readSchema(); err != nil {
		return err
	}
	if err := db.watch(); err != nil {
		return err
	}
	// SQLite opens a file that can't be written for reading, and would only say so at the first save.
	if err := db.put("UPDATE setting SET value = value WHERE name = ''"); err != nil {
		return err
	}
	if err := db.startOrigin(); err != nil {
		return err
	}
	if err := db.markOpening(); err != nil {
		return err
	}
	return db.openPool()
}

func (db *DB) startReadOnly() error {
	err := db.openPool()
	if err == nil {
		err = db.notOlder()
	}
	if err == nil {
		err = db.readSchema()
	}
	if err == nil {
		db.origin, err = db.Setting("origin")
	}
	if err != nil {
		db.Close()
	}
	return explain(err)
}

// notOlder fails for a ledger whose schema must be brought up to date first.
func (db *DB) notOlder() error {
	_, version, err := readHead(db.q)
	if err == nil && version < schemaVersion() {
		return Fail(Older, nil, "这本台账还是旧版程序的数据格式（%d，现在是 %d）。请先在窗口里打开它一次，程序会先备份再自动升级，然后重试。", version, schemaVersion())
	}
	return err
}

func (db *DB) openPool() error {
	pool, err := openSource(db.path, "query_only(1)", "temp_store(2)", readCache)
	if err != nil {
		return err
	}
	pool.SetMaxOpenConns(3)
	db.pool, db.reader = pool, reader{pool, db.today}
	return nil
}

// startOrigin reads or makes the ledger's own UUID, and keeps new ids above those given.
func (db *DB) startOrigin() error {
	origin, err := db.Setting("origin")
	if err != nil {
		return err
	}
	if origin == "" {
		if db.origin == "" {
			db.origin = db.ids.next()
		}
		return db.SetSetting("origin", db.origin)
	}
	db.origin = origin
	for _, k := range kinds { // its own rows: another's clock may have stood anywhere
		last, err := scanAll(db.reader, func(id *string) []any {
			return []any{id}
		}, "SELECT id FROM "+k.name+" WHERE origin = ? ORDER BY id DESC LIMIT 1", origin)
		if err != nil {
			return err
		}
		db.ids.above(strings.Join(last, ""))
	}
	return nil
}

// readSchema notes the record tables, what names what and what protects what.
func (db *DB) readSchema() error {
	db.columns, db.references = map[string][]string{}, nil
	for _, k := range kinds {
		names, err := texts(db.reader, "SELECT name FROM pragma_table_info(?) ORDER BY cid", k.name)
		if err != nil {
			return err
		}
		if len(names) == 0 {
			return Fail(Damaged, nil, "台账里缺少“%s”的数据表，文件已损坏。请从备份恢复。", k.title)
		}
		db.columns[k.name] = names
		four := func(r *reference) []any { return []any{&r.from, &r.column, &r.to, &r.guards} }
		refs, err := scanAll(db.reader, four,
			`SELECT ?, "from", "table", on_delete IN ('NO ACTION', 'RESTRICT') FROM pragma_foreign_key_list(?)`, k.name, k.name)
		if err != nil {
			return err
		}
		db.references = append(db.references, refs...)
	}
	return nil
}

// lastAudit returns when the ledger was last changed.
func (db *DB) lastAudit() (time.Time, bool) {
	var at string
	if err := db.q.QueryRowContext(context.Background(), "SELECT at FROM audit ORDER BY seq DESC LIMIT 1").Scan(&at); err != nil {
		return time.Time{}, false
	}
	t, err := time.Parse(stampLayout, at)
	return t, err == nil
}

// LastChange returns when a record was last changed, zero if never.
func (db *DB) LastChange() time.Time {
	t, _ := db.lastAudit()
	return t
}

// ClockWarning returns a sentence when the clock stands before the ledger's last change, "" otherwise.
func (db *DB) ClockWarning() string {
	last, ok := db.lastAudit()
	if now := db.Now(); ok && now.Before(last.Add(-time.Minute)) {
		return fmt.Sprintf("电脑时钟可能不对：现在是 %s，而台账最后一次改动在 %s。请先校准时间，否则期限会算错。", now.Format("2006-01-02 15:04"),
			last.Local().Format("2006-01-02 15:04"))
	}
	return ""
}

// readCache is how much of the ledger a connection that reads keeps at hand, in KB: a busy year with its indexes.
const readCache = "cache_size(-16000)"
