package views

// entries is the navigation in its order; one line and one file make a new screen.
var entries []entry

func init() {
	entries = []entry{
		{"campaign", "活动方案", groupNone, campaigns},
		{"visit", "走访 · 市场主体", groupWalks, visits},
		{"duty", "轮值 · 家站点", groupWalks, duty},
		{"absence", "请假", groupWalks, absences},
		{"deputy", "代表", groupRolls, deputies},
		{"group", "代表小组", groupRolls, groups},
		{"station", "家站点", groupRolls, stations},
		{"enterprise", "市场主体", groupRolls, enterprises},
		{"area", "选区与村居", groupRolls, areas},
		{"handler", "承办单位", groupRolls, handlers},
		{"settings", "设置与备份", groupOffice, settings},
	}
}
