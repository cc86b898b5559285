package table

// Masked is a telephone number as it may go to others: 138****5678.
func Masked(phone string) string {
	r := []rune(phone)
	for i := max(0, len(r)-8); i < len(r)-4 && len(r) > 6; i++ {
		r[i] = '*'
	}
	return string(r)
}

// mobileDigits is how long a mobile number is.
const mobileDigits = 11

// MaskedIn is a text whose mobile numbers are masked: somebody typed one into a note. Longer numbers are none.
func MaskedIn(text string) string {
	b, from := []byte(text), -1
	for i := range len(b) + 1 {
		digit := i < len(b) && b[i] >= '0' && b[i] <= '9'
		if digit && from < 0 {
			from = i
		}
		if !digit && from >= 0 {
			if i-from == mobileDigits && b[from] == '1' && b[from+1] >= '3' {
				copy(b[from:i], Masked(string(b[from:i])))
			}
			from = -1
		}
	}
	return string(b)
}

// Masked is a cell as it may go to others.
func (c Cell) Masked() Cell {
	switch c.Kind {
	case Tel:
		c.Text = Masked(c.Text)
	case Text:
		c.Text = MaskedIn(c.Text)
	}
	return c
}

// Phones reports whether a telephone number stands in the list.
func (l *Listing) Phones() bool {
	for _, row := range l.Rows {
		for _, c := range row {
			if c != c.Masked() {
				return true
			}
		}
	}
	return false
}
