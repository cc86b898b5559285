package print

import (
	"strconv"
	"strings"
)

func itoa(n int) string { return strconv.Itoa(n) }

// oneLine is text for a place that has one line: line feeds become spaces.
func oneLine(text string) string { return strings.ReplaceAll(Clean(text), "\n", " ") }
