//go:build !linux && !windows

package data

// diskOf is not known on this system.
func diskOf(string) string { return "" }

// sameDisk is not known on this system.
func sameDisk(_, _ string) bool { return false }

// bareMount is not known on this system.
func bareMount(string) bool { return false }

// otherLetters are Windows'.
func otherLetters(string) []string { return nil }
