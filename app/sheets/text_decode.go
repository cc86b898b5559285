package sheets

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	utf "golang.org/x/text/encoding/unicode"
)

// lostRune stands where a character could not be read.
const lostRune = utf8.RuneError

// padding is what old programs and a crash put behind the end of a file: Ctrl+Z, zeros.
const padding = "\x1a\x00"

// mostLost is one lost character of how many is still a text with a fault; more are no text of that encoding.
const mostLost = 200

// decodeText is the text of a file as UTF-8 with plain line feeds: written in UTF-8, GB 18030 or UTF-16, with its mark or without.
func decodeText(data []byte) (text []byte, err error) {
	whole := data
	data = bytes.TrimRight(data, padding)
	switch kind := utf16Of(data); {
	case kind != nil:
		text, err = kind.NewDecoder().Bytes(even(whole))
		text = bytes.TrimRight(text, padding)
	case readable(data):
		text = bytes.ToValidUTF8(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), []byte(string(lostRune)))
	default:
		text, err = simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	}
	if err != nil || !isText(text) {
		return nil, NotAWork
	}
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(text, []byte("\r"), []byte("\n")), nil
}

// isControl reports a character that no table means: neither a tab nor a line's end.
func isControl(r rune) bool { return r < ' ' && !strings.ContainsRune("\t\r\n", r) || r == 0x7f }

// withoutControls is a cell's text without control characters, and whether there were any.
func withoutControls(text string) (string, bool) {
	if !strings.ContainsFunc(text, isControl) {
		return text, false
	}
	return strings.Map(func(r rune) rune {
		if isControl(r) {
			return -1
		}
		return r
	}, text), true
}

// isText reports whether what was decoded is text: few characters lost, hardly a control character.
func isText(text []byte) bool {
	odd, controls, n := 0, 0, utf8.RuneCount(text)
	for _, r := range string(text) {
		switch {
		case r == lostRune:
			odd++
		case isControl(r):
			controls++
		}
	}
	return odd <= 1+n/mostLost && controls <= 1+n/mostLost
}

// readable reports whether bytes are UTF-8 but for a few: a character may have been cut in the middle.
func readable(data []byte) bool {
	wide, odd, broken := 0, 0, false
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		lost := r == utf8.RuneError && size == 1
		if lost && !broken { // the bytes of one character that was cut
			odd++
		}
		if size > 1 {
			wide++
		}
		broken, data = lost, data[size:]
	}
	return odd == 0 || wide > 0 && odd <= 1+wide/mostLost
}

// utf16Of is how a text in UTF-16 is read, nil for another: by its mark, or else by the zero bytes of its line ends and separators.
func utf16Of(data []byte) encoding.Encoding {
	little, big := utf.UTF16(utf.LittleEndian, utf.UseBOM), utf.UTF16(utf.BigEndian, utf.UseBOM)
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		return little
	case !bytes.ContainsRune(data, 0):
		return nil
	case sense(data, little) > sense(data, big):
		return little
	}
	return big
}

// sense is how many of the first characters are Chinese, digits, letters or separators when read in an encoding.
func sense(data []byte, as encoding.Encoding) (n int) {
	text, err := as.NewDecoder().Bytes(even(data[:min(len(data), 4096)]))
	if err != nil {
		return 0
	}
	for _, r := range string(text) {
		if r < 0x80 && r >= ' ' || strings.ContainsRune("\t\r\n", r) || unicode.Is(unicode.Han, r) && r < 0xa000 && r >= 0x4e00 {
			n++
		}
	}
	return n
}

// even is bytes without a last one that is half a character.
func even(data []byte) []byte { return data[:len(data)&^1] }
