//go:build !linux && !windows

package data

// manyNames is not known on this system.
func manyNames(string) bool { return false }

// onNetwork is not known on this system.
func onNetwork(string) bool { return false }
