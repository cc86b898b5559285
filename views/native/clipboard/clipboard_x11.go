//go:build linux

package clipboard

import (
	"errors"
	"fmt"
	"io"
	"log"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// errSilent is the clipboard's owner not answering.
var errSilent = errors.New("clipboard: its owner does not answer")

// patience is how long the owner may be silent: less than a user takes for a window that hangs, and far more than a program needs.
const patience = time.Second

// Bounded returns how to read the clipboard for a window.
func Bounded(w fyne.Window) func(fyne.Clipboard) (string, error) {
	xgb.Logger = log.New(io.Discard, "", 0) // what fails is an error
	return func(c fyne.Clipboard) (string, error) {
		r, err := newReader()
		if err != nil { // no X: no owner to wait for
			return c.Content(), nil
		}
		if own(w, r) {
			r.conn.Close()
			return c.Content(), nil // at once; asked from outside, this very thread would have to answer
		}
		return r.within(patience)
	}
}

// within reads, as long as the owner gives a sign of itself now and then.
func (r *reader) within(silence time.Duration) (string, error) {
	type result struct {
		text string
		err  error
	}
	done, heard := make(chan result, 1), make(chan struct{}, 1)
	go func() {
		defer r.conn.Close()
		text, err := r.read(func() {
			select {
			case heard <- struct{}{}:
			default:
			}
		})
		done <- result{text, err}
	}()
	for {
		select {
		case got := <-done:
			return got.text, got.err
		case <-heard:
		case <-time.After(silence):
			// Some programs end when they answer, at last, somebody who is gone.
			time.AfterFunc(time.Minute, r.conn.Close)
			return "", errSilent
		}
	}
}

// own reports whether it is this program that the clipboard's text was copied in.
func own(w fyne.Window, r *reader) (ours bool) {
	native, ok := w.(driver.NativeWindow)
	if !ok {
		return false
	}
	native.RunNative(func(context any) {
		if c, ok := context.(driver.X11WindowContext); ok {
			mask := xproto.Setup(r.conn).ResourceIdMask // what tells a client's windows from each other
			ours = r.owner&^xproto.Window(mask) == xproto.Window(c.WindowHandle)&^xproto.Window(mask)
		}
	})
	return ours
}

// reader asks for the clipboard's text by a connection of its own.
type reader struct {
	conn                         *xgb.Conn
	window                       xproto.Window // takes the answer
	owner                        xproto.Window // 0: nothing was copied
	clipboard, utf8, incr, place xproto.Atom
}

func newReader() (*reader, error) {
	conn, err := xgb.NewConn()
	if err != nil {
		return nil, fmt.Errorf("connect: %w", err)
	}
	r := &reader{conn: conn}
	if err := r.prepare(); err != nil {
		conn.Close()
		return nil, err
	}
	return r, nil
}

// prepare makes the window, names what is asked for and finds out who has it.
func (r *reader) prepare() (err error) {
	for name, atom := range map[string]*xproto.Atom{"CLIPBOARD": &r.clipboard, "UTF8_STRING": &r.utf8, "INCR": &r.incr,
		"LIUJIN_PASTE": &r.place} {
		reply, err := xproto.InternAtom(r.conn, false, uint16(len(name)), name).Reply()
		if err != nil {
			return fmt.Errorf("atom %s: %w", name, err)
		}
		*atom = reply.Atom
	}
	if r.window, err = xproto.NewWindowId(r.conn); err != nil {
		return fmt.Errorf("window: %w", err)
	}
	root := xproto.Setup(r.conn).DefaultScreen(r.conn).Root
	if err := xproto.CreateWindowChecked(r.conn, 0, r.window, root, 0, 0, 1, 1, 0, xproto.WindowClassInputOnly, 0, xproto.CwEventMask,
		[]uint32{xproto.EventMaskPropertyChange}).Check(); err != nil {
		return fmt.Errorf("window: %w", err)
	}
	owner, err := xproto.GetSelectionOwner(r.conn, r.clipboard).Reply()
	if err != nil {
		return fmt.Errorf("owner: %w", err)
	}
	r.owner = owner.Owner
	return nil
}

// read asks for the text, as UTF-8 or else as Latin-1; heard is called at each sign of the owner.
func (r *reader) read(heard func()) (string, error) {
	if r.owner == 0 {
		return "", nil
	}
	for _, kind := range []xproto.Atom{r.utf8, xproto.AtomString} {
		xproto.ConvertSelection(r.conn, r.window, r.clipboard, kind, r.place, xproto.TimeCurrentTime)
		answered, err := r.answer(heard)
		if err != nil {
			return "", err
		}
		if !answered { // it has no such text
			continue
		}
		content, err := r.content(heard)
		if err != nil || kind == r.utf8 {
			return string(content), err
		}
		var latin []rune
		for _, b := range content {
			latin = append(latin, rune(b))
		}
		return string(latin), nil
	}
	return "", nil
}

// next waits for what the window is told next.
func (r *reader) next(heard func()) (xgb.Event, error) {
	event, err := r.conn.WaitForEvent()
	if event == nil && err == nil { // it was closed
		return nil, errSilent
	}
	heard()
	if err != nil {
		return nil, fmt.Errorf("wait: %w", err)
	}
	return event, nil
}

// answer waits for the owner; false: it has nothing of the kind.
func (r *reader) answer(heard func()) (bool, error) {
	for {
		event, err := r.next(heard)
		if err != nil {
			return false, err
		}
		if notify, ok := event.(xproto.SelectionNotifyEvent); ok {
			return notify.Property != xproto.AtomNone, nil
		}
	}
}

// content takes what the owner has put at the window: all of it, or piece after piece until an empty one.
func (r *reader) content(heard func()) (all []byte, err error) {
	kind, piece, err := r.take()
	if err != nil || kind != r.incr {
		return piece, err
	}
	for {
		event, err := r.next(heard)
		if err != nil {
			return nil, err
		}
		if put, ok := event.(xproto.PropertyNotifyEvent); !ok || put.Atom != r.place || put.State != xproto.PropertyNewValue {
			continue
		}
		if _, piece, err = r.take(); err != nil {
			return nil, err
		}
		if len(piece) == 0 {
			return all, nil
		}
		all = append(all, piece...)
	}
}

// take reads what lies at the window and clears it away.
func (r *reader) take() (xproto.Atom, []byte, error) {
	const most = 1 << 28 // in units of four bytes: a GB
	reply, err := xproto.GetProperty(r.conn, true, r.window, r.place, xproto.GetPropertyTypeAny, 0, most).Reply()
	if err != nil {
		return 0, nil, fmt.Errorf("take: %w", err)
	}
	return reply.Type, reply.Value, nil
}
