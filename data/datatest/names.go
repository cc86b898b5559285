package datatest

import (
	"fmt"
	"testing"
)

// Name is what OneName calls everybody.
const Name = "张伟"

// OneName has all deputies of a closed ledger bear one name and be of one unit from the beginning: only their birth months differ.
func OneName(t testing.TB, path string) {
	t.Helper()
	Spoil(t, path, "DELETE FROM former_job", fmt.Sprintf(`UPDATE deputy SET name = '%s', employer = '东港镇中心小学教师',
		born = printf('%%d-%%02d', 1950 + n / 12, 1 + n %% 12)
		FROM (SELECT id AS of, row_number() OVER (ORDER BY id) AS n FROM deputy) WHERE id = of`, Name))
}

// Counted has all villages, constituencies and groups of a closed ledger be named by numbers, in no order: 第十村.
func Counted(t testing.TB, path string) {
	t.Helper()
	numeral := `CASE WHEN n >= 20 THEN substr('一二三四五六七八九', n / 10, 1) ELSE '' END || CASE WHEN n >= 10 THEN '十' ELSE '' END ||
		CASE WHEN n % 10 > 0 THEN substr('一二三四五六七八九', n % 10, 1) ELSE '' END`
	for table, what := range map[string]string{"village": "村", "constituency": "选区", "deputy_group": "代表小组"} {
		Spoil(t, path, fmt.Sprintf(`UPDATE %s SET name = '第' || %s || '%s'
			FROM (SELECT id AS of, row_number() OVER (ORDER BY id * 7 %% 11, id DESC) AS n FROM %s) WHERE id = of`, table, numeral, what,
			table))
	}
	Spoil(t, path, "DELETE FROM subject_change", "UPDATE village SET code = ''", "UPDATE deputy_group SET sort = 0")
}
