package importing

import (
	"strings"

	"liujin/app/intake"
	"liujin/data"
	"liujin/data/han"
)

// readKnown notes what tells the matters of the ledger apart.
func (l *matterMatcher) readKnown(a *Book) error {
	if l.of == data.KindOpinion {
		all, err := a.DB().Opinions()
		for i := range all {
			o := &all[i]
			l.note(o.Day, o.Code(), o.Reporter, o.Text, o.Note)
		}
		return err
	}
	all, err := a.DB().Proposals()
	for i := range all {
		p := &all[i]
		lead := ""
		if d := l.deputies[p.LeadID]; d != nil {
			lead = d.Name
		}
		l.note(p.Day, p.Code(), lead, p.Title, p.Note)
	}
	return err
}

// note notes a matter that is there.
func (l *matterMatcher) note(day, code, who, about, note string) {
	for _, key := range matterKeys(day, code, who, about) {
		l.known[key] = true
	}
	for _, key := range numberKeys(day, code, note) {
		l.numbered[key] = append(l.numbered[key], saidBy{han.BareName(who), textKey(about)})
	}
}

// knows reports whether the ledger has a matter of a table; doubt says that it has one of the same number and day that is another.
func (l *matterMatcher) knows(r *MatterImportRow, who string) (is bool, doubt string) {
	keys := matterKeys(r.Day, r.Number, who, r.About())
	if l.known[keys[0]] || r.Number != "" && l.known[keys[1]] {
		return true, ""
	}
	if r.Number == "" {
		return false, ""
	}
	for _, key := range numberKeys(r.Day, r.Number, sourceNumber+r.Number) {
		for _, have := range l.numbered[key] {
			if have.same(saidBy{han.BareName(who), textKey(r.About())}) {
				return true, ""
			}
			doubt = "台账里同一天已有编号“" + r.Number + "”的另一件，人或内容不同，按新的一件导入，请核对是不是重复"
		}
	}
	return false, doubt
}

// sourceNumber begins the line of a note that keeps how the table numbered a matter: by it a second import knows the matter again, also
// where its text was put right since.
const sourceNumber = "原编号："

// matterKeys are by what a matter is surely known again: what it says, by whom and when, or with its number.
func matterKeys(day, code, who, about string) [2]string {
	about = textKey(about)
	return [2]string{day + "\x1f" + han.BareName(who) + "\x1f" + about, "code\x1f" + code + "\x1f" + about}
}

// numberKeys are a matter's day with its number, and with that by which a table numbered it. Every list begins at 1: what is said must be
// alike too.
func numberKeys(day, code, note string) []string {
	keys := []string{"code\x1f" + code + "\x1f" + day}
	for line := range strings.Lines(note) {
		if n, is := strings.CutPrefix(strings.TrimSpace(line), sourceNumber); is {
			keys = append(keys, "source\x1f"+n+"\x1f"+day)
		}
	}
	return keys
}

// saidBy is what a matter says and by whom, as both are compared.
type saidBy struct{ who, about string }

// same reports whether a matter of the same number and day is this one, whose words may have been put right since.
func (s saidBy) same(other saidBy) bool {
	return (s.who == other.who || s.who == "" || other.who == "") && alike(s.about, other.about)
}

// alike reports whether one text holds the other, or most pairs of characters of the longer one are in both.
func alike(a, b string) bool {
	if strings.Contains(a, b) || strings.Contains(b, a) {
		return a != "" && b != ""
	}
	one, other, pairs := []rune(a), []rune(b), map[string]int{}
	for i := 1; i < len(one); i++ {
		pairs[string(one[i-1:i+1])]++
	}
	common := 0
	for i := 1; i < len(other); i++ {
		if pair := string(other[i-1 : i+1]); pairs[pair] > 0 {
			pairs[pair]--
			common++
		}
	}
	return 2*common > max(len(one), len(other))-1
}

// textKey is a text as texts are compared.
func textKey(text string) string { return strings.TrimRight(intake.Fold(intake.Bare(text)), "。.") }
