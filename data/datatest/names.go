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
