package data

import (
	"bytes"
	"encoding/binary"
)

// orientation reads how the camera was held when it took a JPEG, 1 to 8: the tag 0x0112 of its EXIF part (EXIF 2.3, TIFF 6.0). 1, upright,
// where that is not said or the part is broken, which is no reason to refuse the photo.
func orientation(jpg []byte) int {
	if len(jpg) < 2 {
		return 1
	}
	for rest := jpg[2:]; len(rest) >= 4 && rest[0] == 0xff && rest[1] != 0xda; { // DA: the picture itself begins
		if rest[1] == 0xff { // segments may be filled up
			rest = rest[1:]
			continue
		}
		size := 2 + int(binary.BigEndian.Uint16(rest[2:]))
		if size < 4 || size > len(rest) {
			return 1
		}
		if tiff, ok := bytes.CutPrefix(rest[4:size], []byte("Exif\x00\x00")); ok && rest[1] == 0xe1 {
			return tiffOrientation(tiff)
		}
		rest = rest[size:]
	}
	return 1
}

// tiffOrientation reads the tag from the first directory.
func tiffOrientation(tiff []byte) int {
	var order binary.ByteOrder = binary.LittleEndian
	if len(tiff) < 8 {
		return 1
	}
	if string(tiff[:2]) == "MM" {
		order = binary.BigEndian
	}
	at := int64(order.Uint32(tiff[4:]))
	if at+2 > int64(len(tiff)) {
		return 1
	}
	entries, n := tiff[at+2:], order.Uint16(tiff[at:])
	for ; n > 0 && len(entries) >= 12; n, entries = n-1, entries[12:] {
		if order.Uint16(entries) != 0x0112 {
			continue
		}
		turn := int(order.Uint16(entries[8:]))
		if order.Uint16(entries[2:]) == 4 { // a long, which some programs write
			turn = int(order.Uint32(entries[8:]))
		}
		if turn >= 1 && turn <= 8 {
			return turn
		}
		return 1
	}
	return 1
}
