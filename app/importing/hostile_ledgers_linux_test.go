package importing_test

import (
	"database/sql"
	"errors"
	"io"
	"os"
	"slices"
	"strings"
	"sync"
	"syscall"

	"liujin/app/apptest"
)

// sampleLedger is the bytes of the sample.
var sampleLedger = sync.OnceValues(func() ([]byte, error) {
	made, err := apptest.SampleFiles(apptest.SampleDay)
	if err != nil {
		return nil, err
	}
	f, err := made.Open("示例.ledger")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
})

// ledger is the sample with something done to it, and what lies beside it.
func ledger(name string, change func(good []byte) []byte, beside map[string]flooded) hostile {
	return hostile{name, "ledger", ".ledger", func(path string) error {
		good, err := sampleLedger()
		if err != nil {
			return err
		}
		stem := strings.TrimSuffix(path, ".ledger")
		if err := errors.Join(os.WriteFile(path, change(append([]byte{}, good...)), 0o600),
			os.MkdirAll(stem+".backups", 0o700)); err != nil {
			return err
		}
		for name, content := range beside {
			if err := written(stem+name, content.to); err != nil {
				return err
			}
		}
		return nil
	}}
}

// altered is the sample with SQL done to it past all rules.
func altered(name string, statements ...string) hostile {
	h := ledger(name, func(good []byte) []byte { return good }, nil)
	plainly := h.write
	h.write = func(path string) error {
		if err := plainly(path); err != nil {
			return err
		}
		db, err := sql.Open("sqlite", "file:"+path+"?_pragma=ignore_check_constraints(1)&_pragma=foreign_keys(0)")
		if err != nil {
			return err
		}
		defer db.Close()
		db.SetMaxOpenConns(1)
		for _, s := range statements {
			if _, err := db.Exec(s); err != nil {
				return err
			}
		}
		return nil
	}
	return h
}

// special is a file that is none.
func special(name, where, ending string, make func(path string) error) hostile {
	return hostile{name, where, ending, make}
}

func hostileLedgers() []hostile {
	same := func(good []byte) []byte { return good }
	const endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
	all := []hostile{
		altered("a trigger", "CREATE TRIGGER evil AFTER UPDATE ON deputy BEGIN UPDATE deputy SET phone = '1'; END"),
		altered("a view without end", "ALTER TABLE handler RENAME TO h", "CREATE VIEW handler AS "+endless),
		altered("a column that is a program", "ALTER TABLE deputy ADD COLUMN evil TEXT AS (hex(zeroblob(1000000)))"),
		altered("an index that is a program", "CREATE INDEX evil ON deputy (length(hex(name)))"),
		altered("a text of 60 MB", "UPDATE deputy SET note = CAST(zeroblob(60000000) AS TEXT) WHERE rowid = 1"),
		altered("a setting of 20 MB",
			"INSERT OR REPLACE INTO setting (name, value) VALUES ('list.deputy', replace(hex(zeroblob(10000000)), '00', '[['))"),
		altered("names that lead on and on", `INSERT INTO alias (id, origin, rev, changed_at, subject_table, subject_id, old_id, name)
			WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000)
			SELECT 'x' || i, 'o', 1, 't', 'deputy', 'n' || (i + 1), 'n' || i, 'a' FROM n`),
		ledger("cut in the middle", func(good []byte) []byte { return good[:len(good)/2] }, nil),
		ledger("a page that is itself", func(good []byte) []byte {
			return append(good[:4096], append(append([]byte{}, good[:4096]...), good[8192:]...)...)
		}, nil),
		ledger("nothing but zeros behind the head", func(good []byte) []byte { return append(good[:100], make([]byte, len(good)-100)...) },
			nil),
		ledger("a WAL of garbage", same, map[string]flooded{".ledger-wal": {"\x37\x7f\x06\x82", "abc", 30 * mb, ""}}),
		ledger("a lock of 50 MB", same, map[string]flooded{".lock": {"-{\"user\":\"", "长", 50 * mb, ""}}),
		ledger("an index of backups without end", same, map[string]flooded{".backups/backups.json": {"", "[", 60 * mb, ""}}),
		ledger("backups that name what is outside", same,
			map[string]flooded{".backups/backups.json": {head: `{"backups":[{"name":"../../x"}],"dropping":["../a","..\\b"]}`}}),
		ledger("deep JSON", same, map[string]flooded{".backups/backups.json": {`{"backups":`, "[", 9 * mb, ""}, ".backups/a.json": {"",
			"{\"a\":", 9 * mb, ""}, ".backups/a.ledger": {head: "x"}}),
		special("a pipe", "ledger", ".ledger", func(path string) error { return syscall.Mkfifo(path, 0o600) }),
		special("a link in a circle", "ledger", ".ledger", func(path string) error { return os.Symlink(path, path) }),
		special("a device", "ledger", ".ledger", func(path string) error { return os.Symlink("/dev/zero", path) }),
		special("a folder", "ledger", ".ledger", func(path string) error { return os.Mkdir(path, 0o700) }),
	}
	for _, where := range []string{"table", "picture", "file"} {
		all = append(all, special("a pipe", where, ".xlsx", func(path string) error { return syscall.Mkfifo(path, 0o600) }),
			special("a device", where, ".jpg", func(path string) error { return os.Symlink("/dev/zero", path) }))
	}
	return append(all, hostile{"a ledger", "table", ".xlsx", func(path string) error {
		good, err := sampleLedger()
		return errors.Join(err, os.WriteFile(path, good, 0o600))
	}})
}

// hostilePastes are what is pasted, and may be 50 MB of it.
func hostilePastes() []hostile {
	var all []hostile
	for name, text := range map[string]string{"days": "元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。\n",
		"days of all years": "元旦：1年1月1日至9999年12月31日放假。\n",
		"names":             "1. 赵启明👍\n", "nobody's names": "张三、李四", "a name": "赵", "numbers": "1", "blanks": "　", "brackets": "（",
		"mentions": "@单桂英\u2005"} {
		all = append(all, hostile{"a paste of " + name, "paste", ".txt", func(path string) error {
			return written(path, flooded{"", text,
				4 * mb, ""}.to)
		}})
	}
	slices.SortFunc(all, func(a, b hostile) int { return strings.Compare(a.name, b.name) })
	return all
}
