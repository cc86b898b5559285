package upward

import (
	"liujin/app/duty"
	"liujin/app/parcel"
	"liujin/data"
)

// Statement (上报内容) is what an office states of the days of a period: rows from which every figure can be counted again. Nothing is in it
// of whoever spoke to a deputy, of telephones and addresses, of leave, ballots and notes, see docs/report-format.md. An id is that of the
// record in the office's ledger, and stays the same in later statements.
type Statement struct {
	Unit   parcel.Unit
	Period parcel.Period
	Until  string // as of which day: the last of the period, or the one on which the statement was made

	Scope      Scope
	Deputies   []Deputy
	Villages   []Village
	Activities []Activity
	Matters    []Matter
	Projects   []Project
	Seats      []Seat
	News       []Piece
	Tasks      []Task
	Enclosures []Enclosure // photos and examples that go along
	Below      Below
}

// Scope is what the figures are about, the only row of its kind: the own congress, and what the activity month of the days wants to reach.
type Scope struct {
	Congress data.Level   `json:"congress"`
	Campaign string       `json:"campaign,omitzero"`
	Targets  data.Targets `json:"targets"`          // in the units of the walk-ins; 0 none
	Reports  bool         `json:"reports,omitzero"` // anybody ever reported to voters: before, nothing is said of it
}

// Deputy is somebody in office on the last day, or named by a row.
type Deputy struct {
	ID       string    `json:"id"`
	Aliases  []string  `json:"aliases,omitzero"` // ids of what turned out to be the same person
	Name     string    `json:"name"`
	Gender   string    `json:"gender,omitzero"`
	Born     string    `json:"born,omitzero"` // 1981-02
	Group    string    `json:"group,omitzero"`
	InOffice bool      `json:"in_office,omitzero"`
	Leader   bool      `json:"leader,omitzero"` // 领导干部
	Party    bool      `json:"party,omitzero"`  // 党员
	Mandates []Mandate `json:"mandates,omitzero"`
	Sessions int       `json:"sessions,omitzero"` // of training in this term
	Hours    int       `json:"hours,omitzero"`    // of them, in tenths of 学时
	First    bool      `json:"first_lesson,omitzero"`
	Asked    string    `json:"report_asked,omitzero"` // the level of the seat of which a report to voters (述职) is asked in its term
	Reported string    `json:"reported,omitzero"`     // the day of the last one
}

// Mandate is a seat that is held on the last day.
type Mandate struct {
	Level        data.Level `json:"level"`
	Term         int        `json:"term,omitzero"`
	Certificate  string     `json:"certificate,omitzero"`
	Constituency string     `json:"constituency,omitzero"` // or the body that elected
}

// Village is one that there is on the last day.
type Village struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Activity is one to which somebody came. What was merged by the last day is named by what it became.
type Activity struct {
	ID       string      `json:"id"`
	Day      string      `json:"day"`
	WalkIn   data.WalkIn `json:"walk_in"`
	Work     string      `json:"work,omitzero"` // 轮值接待, 报告履职
	Topic    string      `json:"topic"`
	Village  string      `json:"village,omitzero"` // id
	Subject  string      `json:"subject,omitzero"` // id of what it was about
	People   int         `json:"people,omitzero"`  // whom it reached
	Hours    int         `json:"hours,omitzero"`   // of training, in tenths of 学时
	Opinions int         `json:"opinions,omitzero"`
	Deputies []string    `json:"deputies"` // ids of those present
}

// Matter is an opinion or a proposal as it stood on the last day. Its text goes up where it is late, or the superior's: without those who
// spoke and without telephones.
type Matter struct {
	ID        string            `json:"id"`
	Kind      data.Kind         `json:"kind"` // opinion, proposal
	Number    string            `json:"number"`
	Day       string            `json:"day"`
	Asks      data.OpinionKind  `json:"asks,omitzero"`
	Category  string            `json:"category,omitzero"`
	Village   string            `json:"village,omitzero"` // its name
	Text      string            `json:"text,omitzero"`
	Route     data.Route        `json:"route,omitzero"`
	Handler   string            `json:"handler,omitzero"`
	State     data.MatterState  `json:"state"`
	Assigned  string            `json:"assigned,omitzero"`
	Due       string            `json:"due,omitzero"`
	Answered  string            `json:"answered,omitzero"`
	Closed    string            `json:"closed,omitzero"`
	Submitted string            `json:"submitted,omitzero"`
	Promised  string            `json:"promised,omitzero"`
	Result    data.MatterResult `json:"result,omitzero"`
	Rating    data.Rating       `json:"rating,omitzero"`
	Attitude  data.Rating       `json:"attitude,omitzero"`
	First     data.Rating       `json:"first_rating,omitzero"`
	Asked     []Asked           `json:"asked,omitzero"`
}

// Asked is one time that a unit was asked for an answer.
type Asked struct {
	Due      string `json:"due,omitzero"`
	Answered string `json:"answered,omitzero"`
}

// Project is a livelihood project (民生实事) of the year of the last day.
type Project struct {
	ID      string            `json:"id"`
	Year    int               `json:"year"`
	Title   string            `json:"title"`
	Handler string            `json:"handler,omitzero"`
	State   data.ProjectState `json:"state"`
	Due     string            `json:"due,omitzero"`
}

// Seat is a planned seat of a shift at a station that is over and was not called off.
type Seat struct {
	ID       string         `json:"id"`
	Shift    string         `json:"shift"`
	Day      string         `json:"day"`
	Station  string         `json:"station"`
	Deputy   string         `json:"deputy"`
	Recorded bool           `json:"recorded,omitzero"`
	State    duty.SeatState `json:"state"`
}

// Piece is a piece of news (信息宣传).
type Piece struct {
	ID     string              `json:"id"`
	Day    string              `json:"day"`
	Kind   data.PublicityKind  `json:"kind"`
	Title  string              `json:"title"`
	Text   string              `json:"text,omitzero"` // of a 典型
	Medium data.Medium         `json:"medium,omitzero"`
	Outlet string              `json:"outlet,omitzero"`
	Level  data.MediumLevel    `json:"level,omitzero"`
	State  data.PublicityState `json:"state,omitzero"`
}

// Task is what a group was given in the activity month, and did so far, in the units of the walk-ins.
type Task struct {
	Group   string       `json:"group"`
	Amounts data.Targets `json:"amounts"`
	Done    data.Targets `json:"done"`
}

// HandedUp are the matters that a statement hands up.
func (s *Statement) HandedUp() (up []Matter) {
	for i := range s.Matters {
		if m := &s.Matters[i]; m.Submitted != "" {
			up = append(up, *m)
		}
	}
	return up
}

// Said is what a matter is about.
func (m *Matter) Said() string {
	if m.Text != "" {
		return m.Text
	}
	return joined(m.Category, m.Village, m.Number)
}
