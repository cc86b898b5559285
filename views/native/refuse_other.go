//go:build !windows

package native

import (
	"fmt"
	"os"
)

// Refuse says on standard error why there will be no window.
func Refuse(title, text string) { fmt.Fprintln(os.Stderr, title+"："+text) }
