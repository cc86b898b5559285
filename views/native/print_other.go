//go:build !windows

package native

import (
	"fmt"
	"os/exec"
)

// Print sends a PDF to the system's printer by lp, where it is present and has a printer.
func Print(path string) error {
	lp, err := exec.LookPath("lp")
	if err != nil {
		return ErrNoPrinting
	}
	if out, err := exec.Command(lp, "-o", "media=A4", "-o", "print-scaling=none", "--", path).CombinedOutput(); err != nil {
		return fmt.Errorf("%w: %s", ErrNoPrinting, out)
	}
	return nil
}
