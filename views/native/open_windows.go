package native

import (
	"os/exec"
	"path/filepath"
	"syscall"

	"golang.org/x/sys/windows"
)

// Open opens a file or folder with the program that is registered for it.
func Open(path string) error {
	file, err := windows.UTF16PtrFromString(filepath.Clean(path))
	if err != nil {
		return err
	}
	return windows.ShellExecute(0, nil, file, nil, nil, windows.SW_SHOWNORMAL)
}

// Reveal shows a file in its folder, chosen.
func Reveal(path string) error {
	// Explorer parts its command line in its own way: only these quotes keep a path with commas or blanks whole.
	c := exec.Command("explorer.exe")
	c.SysProcAttr = &syscall.SysProcAttr{CmdLine: `explorer.exe /select,"` + filepath.Clean(path) + `"`}
	if err := c.Start(); err != nil {
		return Open(filepath.Dir(path))
	}
	go func() { _ = c.Wait() }() // its exit code says nothing: it is 1 when all went well
	return nil
}
