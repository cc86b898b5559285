// Package language makes the window's toolkit look for Chinese before it looks at the system's locale.
//
// Under a locale such as C.UTF-8 the toolkit complains on standard error while it is loaded, in every command too. LANGUAGE alone is
// set: it chooses translations and leaves the C library's locale, and with it the input methods, as they are.
//
// The order is safe: a package is loaded as soon as what it imports is, in the order of import paths (Go specification, package
// initialization), and this one imports nothing but syscall, which the toolkit needs too.
package language

import "syscall"

func init() {
	if _, set := syscall.Getenv("LANGUAGE"); !set {
		// If it can't be set the toolkit speaks the system's language; nothing else depends on it.
		_ = syscall.Setenv("LANGUAGE", "zh_CN")
	}
}
