package print

// Breaks says before which runes of a text a line may begin, by the rules that papers keep (避头尾, a number with its unit): for whoever
// breaks lines elsewhere than on paper.
func Breaks(text []rune) []bool {
	may := make([]bool, len(text))
	for i := 1; i < len(text); i++ {
		a, g := glyph{r: text[i-1], class: classOf(text[i-1])}, glyph{r: text[i], class: classOf(text[i])}
		may[i] = mayBreak(&a, &g)
		if a.class == space && i > 1 { // 第 1 期: neither before the number nor before what it counts
			before := text[i-2]
			may[i] = may[i] && !(digit(before) && isUnit(g.r)) && !(before == '第' && digit(g.r))
		}
	}
	return may
}
