package intake

import (
	"strconv"
	"strings"

	"liujin/app/intake/pattern"
	"liujin/app/sheets"
)

var (
	wholeThousands = pattern.New(`^\d{1,3}(,\d{3})+$`)
	wholeZeros     = pattern.New(`\.0+$`)
)

// counters are what people write behind a number.
const counters = "人次名位场家项件个条期份"

// Whole reads a whole number that is not negative: in full-width digits, with commas, with what it counts behind it (12次). Why a cell holds
// none comes back as a Chinese clause; of one that says nothing both are nothing.
func Whole(c sheets.Cell) (n int, told bool, fault string) {
	text := strings.TrimRight(Fold(Bare(c.Text)), counters)
	switch {
	case c.Kind == sheets.Number:
		text = c.Raw
	case c.Kind == sheets.Date:
		return 0, false, "写的是日期，不是数字"
	case Blank(text):
		return 0, false, ""
	case wholeThousands.MatchString(text):
		text = strings.ReplaceAll(text, ",", "")
	}
	if whole, err := strconv.Atoi(wholeZeros.ReplaceAllString(text, "")); err == nil && whole >= 0 {
		return whole, true, ""
	} else if err == nil {
		return 0, false, "是负数，请填 0 或更大的整数"
	}
	if _, err := strconv.ParseFloat(text, 64); err == nil {
		return 0, false, "不是整数，请填整数"
	}
	return 0, false, "不是数字，请只填一个整数"
}
