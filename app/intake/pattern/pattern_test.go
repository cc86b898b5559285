package pattern_test

import (
	"testing"

	_ "liujin/app/intake/lessons"
	_ "liujin/app/intake/matters"
	"liujin/app/intake/pattern"
	_ "liujin/app/intake/reports"
	_ "liujin/app/intake/roster"
	_ "liujin/app/intake/visits"
)

// Each pattern of the readers can be compiled: one that can't would only be told where it is used.
func TestAllCompile(t *testing.T) {
	if n := pattern.CompileAll(); n < 200 { // it panics where one is wrong
		t.Errorf("%d patterns", n)
	}
}
