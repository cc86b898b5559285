package paperwork

import (
	"cmp"
	"fmt"
	"strconv"
	"time"

	"liujin/app/days"
	"liujin/app/duty"
	"liujin/data"
)

// Stamp is what a paper bears by its going out: its number, none where that is 0, and 成文日期.
type Stamp struct {
	Year, Number, Total int
	Dated               string
}

// going says how a paper goes out. What is in no table of these is a working paper: it is printed and nothing is kept.
type going struct {
	about  func(*Book, Order) ([]data.Subject, error) // the records that it is about; nil: the days of the order
	dated  func(*Book, []data.Subject) (string, error)
	public bool // posted or sent up: what others read already is put right by a correction, and both stay
}

// goings are the papers that go out; those with a day of their own carry a number.
var goings = map[string]going{
	data.NoticePaper:   {about: (*Book).noticeAbout, dated: (*Book).noticeDay, public: true},
	data.BulletinPaper: {about: (*Book).bulletinAbout, dated: (*Book).bulletinDay},
	"opinion-assign":   {about: ofOpinions.assigned},
	"opinion-urge":     {about: ofOpinions.urged},
	"opinion-posted":   {about: (*Book).postedAbout, public: true},
	"proposal-assign":  {about: ofProposals.assigned},
	"proposal-urge":    {about: ofProposals.urged},
	"activity-notice":  {about: (*Book).activityAbout},
	"report-result":    {about: (*Book).reportAbout, public: true},
	"training-notice":  {about: (*Book).trainingAbout},
	"meeting":          {about: (*Book).meetingAbout},
	"activity-stats":   {public: true},
	summaryPaper:       {about: (*Book).summaryAbout},
}

// GoesOut reports whether a paper goes out, by its name.
func GoesOut(name string) bool {
	_, ok := goings[name]
	return ok
}

// Public reports a paper that is posted or sent up.
func Public(name string) bool { return goings[name].public }

// paperTitles are what the papers are called, by name.
var paperTitles = map[string]string{}

func init() { // not the variable's value: a paper may list the papers that went out
	for _, p := range Papers {
		paperTitles[p.Name] = p.Title
	}
	paperTitles[data.FilingPaper], paperTitles[data.DownwardPaper] = "上报文件", "发给各单位的文件"
}

// PaperTitle is what a paper is called, by its name.
func PaperTitle(name string) string { return cmp.Or(paperTitles[name], name) }

// Outgoing is a paper that is about to go out: what is asked then, and proposed.
type Outgoing struct {
	Paper    string
	Numbered bool
	Number   int
	Total    int
	Dated    string
	Reason   string       // why it puts an earlier one right
	Earlier  *data.Issued // went out on another day and stands, or is put right by this one; nil: none
	Corrects bool         // it can go out as a correction of that only

	proposed string // 成文日期 as it was proposed

	order Order
	about []data.Subject
	today *data.Issued // went out earlier today: this one takes its place
}

// Order is the order by which the paper is made as it goes out.
func (o *Outgoing) Order() Order {
	out := o.order
	if o.Numbered {
		out.Stamp = &Stamp{Year: o.year(), Number: o.Number, Total: o.Total, Dated: o.Dated}
	}
	return out
}

// year is that of the number: of the paper's day, but a number that was given keeps its own.
func (o *Outgoing) year() int {
	for _, was := range []*data.Issued{o.today, o.Earlier} {
		if was != nil && was.Number == o.Number && was.Year > 0 {
			return was.Year
		}
	}
	year, err := strconv.Atoi(o.Dated[:min(4, len(o.Dated))])
	if err != nil { // its day is refused by the rules
		return 0
	}
	return year
}

// Outgoing says what is asked, and what is proposed, when a paper goes out. Nothing is taken or kept by that.
func (a *Book) Outgoing(name string, o Order) (*Outgoing, error) {
	g := goings[name]
	out := &Outgoing{Paper: name, Numbered: g.dated != nil, Dated: a.Today()}
	if err := o.complete(a.Today()); err != nil {
		return nil, err
	}
	out.order = o
	var err error
	since, until := out.order.From, out.order.To
	if g.about != nil {
		if out.about, err = g.about(a, out.order); err != nil {
			return nil, err
		}
		since, until = "", ""
	}
	same, err := a.DB().IssuedSame(name, out.about, since, until)
	if err != nil {
		return nil, err
	}
	for i := range same {
		was := &same[i]
		switch {
		case o.Corrects == was.ID, o.Corrects == "" && was.Day != a.Today() && out.Earlier == nil: // a later day: the clock was put back
			out.Earlier = was
		case o.Corrects == "" && was.Day == a.Today() && out.today == nil:
			out.today = was
		}
	}
	if o.Corrects != "" && out.Earlier == nil {
		return nil, data.Fail(data.Gone, nil, "要更正的那份文件已经作废，或者它的记录已经不同了。请在“印发登记”里重新选。")
	}
	out.Corrects = o.Corrects != "" || g.public && out.Numbered && out.Earlier != nil && out.today == nil
	err = a.propose(out, g)
	out.proposed = out.Dated
	return out, err
}

// NumberWords say what number and day the paper gets when it goes out.
func (o *Outgoing) NumberWords() string {
	words := "打印或保存就是印发："
	switch {
	case o.Number == 0:
		words += "不编号"
	case o.Paper == data.BulletinPaper && o.Total > 0:
		words += fmt.Sprintf("第 %d 期（总第 %d 期）", o.Number, o.Total)
	case o.Paper == data.BulletinPaper:
		words += fmt.Sprintf("第 %d 期", o.Number)
	default:
		words += fmt.Sprintf("编号 %d", o.Number)
	}
	return words + "，成文日期 " + o.Dated + "。"
}

// propose fills in what the paper bore before, or else the next number of its year and the day that it should bear.
func (a *Book) propose(out *Outgoing, g going) (err error) {
	if !out.Numbered {
		return nil
	}
	if out.Dated, err = g.dated(a, out.about); err != nil {
		return err
	}
	if was := out.today; was != nil {
		out.Number, out.Total, out.Reason = was.Number, was.Total, was.Reason
		if was.Dated != "" {
			out.Dated = was.Dated
		}
		return nil
	}
	if was := out.Earlier; was != nil {
		out.Number, out.Total = was.Number, was.Total
		switch {
		case out.Corrects:
			out.Dated = a.Today()
		case was.Dated != "":
			out.Dated = was.Dated
		}
		return nil
	}
	next, total, err := a.DB().NextIssued(out.Paper, out.year())
	out.Number = next
	if out.Paper == data.BulletinPaper {
		out.Total = total
	}
	return err
}

// stampOf is what a paper bears: what an order says, or what it bore when it went out, or else its day alone, for a look takes no number.
func (a *Book) stampOf(name string, about []data.Subject, o Order, dated func([]data.Subject) (string, error)) (s Stamp, err error) {
	if o.Stamp != nil {
		return *o.Stamp, nil
	}
	same, err := a.DB().IssuedSame(name, about, "", "")
	if err != nil {
		return s, err
	}
	if len(same) > 0 {
		s = Stamp{Year: same[0].Year, Number: same[0].Number, Total: same[0].Total, Dated: same[0].Dated}
	}
	if s.Dated == "" {
		s.Dated, err = dated(about)
	}
	return s, err
}

// noticeAbout are the shifts of a notice.
func (a *Book) noticeAbout(o Order) ([]data.Subject, error) {
	rows, err := a.ahead(o)
	return shiftsOf(rows), err
}

func shiftsOf(rows []duty.ShiftRow) []data.Subject {
	out := make([]data.Subject, len(rows))
	for i := range rows {
		out[i] = data.Subject{Kind: data.KindShift, ID: rows[i].ID}
	}
	return out
}

// noticeDay is the day that a public notice bears: some workdays before its first shift, on which it is to be posted.
func (a *Book) noticeDay(about []data.Subject) (string, error) {
	policy, err := a.DB().DutyPolicy()
	if err != nil {
		return "", err
	}
	first := ""
	for _, s := range about {
		t, err := a.DB().Shift(s.ID)
		if err != nil {
			return "", err
		}
		if first == "" || t.Day < first {
			first = t.Day
		}
	}
	day, err := time.Parse(time.DateOnly, first)
	if err != nil {
		return "", err
	}
	calendar, err := a.Calendar()
	if err != nil {
		return "", err
	}
	return days.ISO(calendar.WorkdaysBefore(day, policy.NoticeDays)), nil
}

func (a *Book) bulletinAbout(o Order) ([]data.Subject, error) {
	b, err := a.bulletinOf("", o)
	if err != nil {
		return nil, err
	}
	return []data.Subject{{Kind: data.KindBulletin, ID: b.ID}}, nil
}

// bulletinDay is the day that a bulletin bears: its own.
func (a *Book) bulletinDay(about []data.Subject) (string, error) {
	b, err := a.DB().Bulletin(about[0].ID)
	return b.Day, err
}

// trainingAbout is the course of a notice; that of a make-up is about its session too.
func (a *Book) trainingAbout(o Order) ([]data.Subject, error) {
	id, err := a.courseOf(o)
	if err != nil {
		return nil, err
	}
	which, err := a.training.NoticeOf(id)
	if err != nil {
		return nil, err
	}
	out := []data.Subject{{Kind: data.KindCourse, ID: which.CourseID}}
	if which.SessionID != "" {
		out = append(out, data.Subject{Kind: data.IssuedSession, ID: which.SessionID})
	}
	return out, nil
}

func (a *Book) meetingAbout(o Order) ([]data.Subject, error) {
	m, err := a.meetingOf(o)
	return []data.Subject{{Kind: data.KindMeeting, ID: m.ID}}, err
}
