// Command bare is the least window with the program's faces: what starting the program is measured against.
package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"

	"liujin/views/kit"
)

func main() {
	a := app.NewWithID("cn.liujin.bare")
	a.Settings().SetTheme(&kit.Theme{})
	w := a.NewWindow("六进履职台账")
	w.Resize(fyne.NewSize(1366, 768))
	w.SetContent(widget.NewLabel("空窗口"))
	w.ShowAndRun()
}
