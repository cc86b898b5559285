package importing

import (
	"fmt"
	"slices"
	"strings"

	"liujin/app/intake"
	"liujin/data"
	"liujin/data/han"
)

// Doubt is one thing about a table that only the office knows: who a namesake is, whether an enterprise is one that is there. What is
// chosen holds for all rows of the file.
type Doubt struct {
	Key     string // for Decide
	About   string // what the table says: 王伟, 东港水产; the command line answers by it
	Text    string // the question
	Options []DoubtOption
	Chosen  string // the value of an option, "" for none
	Assumed bool   // chosen by us, not by the office
	Times   int    // how often the table says it
}

// DoubtOption is one answer.
type DoubtOption struct{ Value, Label string }

// Answer is the label of what is chosen, "" for nothing.
func (d *Doubt) Answer() string {
	for _, o := range d.Options {
		if o.Value == d.Chosen {
			return o.Label
		}
	}
	return ""
}

// Values of options that stand for no record.
const (
	leaveOut  = "leave"
	newOne    = "new"
	asWritten = "told" // what the table says and no more
	takeAll   = "all"
)

// doubts are those of one import, as they come up.
type doubts struct {
	answers map[string]string
	at      map[string]int
	list    []Doubt
}

// ask notes a doubt, once for all rows, and returns what holds: the office's answer, else what the doubt brings as chosen.
func (d *doubts) ask(one Doubt) string {
	i, known := d.at[one.Key]
	if !known {
		one.Assumed = one.Chosen != ""
		if answer, ok := d.answers[one.Key]; ok {
			one.Chosen, one.Assumed = answer, false
		}
		i = len(d.list)
		d.at[one.Key] = i
		d.list = append(d.list, one)
	}
	d.list[i].Times++
	return d.list[i].Chosen
}

// Comparison is what there is to say about a table beside the outcome of its records.
type Comparison struct {
	Problems []intake.Problem
	Notes    []string // what was left out when the file was read
	Doubts   []Doubt

	read    []intake.Problem // those that reading the file found
	unread  int              // records left out when the file was read
	matches []intake.Match
	answers map[string]string
	again   func()
}

// Compared is what there is to say, for whoever holds imports of any kind.
func (t *Comparison) Compared() *Comparison { return t }

func comparisonOf(f *intake.Findings, unread int) Comparison {
	return Comparison{Notes: f.Notes, read: f.Problems, unread: unread, matches: f.Matches, answers: map[string]string{}}
}

// follow keeps how the table is compared with the ledger, which each answer changes, and does it once.
func (t *Comparison) follow(compare func(*doubts) []intake.Problem) {
	t.again = func() {
		d := &doubts{answers: t.answers, at: map[string]int{}}
		t.Problems = append(slices.Clone(t.read), compare(d)...)
		t.Doubts = d.list
	}
	t.again()
}

// Decide answers a doubt; the comparison follows.
func (t *Comparison) Decide(key, value string) {
	t.answers[key] = value
	t.again()
}

// Answer answers the doubt about what the table says by a part of one option's label; that there is none is said in a sentence.
func (t *Comparison) Answer(about, hint string) error {
	var all []string
	for _, d := range t.Doubts {
		if all = append(all, d.About); d.About != about {
			continue
		}
		var labels, values []string
		for _, o := range d.Options {
			labels = append(labels, o.Label)
			if strings.Contains(han.BareName(o.Label), han.BareName(hint)) {
				values = append(values, o.Value)
			}
		}
		if hint == "" || len(values) != 1 {
			return data.Fail(data.BadFile, nil, "“%s”选“%s”不能确定是哪一项，没有导入。可选的有：%s。", about, hint, strings.Join(labels, "；"))
		}
		t.Decide(d.Key, values[0])
		return nil
	}
	if len(all) == 0 {
		return data.Fail(data.BadFile, nil, "这张表里没有需要选择的，不用指定“%s”，没有导入。", about)
	}
	return data.Fail(data.BadFile, nil, "这张表里“%s”不需要选择，没有导入。需要选择的是：%s。", about, strings.Join(all, "、"))
}

// Found says how many problems there are, and how many of them the step before could not know.
func (t *Comparison) Found() string {
	more := len(t.Problems) - len(t.read)
	if more == 0 {
		return fmt.Sprintf("共 %d 处问题，都是读表时已经列出的。", len(t.Problems))
	}
	return fmt.Sprintf("共 %d 处问题：读表时的 %d 处，与台账对比又发现 %d 处。", len(t.Problems), len(t.read), more)
}
