package papers

import (
	"strings"
	"testing"
)

var (
	results = []string{"A 已解决或基本解决", "B 正在解决", "C 列入规划", "D 留作参考"}
	ratings = []string{"满意", "基本满意", "不满意"}
)

// Long names and texts stay on paper, a long matter goes on over pages, and the places to sign stand under the end of its form.
func TestMatterOfManyWords(t *testing.T) {
	unit := "东港镇社会治安综合治理和应急管理联合服务中心办公室"
	long := strings.Repeat("三塘河淤积多年，汛期排水不畅，沿岸企业和群众反映强烈。", 40)
	for _, proposal := range []bool{false, true} {
		for _, n := range []int{0, 5, 12, 40} {
			text := strings.Repeat("三塘河淤积多年，汛期排水不畅，沿岸企业和群众反映强烈。", n)
			m := &Matter{Proposal: proposal, Number: "2026-007", Kind: "建议批评意见", Text: text, Reply: text,
				Title: "关于" + strings.Repeat("疏浚河道",
					12) + "的建议", Source: "走访市场主体　滨海县东港镇海缘家用纺织品及配套产业发展有限责任公司",
				Lead: "木合塔尔江·阿不都热合曼", LeadPhone: "13900001001", Signers: strings.Repeat("阿依古丽·买买提、高𬭎、欧阳慧敏、", 5) + "李冬", Handler: unit,
				Helpers: unit + "、" + unit, Contact: "上官文博", Phone: "0515-88881236",
				Day: "2026-10-08", Assigned: "2026-10-20", Due: "2027-01-20", DueHow: "自10月20日起 3 个月（2027 年放假安排未公布，暂按周末计算）",
				Answered: "2026-11-02",
				Result:   results[1], Rating: "不满意", Round: 2, Wanting: "没有说明什么时候动工。", Remark: "请给出时间。"}
			for name, d := range map[string]struct {
				sign string
				make func() (int, string)
			}{
				"交办单": {"审核人", func() (int, string) {
					job, text := put(t, "长交办单", AssignSheet(head, m))
					return len(job.Pages), text
				}},
				"反馈表": {"签名", func() (int, string) {
					job, text := put(t, "长反馈表", ReplySheet(head, m, results, ratings))
					return len(job.Pages), text
				}},
			} {
				pages, got := d.make()
				says(t, name, got, unit, "二次办理", d.sign)
				if n > 0 && strings.Count(got, "强烈") < n {
					t.Errorf("%s: %d of %d sentences", name, strings.Count(got, "强烈"), n)
				}
				if n <= 5 && pages > 1 {
					t.Errorf("%s of %d sentences: %d pages", name, n, pages)
				}
			}
		}
	}
	_, got := put(t, "督办单", UrgeSheet(head, &Matter{Proposal: true, Number: "2026-007", Kind: "建议批评意见", Title: "关于疏浚三塘河的建议", Text: long,
		Handler: unit, Assigned: "2026-04-01", Due: "2026-07-01", Late: 119, Urged: []string{"8月1日", "9月1日"}}))
	says(t, "督办单", got, "“关于疏浚三塘河的建议”", "已催办2次（8月1日、9月1日）", unit+"：")
	never(t, "督办单", got, "汛期")
}

// A blank form says nothing of any matter.
func TestBlankMatters(t *testing.T) {
	for _, proposal := range []bool{false, true} {
		_, assign := put(t, "空白交办单", AssignSheet(head, &Matter{Proposal: proposal}))
		job, reply := put(t, "空白反馈表", ReplySheet(head, &Matter{Proposal: proposal}, results, ratings))
		says(t, "空白", assign, "编号：－", "承办单位签收", "交办人：")
		says(t, "空白", reply, "编号：－", "□基本满意", "办理结果", "签名：")
		never(t, "空白", assign+reply, "☑", "2026", "次办理")
		if len(job.Pages) != 1 {
			t.Errorf("%d pages", len(job.Pages))
		}
	}
}
