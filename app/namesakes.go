package app

import (
	"strings"
)

// BareName is a name as it is compared: without spaces of any kind.
func BareName(name string) string { return strings.Join(strings.Fields(name), "") }
