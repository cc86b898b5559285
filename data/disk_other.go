//go:build !linux && !windows

package data

// diskOf is not known on this system.
func diskOf(string) string { return "" }

// bareMount is not known on this system.
func bareMount(string) bool { return false }

// otherLetters are Windows'.
func otherLetters(string) []string { return nil }
