package desk

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/papers"
	"liujin/app/table"
	"liujin/data"
)

// Reporting is who of the deputies in office on a day has reported to voters (述职) in the term that runs: of the own congress for whoever
// has a seat there, else of the seat's own. A new term begins anew.
type Reporting struct {
	Seats map[string]data.Level      // of whom it is asked, by the level of that seat; of nobody before it has begun
	Last  map[string]data.ReportBack // the last report in that term
	Begun bool                       // anybody ever reported: before nothing is said of it
	own   data.Level
}

// NewReporting is one of nobody yet, for a congress.
func NewReporting(own data.Level) Reporting {
	return Reporting{Seats: map[string]data.Level{}, Last: map[string]data.ReportBack{}, own: own}
}

// Reporting counts them as of a day.
func (a *Book) Reporting(day string) (r Reporting, err error) {
	own, err := a.OwnOffice()
	if err != nil {
		return r, err
	}
	r = NewReporting(app.CongressOf(&own))
	reports, err := a.DB().ReportsBack(day)
	if r.Begun = len(reports) > 0; err != nil || !r.Begun { // who is asked is nobody's business yet
		return r, err
	}
	terms, err := a.DB().Terms()
	if err != nil {
		return r, err
	}
	mandates, err := a.Mandates()
	if err != nil {
		return r, err
	}
	since := map[string]string{}
	for id, seats := range mandates {
		if seat := r.seat(seats, day); seat != nil {
			r.Seats[id], since[id] = seat.Level, seat.From
			if at := slices.IndexFunc(terms, func(t data.Term) bool { return t.ID == seat.TermID }); at >= 0 {
				since[id] = terms[at].Starts
			}
		}
	}
	for _, one := range reports { // the earliest first
		if r.Seats[one.DeputyID] != "" && one.Day >= since[one.DeputyID] {
			r.Last[one.DeputyID] = one
		}
	}
	return r, nil
}

// seat is the one that a deputy is asked for; nil for whoever holds none on the day.
func (r *Reporting) seat(seats []data.Tenure, day string) (seat *data.Tenure) {
	for i := range seats {
		if t := &seats[i]; t.InOffice(day) && (seat == nil || t.Level == r.own && seat.Level != r.own) {
			seat = t
		}
	}
	return seat
}

// Owes reports whether a deputy in office has not reported in this term; never before anybody did.
func (r *Reporting) Owes(deputyID string) bool {
	return r.Begun && r.Seats[deputyID] != "" && r.Last[deputyID].Day == ""
}

// Done is how many deputies in office reported in this term.
func (r *Reporting) Done() int { return len(r.Last) }

// of says how many of a level did: 镇代表 12/80 名; "" there are none.
func (r *Reporting) of(level data.Level) string {
	done, all := 0, 0
	for id, of := range r.Seats {
		if of == level {
			all++
			done += app.OneIf(r.Last[id].Day != "")
		}
	}
	if all == 0 {
		return ""
	}
	return fmt.Sprintf("%s代表 %d/%d 名", level, done, all)
}

// Of says how many of all did, of whom its link opens the others: 本届已述职：15/93 名; "" before anybody reported.
func (r *Reporting) Of() string {
	if !r.Begun {
		return ""
	}
	return fmt.Sprintf("本届已述职：%d/%d 名", r.Done(), len(r.Seats))
}

// Levels say how many of each level did, the own congress first: 镇代表 12/80 名，县代表 3/13 名.
func (r *Reporting) Levels() string {
	parts := []string{r.of(r.own)}
	for _, level := range data.Levels {
		if level != r.own {
			parts = append(parts, r.of(level))
		}
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), "，")
}

// Words say it all: 本届已述职 15 名（镇代表 12/80 名，县代表 3/13 名）; "" before anybody reported.
func (r *Reporting) Words() string {
	if !r.Begun {
		return ""
	}
	return fmt.Sprintf("本届已述职 %d 名（%s）", r.Done(), r.Levels())
}

// After is Words behind a sign; "" before anybody reported.
func (r *Reporting) After(sign string) string {
	if !r.Begun {
		return ""
	}
	return sign + r.Words()
}

// Said is Words in a report, as of the end of a span, with the way to those who did.
func (r *Reporting) Said(words papers.Words, s app.Span) papers.Words {
	if !r.Begun {
		return words
	}
	return words.Say("；本届已述职 ").Count(r.Done(), " 名", s.Rows(data.KindDeputy, app.ReportedBack).Link()).Say("（%s）", r.Levels())
}

// Asked is of whom a report to voters is asked on the day of a session, by other records: what is proposed of those who take part. It
// returns nil where there is nothing to be proposed.
func (a *Book) Asked(o *data.Outreach) (func(deputyID string) bool, error) {
	if o.Fields.Kind != data.VoterReport || len(o.Deputies) < 2 {
		return nil, nil
	}
	r, err := a.Reporting(cmp.Or(o.Day, a.Today()))
	return r.Owes, err
}

// NewReportBack returns a session to fill in which deputies report, today or on the day that is chosen: among the voters of their
// constituency, where they have one together.
func (a *Book) NewReportBack(ids []string) (data.Outreach, error) {
	o := a.NewOutreach()
	o.Fields.Kind = data.VoterReport
	mandates, err := a.Mandates()
	if err != nil {
		return o, err
	}
	reporting, err := a.Reporting(a.Today())
	if err != nil {
		return o, err
	}
	type place struct{ constituency, electedBy string }
	var places []place
	for _, id := range ids {
		p := data.Participation{DeputyID: id}
		if reporting.Begun && !reporting.Owes(id) { // chosen all the same
			p.ReportRole = data.Reported
		}
		o.Deputies = append(o.Deputies, p)
		one := place{}
		if seat := reporting.seat(mandates[id], a.Today()); seat != nil {
			one = place{seat.ConstituencyID, seat.ElectedBy}
		}
		if !slices.Contains(places, one) {
			places = append(places, one)
		}
	}
	if len(places) == 1 {
		o.Fields.ConstituencyID, o.Fields.ElectedBy = places[0].constituency, places[0].electedBy
	}
	return o, nil
}

// When deputies who have not reported to voters (述职) are spoken of: 代表法 58 asks the presidium to organise it, which is done towards the
// end of a year, or of the term at last.
const (
	reportMonth = "10"
	reportDays  = 90
)

// toReport says who has not reported in this term: in the last quarter of a year, and before the term is expected to be over. Nothing
// before anybody reported.
func (a *Book) toReport() ([]app.Todo, error) {
	when, by, err := a.reportTime()
	if err != nil || when == "" {
		return nil, err
	}
	reporting, err := a.Reporting(a.Today())
	if err != nil || !reporting.Begun {
		return nil, err
	}
	people, err := a.InOrder(a.Today())
	if err != nil {
		return nil, err
	}
	var names, ids []string
	for i := range people {
		if d := &people[i]; reporting.Owes(d.ID) {
			names, ids = append(names, d.Called()), append(ids, d.ID)
		}
	}
	if len(names) == 0 {
		return nil, nil
	}
	span, err := a.DeskSpan()
	if span.To < a.Today() { // the month before is counted, the line is of today
		span.Span = days.MonthSpan(a.Today())
	}
	return []app.Todo{{Line: app.TodoReport, When: when, Tone: table.Info, About: aboutReporting, Items: ids, By: by,
		Rows: span.Rows(data.KindDeputy, app.OweReport),
		Text: fmt.Sprintf("%d 名代表本届还没有述职（代表法第五十八条）：%s", len(names), app.Few(names, mostNamed, ""))}}, err
}

// reportTime says why it is time to speak of reports, and until when; "" it is not.
func (a *Book) reportTime() (when, by string, err error) {
	today := a.Today()
	own, err := a.OwnOffice()
	if err != nil {
		return "", "", err
	}
	terms, err := a.DB().Terms()
	if err != nil {
		return "", "", err
	}
	for i := range terms {
		t := &terms[i]
		if t.Level == app.CongressOf(&own) && t.Runs(today, terms) && t.Ends != "" && t.Ends <= days.After(today, reportDays) {
			return "届满前", t.Ends, nil
		}
	}
	if today[5:7] >= reportMonth {
		return "年底前", today[:4] + "-12-31", nil
	}
	return "", "", nil
}
