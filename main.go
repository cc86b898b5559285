// Command liujin keeps the duty ledger (六进履职台账) of a people's congress: a window for the office, commands for the rest.
package main

import (
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"time"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"

	"liujin/app"
	"liujin/assets"
	"liujin/data"
	"liujin/views"
	"liujin/views/console"
	"liujin/views/kit"
	"liujin/views/native"
	"liujin/views/native/clipboard"
	"liujin/views/native/graphics"
	"liujin/views/native/ime"
	_ "liujin/views/native/language"
)

func main() {
	slog.SetDefault(console.OpenLog())
	if len(os.Args) > 1 {
		native.Console()
	}
	program := console.Program{Version: app.Version, Window: openWindow, Stdin: os.Stdin}
	os.Exit(program.Run(os.Args[1:], os.Stdout, os.Stderr))
}

// How much may be allocated before garbage is looked for, in per cent of what is in use.
const (
	windowGC = 40  // most of that are faces, which cost little to look through: seven tenths of what Go's usual 100 takes
	startGC  = 400 // while faces are read, which stay
)

// collect looks for garbage after so much, unless whoever started the program chose.
func collect(percent int) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(percent)
	}
}

// startTime is more than the window takes to come up on an old PC.
const startTime = 3 * time.Second

// title is what the window is called.
const title = "六进履职台账"

// openWindow opens the window, on the ledger that was named if there is one, and returns when it is closed.
func openWindow(ledger string) error {
	if runtime.GOOS == "linux" && os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		return data.Fail(app.Refused, nil, "这台机器没有图形界面，打不开窗口；不用窗口的命令请看 liujin help。")
	}
	if abs, err := filepath.Abs(ledger); err == nil && ledger != "" {
		ledger = abs // the instance that takes it works in another folder
	}
	if native.HandOver(ledger) {
		return nil
	}
	collect(startGC)
	driver, err := graphics.Start()
	if err != nil {
		slog.Error("no way to draw", "err", err) // before the box, which may stay for long
		if runtime.GOOS != "windows" {
			return data.Fail(app.Refused, err, "连不上显示器（DISPLAY=%s），打不开窗口；台账没有任何改动。请在图形界面里打开，不用窗口的命令请看 liujin help。", os.Getenv("DISPLAY"))
		}
		said := graphics.Said(err)
		native.Refuse(title, said)
		return data.Fail(app.Refused, err, "%s", said)
	}
	slog.Info("drawing", "by", driver)
	a := fyneapp.NewWithID("cn.liujin.ledger")
	a.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon()))
	w := a.NewWindow(title)
	w.Resize(fyne.NewSize(1366, 768))

	views.LogFile = console.LogFile()
	views.GiveBack = graphics.GiveBack
	kit.ReadClipboard = clipboard.Bounded(w)
	program := views.Start(w, a.Preferences(), native.LedgerFolder, ledger)
	if err := native.Receive(program.Receive); err != nil {
		slog.Warn("further instances will not be heard", "err", err)
	}
	a.Lifecycle().SetOnStarted(func() { // on the main thread, when the window is there
		program.Started()
		native.Fit(w)
		ime.Follow(w)
		kit.After(startTime, func() { collect(windowGC) })
	})
	w.ShowAndRun()
	return nil
}
