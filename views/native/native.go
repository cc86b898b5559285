// Package native is what each operating system does in its own way.
package native

import (
	"os"
	"path/filepath"
)

// LedgerFolder is where new ledgers go: 文档/六进履职台账, wherever 文档 really lies.
func LedgerFolder() string { return filepath.Join(documents(), "六进履职台账") }

// home is the user's folder, or the current one where there is none.
func home() string {
	if dir, err := os.UserHomeDir(); err == nil {
		return dir
	}
	return "."
}
