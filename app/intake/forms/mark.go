package forms

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
	"time"

	"liujin/app/intake"
	"liujin/app/intake/pattern"
	"liujin/app/sheets"
)

// Mark (表号) is what a table is known by, wherever its cells are moved to: whose it is and of which days.
type Mark struct {
	Version  int
	Sample   bool   // a made-up ledger wrote it
	Code     string // of the unit
	From, To string
}

// Version is that of the tables that are written.
const Version = 1

// MarkBegins is what every mark begins with.
const MarkBegins = "LJTB"

var marked = pattern.New(`LJTB(\d{1,3})(S?)-(\d{6,12})-(\d{8})-(\d{8})-([0-9A-F]{4})`)

// String is how it stands in the table: LJTB1-330482101-20261101-20261130-3F2A; the last part tells a slip of the hand.
func (m Mark) String() string {
	sample := ""
	if m.Sample {
		sample = "S"
	}
	text := fmt.Sprintf("%s%d%s-%s-%s-%s", MarkBegins, m.Version, sample, m.Code, strings.ReplaceAll(m.From, "-", ""),
		strings.ReplaceAll(m.To, "-", ""))
	sum := sha256.Sum256([]byte(text))
	return text + "-" + strings.ToUpper(hex.EncodeToString(sum[:2]))
}

// markIn is the mark that stands in a text; false: none does, or one that was changed.
func markIn(text string) (m Mark, ok bool) {
	found := marked.FindStringSubmatch(strings.ToUpper(intake.Fold(intake.Bare(text))))
	if found == nil {
		return m, false
	}
	m.Version, _ = strconv.Atoi(found[1]) // digits, and few
	m.Sample, m.Code, m.From, m.To = found[2] != "", found[3], isoOf(found[4]), isoOf(found[5])
	return m, m.From != "" && m.From <= m.To && m.String() == found[0]
}

// isoOf is a day of eight digits as ISO text; "" there is no such day.
func isoOf(digits string) string {
	day, err := time.Parse("20060102", digits)
	if err != nil {
		return ""
	}
	return day.Format(time.DateOnly)
}

// MarkOf is the mark of a workbook, on whichever sheet and in whichever cell it stands, also one that nobody sees. none: there is no mark.
func MarkOf(book *sheets.Workbook) (m Mark, err error) {
	err = ErrNone
	for i := range book.Sheets {
		for _, row := range book.Sheets[i].Cells {
			for _, c := range row {
				if !strings.Contains(strings.ToUpper(intake.Fold(c.Text)), MarkBegins) {
					continue
				}
				switch found, ok := markIn(c.Text); {
				case !ok:
					return Mark{}, Mismatch("表号“" + intake.Tidy(c.Text) + "”被改动过，认不出是哪个单位、哪一期的。")
				case err == nil && found != m:
					return Mark{}, Mismatch("一个文件里有两张填报表，分不清该收哪一张。")
				default:
					m, err = found, nil
				}
			}
		}
	}
	return m, err
}
