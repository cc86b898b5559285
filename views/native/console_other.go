//go:build !windows

package native

// Console does nothing: elsewhere every program has the console that it was typed in.
func Console() {}
