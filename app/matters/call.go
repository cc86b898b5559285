package matters

import (
	"fmt"
	"slices"
	"strings"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/table"
	"liujin/data"
)

// CallRow is a call in a list, with what it brought.
type CallRow struct {
	data.Call
	CallCount
	Stage table.Cell
}

// CallCount is what a call brought, as of today: opinions that answer it (件), those that were answered themselves, and those adopted,
// wholly or in part.
type CallCount struct{ Received, Answered, Adopted, Partly int }

// CallColumns are the columns of 征集.
var CallColumns = []table.Column[*CallRow]{
	table.Of("title", "征集", 14, func(c *CallRow) string { return c.Title }),
	{Name: "received", Head: "收到", Width: 3.5, Cell: func(c *CallRow) table.Cell { return table.N(c.Received) }},
	{Name: "answered", Head: "已答复", Width: 4, Hidden: true, Cell: func(c *CallRow) table.Cell { return table.N(c.Answered) }},
	{Name: "adopted", Head: "采纳", Width: 3.5, Cell: func(c *CallRow) table.Cell { return table.N(c.Adopted + c.Partly) }},
	{Name: "starts", Head: "开始", Width: 5.5, Hidden: true, Cell: func(c *CallRow) table.Cell { return table.D(c.Starts) }},
	{Name: "ends", Head: "结束", Width: 5.5, Cell: func(c *CallRow) table.Cell { return table.D(c.Ends) }},
	{Name: "stage", Head: "情况", Width: 5.5, Cell: func(c *CallRow) table.Cell { return c.Stage }},
	table.Of("text", "征集内容", 12, func(c *CallRow) string { return c.Text }).Hide(),
}

// add counts an opinion that answers the call; one that was merged was answered with the other.
func (n *CallCount) add(o *data.OpinionFields) {
	n.Received++
	n.Answered += app.OneIf(o.Answered != "" || o.Closed != "")
	n.Adopted += app.OneIf(o.Result == data.ResultAdopted)
	n.Partly += app.OneIf(o.Result == data.ResultPartly)
}

// Words say it: 收到 9 件，已答复 5 件，采纳 2 件，部分采纳 1 件.
func (n *CallCount) Words() string {
	text := fmt.Sprintf("收到 %d 件", n.Received)
	for _, part := range []struct {
		name string
		n    int
	}{{"已答复", n.Answered}, {string(data.ResultAdopted), n.Adopted}, {string(data.ResultPartly), n.Partly}} {
		if part.n > 0 {
			text += fmt.Sprintf("，%s %d 件", part.name, part.n)
		}
	}
	return text
}

// Calls lists 征集 with what each brought, the newest first.
func (a *Book) Calls() ([]CallRow, error) {
	all, err := a.DB().Calls()
	if err != nil || len(all) == 0 {
		return nil, err
	}
	opinions, err := a.DB().Opinions()
	if err != nil {
		return nil, err
	}
	counts := map[string]*CallCount{}
	rows := make([]CallRow, len(all))
	for i, c := range all {
		rows[i] = CallRow{Call: c, Stage: callStage(&c, a.Today())}
		counts[c.ID] = &rows[i].CallCount
	}
	for i := range opinions {
		if n := counts[opinions[i].CallID]; n != nil {
			n.add(&opinions[i])
		}
	}
	return rows, nil
}

// callStage says whether a call comes, runs or is over on a day.
func callStage(c *data.Call, today string) table.Cell {
	switch {
	case today < c.Starts:
		return table.Chip(fmt.Sprintf("%d 天后开始", days.Between(today, c.Starts)), table.Plain)
	case today > c.Ends:
		return table.Chip("已结束", table.Plain)
	}
	return table.Chip(left(today, c.Ends), table.Info)
}

// Call returns one call.
func (a *Book) Call(id string) (data.Call, error) { return a.DB().Call(id) }

// callDays is for how many days a call is proposed to run.
const callDays = 30

// NewCall returns a call from today on to fill.
func (a *Book) NewCall() (data.Call, error) {
	return data.Call{Starts: a.Today(), Ends: days.After(a.Today(), callDays-1)}, nil
}

// SaveCall saves a call.
func (a *Book) SaveCall(c *data.Call) error {
	return a.Do(app.Saved(c.ID, "征集", c.Title), func(tx *data.Tx) error { return tx.SaveCall(c) })
}

// DeleteCall deletes a call that no opinion answers.
func (a *Book) DeleteCall(c *data.Call) error {
	return a.Do("删除征集“"+c.Title+"”", func(tx *data.Tx) error { return tx.DeleteCall(c.ID) })
}

// callLate is for how many days after its end answers to a call are still taken in, and its end is told of.
const callLate = 7

// offered reports whether what comes in on a day may answer a call.
func offered(c *data.Call, day string) bool {
	return c.Starts <= day && day <= days.After(c.Ends, callLate)
}

// PickCalls offers the calls that run, and for some days those that ended; others are shown where they were chosen.
func (a *Book) PickCalls() ([]app.Picked, error) {
	all, err := a.DB().Calls()
	return app.PickFrom(all, err, func(c *data.Call) app.Picked {
		return app.Picked{ID: c.ID, Name: c.Title, Detail: days.Period(c.Starts, c.Ends), Retired: !offered(c, a.Today())}
	})
}

// CallsOffered reports whether there is a call that what comes in today may answer.
func (a *Book) CallsOffered() (bool, error) {
	all, err := a.DB().Calls()
	return slices.ContainsFunc(all, func(c data.Call) bool { return offered(&c, a.Today()) }), err
}

// AnswersTo lists the opinions that answer a call, the newest first.
func (a *Book) AnswersTo(callID string) ([]OpinionRow, error) {
	all, err := a.Opinions()
	return slices.DeleteFunc(all, func(o OpinionRow) bool { return o.CallID != callID }), err
}

// CallText is what a chat group is told of a call.
func (a *Book) CallText(c *data.Call) (string, error) {
	own, err := a.OwnOffice()
	lines := []string{"【征集】" + c.Title}
	if c.Text != "" {
		lines = append(lines, c.Text)
	}
	lines = append(lines, fmt.Sprintf("征集时间：%s。", days.Period(c.Starts, c.Ends)),
		"请各位代表转告选民，把建议（什么地方、什么问题、怎么办）和反映人的联系方式发给我们，每一件都会办理和答复。", own.Name)
	return strings.Join(lines, "\n"), err
}

// CallTodos say what calls brought that ended in the last days.
func (a *Book) CallTodos() (todos []app.Todo, err error) {
	rows, err := a.Calls()
	for i := range rows {
		c := &rows[i]
		if c.Ends >= a.Today() || !offered(&c.Call, a.Today()) {
			continue
		}
		text := fmt.Sprintf("%s：%s", c.Title, c.CallCount.Words())
		if left := c.Received - c.Answered; left > 0 {
			text += fmt.Sprintf("，%d 件还没有答复", left)
		}
		todos = append(todos, app.Todo{Line: app.TodoCall, When: "征集结束", Tone: table.Info, Text: text, Name: c.Title, About: "征集",
			Rows: app.One(data.KindCall, c.ID)})
	}
	return todos, err
}
