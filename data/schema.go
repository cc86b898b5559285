package data

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
)

// A ledger's file may have been anywhere. A trigger, a view, a generated column or an index on an expression in it is a program: it would
// run at our reads and writes. So what a database is made of is compared with what the migrations make before anything else is read.

// schema is what a database is made of: the text of each of its parts by what it is called, such as "table deputy".
type schema map[string]string

// planner are the tables in which SQLite keeps what it has counted for itself; they hold no program.
var planner = map[string]string{"sqlite_stat1": "CREATE TABLE sqlite_stat1(tbl,idx,stat)",
	"sqlite_stat4": "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)"}

// schemaOf reads what a database is made of, byte by byte: made legible, two names would be one. It runs nothing of that.
func schemaOf(q querier) (schema, error) {
	type part struct{ kind, name, table, sql []byte }
	all, err := scanAll(reader{q: q}, func(p *part) []any { return []any{&p.kind, &p.name, &p.table, &p.sql} },
		`SELECT CAST(coalesce(type, '') AS BLOB), CAST(coalesce(name, '') AS BLOB), CAST(coalesce(tbl_name, '') AS BLOB),
			CAST(coalesce(sql, '') AS BLOB) FROM sqlite_master`)
	if err != nil {
		return nil, err
	}
	made := make(schema, len(all))
	for _, p := range all {
		kind, name, text := string(p.kind), string(p.name), string(p.sql)
		switch {
		case text == "" && kind == "index" && strings.HasPrefix(name, "sqlite_autoindex_"): // follows from its table's text
		case text != "" && planner[name] == text:
		default:
			made[kind+" "+name] += text + "\non " + string(p.table) // one of two of the same name must not hide the other
		}
	}
	return made, nil
}

// schemas keeps what schemaAt made, by the last script: the scripts take some fifty milliseconds, and where no digest fits, likeliest asks
// for all versions.
var schemas struct {
	sync.Mutex
	made map[string]schema
}

// schemaAt is what a ledger of a version is made of.
func schemaAt(version int) (schema, error) {
	last := migrations[version-1]
	schemas.Lock()
	defer schemas.Unlock()
	if made, ok := schemas.made[last]; ok {
		return made, nil
	}
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	defer db.Close()
	conn, err := db.Conn(context.Background()) // each connection has a database in memory of its own
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	for _, script := range migrations[:version] {
		if _, err := conn.ExecContext(context.Background(), script); err != nil {
			return nil, err
		}
	}
	made, err := schemaOf(conn)
	if err == nil {
		if schemas.made == nil {
			schemas.made = map[string]schema{}
		}
		schemas.made[last] = made
	}
	return made, err
}

// schemaDigests are the digests of what the migrations make, by version: a ledger that is as it should be is known by its own, without
// running them. TestSchemaDigests says what belongs here.
var schemaDigests = []string{
	"4db033e59b6fef8839752dc165ecaa7edaa6f7dea402afefecfb19bb2303fd62",
	"69c8591aa687681f552aae28cee933089959af9afe602a7d852c1e2a49b7b17d",
	"82b7a4bc6fe281eeabf424c2467e5eb81665106cd60802f8c3ff7339390e25dd",
	"228a4a76cb0642bf81bae604dcd753d81a529a0c9eaa3bd612a063896a875f66",
	"ef1baac91887fc71eec95b91c40505608365fe71ac548f194160504f438dd7fe",
	"b6dc3cffaf56be333447bbd637d5aada0c332ec1753cef45392b74ebd894f461",
	"132bce2a729a4c96225e4f7bb966e1089ae1d4e6d76905cb4bbf33ce62deb0bd",
	"6b3168756ee11c12c0e389d2486cc55ef4865b334a59bcfa40990a6d520257e2",
	"f02ed1826db7af1391f153cfb6e7131555db3a56b07e92a8cef6bde65dd67985",
	"3abd474d2fecaefb0a09f39fc67ce05f13b6b093c768c699ffce8c68021f6875",
}

// digest is the SHA-256 of all parts and their texts.
func (got schema) digest() string {
	parts := slices.Sorted(maps.Keys(got))
	h := sha256.New()
	for _, part := range parts {
		fmt.Fprintf(h, "%d %s %d %s\n", len(part), part, len(got[part]), got[part])
	}
	return hex.EncodeToString(h.Sum(nil))
}

// partNames are the parts of a schema in the user's language.
var partNames = map[string]string{"table": "表", "index": "索引", "trigger": "触发器", "view": "视图"}

// partCalled names a part to the user. What the file itself says is cut short.
func partCalled(part string) string {
	kind, name, _ := strings.Cut(part, " ")
	noun := partNames[kind]
	if noun == "" {
		noun = "来路不明的"
	}
	name = legible(name)
	if r := []rune(name); len(r) > 40 {
		name = string(r[:40]) + "…"
	}
	return noun + "“" + name + "”"
}

// differences says what is otherwise than it should be, each in some words.
func (got schema) differences(want schema) (all []string) {
	for part, text := range want {
		switch {
		case got[part] == "":
			all = append(all, "少了"+partCalled(part))
		case got[part] != text:
			all = append(all, partCalled(part)+"被改动过")
		}
	}
	for part := range got {
		if want[part] == "" {
			all = append(all, "多了"+partCalled(part))
		}
	}
	slices.Sort(all)
	return all
}

// likeliest is the version whose schema has most in common with one.
func (got schema) likeliest() (version int, want schema, err error) {
	best := -1
	for v := schemaVersion(); v > 0; v-- {
		made, err := schemaAt(v)
		if err != nil {
			return 0, nil, err
		}
		same := 0
		for part, text := range made {
			if got[part] == text {
				same += 2
			} else if got[part] != "" {
				same++
			}
		}
		if same -= len(made); same > best || want == nil { // a later version has all that an earlier one has
			version, want, best = v, made, same
		}
	}
	return version, want, nil
}

// ownSchema fails when a database is no ledger, or one that this program has not made as it is: nothing else may be read from it then.
func ownSchema(q querier, name string) error {
	id, version, err := readHead(q)
	var got schema
	if err == nil {
		got, err = schemaOf(q)
	}
	if sqliteCode(err) == sqliteError { // a head or a text that SQLite makes no sense of
		return damaged(name, err)
	}
	if err != nil {
		return explain(err)
	}
	if id == applicationID && version >= 1 && version <= schemaVersion() {
		if version <= len(schemaDigests) && got.digest() == schemaDigests[version-1] {
			return nil
		}
		want, err := schemaAt(version)
		if err != nil {
			return err
		}
		if len(got.differences(want)) == 0 {
			return nil
		}
	}
	likely, want, err := got.likeliest()
	if err != nil {
		return err
	}
	diffs := got.differences(want)
	switch {
	case len(diffs) == 0: // a later step changes the schema (TestSchemaDigests): where it is one of ours, the number is wrong
		return Fail(Damaged, fmt.Errorf("head: id %#x, version %d, schema %d", id, version, likely),
			"台账“%s”的文件头已损坏（里面是台账，标识或数据格式号却不对），所以没有打开，文件没有改动。请从备份恢复，或取出其中的记录另建一本台账。", name)
	case id != applicationID:
		return noLedger(name, nil)
	case version > schemaVersion():
		return newer(version)
	}
	return foreign(name, diffs)
}

// foreign refuses a ledger with parts that this program did not make.
func foreign(name string, diffs []string) error {
	told := diffs
	if len(told) > 3 {
		told = told[:3]
	}
	more := ""
	if len(diffs) > len(told) {
		more = fmt.Sprintf(" 等 %d 处", len(diffs))
	}
	return Fail(Foreign, errors.New(strings.Join(diffs, "; ")),
		"台账“%s”的结构不是本程序建的样子（%s%s），打开它，里面的记录可能被悄悄改掉，所以没有打开，文件没有改动。请取出其中的记录另建一本干净的台账，或从备份恢复。",
		name, strings.Join(told, "、"), more)
}

// damaged refuses a ledger whose file can't be read.
func damaged(name string, err error) error {
	return Fail(Damaged, err, "台账“%s”的文件已损坏，读不出来，文件没有改动。请从备份恢复；恢复时原文件会另外保留。", name)
}

// checkSchema compares the ledger's tables with those that the migrations make.
func (db *DB) checkSchema() ([]string, error) {
	id, version, err := readHead(db.q)
	if err != nil {
		return nil, err
	}
	if id != applicationID || version != schemaVersion() {
		return []string{fmt.Sprintf("台账的标识或数据格式不对（格式 %d，应为 %d）。请用本程序打开一次台账再检查。", version, schemaVersion())}, nil
	}
	want, err := schemaAt(version)
	if err != nil {
		return nil, err
	}
	got, err := schemaOf(db.q)
	if err != nil {
		return nil, err
	}
	faults := got.differences(want)
	for i, d := range faults {
		faults[i] = "台账的结构不对：" + d + "。请从备份恢复。"
	}
	return faults, nil
}
