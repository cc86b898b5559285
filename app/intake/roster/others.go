package roster

import (
	"fmt"
	"strings"

	"liujin/app/intake"
	"liujin/app/intake/pattern"
)

// others are people of whom the same workbook may keep a list that is no roster of deputies.
var (
	others   = pattern.New(`工作人员|联络员|列席|候选人|选民|志愿者|服务人员|负责人名单|干部名单|网格员|退任|离任|辞职|终止`)
	deputies = pattern.New(`代表(花?名[册单]|信息|登记|基本|情况|一览)|人大代表$`)
)

// onlyDeputies leaves out the tables of other people, as long as there is one of deputies.
func (r *reader) onlyDeputies() {
	var kept []intake.Table
	var notes []string
	for _, t := range r.Tables {
		words := strings.Join(append(t.Above(0, t.Grid.Width()), t.Grid.Name), " ")
		if r.Options.Matches == nil && others.MatchString(words) && (!deputies.MatchString(words) || others.MatchString(t.Grid.Name)) {
			notes = append(notes, fmt.Sprintf("工作表“%s”第 %d 行起的表看来不是现任代表的名册，没有读。", t.Grid.Name, t.Match.Head))
			continue
		}
		kept = append(kept, t)
	}
	if len(kept) > 0 {
		r.Tables, r.Notes = kept, append(r.Notes, notes...)
	}
	r.Settle()
}
