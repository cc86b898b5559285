package console

import (
	"cmp"
	"encoding/json"
	"strings"

	"liujin/app"
	"liujin/app/importing"
	"liujin/app/intake"
	"liujin/app/intake/lessons"
	"liujin/app/intake/matters"
	"liujin/app/intake/visits"
	"liujin/app/sheets"
	"liujin/data"
)

// tableKind takes one kind of table in. A dry run with a ledger says what the import would do, without one what the file says.
type tableKind func(*tableCall) error

// tableKinds are the kinds of tables that are named before the file.
var tableKinds = map[string]tableKind{
	"visits": oldLedger[*visits.Ledger, *importing.VisitImport]{says: "读出走访 %d 次",
		number: func(l *visits.Ledger) int { return len(l.Visits) }, read: importing.ReadVisits, known: (*importing.Book).ReadVisits,
		compare: (*importing.Book).CompareVisits, apply: (*importing.Book).ApplyVisits,
		count: func(p *importing.VisitImport) any { return p.Count() }}.take,
	"lessons": oldLedger[*lessons.Ledger, *importing.LessonImport]{says: "读出培训 %d 场",
		number: func(l *lessons.Ledger) int { return len(l.Lessons) }, read: importing.ReadLessons, known: (*importing.Book).ReadLessons,
		compare: (*importing.Book).CompareLessons, apply: (*importing.Book).ApplyLessons,
		count: func(p *importing.LessonImport) any { return p.Count() }}.take,
	"opinions": oldLedger[*matters.Ledger, *importing.MatterImport]{says: "读出意见建议 %d 件",
		number: func(l *matters.Ledger) int { return len(l.Matters) }, read: importing.ReadOpinions, known: (*importing.Book).ReadOpinions,
		compare: (*importing.Book).CompareOpinions, apply: (*importing.Book).ApplyMatters,
		count: func(p *importing.MatterImport) any { return p.Count() }}.take,
	"proposals": oldLedger[*matters.Ledger, *importing.MatterImport]{says: "读出议案建议 %d 件",
		number: func(l *matters.Ledger) int { return len(l.Matters) }, read: importing.ReadProposals,
		known: (*importing.Book).ReadProposals, compare: (*importing.Book).CompareProposals, apply: (*importing.Book).ApplyMatters,
		count: func(p *importing.MatterImport) any { return p.Count() }}.take,
}

// oldLedger is how one kind of old ledger is read into R and compared as P.
type oldLedger[R interface {
	Found() *intake.Findings
	JSON() ([]byte, error)
}, P interface {
	Compared() *importing.Comparison
	Words() string
}] struct {
	says    string // how many records were read
	number  func(R) int
	read    func(*sheets.Workbook, intake.Options) (R, error)
	known   func(*importing.Book, *sheets.Workbook, intake.Options) (R, error)
	compare func(*importing.Book, R) (P, error)
	apply   func(*importing.Book, P, func(done, total int) (goOn bool)) error
	count   func(P) any
}

func (k oldLedger[R, P]) take(c *tableCall) error {
	if c.ledger == "" {
		if len(c.chosen) > 0 {
			return usage("--choose 要与台账对比才有得选，请加上 --ledger")
		}
		read, err := k.read(c.book, intake.Options{})
		if err != nil {
			return err
		}
		if c.asJSON {
			return c.written(read)
		}
		c.say(k.says+"，问题 %d 处。什么都没有保存。", k.number(read), len(read.Found().Problems))
		c.sayProblems(read.Found().Problems, read.Found().Notes)
		return nil
	}
	return opened(c.ledger, data.Options{ReadOnly: c.dry}, func(db *data.DB) error {
		a := importing.New(app.New(db))
		read, err := k.known(a, c.book, intake.Options{})
		if err != nil {
			return err
		}
		incoming, err := k.compare(a, read)
		for _, one := range c.chosen {
			if err == nil {
				err = incoming.Compared().Answer(one[0], one[1])
			}
		}
		if err == nil && !c.dry {
			err = k.apply(a, incoming, goOn)
		}
		if err != nil {
			return err
		}
		return k.sayOutcome(c, incoming)
	})
}

// sayPlan tells what became of the records, or would.
func (k oldLedger[R, P]) sayOutcome(c *tableCall, incoming P) error {
	said := incoming.Compared()
	if c.asJSON {
		return c.sayCount(k.count(incoming), said)
	}
	saved := ""
	if c.dry {
		saved = "什么都没有保存。"
	}
	c.say("%s，问题 %d 处。%s", incoming.Words(), len(said.Problems), saved)
	c.sayProblems(said.Problems, said.Notes)
	c.sayDoubts(said.Doubts)
	return nil
}

// sayDoubts tells what only the office knows, what was taken, and how to say otherwise.
func (c *call) sayDoubts(all []importing.Doubt) {
	for i := range all {
		d := &all[i]
		var other []string
		for _, o := range d.Options {
			other = append(other, o.Label)
		}
		taken := cmp.Or(d.Answer(), "还没有选，没有记")
		if d.Assumed {
			taken += "（程序的判断）"
		}
		c.say("需要您看一下：%s现在按：%s。可选：%s。要改就加 --choose '%s=选项里的几个字'。", d.Text, taken, strings.Join(other, "；"), d.About)
	}
}

// sayCount writes counts, problems and doubts as one JSON object.
func (c *call) sayCount(count any, said *importing.Comparison) error {
	text, err := json.Marshal(count)
	all := map[string]any{}
	if err == nil {
		err = json.Unmarshal(text, &all)
	}
	if err == nil {
		all["problems"] = append([]intake.Problem{}, said.Problems...)
		all["doubts"] = doubtsTold(said.Doubts)
		text, err = json.Marshal(all)
	}
	if err == nil {
		c.say("%s", text)
	}
	return err
}

// doubtTold is a doubt as the command line prints it.
type doubtTold struct {
	About   string   `json:"about"`
	Text    string   `json:"text"`
	Chosen  string   `json:"chosen"` // "" for nothing
	Assumed bool     `json:"assumed"`
	Options []string `json:"options"`
	Times   int      `json:"times"`
}

func doubtsTold(all []importing.Doubt) []doubtTold {
	out := []doubtTold{}
	for i := range all {
		d := &all[i]
		one := doubtTold{About: d.About, Text: d.Text, Chosen: d.Answer(), Assumed: d.Assumed, Times: d.Times}
		for _, o := range d.Options {
			one.Options = append(one.Options, o.Label)
		}
		out = append(out, one)
	}
	return out
}
