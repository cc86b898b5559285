package upward

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"liujin/app/days"
	"liujin/app/duty"
	"liujin/app/parcel"
	"liujin/data"
)

// checker reads the rows of an enemy's statement.
type checker struct {
	*Statement
	file   *parcel.Parcel // of the statement
	kind   string
	scopes int
	ids    map[string]map[string]bool // by kind
}

// The most characters that a row's texts have: no record of ours has more.
const (
	mostName  = 60
	mostTitle = 200
	mostText  = 10000
	mostCount = 1_000_000
)

// The most of a kind that one row names.
const (
	mostSeats   = 10 // held at once
	mostAliases = 100
	mostThere   = 10_000
)

// tooMany says that a row names more of a kind than one can.
func tooMany(what string, n, most int) string {
	return fmt.Sprintf("的%s有 %d 个，最多 %d 个", what, n, most)
}

// refuse says which row can't be so.
func (c *checker) refuse(n int, fault string) error {
	return parcel.Refusal(fmt.Sprintf("%s 第 %d 行%s，不能接收。请让发来文件的人检查记录后重新生成。", parcel.RowsName(c.kind), n, fault))
}

// fresh takes an id, which is nobody else's among the rows of the kind.
func (c *checker) fresh(id string) string {
	if id == "" || len(id) > mostName || strings.ContainsFunc(id, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return "没有编号"
	}
	if c.ids[c.kind] == nil {
		c.ids[c.kind] = map[string]bool{}
	}
	if c.ids[c.kind][id] {
		return "和前面的一行编号相同"
	}
	c.ids[c.kind][id] = true
	return ""
}

// knows reports whether the id of another kind is one of its rows; "" is none.
func (c *checker) knows(kind, id string) bool { return id == "" || c.ids[kind][id] }

// texts says whether any text is too long, or no text at all.
func texts(most int, all ...string) string {
	for _, text := range all {
		if utf8.RuneCountInString(text) > most {
			return "文字太长"
		}
		if strings.ContainsRune(text, 0) {
			return "有不能显示的字符"
		}
	}
	return ""
}

// dates says whether any of some texts, each of which may be missing, is no day.
func dates(all ...string) string {
	for _, text := range all {
		if _, err := time.Parse(time.DateOnly, text); text != "" && err != nil {
			return "日期写法不对"
		}
	}
	return ""
}

// numbers says whether any number can't be.
func numbers(all ...int) string {
	for _, n := range all {
		if n < 0 || n > mostCount {
			return "数字不对"
		}
	}
	return ""
}

// oneOf says whether a word is none of a closed list; "" is none.
func oneOf[T ~string](word T, list []T) string {
	if word != "" && !slices.Contains(list, word) {
		return "有不认识的选项"
	}
	return ""
}

// first is the first fault of some.
func first(faults ...string) string {
	for _, f := range faults {
		if f != "" {
			return f
		}
	}
	return ""
}

// within says whether a day is none of the period, or none at all.
func (c *checker) within(day string) string {
	if fault := dates(day); fault != "" || day == "" {
		return "日期写法不对"
	}
	if day < c.Period.From || day > c.Until {
		return fmt.Sprintf("的日期 %s 不在报送期内", days.Short(day))
	}
	return ""
}

func (c *checker) scope(row *Scope) string {
	c.scopes++
	c.Scope = *row
	fault := first(oneOf(row.Congress, data.Levels), texts(mostTitle, row.Campaign), numbers(row.Targets[:]...))
	if row.Congress == "" || c.scopes > 1 {
		fault = "没有说明是哪一级代表"
	}
	return fault
}

func (c *checker) deputy(row *Deputy) string {
	fault := first(c.fresh(row.ID), texts(mostName, row.Name, row.Group), texts(mostName, row.Aliases...), oneOf(data.Gender(row.Gender),
		data.Genders),
		oneOf(data.Level(row.Asked), data.Levels), dates(row.Reported), numbers(row.Sessions, row.Hours))
	switch {
	case row.Name == "":
		return "没有姓名"
	case len(row.Mandates) > mostSeats:
		return tooMany("职务", len(row.Mandates), mostSeats)
	case len(row.Aliases) > mostAliases:
		return tooMany("旧编号", len(row.Aliases), mostAliases)
	}
	if _, err := time.Parse("2006-01", row.Born); row.Born != "" && err != nil {
		return "出生年月写法不对"
	}
	for _, m := range row.Mandates {
		fault = first(fault, oneOf(m.Level, data.Levels), texts(mostName, m.Certificate, m.Constituency), numbers(m.Term))
		if m.Level == "" {
			return "没有代表层级"
		}
	}
	return fault
}

func (c *checker) village(row *Village) string {
	if row.Name == "" {
		return "没有名称"
	}
	return first(c.fresh(row.ID), texts(mostName, row.Name))
}

func (c *checker) activity(row *Activity) string {
	fault := first(c.fresh(row.ID), c.within(row.Day), texts(mostTitle, row.Topic), texts(mostName, row.Village, row.Subject),
		numbers(row.People, row.Hours, row.Opinions))
	switch {
	case fault != "":
		return fault
	case row.WalkIn < 1 || int(row.WalkIn) > len(data.WalkIns):
		return "不属于六个走进"
	case row.WalkIn == data.WalkStation && oneOf(data.ServiceKind(row.Work), data.ServiceKinds) != "",
		row.WalkIn == data.WalkVoters && oneOf(data.OutreachKind(row.Work), data.OutreachKinds) != "",
		row.WalkIn != data.WalkStation && row.WalkIn != data.WalkVoters && row.Work != "":
		return "有不认识的选项"
	case len(row.Deputies) == 0:
		return "没有参加的代表"
	case len(row.Deputies) > mostThere:
		return tooMany("参加的代表", len(row.Deputies), mostThere)
	}
	seen := map[string]bool{}
	for _, id := range row.Deputies {
		if seen[id] || !c.knows(kindDeputy, id) || id == "" {
			return "的代表不在名单里，或写了两遍"
		}
		seen[id] = true
	}
	return ""
}

func (c *checker) matter(row *Matter) string {
	fault := first(c.fresh(row.ID), dates(row.Day, row.Assigned, row.Due, row.Answered, row.Closed, row.Submitted, row.Promised),
		texts(mostName, row.Number, row.Category, row.Village, row.Handler), texts(mostText, row.Text), oneOf(row.Asks, data.OpinionKinds),
		oneOf(row.Route, data.Routes), oneOf(row.State, data.MatterStates), oneOf(row.Result, data.OpinionResults),
		oneOf(row.Rating, data.Ratings), oneOf(row.Attitude, data.Ratings), oneOf(row.First, data.Ratings))
	switch {
	case fault != "":
		return fault
	case row.Kind != data.KindOpinion && row.Kind != data.KindProposal, row.State == "":
		return "有不认识的选项"
	case row.Day == "" || row.Day > c.Until:
		return "的日期不在报送期内"
	case len(row.Asked) > 1000:
		return "交办次数太多"
	}
	for _, one := range row.Asked {
		fault = first(fault, dates(one.Due, one.Answered))
	}
	return fault
}

func (c *checker) project(row *Project) string {
	if row.Title == "" || row.State == "" {
		return "没有名称"
	}
	return first(c.fresh(row.ID), texts(mostTitle, row.Title), texts(mostName, row.Handler), oneOf(row.State, data.ProjectStates),
		dates(row.Due),
		numbers(row.Year))
}

func (c *checker) seat(row *Seat) string {
	if row.State == "" || row.Deputy == "" || row.Shift == "" || !c.knows(kindDeputy, row.Deputy) {
		return "的代表不在名单里"
	}
	return first(c.fresh(row.ID), c.within(row.Day), texts(mostName, row.Station, row.Shift), oneOf(row.State, duty.SeatStates))
}

func (c *checker) piece(row *Piece) string {
	if row.Title == "" || row.Kind == "" {
		return "没有标题"
	}
	return first(c.fresh(row.ID), c.within(row.Day), texts(mostTitle, row.Title, row.Outlet), texts(mostText, row.Text),
		oneOf(row.Kind, data.PublicityKinds), oneOf(row.Medium, data.Mediums), oneOf(row.Level, data.MediumLevels),
		oneOf(row.State, data.PublicityStates))
}

func (c *checker) task(row *Task) string {
	return first(texts(mostName, row.Group), numbers(row.Amounts[:]...), numbers(row.Done[:]...))
}

func (c *checker) figure(row *Figure) string {
	return first(c.fresh(row.Key), texts(mostName, row.Key, row.Name), numbers(row.Value))
}
