package intake

import (
	"strings"
	"testing"
	"time"
	"unicode"

	"golang.org/x/text/width"

	"liujin/app/sheets"
	"liujin/data/han"
)

const today = "2026-11-23"

func TestDay(t *testing.T) {
	for text, want := range map[string]string{
		"1980.05": "1980-05", "1980年5月": "1980-05", "198005": "1980-05", "1980/5": "1980-05", "1980-5": "1980-05", "19800512": "1980-05-12",
		"１９８０．０５": "1980-05", "1980．05": "1980-05", "1980年05月12日": "1980-05-12", "1980-05-12 00:00:00": "1980-05-12",
		"1980.5.12": "1980-05-12",
		"1980.10":   "1980-10", "1980年1月": "1980-01", "1980/1": "1980-01", "1980年5月生": "1980-05", "1980.05(46岁)": "1980-05",
		" 1980 . 05 ": "1980-05",
		"一九八〇年五月":     "1980-05", "一九八○年十月": "1980-10", "1980、05": "1980-05", "29353": "1980-05-12", "29342": "1980-05", "": "", "/": "",
		"无":      "",
		"1980年5": "1980-05", "1980.5": "1980-05", "1980.12.": "1980-12", "2000-02-29": "2000-02-29",
	} {
		if got, fault := Day(sheets.Cell{Text: text}, today); got != want || fault != "" {
			t.Errorf("%q: got %q (%s), want %q", text, got, fault, want)
		}
	}
	for _, text := range []string{"1980.1", "80.05", "80年5月", "1980.13", "1980", "1980年", "2030.01", "198013", "1899.12", "1981.02.29",
		"约1980年", "19805", "1980.00", "2026.12", "#REF!", "1980.5.32", "8/5"} {
		if got, fault := Day(sheets.Cell{Text: text}, today); got != "" || fault == "" {
			t.Errorf("%q: got %q, wanted a fault", text, got)
		}
	}
}

func TestPhone(t *testing.T) {
	for text, want := range map[string]string{
		"13900001199": "13900001199", "139 0000 1199": "13900001199", "139-0000-1199": "13900001199", "+86 13900001199": "13900001199",
		"86-139-0000-1199": "13900001199",
		"１３９００００１１９９":      "13900001199", "13900001199.0": "13900001199", "13900001199、13900001200": "13900001199",
		"13900001199 13900001200": "13900001199",
		"0515-84123456":           "0515-84123456", "84123456": "84123456", "(0515)84123456": "0515-84123456",
		"0515-84123456\n13900001199": "13900001199", "010-84123456": "010-84123456",
		"手机：13900001199": "13900001199", "13900001199（微信同号）": "13900001199", "661199/13900001199": "13900001199",
		"013900001199":          "13900001199",
		"13,900,001,199":        "13900001199",
		"13900001199（V网661199）": "13900001199", "张三13900001199": "13900001199",
	} {
		if got, _, fault := Phone(sheets.Cell{Text: text}); got != want || fault != "" {
			t.Errorf("%q: got %q (%s), want %q", text, got, fault, want)
		}
	}
	for _, text := range []string{"139****1199", "0515-****1236"} { // as our own sheets have them: nothing is known, nothing is lost
		if got, others, fault := Phone(sheets.Cell{Text: text}); got != "" || len(others) > 0 || fault != "" {
			t.Errorf("%q: got %q (%s)", text, got, fault)
		}
	}
	for _, text := range []string{"1390000119", "139000011999", "1.39E+10", "1.39E10", "661199", "12345", "23900001199",
		"1390000"} {
		if got, _, fault := Phone(sheets.Cell{Text: text}); got != "" || fault == "" {
			t.Errorf("%q: got %q, wanted a fault", text, got)
		}
	}
}

func TestName(t *testing.T) {
	for text, want := range map[string]string{
		"贾　娟": "贾娟", " 王 丽 (女)": "王丽", "王丽（女，回族）": "王丽", "阿依古丽.买买提": "阿依古丽·买买提", "阿依古丽•买买提": "阿依古丽·买买提", "卓玛・才让": "卓玛·才让",
		"高𬭎": "高𬭎", "1.张三": "张三", "★李四": "李四", "张三*": "张三", "赵\n六": "赵六", "": "", "（女）": "", "欧\u200b阳": "欧阳", "#REF!": "",
		"王丽/女": "王丽", "王丽，女，回族": "王丽", "王丽 女": "王丽", "王 丽": "王丽", "01张三": "张三", "张三①": "张三", "2": "",
	} {
		if got, _ := Name(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func FuzzReaders(f *testing.F) {
	for _, s := range []string{"1980.05", "1980年5月12日", "13900001199", "贾　娟（女）", "一九八〇年十二月", "县、镇", "1.39E+10", "12345", "〇年月", "0086"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c := sheets.Cell{Text: s}
		if day, fault := Day(c, today); day != "" {
			if _, err := time.Parse("2006-01-02", (day + "-01")[:10]); err != nil || fault != "" {
				t.Errorf("%q: %q %q", s, day, fault)
			}
		}
		if phone, _, _ := Phone(c); strings.Trim(phone, "0123456789-") != "" {
			t.Errorf("%q: phone %q", s, phone)
		}
		if name, _ := Name(s); strings.ContainsFunc(name, unicode.IsSpace) {
			t.Errorf("%q: name %q", s, name)
		}
		Blank(s)
		Ticked(s)
	})
}

// The quick ways say what the long ones do, of every character.
func TestQuickWays(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		s := string(r)
		if usual(s) && (han.Plain(s) != s || han.Invisible(r)) {
			t.Errorf("%U is not usual", r)
		}
		if r < 0xff00 && width.Fold.String(s) != s && !han.Invisible(r) {
			t.Errorf("%U folds to %q", r, width.Fold.String(s))
		}
	}
	for _, text := range strings.Fields("同上 同 上 〃 ″ “” \"\" ,, ditto DITTO —同上 (同上) 与上同 和上行相同 同前 同左 与左侧相同 同上。 〝 ''") {
		if !mayDitto(text) {
			t.Errorf("%q may be a ditto", text)
		}
	}
}
