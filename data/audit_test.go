package data

import (
	"strings"
	"testing"
)

// Each operation is a line, undoing too, with what it changed in Chinese; a line that says nothing sensible is read all the same.
func TestAuditLines(t *testing.T) {
	t.Parallel()
	db := ledger(t)
	v := Village{Name: "甲村", Kind: VillageRural}
	if _, err := db.Do("新增村居“甲村”", func(tx *Tx) error { return tx.SaveVillage(&v) }); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Undo(); err != nil {
		t.Fatal(err)
	}
	if err := db.put("INSERT INTO audit (at, who, label, tables) VALUES ('昨天', '', '', 'x [')"); err != nil {
		t.Fatal(err)
	}
	lines, err := db.AuditLines()
	if err != nil || len(lines) < 3 {
		t.Fatal(err, lines)
	}
	if odd := lines[0]; odd.Kinds() != "" || !odd.Time().IsZero() || odd.When() != "时间已损坏" || odd.Day() != "" {
		t.Errorf("%+v", odd)
	}
	if l := lines[1]; l.Label != "撤销：新增村居“甲村”" || l.Kinds() != "村居" || l.Day() != db.today() || !strings.HasPrefix(l.When(), l.Day()) {
		t.Errorf("%+v %s %s", l, l.Kinds(), l.Day())
	}
	if l := lines[2]; l.Label != "新增村居“甲村”" || strings.ContainsFunc(l.Kinds(), func(r rune) bool { return r < 0x80 }) {
		t.Errorf("%+v %s", l, l.Kinds())
	}
}
