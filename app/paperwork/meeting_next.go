package paperwork

import (
	"fmt"
	"slices"
	"strings"

	"liujin/app/days"
	"liujin/app/meetings"
	"liujin/app/papers"
	"liujin/data"
)

// reportNext says what earlier meetings decided that is not done yet, then which training and which shifts come from the meeting's day
// on, in the order of their days: but for what was held by the day that the report speaks of.
func (a *Book) reportNext(r *papers.Report, m *data.Meeting) error {
	day, until := m.Day, a.asOf(m)
	open, err := a.DB().OpenDecisions(until)
	if err != nil {
		return err
	}
	handlers, err := a.HandlerNames(until)
	if err != nil {
		return err
	}
	for i := range open {
		if open[i].MeetingID != m.ID { // its own are in its minutes
			r.Next = append(r.Next, "待落实的会议决定："+meetings.DecisionLine(&open[i], handlers)+"。")
		}
	}
	next, err := a.trainingNext(day, until)
	if err != nil {
		return err
	}
	shifts, err := a.duty.Shifts(day, days.After(day, 6))
	if err != nil {
		return err
	}
	for i := range shifts {
		if s := &shifts[i]; s.State != data.ShiftCancelled && (s.ActivityID == "" || s.Day > until) {
			next = append(next, comingLine{s.Day, fmt.Sprintf("%s（%s）%s接待选民：%s。", days.Short(s.Day), days.Weekday(s.Day, "周"), s.Station,
				s.Names())})
		}
	}
	slices.SortStableFunc(next, func(x, y comingLine) int { return strings.Compare(x.day, y.day) })
	for _, n := range next {
		r.Next = append(r.Next, n.text)
	}
	return nil
}

// comingLine says what comes on a day.
type comingLine struct{ day, text string }

// trainingNext says of each course which session comes next from a day on, but for what was held until another.
func (a *Book) trainingNext(day, until string) (next []comingLine, err error) {
	courses, err := a.training.Courses()
	if err != nil {
		return nil, err
	}
	sessions, err := a.DB().Sessions() // by day
	if err != nil {
		return nil, err
	}
	for i := range courses {
		t := &courses[i]
		at := slices.IndexFunc(sessions, func(s data.Session) bool {
			return s.CourseID == t.ID && s.Day >= day && (s.ActivityID == "" || s.Day > until)
		})
		if at < 0 {
			continue
		}
		s := &sessions[at]
		next = append(next, comingLine{s.Day, fmt.Sprintf("%s（%s）举办%s“%s”，已报名 %d 人。", days.Short(s.Day), days.Weekday(s.Day, "周"),
			t.Issue(), t.Title, t.Enrolled)})
	}
	return next, nil
}
