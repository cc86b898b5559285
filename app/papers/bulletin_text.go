package papers

import (
	"regexp"
	"slices"
	"strings"

	"liujin/app/figures"
)

// BulletinHeadings are the parts of a bulletin that is drafted.
var BulletinHeadings = []string{"总体进展", "主要做法和成效", "存在问题", "下一步打算"}

// Headings of a bulletin's text, by their level: “一、” and “（一）”, and the number in them.
var headingLevels = []*regexp.Regexp{1: regexp.MustCompile(`^([一二三四五六七八九十]+)、`), 2: regexp.MustCompile(`^（([一二三四五六七八九十]+)）`)}

// longHeading is from how many characters on a line that begins as a heading is a paragraph.
const longHeading = 30

// headingLevel is the level of a line that is a heading; 0 it is none.
func headingLevel(line string) int {
	if len([]rune(line)) >= longHeading {
		return 0
	}
	return max(0, slices.IndexFunc(headingLevels, func(level *regexp.Regexp) bool { return level != nil && level.MatchString(line) }))
}

// printedLines are the lines of a bulletin's text that are printed: what waits to be written is not.
func printedLines(text string) (lines []string) {
	waits := map[int]bool{} // the headings that it waits under
	for _, line := range strings.Split(text, "\n") {
		switch line = strings.TrimSpace(line); {
		case line == "":
		case strings.HasPrefix(line, ToWrite):
			if n := len(lines); n > 0 && !strings.HasSuffix(lines[n-1], "。") { // a numbered sentence says something by itself
				waits[n-1] = true
			}
		default:
			lines = append(lines, line)
		}
	}
	return dropEmpty(lines, waits)
}

// WithoutEmpty leaves the drafted headings out of a text under which nothing stands.
func WithoutEmpty(lines []string) []string { return dropEmpty(lines, nil) }

// dropEmpty leaves headings out under which nothing stands, and numbers the others anew. Only those go that a draft made, or under which
// something waits to be written: other lines that begin with a number may be all that the office wants to say.
func dropEmpty(lines []string, waits map[int]bool) []string {
	gone := map[int]bool{}
	const end = 1
	next, below := end, 0 // the level of the next line that stays, of the last one that went
	for i, line := range slices.Backward(lines) {
		level := headingLevel(line)
		if strings.TrimSpace(line) == "" {
			continue
		}
		made := level == 1 && slices.Contains(BulletinHeadings, headingLevels[1].ReplaceAllString(line, ""))
		if level > 0 && 0 < next && next <= level && (made || waits[i] || below > level) {
			gone[i], below = true, level
			continue
		}
		next, below = level, 0
	}
	return renumbered(lines, gone)
}

// renumbered are the lines that stay, whose headings were numbered one after the other and still are.
func renumbered(lines []string, gone map[int]bool) (out []string) {
	var had, now [3]int
	for i, line := range lines {
		level := headingLevel(line)
		if level == 1 {
			had[2], now[2] = 0, 0
		}
		if had[level]++; gone[i] {
			continue
		}
		now[level]++
		if level > 0 && had[level] != now[level] {
			if at := headingLevels[level].FindStringSubmatchIndex(line); line[at[2]:at[3]] == figures.Numeral(had[level]) {
				line = line[:at[2]] + figures.Numeral(now[level]) + line[at[3]:]
			}
		}
		out = append(out, line)
	}
	return out
}
