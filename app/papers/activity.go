package papers

import (
	"fmt"
	"strings"

	"liujin/app/days"
	"liujin/app/print"
)

// ActivityNotice is 活动通知 of an activity that is planned, or called off.
type ActivityNotice struct {
	Work, Topic       string // what is done, and what it is about
	Day, Hours, Place string
	Purpose           string // what it is to be about, in the office's words
	People            []string
	Was               string // when it was planned before it was put off; "" it was not
	Cancelled         bool
}

// When is its day and hours in words.
func (n *ActivityNotice) When() string {
	return days.Long(n.Day) + "（星期" + days.Weekday(n.Day, "") + "）" + n.Hours
}

// where is its place, or that it is not settled yet.
func (n *ActivityNotice) where() string {
	if n.Place == "" {
		return "另行通知"
	}
	return n.Place
}

// about is what is done, with the office's words for it.
func (n *ActivityNotice) about() string {
	text := n.Work
	if n.Topic != "" {
		text += "：" + n.Topic
	}
	return text + "。" + n.purpose()
}

// purpose are the office's words, as sentences.
func (n *ActivityNotice) purpose() string {
	text := strings.Join(strings.Fields(strings.ReplaceAll(n.Purpose, "\n", " ")), "")
	if text == "" {
		return ""
	}
	return strings.TrimRight(text, "。；;. ") + "。"
}

// mostInLine is how many names stand in the notice itself; more are on a list below it.
const mostInLine = 8

// who are those who are to come.
func (n *ActivityNotice) who() string {
	switch {
	case len(n.People) == 0:
		return "另行通知。"
	case len(n.People) <= mostInLine:
		return strings.Join(n.People, "、") + "。"
	}
	return fmt.Sprintf("代表 %d 名（名单附后）。", len(n.People))
}

// asked is what is asked of those who come.
func asked(short string) string {
	return "请安排好工作，准时参加。因故不能参加的，请提前向" + short + "请假。"
}

// Text is the notice as a unit pastes it into a chat group; short is what the unit is called.
func (n *ActivityNotice) Text(short string) string {
	if n.Cancelled {
		return fmt.Sprintf("【活动取消】各位代表：原定%s的%s取消，请相互转告。", n.When(), strings.TrimSuffix(n.Work+"（"+n.Topic+"）", "（）"))
	}
	head, first := "【活动通知】"+n.Work, ""
	if n.Was != "" {
		head, first = "【改期通知】"+n.Work, "原定"+n.Was+"，现改期如下：\n"
	}
	lines := []string{head, "各位代表：", first + "时间：" + n.When(), "地点：" + n.where(), "内容：" + n.about(), "参加代表：" + n.named()}
	return strings.Join(append(lines, asked(short)), "\n")
}

// named are all who are to come, in a line.
func (n *ActivityNotice) named() string {
	if len(n.People) == 0 {
		return n.who()
	}
	return strings.Join(n.People, "、") + "。"
}

// Paper makes the notice.
func (n *ActivityNotice) Paper(h Head) *print.Document {
	title, name := "关于开展"+n.Work+"活动的通知", "活动通知-"+n.Day+"-"+n.Work
	blocks := []print.Block{print.PaperTitle{Text: title}, print.Flush("各位代表：")}
	if n.Cancelled {
		title, name = "关于取消"+n.Work+"活动的通知", "活动取消通知-"+n.Day+"-"+n.Work
		blocks = []print.Block{print.PaperTitle{Text: title}, print.Flush("各位代表："),
			print.Body(fmt.Sprintf("原定%s开展的%s活动，因故取消，重新安排的时间另行通知。", n.When(), strings.TrimSuffix(n.Work+"（"+n.Topic+"）", "（）")))}
	} else {
		blocks = append(blocks, print.Body("经研究，决定开展"+n.Work+"活动。现将有关事项通知如下："))
		for _, part := range []struct{ head, text string }{{"一、时间", n.When() + "。"}, {"二、地点", n.where() + "。"},
			{"三、内容", n.about()}, {"四、参加代表", n.who()}, {"五、有关要求", asked(h.Short)}} {
			blocks = append(blocks, print.Heading(1, part.head), print.Body(part.text))
		}
	}
	blocks = append(blocks, print.Issued{Issuer: h.Unit, Date: days.Long(h.Day), Seal: true})
	if len(n.People) > mostInLine && !n.Cancelled {
		list := print.Body(strings.Join(n.People, "、"))
		list.Spans[0].Style.Size, list.Spans[0].Style.Pitch, list.Spans[0].Style.Whole, list.Height = print.Size4, 0, true, 8
		blocks = append(blocks, print.Gap(0.5), part("附：参加代表名单（"+fmt.Sprint(len(n.People))+" 人）"), list)
	}
	return h.document(name, blocks...)
}
