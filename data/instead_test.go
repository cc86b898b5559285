package data

import (
	"testing"
)

// Whatever a reference can keep from being deleted says what can be done instead.
func TestARefusedDeletionSaysWhatToDo(t *testing.T) {
	db := ledger(t)
	told := map[string]bool{}
	for _, ref := range db.references {
		if ref.guards && insteadOf[ref.to] == "" {
			t.Errorf("%s is protected by %s.%s, and nothing says what to do instead", ref.to, ref.from, ref.column)
		}
		told[ref.to] = told[ref.to] || ref.guards
	}
	for table := range insteadOf {
		if !told[table] {
			t.Errorf("nothing protects %s", table)
		}
	}
}
