package native

import (
	"fmt"

	"golang.org/x/sys/windows"
)

// Print asks the program that is registered for PDF to print, where it takes the verb (Edge does not).
func Print(path string) error {
	verb, err := windows.UTF16PtrFromString("print")
	if err != nil {
		return err
	}
	file, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return err
	}
	if err := windows.ShellExecute(0, verb, file, nil, nil, windows.SW_SHOWNORMAL); err != nil {
		return fmt.Errorf("%w: %w", ErrNoPrinting, err)
	}
	return nil
}
