package native

import "errors"

// ErrNoPrinting is when the system has no way to print a PDF by itself: it is opened instead, and printed from there.
var ErrNoPrinting = errors.New("no print command for this file")
