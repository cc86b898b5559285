package print

// words are those of this field's titles that a reader takes in at once: no line ends
// within one. A dictionary of all words would say little more.
var words = func() (all [][]rune) {
	for _, w := range []string{"人民代表大会", "常务委员会", "常委会", "主席团", "人大代表", "人大", "代表", "选民", "活动月", "六个走进", "走进", "推进会", "推进情况", "推进", "部署会",
		"动员会",
		"总结会", "座谈会", "会议", "议程", "签到表", "通知", "公告", "方案", "意见", "建议", "议案", "民生", "实事", "项目", "培训", "名册", "台账", "档案", "统计表", "记录表", "登记表",
		"安排表", "任务", "分解表", "情况", "工作", "活动", "履职", "担当", "发展", "学习", "宣传", "贯彻", "落实", "办理", "督办", "接待", "办公室", "联络站", "联系点", "关于", "开展",
		"举办",
		"召开",
		"加强", "进一步", "推动", "其他", "没有", "参加", "答复", "事项", "需要", "研究", "近期"} {
		all = append(all, []rune(w))
	}
	return all
}()

// quotes open and close what stands in a title as a name: a theme, a book, a bracket.
var quotes = map[rune]rune{'“': '”', '《': '》', '（': '）'}

// keepWords lets a title's lines end where a reader would pause (GB/T 9704, 7.3.1: 词意完整): not within a word of its field, not before 的, and
// not within quotation marks and brackets where those fit on a line; where they don't, behind their commas only.
func (s *setter) keepWords(width float64) {
	for i := range s.glyphs {
		if s.glyphs[i].r == '的' {
			s.glyphs[i].breaks = false
		}
		if w := s.wordAt(i); w > 1 {
			for k := i + 1; k < i+w; k++ {
				s.glyphs[k].breaks = false
			}
		}
	}
	for i := range s.glyphs {
		shut := quotes[s.glyphs[i].r]
		for end := i + 1; shut != 0 && end < len(s.glyphs); end++ {
			if s.glyphs[end].r != shut {
				continue
			}
			fits := s.natural(i, end+1, true) <= width
			for k := i + 1; k <= end; k++ {
				if before := s.glyphs[k-1].class; fits || before != closing {
					s.glyphs[k].breaks = false
				}
			}
			break
		}
	}
}

// wordAt is how many characters the longest of the words has that stands at i; 0: none does.
func (s *setter) wordAt(i int) (most int) {
	for _, w := range words {
		if len(w) <= most || i+len(w) > len(s.glyphs) {
			continue
		}
		k := 0
		for k < len(w) && s.glyphs[i+k].r == w[k] {
			k++
		}
		if k == len(w) {
			most = k
		}
	}
	return most
}

// widestPart is the width of the widest stretch that no line ends within.
func (s *setter) widestPart() (widest float64) {
	for from := 0; from < len(s.glyphs); {
		to := from + 1
		for to < len(s.glyphs) && !s.glyphs[to].breaks {
			to++
		}
		widest = max(widest, s.natural(from, to, true))
		from = to
	}
	return widest
}
