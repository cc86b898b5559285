package intake

import (
	"regexp"
	"slices"
	"strings"

	"liujin/data/han"
)

// Leading is one of an activity month's 领导小组: the post there, who holds it, and what he is. Of a line that names nobody all of it is Post.
type Leading struct{ Post, Name, Job string }

var (
	leadingPost  = regexp.MustCompile(`^([^：:（(]{1,16})[：:]\s*(.*)$`)
	leadingName  = regexp.MustCompile(`^([^（()）]+?)\s*[（(](.+)[)）]$`)
	leadingWords = regexp.MustCompile(`[、，,；;\n]+`)
)

// LeadingGroup reads lines as an office writes them: 组长：王某（镇党委书记）; 成员：甲（某办主任）、乙. A line without a post goes on with the post
// of the line before, which may stand alone (成员：), where it is a name.
func LeadingGroup(text string) (all []Leading) {
	post, alone := "", false // alone: nobody was named yet who holds the post
	end := func() {
		if alone {
			all = append(all, Leading{Post: post})
		}
	}
	for line := range strings.Lines(strings.ReplaceAll(text, "　", " ")) {
		if line = strings.Trim(strings.TrimSpace(line), "；;。"); line == "" {
			continue
		}
		people := line
		found := leadingPost.FindStringSubmatch(line)
		if found != nil {
			end()
			post, people, alone = strings.ReplaceAll(found[1], " ", ""), found[2], true
		}
		var named []Leading
		for _, who := range han.Parts(people, leadingWords) {
			one := leader(who)
			one.Post = post
			named = append(named, one)
		}
		if found == nil && (post == "" || slices.ContainsFunc(named, func(l Leading) bool { return !mayBeName(l.Name) })) {
			named = []Leading{{Post: line}}
		}
		all, alone = append(all, named...), alone && len(named) == 0
	}
	end()
	return all
}

// longestName is how many characters a name has at most, unless dots part it.
const longestName = 4

// mayBeName reports whether words that no post stands before can be somebody's name: 欧阳志远, 阿卜杜拉·买买提.
func mayBeName(words string) bool {
	name, _ := Name(words)
	return len([]rune(name)) <= longestName || strings.Contains(name, "·")
}

// leader parts a name from what stands behind it, in brackets or after a space: 王伟（镇党委书记）, 王伟 镇党委书记. A space within a name of two
// characters only makes it wider.
func leader(text string) (one Leading) {
	one.Name = strings.TrimSpace(text)
	if found := leadingName.FindStringSubmatch(one.Name); found != nil {
		one.Name, one.Job = found[1], strings.TrimSpace(found[2])
	}
	words := strings.Fields(one.Name)
	if len(words) > 1 && len([]rune(words[0])) == 1 { // 王 伟
		words = append([]string{words[0] + words[1]}, words[2:]...)
	}
	if len(words) > 0 {
		one.Name = words[0]
		one.Job = strings.TrimSpace(strings.Join(words[1:], " ") + " " + one.Job)
	}
	return one
}
