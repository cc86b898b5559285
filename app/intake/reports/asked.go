package reports

import (
	"slices"
	"strings"
	"unicode/utf8"

	"liujin/app/intake"
	"liujin/app/intake/pattern"
)

var (
	askCue = pattern.New(`(反映|反应|反馈|提出|提到|提了|诉说|表示|谈到|说|讲|咨询|投诉|建议|希望|要求|请求|呼吁|盼望|诉求|想问)` +
		`(?:了|说|到|称)?(?:以下|如下)?(?:一?些|几[个条点件]|[\d一二两三四五六七八九]{1,2}[个条件点])?(?:的|主要)?(?:(?:问题|情况|意见建议|意见|建议|诉求|困难|需求|事情?)(?:[,:]?有|是|为|如下|` +
		`包括)?)?(?:有|是|为)?[:,]? ?`)
	// askedList is a heading of what was asked for: 收集意见2条：.
	askedList = pattern.New(`(?:收集|征集|收到|听取|梳理|反映|提出)(?:到|了)?(?:群众|选民|村民|企业)?(?:的)?(?:意见建议|意见和建议|意见|建议|问题|诉求)` +
		`(?:共)?(?:[\d一二两三四五六七八九十]{1,2}[条件个项])?(?:,?(?:分别是|分别为|包括|如下|有))?: ?`)
	// notAsked stands before a cue that asks for nothing: 没有反映, 听取意见建议; praise behind one.
	notAsked = pattern.New(`(?:没有?|未|无|暂无|没人|无人|没啥|不|均无|都没有?)(?:人|群众|村民|什么|任何|再)?$|(?:收集|征集|听取|倾听|了解|意见|的|及|和|与|向|听|据|来|再|代表|接受|` +
		`解答|提供|开展)$`)
	praise = pattern.New(`^(?:一下|上去|给|完|\d+ ?(?:余|多)?(?:人次|人|件|条|个|户|次)(?:[,。;\s]|$)|良好|一切(?:都)?(?:正常|好)|都?(?:很|挺|非常)(?:好|满意|` +
		`支持|感谢)|很好|热烈|强烈认可|(?:比较|较|很|非常|最|十分)?(?:强烈|集中|普遍|大|多)(?:[,。;!\s]|$)|不错|满意|平稳|无|没有)`)
	nothing = pattern.New(`(?:没有|没|未|暂无|无)(?:人|群众|村民|选民|企业)?(?:反映|提出|提|收集到|征集到|收到)?(?:任何|什么|啥|其他|其它|新的|大的?)?(?:意见建议|意见|问题|建议|诉求|` +
		`困难)`)
	sentence = pattern.New(`[。!?\n]+`)
	clause   = pattern.New(`[,;。!?\n:( ]`)
	// doneAbout begins what was done about it, which is told and not asked for.
	doneAbout = pattern.New(`[,;。 ](?:已经?|现场|当场|我们?|代表|均已|都已|目前已|随后|会后)(?:已经?|现场|当场|及时|立即|马上)*(?:向|给|联系|转|记|答复|解释|反馈|交|协调|报|与|和|` +
		`作|做|解决|帮|把)`)
	wishes    = pattern.New(`^(?:希望|要求|请|盼|恳请|望|能否)`)
	listBegin = pattern.New(`^\s*(?:1[.、)．]|\(1\)|\(一\)|①|一是|一、|第一)`)
	listMark  = pattern.New(`(?:^|[\n;。,:\s])(?:\d{1,2}[.、)．]|\(\d{1,2}\)|\([一二三四五六七八九十]\)|[①-⑳]|[一二三四五六七八九十]是|[一二三四五六七八九十]、)`)
	reporter  = pattern.New(`(?:村民|群众|居民|选民|业主|商户|负责人|户主|老人|老党员|老板|经理|厂长)(\p{Han}{2,3})$|(?:^|[,; 了])(\p{Han}(?:大爷|大妈|大娘|奶奶|爷爷|` +
		`大叔|大婶|阿姨|先生|女士|师傅|老板|经理|厂长|总))$`)
	nobody  = pattern.New(`们|都|普遍|主要|纷纷|集中|代表|还|也|对|等|当场|现场|向我|向|又`)
	subject = pattern.New(`^(?:他|她|他们|她们|其中|其|有|大家|对方|有人|有的|老百姓|百姓|企业|公司|厂里|负责人|群众|村民|居民|选民|业主|商户|老人)?(?:们)?(?:都|普遍|主要|纷纷|集中|还|` +
		`也|又|向我们?|跟我们?|同时|并|共|一致|重点)?$`)
)

// asked takes what was asked for out of a text that tells in sentences.
func (r *Report) asked(t *tell) {
	for at := 0; at < len(t.text); {
		end := len(t.text)
		if m := sentence.FindStringIndex(t.text[at:]); m != nil {
			end = at + m[1]
		}
		if to := r.askedIn(t, at, end); to > at {
			at = to
			continue
		}
		at = end
	}
}

// askedIn takes what a sentence asks for, and returns where that ended; 0 where it asks for nothing.
func (r *Report) askedIn(t *tell, from, end int) int {
	cues := r.cues(t, from, end)
	if len(cues) == 0 {
		if n := len(r.Asked); n > 0 && wishes.MatchString(t.text[from:end]) && t.free(from, end) { // the wish behind what was reported
			text := t.written(from, end)
			r.Asked[n-1] += "。" + text
			t.take(PartAsked, from, end)
			return end
		}
		return 0
	}
	for i, c := range cues {
		to := end
		if i+1 < len(cues) {
			to = cues[i+1].begins
		}
		body := c.body
		if listBegin.MatchString(t.text[body:]) || t.text[body:to] == "" || strings.TrimSpace(t.text[body:to]) == "" {
			to = listEnd(t.text, body, to)
		}
		if m := doneAbout.FindStringIndex(t.text[body:to]); m != nil {
			to = body + m[0]
		}
		if c.keeps {
			body = c.cue
		}
		r.take(t, c.begins, body, to)
		if i == len(cues)-1 {
			return max(to, end)
		}
	}
	return end
}

// take takes what was asked for, one by one, each as it was written.
func (r *Report) take(t *tell, begins, body, to int) {
	text := t.written(body, to)
	if utf8.RuneCountInString(text) < 2 || intake.NothingAsked(text) {
		return
	}
	who := ""
	if body >= begins && askCue.MatchString(t.text[begins:body]) {
		who = strings.TrimSpace(t.text[begins : begins+askCue.FindStringIndex(t.text[begins:body])[0]])
	}
	for _, item := range intake.Items(text) {
		if m := told.FindStringSubmatch(item); m != nil {
			if head := m[1]; subject.MatchString(head) || asker.MatchString(head) || reporter.MatchString(head) {
				who, item = head, m[2]
			}
		}
		if item = trimmed(item); item != "" && !intake.NothingAsked(item) {
			r.Asked = append(r.Asked, intake.WithoutIDs(item))
		}
	}
	t.take(PartAsked, begins, to)
	if m := reporter.FindStringSubmatch(who); m != nil && !nobody.MatchString(m[1]+m[2]) && len(r.Asked) == 1 {
		r.Reporter = m[1] + m[2]
	}
}

// told is what was asked for as a form may have it: 村民王某反映路灯坏了.
var told = pattern.New(`^([^,，。;；]{0,12}?)(?:反映|反应|提出)[:：]?(.+)$`)

// unread are words of somebody who asked for something; nobody did where they are denied.
var unread = pattern.New(`反映|反应|问题|诉求|困难(?:[^户群家职党老人学儿员]|$)|建议|希望|意见|投诉|提了|(?:^|[,;。\n])\p{Han}{1,6}(?:说|讲[^了解课座])|(?:^|` +
	`[,;。:\n ])(?:1[.、)]|①|一是)`)

// overlooked notes that what is told speaks of something asked for, and nothing was read.
func (r *Report) overlooked(t *tell) {
	rest := t.told()
	if len(r.Asked) > 0 {
		return
	}
	rest = nothing.ReplaceAllString(praised.ReplaceAllString(rest, ""), "")
	if word := unread.FindString(rest); word != "" {
		r.doubt(PartAsked, "有“"+strings.Trim(word, ",。;\n ")+"”的字样，没有认出反映的意见，请核对")
	}
}

var praised = pattern.New(`(?:反映|反应)(?:良好|很好|不错|热烈)|(?:听取|征集|收集|了解)(?:了|群众|选民|村民|企业)*(?:意见建议|意见|建议)|关于.{2,40}?的(?:建议|议案|意见)|` +
	`无(?:意见|问题)`)

// cue is where something is asked for: where the clause with who asks begins, the word itself, and what is asked for.
type cue struct {
	begins, cue, body int
	keeps             bool // the word is part of what is asked for: 建议加装路灯
}

// cues are those in a sentence, each but those of one clause.
func (r *Report) cues(t *tell, from, end int) (all []cue) {
	text := t.text[from:end]
	if m := askedList.FindStringIndex(text); m != nil && t.free(from+m[0], from+m[1]) {
		return []cue{{from + m[0], from + m[0], from + m[1], false}}
	}
	for _, m := range askCue.FindAllStringSubmatchIndex(text, -1) {
		word, rest := text[m[2]:m[3]], text[m[1]:]
		before := tail(text[:m[0]])
		begins := m[0] - len(before)
		if c := clause.FindAllStringIndex(before, -1); len(c) > 0 {
			begins += c[len(c)-1][1]
		}
		head := strings.TrimSpace(text[begins:m[0]])
		keeps := strings.Contains("建议希望要求请求呼吁盼望", word)
		said := slices.Contains([]string{"说", "讲", "提到", "反馈", "表示", "谈到"}, word)
		switch {
		case !t.free(from+m[0], from+m[1]), notAsked.MatchString(head), praise.MatchString(rest):
			continue
		case keeps && len(all) > 0 && head == "" || keeps && len(all) > 0 && subject.MatchString(head):
			continue // 反映路灯坏了，希望尽快修: one thing
		case said && (!asker.MatchString(head) || toldTo.MatchString(head)):
			continue
		case len(all) > 0 && all[len(all)-1].begins >= from+begins:
			continue // one clause
		case strings.TrimSpace(rest) == "" && from+m[1] < len(t.text) && !listBegin.MatchString(t.text[from+m[1]:]):
			continue
		}
		if whole := subject.MatchString(head) || asker.MatchString(head) && !wentTo.MatchString(head) || len(all) > 0 &&
			aName.MatchString(head); !whole { // the clause tells of something else first
			begins = m[0]
		}
		all = append(all, cue{from + begins, from + m[0], from + m[1], keeps})
	}
	return all
}

// toldTo is a clause that names who was told something: 给村民讲党课.
var toldTo = pattern.New(`(?:给|为|向|对|跟|和|与)\p{Han}{0,4}$`)

// wentTo is a clause that tells of more than who asks: 到恒泰机械走访企业负责人.
var wentTo = pattern.New(`去|到|走访|前往|来到|在.{2,}|看望|慰问|座谈`)

// aName is a clause that is somebody's name.
var aName = pattern.New(`^\p{Han}{2,3}$`)

// asker is a clause that names who asks.
var asker = pattern.New(`(?:他|她|他们|有人|百姓|群众|村民|居民|选民|业主|商户|老人|负责人|老板|经理|厂长|企业|公司|大爷|大妈|大娘|奶奶|爷爷|大叔|大婶|阿姨|先生|女士|师傅|总|户主|某|工人|职工|` +
	`员工|施工方|党员|理事长|\p{Han}{2,3}家)(?:们)?(?:都|普遍|主要|纷纷|集中|还|也|又|向我们?|跟我们?|当场|现场|一致)?$`)

// listEnd is where a list that counts its items ends: with the sentence, or the line, of its last one.
func listEnd(text string, body, end int) int {
	marks := listMark.FindAllStringIndex(text[body:], -1)
	if len(marks) == 0 {
		return end
	}
	last := body + marks[len(marks)-1][1]
	if m := sentence.FindStringIndex(text[last:]); m != nil {
		return last + m[0]
	}
	return len(text)
}
