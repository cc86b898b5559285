package print

import "testing"

// notice is a paper with most of what an official document has.
func notice() *Document {
	long := "各村（社区）、各代表小组：为深入学习宣传贯彻党的二十大精神，进一步激发各级人大代表履职热情，根据《中华人民共和国全国人民代表大会和地方各级人民代表大会代表法》和县人大常委会“六个走进”活动月安排，现将有关事项通知如下，请认真抓好落实，" +
		"联系邮箱dgzrd-office@example.gov.cn，详见 https://www.example.gov.cn/renda/2026/11/12/notice.html。"
	return &Document{Mark: "示例", Blocks: []Block{
		PaperTitle{Text: "东港镇人民代表大会主席团关于开展“学习宣传二十大、履职担当促发展”人大代表“六个走进”活动月的通知", Under: []string{"（讨论稿）"}},
		Flush("各村（社区）、各代表小组："),
		Body(long),
		Heading(1, "一、总体要求"),
		Body("活动月启动以来，全镇86名各级人大代表参加活动418人次，收集意见建议41件，交办38件，办结26件，满意和基本满意率96.2%。代表㛃䶮、高𬭎、𠅤某等同志带头走访企业12家（其中规模以上企业3家），宣讲《代表法》、《选举法》。"),
		Heading(2, "（一）走进村居社区"),
		Body("各代表小组每月至少组织1次集中学习宣讲，做到“面对面、心贴心、实打实”！"),
		Heading(3, "1．走进市场主体"),
		Body(long + long),
		Annexes("“六个走进”活动月任务分解表", "各代表小组联系村居一览表"),
		Issued{Issuer: "东港镇人民代表大会主席团", Date: "2026年11月12日"},
		Colophon{CC: "县人大常委会办公室，镇党委、镇政府，各村（社区）党组织", Office: "东港镇人大主席团办公室", Date: "2026年11月12日"},
	}}
}

func TestNotice(t *testing.T) {
	job, path := paper(t, "通知", notice())
	if len(job.Pages) < 2 || len(job.Missing) > 0 {
		t.Errorf("%d pages, missing %v", len(job.Pages), job.Missing)
	}
	_ = read(t, path)
}

// register is a table of every kind of row and cell.
func register() *Document {
	names := []string{"高𬭎", "㛃䶮", "欧阳慧敏", "张三", "司马𠅤", "单于仇曾"}
	t := &Table{Columns: make([]Column, 7), Head: []Row{
		{Cells: []Cell{{Text: "序号", Rows: 2}, {Text: "姓名", Rows: 2}, {Text: "基本情况", Cols: 2}, {Text: "工作单位及职务", Rows: 2},
			{Text: "联系电话", Rows: 2}, {Text: "备注", Rows: 2}}},
		{Cells: []Cell{{Text: "性别"}, {Text: "出生年月"}}},
	}}
	t.Columns[4].Align = Left
	for g := range 4 {
		t.Rows = append(t.Rows, Row{Kind: Group, Cells: []Cell{{Text: "第" + string([]rune("一二三四")[g]) + "代表小组（12人）", Cols: 7}}})
		for i := range 12 {
			note := ""
			if i%5 == 0 {
				note = "镇人大代表"
			}
			t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: itoa(g*12 + i + 1)}, {Text: names[i%6]}, {Text: "男"}, {Text: "1980-05"},
				{Text: "东港镇北港村党总支书记、村民委员会主任，东港水产养殖专业合作社理事长"[:30+i%4*12]}, {Text: "13900001001"}, {Text: note}}})
		}
	}
	t.Rows = append(t.Rows, Row{Kind: Total, Cells: []Cell{{Text: "合计", Cols: 2}, {Text: "48人", Cols: 5}}})
	return &Document{Blocks: []Block{PaperTitle{Text: "东港镇第十九届人民代表大会代表名册", Tight: true}, t, Small("注：按代表小组和姓氏笔画排列。", Size5, Left)}}
}

// record is a form with boxes, choices, photos, places to sign and a seal.
func record() *Document {
	form := Form([]float64{1, 2, 1, 2},
		Fields(4, 9, "时　间", "2026年11月12日", "市场主体", "东港水产加工有限公司"),
		Fields(4, 9, "参加代表", "赵启明、高𬭎、㛃䶮"),
		Fields(4, 9, "走访方式", Ticked([]string{"企业现场", "项目载体", "招商一线"}, "企业现场")),
		Area(4, 60, "走访情况", "查看生产车间，了解用工、用电、融资情况。\n企业反映夏季用电负荷不足，影响冷库运行；宣传减税降费政策。"),
		Area(4, 40, "困难诉求", ""),
	)
	bars := Bars{Expected: 0.4, Bars: []Bar{{Label: "村居社区", Done: 14, Target: 20, Note: "14/20 场　70.0%"},
		{Label: "市场主体", Done: 31, Target: 40, Note: "31/40 家　77.5%"}, {Label: "选区选民", Done: 126, Note: "126 人次"},
		{Label: "项目一线", Done: 3, Target: 12, Note: "3/12 项　25.0%"}}}
	return &Document{Blocks: []Block{PaperTitle{Text: "走访市场主体记录表", Tight: true}, form, Gap(0.5), Sign{"记录人", "带队代表"}, Gap(0.5),
		Photos{{nil, "查看生产车间"}, {nil, "座谈"}, {nil, ""}}, bars, Seal{40, 20, "（盖章）"}}}
}

// briefing is a numbered bulletin.
func briefing() *Document {
	return &Document{Blocks: []Block{BriefingHead{Name: "活动月简报", Issue: 2, Total: 15, Issuer: "东港镇人大主席团办公室", Date: "2026年11月13日"},
		PaperTitle{Text: "“六个走进”推进情况（11月1日—12日）"},
		Heading(1, "一、总体进展"), Body("活动月启动以来，全镇86名各级人大代表参加活动418人次。"), BriefingEnd{Report: "县人大常委会", Send: "镇党委、镇政府", Issue: "各村（社区）、各代表小组",
			Copies: 30}}}
}

func TestPapers(t *testing.T) {
	wide := register()
	wide.Landscape = true
	for name, d := range map[string]*Document{"名册": register(), "横表": wide, "记录表": record(), "简报": briefing()} {
		job, path := paper(t, name, d)
		if len(job.Missing) > 0 {
			t.Errorf("%s: missing %v", name, job.Missing)
		}
		_ = read(t, path)
	}
}
