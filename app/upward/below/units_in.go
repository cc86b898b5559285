package below

import (
	"errors"
	"fmt"
	"strings"

	"liujin/app"
	"liujin/app/intake/offices"
	"liujin/app/sheets"
	"liujin/app/table"
	"liujin/data"
)

// UnitOutcome is what becomes of one line of a list of units.
type UnitOutcome string

// What a UnitOutcome can be.
const (
	UnitMade      UnitOutcome = "新增"
	UnitCompleted UnitOutcome = "补全"
	UnitKnown     UnitOutcome = "已有" // nothing is missing
	UnitLeftOut   UnitOutcome = "不登记"
)

// UnitIn is one line of a list of units, compared with those that are registered.
type UnitIn struct {
	data.Office // as it will be
	Row         int
	Outcome     UnitOutcome
	Why         string // what there is to say: what was put in, what is otherwise in the list, why it is left out
}

// RecordID is its line in the list.
func (u *UnitIn) RecordID() string { return fmt.Sprint(u.Row) }

// UnitTones are how they are coloured.
var UnitTones = map[UnitOutcome]table.Tone{UnitMade: table.Good, UnitCompleted: table.Good, UnitKnown: table.Plain, UnitLeftOut: table.Late}

// UnitInColumns are the columns of a list of units before it is taken in.
var UnitInColumns = []table.Column[*UnitIn]{
	{Name: "row", Head: "行", Width: 2.5, Cell: func(u *UnitIn) table.Cell { return table.N(u.Row) }},
	{Name: "outcome", Head: "处理", Width: 4, Cell: func(u *UnitIn) table.Cell {
		return table.Chip(u.Outcome, UnitTones[u.Outcome])
	}},
	table.Of("name", "单位", 10, func(u *UnitIn) string { return u.Name }),
	table.Of("short", "简称", 5, func(u *UnitIn) string { return u.Short }),
	table.Of("code", "代码", 6.5, func(u *UnitIn) string { return u.Code }),
	table.Of("secretary", "联系人", 5, func(u *UnitIn) string { return u.Secretary }),
	table.Of("phone", "电话", 7, func(u *UnitIn) string { return u.Phone }),
	{Name: "by_hand", Head: "用填报表", Width: 4.5, Cell: func(u *UnitIn) table.Cell { return table.Is(u.ByHand) }},
	table.Of("why", "说明", 14, func(u *UnitIn) string { return u.Why }),
}

// PastedUnits compares a list of units that was pasted with those that are registered; nothing is saved.
func (a *Book) PastedUnits(text string) ([]UnitIn, error) {
	book, err := sheets.Pasted(text)
	if err != nil {
		return nil, data.Fail(data.BadFile, err, "%s", err)
	}
	return a.unitsIn(book)
}

// UnitsOfFile compares a list of units in a spreadsheet with those that are registered; nothing is saved.
func (a *Book) UnitsOfFile(path string) ([]UnitIn, error) {
	book, err := app.OpenTable(path)
	if err != nil {
		return nil, err
	}
	return a.unitsIn(book)
}

func (a *Book) unitsIn(book *sheets.Workbook) ([]UnitIn, error) {
	read, err := offices.Read(book)
	if errors.Is(err, offices.ErrNone) {
		return nil, data.Fail(data.BadFile, err, "%s", err)
	} else if err != nil {
		return nil, err
	}
	c := unitMatcher{named: map[string]int{}, coded: map[string]int{}}
	if c.known, err = a.DB().Below(); err != nil {
		return nil, err
	}
	if c.own, err = a.OwnOffice(); err != nil {
		return nil, err
	}
	all := make([]UnitIn, len(read))
	for i := range read {
		all[i] = c.compare(&read[i])
	}
	return all, nil
}

// unitMatcher is what a list of units is compared with.
type unitMatcher struct {
	known        []data.Office
	own          data.Office
	named, coded map[string]int // the lines of the list so far, by name and by code
}

// placeOf is the place of an office, by which it is known whatever its body is called: 青龙镇 of 青龙镇人大主席团.
func placeOf(name string) string {
	o := data.Office{Name: name}
	place, _, _ := strings.Cut(o.Called(), "人大")
	return place
}

// compare says what becomes of one line.
func (c *unitMatcher) compare(r *offices.Office) UnitIn {
	u := UnitIn{Row: r.Row, Outcome: UnitLeftOut, Office: data.Office{Name: r.Name, Short: r.Short, Code: r.Code, Secretary: r.Contact,
		Phone: r.Phone, ByHand: r.ByHand}}
	said := r.Fault
	place := placeOf(r.Name)
	before := max(c.named[place], c.coded[r.Code])
	switch {
	case r.Name == "":
		u.Why = "没有单位名称"
		return u
	case before > 0:
		u.Why = fmt.Sprintf("和第 %d 行是同一个单位或代码相同", before)
		return u
	case place == placeOf(c.own.Name), r.Code != "" && r.Code == c.own.Code:
		u.Why = "这是本单位"
		return u
	}
	c.named[place] = r.Row
	if r.Code != "" {
		c.coded[r.Code] = r.Row
	}
	byCode, byName := c.find(func(o *data.Office) bool { return r.Code != "" && o.Code == r.Code }),
		c.find(func(o *data.Office) bool { return placeOf(o.Name) == place })
	switch {
	case byCode != nil && byName != nil && byCode.ID != byName.ID:
		u.Why = fmt.Sprintf("代码是%s的，名称是%s的，请核对", byCode.Name, byName.Name)
		return u
	case byCode != nil:
		u.complete(byCode, r)
	case byName != nil:
		u.complete(byName, r)
	default:
		c.make(&u)
	}
	u.Why = joined(said, u.Why)
	return u
}

func joined(texts ...string) string {
	var said []string
	for _, text := range texts {
		if text != "" {
			said = append(said, text)
		}
	}
	return strings.Join(said, "；")
}

func (c *unitMatcher) find(is func(*data.Office) bool) *data.Office {
	for i := range c.known {
		if is(&c.known[i]) {
			return &c.known[i]
		}
	}
	return nil
}

// make makes a new office of a line.
func (c *unitMatcher) make(u *UnitIn) {
	levels := LevelsBelow(c.own.Level)
	u.ParentID, u.Level = c.own.ID, levels[0]
	if strings.HasSuffix(placeOf(u.Name), "街道") {
		u.Level = levels[len(levels)-1]
	}
	var bad data.Invalid
	if err := u.Validate(); errors.As(err, &bad) {
		if bad["phone"] != "" {
			u.Why, u.Phone = bad["phone"]+"，电话先留空", ""
			err = u.Validate()
		}
		if errors.As(err, &bad) {
			u.Why = joined(wordsOfFaults(bad)...)
			return
		}
	}
	u.Outcome = UnitMade
	if digits := min(len(c.own.Code), len(u.Code), countyDigits); u.Code[:digits] != c.own.Code[:digits] {
		u.Why = joined(u.Why, "代码不是以本单位的 "+c.own.Code[:digits]+" 开头，请核对")
	}
}

// wordsOfFaults are the sentences of what is wrong, in the order of their fields.
func wordsOfFaults(bad data.Invalid) (words []string) {
	for _, field := range []string{"name", "short", "code", "secretary", "phone", "level"} {
		words = append(words, bad[field])
	}
	return words
}

// complete puts into a registered office what it has not got yet, and says what the list has otherwise.
func (u *UnitIn) complete(known *data.Office, r *offices.Office) {
	u.Office, u.Outcome = *known, UnitKnown
	var put, other []string
	for _, one := range []struct {
		title string
		to    *string
		told  string
	}{{"代码", &u.Code, r.Code}, {"简称", &u.Short, r.Short}, {"联系人", &u.Secretary, r.Contact}, {"电话", &u.Phone, r.Phone}} {
		switch {
		case one.told == "" || one.told == *one.to:
		case *one.to == "":
			put = append(put, one.title)
			*one.to = one.told
		default:
			other = append(other, one.title+one.told)
		}
	}
	switch {
	case r.Told && r.ByHand && !u.ByHand:
		put, u.ByHand = append(put, "用填报表"), true
	case r.Told && !r.ByHand && u.ByHand:
		other = append(other, "不用填报表")
	}
	var said []string
	if len(put) > 0 {
		u.Outcome = UnitCompleted
		said = append(said, "补上"+strings.Join(put, "、"))
	}
	if len(other) > 0 {
		said = append(said, "名单里是"+strings.Join(other, "、")+"，没有改")
	}
	var bad data.Invalid
	if err := u.Validate(); errors.As(err, &bad) {
		u.Office, u.Outcome, said = *known, UnitLeftOut, wordsOfFaults(bad)
	}
	u.Why = joined(said...)
}

// CountUnits are how many units of a list are made, completed, known already and left out.
func CountUnits(all []UnitIn) map[UnitOutcome]int {
	n := map[UnitOutcome]int{}
	for i := range all {
		n[all[i].Outcome]++
	}
	return n
}

// TakeUnits registers the units of a list: one operation.
func (a *Book) TakeUnits(all []UnitIn) (taken int, err error) {
	n := CountUnits(all)
	if taken = n[UnitMade] + n[UnitCompleted]; taken == 0 {
		return 0, nil
	}
	own, err := a.OwnOffice()
	if err != nil {
		return 0, err
	}
	return taken, a.Do(fmt.Sprintf("登记 %d 个%s", taken, Noun(own.Level)), func(tx *data.Tx) error {
		for i := range all {
			if u := &all[i]; u.Outcome == UnitMade || u.Outcome == UnitCompleted {
				if err := tx.SaveOffice(&u.Office); err != nil {
					return fmt.Errorf("register row %d: %w", u.Row, err)
				}
			}
		}
		return nil
	})
}
