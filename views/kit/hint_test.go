package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

const lengthy = "东港镇人民代表大会主席团关于进一步加强代表联系选民工作的意见"

// pointAt moves the pointer to the middle of a widget and lets it rest there.
func pointAt(o desktop.Hoverable) {
	o.MouseIn(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(6, 6)}})
	if hint.by != nil { // tests have no clock
		showHint()
	}
}

func hinted() string {
	if hint.layer == nil || len(hint.layer.Objects) == 0 {
		return ""
	}
	words := ""
	for _, o := range hint.layer.Objects[0].(*fyne.Container).Objects {
		if p, ok := o.(*Paragraph); ok {
			words = p.Words()
		}
	}
	return words
}

func TestOnlyWhatIsCutIsShownInFull(t *testing.T) {
	h := newHost(t)
	press := Link("", nil)
	press.SetTextWithin("撤销："+lengthy, 120)
	choice := NewChoice(h, []string{lengthy}, nil)
	choice.SetSelected(lengthy)
	entry := NewEntry(h)
	entry.SetText(lengthy)
	for name, o := range map[string]interface {
		fyne.CanvasObject
		desktop.Hoverable
	}{"label": OneLine(widget.NewLabel(lengthy)), "press": press, "choice": choice, "entry": entry,
		"suggestion": newSuggestion(lengthy, false, nil), "caption": newCaption(lengthy),
		"line": newPageLine(PartLine{Text: lengthy}, false, func() *container.Scroll { return nil })} {
		t.Run(name, func(t *testing.T) {
			h.window.SetContent(Hinted(container.NewWithoutLayout(o)))
			h.window.Resize(fyne.NewSize(900, 400))
			o.Resize(fyne.NewSize(150, 36))
			if pointAt(o); !strings.HasSuffix(hinted(), lengthy) {
				t.Errorf("cut, and the pointer is told %q", hinted())
			}
			if o.MouseOut(); hinted() != "" {
				t.Errorf("the pointer is gone, and %q stays", hinted())
			}
			if name == "press" { // cut by itself, however wide it is
				return
			}
			o.Resize(fyne.NewSize(860, 36))
			if pointAt(o); hinted() != "" {
				t.Errorf("it can be read, and is told again: %q", hinted())
			}
		})
	}
}

func TestAHintStaysInTheWindowAndGoesWithItsText(t *testing.T) {
	h := newHost(t)
	label := OneLine(widget.NewLabel(lengthy + "，" + lengthy))
	box := container.NewWithoutLayout(label)
	h.window.SetContent(Hinted(box))
	h.window.Resize(fyne.NewSize(400, 200))
	label.Resize(fyne.NewSize(120, 36))
	label.Move(fyne.NewPos(270, 160))
	pointAt(label)
	shown := hint.layer.Objects[0]
	at, end := shown.Position(), shown.Position().Add(shown.Size())
	if at.X < 0 || at.Y < 0 || end.X > 400 || end.Y > 160+36 || !hintStands() {
		t.Errorf("shown from %v to %v", at, end)
	}
	label.SetText("短")
	if hintStands() {
		t.Error("the text is another, and the hint stays")
	}
	label.SetText(lengthy)
	pointAt(label)
	if !hintStands() {
		t.Fatal("no hint")
	}
	label.Move(fyne.NewPos(10, 10)) // as when a list scrolls
	if hintStands() {
		t.Error("the text has moved, and the hint stays")
	}
	close := Dialog(h.window, "问", 300, Prose("？"), func(close func()) []fyne.CanvasObject {
		return []fyne.CanvasObject{Button("好", close)}
	})
	defer close()
	if hinted() != "" {
		t.Error("a dialog covers it, and the hint stays")
	}
}

func TestAHintInADialogLiesInTheDialog(t *testing.T) {
	h := newHost(t)
	h.window.SetContent(Hinted(container.NewVBox()))
	label := OneLine(widget.NewLabel(lengthy))
	close := Dialog(h.window, "问", 260, label, func(close func()) []fyne.CanvasObject { return []fyne.CanvasObject{Button("好", close)} })
	defer close()
	if pointAt(label); hinted() != lengthy {
		t.Errorf("told %q", hinted())
	}
	if layer := layerIn(h.window.Content()); len(layer.Objects) > 0 {
		t.Error("it lies below the dialog")
	}
}
