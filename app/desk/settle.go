package desk

import (
	"fmt"

	"liujin/app"
	"liujin/app/table"
	"liujin/data"
)

// toSettle says what a 换届, or somebody who left, left behind: conveners and heads of stations who are not in office, groups that are
// too small, deputies without a group. Where the office keeps no groups nobody lacks one.
func (a *Book) toSettle() (all []app.Todo, err error) {
	deputies, err := a.DeputyRows(a.Today())
	if err != nil {
		return nil, err
	}
	groups, err := a.GroupsOf(deputies)
	if err != nil {
		return nil, err
	}
	stations, err := a.StationsOn(a.Today())
	if err != nil {
		return nil, err
	}
	var loose, ids []string
	away := map[string]string{}
	for i := range deputies {
		d := &deputies[i]
		if !d.InOffice {
			away[d.ID] = d.Called()
		} else if d.GroupID == "" {
			loose, ids = append(loose, d.Called()), append(ids, d.ID)
		}
	}
	vacant := func(office, who string, of data.Kind, id string) {
		if name := away[who]; name != "" {
			all = append(all, app.Todo{Line: app.TodoVacant, When: "待定人选", Tone: table.Due, Name: office + name,
				Text: office + name + "不在任，要另定人选", About: aboutOffice, Rows: app.One(of, id), By: a.Today()})
		}
	}
	kept := 0
	for i := range groups {
		g := &groups[i]
		if g.Ended {
			continue
		}
		kept++
		vacant(g.Name+"召集人", g.ConvenerID, data.KindGroup, g.ID)
		if g.TooSmall() {
			all = append(all, app.Todo{Line: app.TodoSmall, When: "不足三人", Tone: table.Due, Name: fmt.Sprintf("%s %d 人", g.Name, g.Members),
				Text: fmt.Sprintf("%s在任组员 %d 人，代表小组不少于三人（地方组织法）", g.Name, g.Members), About: aboutOffice,
				Rows: app.One(data.KindGroup, g.ID)})
		}
	}
	for i := range stations {
		vacant(stations[i].Name+"站长", stations[i].HeadID, data.KindStation, stations[i].ID)
	}
	if kept > 0 && len(loose) > 0 {
		all = append(all, app.Todo{Line: app.TodoUngrouped, When: "待编组", Tone: table.Due, About: aboutOffice,
			Rows: app.Kept(data.KindDeputy, app.Ungrouped), Items: ids,
			Text: fmt.Sprintf("%d 名在任代表还没有编入代表小组：%s", len(loose), app.Few(loose, mostNamed, "")), By: a.Today()})
	}
	return all, nil
}
