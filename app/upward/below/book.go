// Package below is the register of the offices that report to this one, and of what is asked of them (乡镇街道、报送要求).
package below

import (
	"liujin/app/paperwork"
	"liujin/app/upward"
)

// Book is who reports, and what of.
type Book struct {
	*upward.Book
	paperwork *paperwork.Book
}

// New serves what comes from below.
func New(b *upward.Book) *Book { return &Book{b, paperwork.New(b.App)} }
