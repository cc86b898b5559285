// Command liujin keeps the duty ledger (六进履职台账) of a people's congress: a window for the office, commands for the rest.
package main

import (
	"log/slog"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"

	"liujin/assets"
	"liujin/views"
)

// version is the program's version; make sets it from FyneApp.toml.
var version = "0.1.0"

func main() {
	slog.SetDefault(openLog())
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// openWindow opens the window, on the ledger that was named if there is one, and returns when it is closed.
func openWindow(ledger string) error {
	a := fyneapp.NewWithID("cn.liujin.ledger")
	a.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon()))
	w := a.NewWindow("六进履职台账")
	w.Resize(fyne.NewSize(1366, 768))
	home, _ := os.UserHomeDir()
	views.Start(w, a.Preferences(), filepath.Join(home, "六进履职台账"), ledger)
	w.ShowAndRun()
	return nil
}
