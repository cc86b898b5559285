package face

import "unicode/utf16"

// utf16Text reads a name of the name table.
func utf16Text(b []byte) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = be16(b, 2*i)
	}
	return string(utf16.Decode(units))
}
