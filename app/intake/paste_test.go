package intake

import (
	"fmt"
	"strings"
	"testing"
)

// pasted is what was read, in a line: 赵启明 王五=请假 ?张三 | what is left.
func pasted(p Paste) string {
	var out []string
	for _, n := range p.Names {
		text := n.Name
		if !n.Known {
			text = "?" + text
		}
		if n.Presence != Came {
			text += "=" + n.Presence.word()
		}
		out = append(out, text)
	}
	if len(p.Left) > 0 {
		out = append(out, "|", strings.Join(p.Left, "；"))
	}
	return strings.Join(out, " ")
}

// Everybody whom a chat names is read with what is said of him; what is left over comes back.
func TestPasted(t *testing.T) {
	known := []string{"赵启明", "高𬭎", "王五一", "李四平", "王海", "王海燕", "艾力·买买提", "单和平", "欧阳锦鲤"}
	for _, c := range []struct{ text, want string }{
		{"#接龙\n1. 赵启明\n2. 高𬭎👍\n", "赵启明 高𬭎"},
		{"#接龙\n11月12日培训报名\n例 姓名 到\n\n1. 赵启明 参加\n2. 高𬭎[强][玫瑰]\n3、王五一 请假\n④李四平 东港村", "赵启明 高𬭎 王五一=请假 李四平 | 11月12日培训报名"},
		{"1️⃣赵启明❤️ 2️⃣高𬭎🙋🏻‍♀️", "赵启明 高𬭎"},
		{"①赵启明②高𬭎③王五一", "赵启明 高𬭎 王五一"},
		{"1赵启明\n2高𬭎\n3 王五一", "赵启明 高𬭎 王五一"},
		{"1.赵启明 2.高𬭎 3.王五一（请假）", "赵启明 高𬭎 王五一=请假"},
		{"@赵启明\u2005@高𬭎\u2005", "赵启明 高𬭎"},
		{"@所有人 @赵启明\u2005收到请回复", "赵启明"},
		{"赵启明：收到\n高𬭎: 收到\n", "赵启明 高𬭎"},
		{"赵启明：收到，谢谢领导[抱拳]\n高𬭎：家里有事，请假一天\n王五一：我晚10分钟到\n李四平：不能参加", "赵启明 高𬭎=请假 王五一=迟到 李四平=请假"},
		{"赵启明 10:23\n收到\n\n高𬭎 10:24:05\n请假\n\n王五一 2026/11/12 10:25\n好的👌", "赵启明 高𬭎=请假 王五一"},
		{"2026-11-12 09:00:01 赵启明\n收到\n2026-11-12 09:00:02 高𬭎\n有事来不了", "赵启明 高𬭎=请假"},
		{"赵启明\n上午 10:23\n已阅\n高𬭎\n昨天 10:25\n[图片]", "赵启明 高𬭎"},
		{"赵启明\n请假\n高𬭎\n收到", "赵启明=请假 高𬭎"},
		{"参加：赵启明、高𬭎\n请假：王五一", "赵启明 高𬭎 王五一=请假"},
		{"应到4人，实到2人，请假1人：王五一；缺席1人：李四平。到会：赵启明、高𬭎", "王五一=请假 李四平=缺席 赵启明 高𬭎"},
		{"已读（2）\n赵启明\n高𬭎\n未读（1）\n王五一", "赵启明 高𬭎 王五一=缺席"},
		{"已读：赵启明 高𬭎 未读：王五一", "赵启明 高𬭎 王五一=缺席"},
		{"到会\n赵启明\n高𬭎\n请假\n王五一", "赵启明 高𬭎 王五一=请假"},
		{"赵启明+1\n高𬭎 +1", "赵启明 高𬭎"},
		{"赵启明收到 高𬭎已到 王五一请假", "赵启明 高𬭎 王五一=请假"},
		{"赵启明、高𬭎请假", "赵启明=请假 高𬭎=请假"},
		{"赵启明、高𬭎和王五一", "赵启明 高𬭎 王五一"},
		{"赵启明-东港村\n东港村高𬭎\nA王五一\n李四平 13800001111", "赵启明 高𬭎 王五一 李四平"},
		{"县人大代表：赵启明、高 𬭎（组长）等2人", "赵启明 高𬭎"},
		{"王海燕、王海", "王海燕 王海"},
		{"艾力 · 买买提\n艾力•买买提", "艾力·买买提"},
		{"赵启明\n张三丰收到\n大家明天几点在哪里集合？", "赵启明 ?张三丰 | 大家明天几点在哪里集合"},
		{"张主任 9:00\n请各位代表准时参加明天下午的会议\n赵启明 9:01\n收到", "?张主任 赵启明 | 请各位代表准时参加明天下午的会议"},
		{"时间：11月12日\n地点：镇政府三楼\n赵启明", "赵启明 | 时间：11月12日；地点：镇政府三楼"},
		{"赵启明：不一定能来", "赵启明=不一定 | 赵启明：不一定能来"},
		{"今天天气很好，记得带材料", "| 天气很好；记得带材料"},
		{"赵启明 ✅ 高𬭎 ❌", "赵启明 高𬭎=缺席"},
		{"【请假】王五一\n【参加】赵启明", "王五一=请假 赵启明"},
		{"王 五 一  赵启明", "王五一 赵启明"},
		{"单和平、欧阳锦鲤", "单和平 欧阳锦鲤"},
		{"赵启明：没有请假，会准时参加", "赵启明"},
		{"", ""},
	} {
		if got := pasted(Pasted(c.text, known)); got != c.want {
			t.Errorf("%q:\n %s, want\n %s", c.text, got, c.want)
		}
	}
}

// FuzzPasted: whatever is pasted, each name comes once, and a text that names the known ones only, one a line, names them all.
func FuzzPasted(f *testing.F) {
	f.Add("#接龙\n1. 赵启明\n2. 高𬭎👍")
	f.Add("赵启明 10:23\n（请假、[强]：")
	f.Fuzz(func(t *testing.T, text string) {
		seen := map[string]bool{}
		for _, n := range Pasted(text, []string{"赵启明", "高𬭎"}).Names {
			if seen[n.Name] || n.Name == "" {
				t.Fatal(fmt.Sprintf("%q twice or empty", n.Name))
			}
			seen[n.Name] = true
		}
	})
}
