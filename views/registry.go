package views

import "liujin/app"

// entries is the navigation in its order; one line and one file make a new screen.
var entries []entry

func init() {
	entries = []entry{
		{"desk", "工作台", groupNone, desk, nil},
		{"campaign", "活动方案", groupNone, campaigns, nil},
		{"lecture", "宣讲 · 村居社区", groupWalks, lectures, nil},
		{"visit", "走访 · 市场主体", groupWalks, visits, nil},
		{"duty", "轮值 · 家站点", groupWalks, duty, (*app.App).DutyWaiting},
		{"absence", "请假", groupWalks, absences, nil},
		{"supervise", "督办 · 项目一线", groupWalks, inspections, nil},
		{"voters", "民情 · 选区选民", groupWalks, canvasses, nil},
		{"training", "培训 · 履职课堂", groupWalks, training, nil},
		{"opinion", "意见建议", groupMatters, opinions, (*app.App).OpinionsWaiting},
		{"proposal", "议案建议", groupMatters, proposals, nil},
		{"project", "民生实事", groupMatters, projects, nil},
		{"deputy", "代表", groupRolls, deputies, nil},
		{"group", "代表小组", groupRolls, groups, nil},
		{"station", "家站点", groupRolls, stations, nil},
		{"enterprise", "市场主体", groupRolls, enterprises, nil},
		{"area", "选区与村居", groupRolls, areas, nil},
		{"handler", "承办单位", groupRolls, handlers, nil},
		{"meeting", "会议", groupOffice, assemblies, nil},
		{"bulletin", "简报", groupOffice, bulletins, nil},
		{"settings", "设置与备份", groupOffice, settings, nil},
	}
}
