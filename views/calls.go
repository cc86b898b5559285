package views

import (
	"fmt"

	"fyne.io/fyne/v2"

	"liujin/app/matters"
	"liujin/app/table"
	"liujin/data"
	"liujin/views/kit"
)

// calls is the tab 征集 of 意见建议.
func calls(s *Shell) *Screen {
	list := listOf(s, "call", "征集", matters.CallColumns, s.matters.Calls)
	list.Empty = empty("征集", "点右上角“发起征集”，写上题目和起止日期；收到一件就在它的页面上点“登记一件”，收到几件、采纳几件自动统计。")
	e := &kit.Editor[*matters.CallRow, *data.Call]{List: list, Record: kit.Record[*data.Call]{Name: "call", Noun: "征集",
		First:    "title",
		Validate: (*data.Call).Validate, Read: kit.Reads(s.matters.Call), New: kit.Makes(s.matters.NewCall), Save: s.matters.SaveCall,
		Delete: s.matters.DeleteCall, Caption: func(c *data.Call) string { return c.Title },
		Fields: []kit.Field[*data.Call]{
			kit.Text("title", "征集名称", func(c *data.Call) *string { return &c.Title }).Required().Full().Hinted("关于道路交通的人民建议征集"),
			kit.Day("starts", "开始日期", s.app.Today, func(c *data.Call) *string { return &c.Starts }).Required(),
			kit.Day("ends", "结束日期", s.app.Today, func(c *data.Call) *string { return &c.Ends }).Required(),
			kit.Area("text", "征集内容（发到群里的话）", 4, func(c *data.Call) *string { return &c.Text }),
		}}}
	e.Page = s.callPage
	e.Acts = func(c *data.Call) []kit.RecordAct {
		whole := *c
		return []kit.RecordAct{{Label: "登记一件", Do: func() { s.answerCall(whole.ID) }},
			{Label: "复制征集文字", Looks: true, Do: func() { s.copyCall(&whole) }}}
	}
	return show(s, head{}, "发起征集", e)
}

// calledFor reports whether there was ever a call.
func (s *Shell) calledFor() bool {
	all, err := s.matters.Calls()
	return err != nil || len(all) > 0
}

// callPage is what a call brought: how much, and each opinion.
func (s *Shell) callPage(c *data.Call) kit.Page {
	page := kit.Page{Text: c.Text, Told: []string{"title", "text"}, Lines: []string{c.Title}}
	rows, err := s.matters.Calls()
	s.try("读取征集", err)
	for i := range rows {
		if r := &rows[i]; r.ID == c.ID {
			page.Tags = []kit.Tag{{Text: r.Stage.Text, Tone: max(r.Stage.Tone, table.Plain)}}
			page.Tiles = []kit.Figure{{Title: "收到", Number: fmt.Sprint(r.Received), Rest: "件"},
				{Title: "已答复", Number: fmt.Sprint(r.Answered), Rest: "件"},
				{Title: "采纳", Number: fmt.Sprint(r.Adopted + r.Partly), Rest: partly(r.Partly)}}
		}
	}
	answers, err := s.matters.AnswersTo(c.ID)
	if err != nil {
		page.Parts = []kit.Part{{Title: "收到的建议", Lines: unreadable("意见建议", err)}}
		return page
	}
	part := kit.Part{Title: "收到的建议", Empty: "还没有收到。"}
	for _, o := range answers {
		part.Lines = append(part.Lines, opinionLine(s, o))
	}
	page.Parts = []kit.Part{part}
	return page
}

// partly says how many of those adopted are so in part.
func partly(n int) string {
	if n == 0 {
		return "件"
	}
	return fmt.Sprintf("件，其中部分采纳 %d", n)
}

// answerCall begins an opinion that answers a call.
func (s *Shell) answerCall(id string) {
	m := s.matters.NewAnswer(id)
	if e, ok := s.Go(screenOf(data.KindOpinion)).Edit.(*kit.Editor[*matters.OpinionRow, *data.Opinion]); ok {
		e.Start(&m)
	}
}

// copyCall puts what a chat group is told of a call on the clipboard.
func (s *Shell) copyCall(c *data.Call) {
	text, err := s.matters.CallText(c)
	if err != nil {
		s.Failed("复制征集文字", err)
		return
	}
	fyne.CurrentApp().Clipboard().SetContent(text)
	s.Done("征集文字已复制，可以粘贴到微信群。")
}

// callOptions picks a call that runs or ended lately.
func (s *Shell) callOptions() kit.Options { return pickable("征集", s.matters.PickCalls) }

// callAsked reports whether an opinion answers a call or may do so: else nothing of calls is shown.
func (s *Shell) callAsked(o *data.OpinionFields) bool {
	if o.CallID != "" {
		return true
	}
	any, err := s.matters.CallsOffered()
	s.try("读取征集", err)
	return any
}
