// Command liujin keeps the duty ledger (六进履职台账) of a people's congress: a window for the office, commands for the rest.
package main

import (
	"log/slog"
	"os"

	"runtime"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"

	"liujin/app"
	"liujin/assets"
	"liujin/data"
	"liujin/views"
	"liujin/views/native"
	_ "liujin/views/native/language"
)

// version is the program's version; make sets it from FyneApp.toml.
var version = "0.1.0"

func main() {
	slog.SetDefault(openLog())
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// openWindow opens the window, on the ledger that was named if there is one, and returns when it is closed.
func openWindow(ledger string) error {
	if runtime.GOOS == "linux" && os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		return data.Fail(app.Refused, nil, "这台机器没有图形界面，打不开窗口；不用窗口的命令请看 liujin help。")
	}
	a := fyneapp.NewWithID("cn.liujin.ledger")
	a.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon()))
	w := a.NewWindow("六进履职台账")
	w.Resize(fyne.NewSize(1366, 768))

	views.Start(w, a.Preferences(), native.LedgerFolder(), ledger)
	w.ShowAndRun()
	return nil
}
