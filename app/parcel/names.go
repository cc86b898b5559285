package parcel

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// The limits of a file. A town's has less than a megabyte without photos; the most is a county's with the pictures of a year.
const (
	mostRaw      = 120 << 20 // bytes of the zip
	mostEntries  = 2000
	mostInflated = 200 << 20 // bytes of all that is in it
	mostManifest = 2 << 20
	mostLine     = 64 << 10 // bytes of a row
	mostName     = 80       // characters of one part of a path
)

// reserved can't be in a name on Windows.
const reserved = `<>:"\|?*`

// The names that a file may hold, by folder.
var (
	rowsNames = regexp.MustCompile(`^data/[a-z_]{1,40}\.jsonl$`)
	attached  = regexp.MustCompile(`^(照片|典型|表样|办理)/[^/]+\.(jpg|jpeg|png|pdf|xlsx|docx|txt)$`)
	forPerson = regexp.MustCompile(`^[^/]+\.(pdf|xlsx|txt)$`)
)

// allowed reports whether a name is one that we write: a listed place, an extension that no system runs, characters that every system
// takes.
func allowed(name string) bool {
	if !utf8.ValidString(name) || !norm.NFC.IsNormalString(name) || strings.ContainsAny(name, reserved) {
		return false
	}
	for part := range strings.SplitSeq(name, "/") {
		if part == "" || strings.HasPrefix(part, ".") || strings.HasSuffix(part, ".") || strings.TrimSpace(part) != part ||
			utf8.RuneCountInString(part) > mostName || device(part) {
			return false
		}
	}
	if strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsGraphic(r) }) {
		return false
	}
	switch name {
	case manifestName, signatureName, PrivateName:
		return true
	}
	return rowsNames.MatchString(name) || attached.MatchString(name) || forPerson.MatchString(name)
}

// PartName makes a name that may be sent of a folder, a title as a person wrote it, and an ending. What tells two parts of one title apart
// stands at the beginning of the title.
func PartName(folder, title, ending string) string {
	title = strings.Map(func(r rune) rune {
		if r == '/' || r == utf8.RuneError || strings.ContainsRune(reserved, r) || !unicode.IsGraphic(r) {
			return -1
		}
		return r
	}, norm.NFC.String(strings.ToValidUTF8(title, "")))
	const most = mostName - 10 // an ending has less
	if runes := []rune(title); len(runes) > most {
		title = string(runes[:most])
	}
	return folder + "/" + norm.NFC.String(strings.Trim(title, ". ")) + ending
}

// device reports whether Windows takes a name for one of its devices.
func device(part string) bool {
	stem, _, _ := strings.Cut(strings.ToUpper(part), ".")
	switch stem {
	case "CON", "PRN", "AUX", "NUL":
		return true
	}
	return len(stem) == 4 && (strings.HasPrefix(stem, "COM") || strings.HasPrefix(stem, "LPT")) && stem[3] >= '0' && stem[3] <= '9'
}

// folded is a name as a system sees it that knows no case.
func folded(name string) string { return strings.ToLower(norm.NFC.String(name)) }
