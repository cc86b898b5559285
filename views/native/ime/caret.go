// Package ime keeps the input method's windows beside the caret, and switches the input method off where no text is typed. The toolkit does
// neither (fyne-io/fyne issue 618): candidates for Chinese would appear in a corner of the
// screen, and keys meant for buttons would begin a word.
package ime

import (
	"reflect"
	"unsafe"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// spot is where the caret stands, in pixels of the window's inside.
type spot struct{ x, y, width, height int }

// entryOf is the field that a focused object is or embeds, nil for none that takes text.
func entryOf(f fyne.Focusable) *widget.Entry {
	if f == nil {
		return nil
	}
	e, ok := f.(*widget.Entry)
	if !ok {
		v := reflect.ValueOf(f)
		if v.Kind() != reflect.Pointer || v.Elem().Kind() != reflect.Struct {
			return nil
		}
		field := v.Elem().FieldByName("Entry")
		if !field.IsValid() || !field.CanAddr() || !field.CanInterface() {
			return nil
		}
		if e, ok = field.Addr().Interface().(*widget.Entry); !ok {
			return nil
		}
	}
	if e.Disabled() || e.Password { // what is hidden must not be shown by an input method
		return nil
	}
	return e
}

// cursorOf is the rectangle that the toolkit draws as the caret, nil where a new version of the toolkit keeps it elsewhere: a test tells.
func cursorOf(e *widget.Entry) fyne.CanvasObject {
	anim := reflect.ValueOf(e).Elem().FieldByName("cursorAnim")
	if anim.Kind() != reflect.Pointer || anim.IsNil() || anim.Elem().Kind() != reflect.Struct {
		return nil
	}
	cursor := anim.Elem().FieldByName("cursor")
	if cursor.Type() != reflect.TypeFor[*canvas.Rectangle]() || cursor.IsNil() {
		return nil
	}
	return (*canvas.Rectangle)(unsafe.Pointer(cursor.Pointer()))
}

// caretOn is where the caret of the field with the focus stands; ok is false where no text is typed.
func caretOn(c fyne.Canvas) (at spot, ok bool) {
	e := entryOf(c.Focused())
	if e == nil {
		return spot{}, false
	}
	d := fyne.CurrentApp().Driver()
	pos, size := d.AbsolutePositionForObject(e).Add(e.CursorPosition()), fyne.NewSize(1, e.MinSize().Height)
	if cursor := cursorOf(e); cursor != nil && cursor.Size().Height > 0 {
		pos, size = d.AbsolutePositionForObject(cursor), cursor.Size()
	}
	at.x, at.y = c.PixelCoordinateForPosition(pos)
	right, bottom := c.PixelCoordinateForPosition(pos.Add(size))
	at.width, at.height = max(1, right-at.x), max(1, bottom-at.y)
	return at, true
}
