package views

// entries is the navigation in its order; one line and one file make a new screen.
var entries []entry

func init() {
	entries = []entry{
		{"campaign", "活动方案", groupNone, []string{"campaign", "attachment"}, campaigns},
		{"visit", "走访 · 市场主体", groupWalks, []string{"activity", "enterprise_visit", "participation", "opinion", "enterprise", "deputy", "attachment", "campaign"}, visits},
		{"deputy", "代表", groupRolls, []string{"deputy", "mandate", "deputy_group", "station", "station_member", "constituency", "participation", "attachment"}, deputies},
		{"group", "代表小组", groupRolls, []string{"deputy_group", "deputy", "mandate"}, groups},
		{"station", "家站点", groupRolls, []string{"station", "station_check", "station_member", "deputy", "village", "attachment"}, stations},
		{"enterprise", "市场主体", groupRolls, []string{"enterprise", "deputy_tie", "enterprise_visit", "activity", "opinion", "village"}, enterprises},
		{"area", "选区与村居", groupRolls, []string{"constituency", "village", "mandate"}, areas},
		{"handler", "承办单位", groupRolls, []string{"handler"}, handlers},
		{"settings", "设置与备份", groupOffice, []string{"office", "term", "choice"}, settings},
	}
}
