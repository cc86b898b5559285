// Package language tells the window's toolkit, before it is loaded, what it asks the environment for: that it is to speak Chinese, and for
// how long it keeps what it has drawn.
//
// Under a locale such as C.UTF-8 the toolkit complains on standard error while it is loaded, in every command too. LANGUAGE alone is
// set: it chooses translations and leaves the C library's locale, and with it the input methods, as they are.
//
// Each text that was ever drawn is kept as a picture for a minute of drawing; while somebody types, each key makes another one. Twelve
// seconds are the least that costs nothing while nothing is drawn: below eleven the toolkit looks through the window at each turn.
//
// The order is safe: a package is loaded as soon as what it imports is, in the order of import paths (Go specification, package
// initialization), and this one imports nothing but syscall, which the toolkit needs too.
package language

import "syscall"

func init() {
	for name, value := range map[string]string{"LANGUAGE": "zh_CN", "FYNE_CACHE": "12s"} {
		if _, set := syscall.Getenv(name); !set {
			// If it can't be set the toolkit does as it would without us; nothing else depends on it.
			_ = syscall.Setenv(name, value)
		}
	}
}
