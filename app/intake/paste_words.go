package intake

import (
	"regexp"
	"strings"
)

// chatMarks may stand around a name or a word and say nothing.
const chatMarks = " \t\u3000#@*＊★☆▲△●○◎■□◆◇※:,;、.。-—–_'\"`’‘“”~!?！？…·|<>《》「」『』=()（）[]【】〔〕{}"

var (
	// chatSigns are signs that say something, or stand between names.
	chatSigns = strings.NewReplacer("❌", " 缺席 ", "✗", " 缺席 ", "✘", " 缺席 ", "✖", " 缺席 ", "×", " 缺席 ", "✓", " 到 ", "✔", " 到 ", "✅", " 到 ",
		"☑", " 到 ", "√", " 到 ", "@", "、", "↓", " ", "→", " ")
	leadHead   = regexp.MustCompile(`^\s*【([^【】]*)】`)
	othersCame = regexp.MustCompile(`^(其余|其他|其它|剩下|别的)的?(人员|人|代表|同志)?(们|的)?(全部|全体|都|均|全|已经|已|按时|准时)*` +
		`(到会|到|来|参加|参会|参训|出席|签到|在|正常)[了会场齐]*$`)
	smiley      = regexp.MustCompile(`\[[^\[\]]{1,8}\]`)
	plusOne     = regexp.MustCompile(`\+ ?\d+`)
	clockTime   = regexp.MustCompile(`(上午|下午|早上|晚上|凌晨|中午|傍晚|[AaPp][Mm])?\s*\b\d{1,2}:\d{2}(:\d{2})?\b(\s*[AaPp][Mm])?`)
	calendarDay = regexp.MustCompile(`(\d{2,4}年)?\d{1,2}月\d{1,2}[日号]?|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[日T]?|\b\d{1,2}[-/]\d{1,2}\b|` +
		`昨天|前天|今天|(星期|周|礼拜)[一二三四五六日天]\b`)
	chainHead    = regexp.MustCompile(`^#\s*(群)?接龙\s*`)
	exampleLine  = regexp.MustCompile(`^(例如?|示例|格式|样例)([:\s]|$)`)
	chatOrdinal  = regexp.MustCompile(`^[(（]?\d{1,3}\s*([.、:)）]|\s|$)\s*|^[①-⑳⑴-⒛⓵-⓾❶-❿➀-➓㉑-㉟㊱-㊿]\s*`)
	chatNumber   = regexp.MustCompile(`[(（]\d{1,3}[)）]|\d{1,3}[.、)]|[①-⑳⑴-⒛⓵-⓾❶-❿➀-➓㉑-㉟㊱-㊿]`)
	chatDigits   = regexp.MustCompile(`\d+`)
	segmentSplit = regexp.MustCompile(`[、,，;；/\\|＋+&。！!？?~～…\n]+`)
	link         = regexp.MustCompile(`https?:|www\.`)
	aboutLine    = regexp.MustCompile(`^(会议|培训|活动|学习|集合|开会)?(时间|地点|主题|内容|议题|要求|议程|通知|备注|说明|链接|会议号|密码|主持|主持人|联系人|电话)\s*:`)
	// listHead stands before a list of names and says nothing of them.
	listHead = regexp.MustCompile(`(小组|组|代表团|团|名单|人员|代表|如下|片区?|选区|村|社区|站|之家)$`)
	asks     = regexp.MustCompile(`请|各位|大家|吗|谁|需要|如有|如果|麻烦|哪|什么|多少|是否`)
	// label is where somebody is from, or what somebody is.
	label = regexp.MustCompile(`^[\s\-—_|·]*([a-zA-Z\d]{1,4}|男|女|\p{Han}{1,4}族|.{1,10}?(村|社区|居委会|村委会|镇|乡|街道|组|公司|厂|站|园|学校|` +
		`小学|中学|医院|卫生院|局|所|办|中心|银行|合作社|` +
		`农场|集团|代表|主任|书记|主席|委员|同志|老师|先生|女士|小姐|经理|总|医生|校长|院长|会长|理事长|厂长|站长|所长|队长|组长|秘书|委会))[\s\-—_|·]*$`)
	neverNames = regexp.MustCompile(`[吗呢吧的了啊哦呀们其余请我你他她这那哪谁什怎么您咱很气]|^(会议|培训|活动|明天|后天|上午|下午|通知)`)
	saidBehind = regexp.MustCompile(`^([\p{Han}·]{2,15}?)(请假|迟到|缺席|收到|已收到|参加|已到|到会|签到|已阅|未到|未参加|不参加|不能参加|确认|报名|准时参加|同志|代表|好的|\d+)+$`)

	negated     = regexp.MustCompile(`(没有|不会|不再|不用|无人|没人|不|没|未|无)(请假|迟到|缺席|缺勤|缺课)|(请假|迟到|缺席)(通知|规定|制度|手续|要求)`)
	unsureWords = regexp.MustCompile(`不一定|不确定|说不[准好]|可能|争取|尽量|尽力|看情况|待定|到时候?|再说|再看`)
	awayWords   = regexp.MustCompile(`缺席|缺勤|缺课|旷[课会工]|(尚未|未|没有|没|还没)(到会|到场|到课|到岗|到|来|参加|参会|参训|出席|` +
		`签到|接龙|回复|报名|确认|读|完成|打卡)`)
	lateWords = regexp.MustCompile(`迟到|晚(一点|点|些|一会儿?|一下|[几半十\d]+)?(个)?(小时|分钟|分|钟)?(才)?(能)?(到|来)|` +
		`晚[几半十\d]+(个?小时|分钟?)|迟(一点|点|些|[几半十\d]+分钟?)?到`)
	leaveWords = regexp.MustCompile(`请了?[事病公产婚丧年]?假|请个假|告假|[事病公产婚丧]假|有[点些急要]?事(情)?|[来去到赶]不[了过]来?|参[加会]不了|` +
		`(不能|无法|没法|不便|不方便|不)(按时|准时|如期)?(前来|过来|来|去|到会|到场|到|参加|参会|参训|出席|前往)|出差|住院|外出|生病|不舒服|不适|因公|因病|因事|-1$`)
	// chatWords say that somebody comes, or nothing.
	chatWords = regexp.MustCompile(`(我|本人|我们)?(已经|已|均已|会|能够|能|可以|一定|确定|保证|将|按时|准时|按要求|按期|如期|全程|提前)*` +
		`(收到|收悉|知悉|知晓|知道|阅知|阅|读|了解|明白|清楚|参加|参会|参训|参学|出席|到会|到场|到课|到岗|到达|到位|到|来|去|` +
		`在线|在|签到|签|报到|报名|打卡|接龙|确认|完成|回复|学习|学完|看完|` +
		`通过|出勤)` +
		`(了|啦|的|哈|呀|哦|过|到|中)?` +
		`|请(务必|及时|尽快)?(回复|知悉|接龙)|谢谢|感谢|多谢|谢|辛苦[了啦]?|好[的滴嘞哒吧哦呢呀啊]*|嗯+|行|可以` +
		`|没有?问题|是的?|对的?|遵命|领导|各位|大家好?|你好|您好|收|okay|ok[k]*|赞|鼓掌|握手|玫瑰|抱拳|强|` +
		`合十|今[天日]|昨[天日]|明[天日]|上午|下午|晚上|早上|中午|凌晨|(星期|周|礼拜)[一二三四五六日天]|同志|代表|主任|书记|主席|老师|先生|女士|人员|姓名|序号|名单|情况|人数|均|都|全部|如下|以下|以上|` +
		`其中|为|有|共|合?计|应|实|会议|培训|活动|本次|此次|镇|县|市|人大|所有人|全体成员|和|与|及|等|人|名|位|个|次|[一两]天|的|了|无|因|临时|家里|家中|单位|身体|原因|需要|需|要|我|本人`)
)
