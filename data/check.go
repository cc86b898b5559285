package data

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Check looks for everything that could be wrong with a ledger and returns a Chinese sentence for each fault, none when all is well.
// SQLite keeps no checksums of its pages, so that a changed letter goes unseen; photos, files and backups are hashed and are seen.
func (db *DB) Check() ([]string, error) {
	var faults []string
	for _, look := range []func() ([]string, error){
		db.checkPages, db.checkSchema, db.checkRules, db.checkHomes, db.checkActivities, db.checkOwners,
		db.checkSubjectChanges, db.checkAliases,
		func() ([]string, error) { return missingFiles(db.reader, db.files()) }, db.checkCopies,
		db.checkStandings, db.checkNumbers, db.checkTombstones,
	} {
		found, err := look()
		faults = append(faults, found...)
		if err = explain(err); Is(err, Damaged) || isMissingTable(err) {
			faults = append(faults, "有一部分内容读不出来，台账文件已损坏。请从备份恢复；恢复时原文件会另外保留。")
			break
		}
		if err != nil {
			return faults, fmt.Errorf("check: %w", err)
		}
	}
	return faults, nil
}

// isMissingTable reports SQLite's plain error: a table or column that a query needs is not there.
func isMissingTable(err error) bool { return sqliteCode(err) == sqliteError }

// QuickCheck looks at the pages and at what the schema's rules say of the records, which a start-up can afford in the background; damage
// is a Damaged failure.
func (db *DB) QuickCheck() error {
	faults, err := integrity(db.reader, "quick_check")
	if err != nil {
		return explain(err)
	}
	found, err := unsoundIn(db.reader)
	if err != nil {
		return explain(err)
	}
	if len(found.counts) > 0 {
		faults = slices.DeleteFunc(faults, valueFault.MatchString)
	}
	switch {
	case len(faults) > 0:
		return Fail(Damaged, errors.New(strings.Join(faults, "; ")), "台账文件有损坏。请先不要继续录入，在“设置与备份”里恢复最近一份备份；原文件会另外保留。")
	case len(found.counts) > 0:
		return Fail(Damaged, nil, "台账里有内容受损（%s），可能是文件坏了，或者被别的程序改过。请在“设置与备份”里点“检查台账”看是哪几条：能打开的改正后保存，打不开的从备份恢复。",
			countsText(found.counts))
	}
	return nil
}

// checkPages looks at the file, and at what the schema's rules say of its rows.
func (db *DB) checkPages() ([]string, error) {
	pages, err := integrity(db.reader, "integrity_check")
	rows, unread := unsoundIn(db.reader)
	if len(rows.counts) > 0 {
		pages = slices.DeleteFunc(pages, valueFault.MatchString)
	}
	for i, f := range pages {
		pages[i] = "台账文件的存储结构有损坏，请从备份恢复（" + f + "）。"
	}
	return append(pages, rows.faults...), errors.Join(err, unread)
}

// whole is a record with everything that is saved with it: its table, and how to read and check it.
type whole struct {
	table string
	check func(r reader, id string) error
}

// wholes lists the records that have rules; filled by ruled while the package starts. Children are checked with their parent.
var wholes []whole

// ruled has the check hold a table's records against their rules; get reads one of them, whole.
func ruled[T comparable, W any, P interface {
	*W
	Validate() error
}](t *table[T], get func(reader, string) (W, error)) whole {
	wholes = append(wholes, whole{t.name, func(r reader, id string) error {
		v, err := get(r, id)
		if err != nil {
			return err
		}
		return P(&v).Validate()
	}})
	return wholes[len(wholes)-1]
}

// checkRules holds each record against the rules that its form has.
func (db *DB) checkRules() ([]string, error) {
	var faults []string
	for _, w := range wholes {
		ids, err := texts(db.reader, "SELECT id FROM "+w.table+" ORDER BY id")
		if err != nil {
			return faults, err
		}
		for _, id := range ids {
			err := w.check(db.reader, id)
			var bad Invalid
			switch {
			case errors.As(err, &bad):
				faults = append(faults, fmt.Sprintf("%s不合要求：%s。", db.called(w.table, id), bad.Error()))
			case Is(err, Gone): // its shared part is missing: checkReferences says so, or it was deleted meanwhile
			case err != nil:
				return faults, err
			}
		}
	}
	return faults, nil
}

// sentences runs a query that returns one text per fault.
func (db *DB) sentences(query string, args ...any) ([]string, error) {
	return texts(db.reader, query, args...)
}

func (db *DB) checkHomes() ([]string, error) {
	return db.sentences(`SELECT '代表“' || d.name || '”有 ' || count(*) || ' 个主站，只能有一个。请在代表资料里改正。'
		FROM station_member m JOIN deputy d ON d.id = m.deputy_id WHERE m.home = 1 AND m.until IS NULL
		GROUP BY d.id HAVING count(*) > 1 ORDER BY d.name`)
}

// checkOwners finds photos and files whose record is gone.
func (db *DB) checkOwners() ([]string, error) {
	tables, err := db.sentences("SELECT DISTINCT owner_table FROM attachment ORDER BY 1")
	if err != nil {
		return nil, err
	}
	var faults []string
	for _, table := range tables {
		query := "SELECT '附件“' || name || '”不属于任何记录，可能是原记录已删除。它不影响使用。' FROM attachment a WHERE owner_table = ?"
		if slices.ContainsFunc(kinds, func(k kind) bool { return k.name == table }) {
			query += " AND NOT EXISTS (SELECT 1 FROM " + table + " o WHERE o.id = a.owner_id)"
		}
		found, err := db.sentences(query+" ORDER BY name", table)
		if err != nil {
			return faults, err
		}
		faults = append(faults, found...)
	}
	return faults, nil
}

// checkCopies says what the round found damaged in the backups only; what a record shows, missingFiles has read just now.
func (db *DB) checkCopies() ([]string, error) {
	n := db.FileRound().Copies
	if n == 0 {
		return nil, nil
	}
	return []string{fmt.Sprintf("旧备份里有 %d 个照片或附件已损坏，别处也没有完好的。现在的台账用不到它们，只有恢复到那些备份时会缺。", n)}, nil
}

// checkNumbers finds counters below a number that was given: it would be given again.
func (db *DB) checkNumbers() (faults []string, err error) {
	issued := func(paper string) string { return "(SELECT year, number FROM issued WHERE paper = '" + paper + "')" }
	for _, k := range []struct{ counter, from, noun string }{{"opinion", "opinion", "意见"}, {"proposal", "proposal", "议案建议"},
		{"project", "project", "民生实事"}, {"course", "course", "培训"}, {issuedCounter(BulletinPaper), issued(BulletinPaper), "简报"},
		{issuedCounter(NoticePaper), issued(NoticePaper), "接待公告"}} {
		found, err := db.sentences(
			`SELECT o.year || ' 年的`+k.noun+`编号已用到 ' || max(o.number) || '，编号记录却停在 ' || coalesce(c.last, 0) || '，会出现重号。请从备份恢复。'
			FROM `+k.from+` o LEFT JOIN counter c ON c.kind = ? AND c.year = o.year
			GROUP BY o.year HAVING max(o.number) > coalesce(c.last, 0) ORDER BY o.year`, k.counter)
		if faults = append(faults, found...); err != nil {
			return faults, err
		}
	}
	return faults, nil
}

// checkTombstones finds rows that a merge would take for deleted.
func (db *DB) checkTombstones() ([]string, error) {
	var faults []string
	for _, k := range kinds {
		ids, err := db.sentences(
			"SELECT t.id FROM "+k.name+" t JOIN deleted d ON d.table_name = ? AND d.id = t.id WHERE d.rev >= t.rev ORDER BY t.id", k.name)
		if err != nil {
			return faults, err
		}
		for _, id := range ids {
			faults = append(faults, db.called(k.name, id)+"同时记为“已删除”，合并上报时会丢失。请打开它改一处再保存。")
		}
	}
	return faults, nil
}
