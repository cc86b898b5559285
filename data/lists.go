package data

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Lists that a standard, a law or the activity's own plan closes; labels are stored as shown. Lists an office may edit are in Choice.
var (
	Genders     = []string{"男", "女", "未知", "未说明"}                                                                                       // GB/T 2261.1
	Parties     = []string{"中共党员", "中共预备党员", "共青团员", "民革党员", "民盟盟员", "民建会员", "民进会员", "农工党党员", "致公党党员", "九三学社社员", "台盟盟员", "无党派人士", "群众"} // GB/T 4762
	Educations  = []string{"研究生", "大学本科", "大学专科", "中等专科", "职业高中", "技工学校", "普通高中", "初中", "小学", "其他"}                                     // GB/T 4658
	Levels      = []string{"全国", "省", "市", "县", "镇"}
	Occupations = []string{"工人", "农民", "专业技术", "党政干部", "企业负责人", "其他"}

	MandateStates   = []string{"在任", "暂停", "终止"}
	OfficeLevels    = []string{"镇", "街道", "县", "市"}
	StationKinds    = []string{"家", "站", "点"}
	Attendances     = []string{"到", "迟到", "请假", "缺席"} // of a participation; the first two are those present
	VillageKinds    = []string{"村", "社区", "居"}
	Ties            = []string{"来自", "管理", "服务"}
	Venues          = []string{"企业现场", "项目载体", "招商一线"}
	VisitTags       = []string{"企业大走访", "项目大推进", "产业大招商"}
	OpinionKinds    = []string{"困难诉求", "政策建议", "人民建议"}
	Routes          = []string{"当场答复", "本级交办", "转上级", "转为代表建议", "不予受理"}
	EnterpriseKinds = []string{"企业", "个体工商户", "农民专业合作社", "项目", "其他"}
)

// Ethnicities are the 56 of GB/T 3304, in its order.
var Ethnicities = strings.Fields(`汉族 蒙古族 回族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 傣族 黎族
傈僳族 佤族 畲族 高山族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 阿昌族 普米族
塔吉克族 怒族 乌孜别克族 俄罗斯族 鄂温克族 德昂族 保安族 裕固族 京族 塔塔尔族 独龙族 鄂伦春族 赫哲族 门巴族 珞巴族 基诺族`)

// The checks below note one sentence under a field's name when its value can't be saved. An empty value passes all but need.

func (v Invalid) need(field, value, title string) {
	if strings.TrimSpace(value) == "" {
		v[field] = "请填写" + title
	}
}

func (v Invalid) oneOf(field, value, title string, list []string) {
	if value != "" && !slices.Contains(list, value) {
		v[field] = fmt.Sprintf("%s没有“%s”这一项，请从列表里选", title, value)
	}
}

func (v Invalid) day(field, value, title string) {
	if value == "" {
		return
	}
	if _, err := time.Parse(time.DateOnly, value); err != nil {
		v[field] = title + "不是有效日期，请写成 2026-11-12 这样"
	}
}

// within holds text to what a screen and a paper can show.
func (v Invalid) within(field, value, title string, most int) {
	if n := len([]rune(value)); n > most {
		v[field] = fmt.Sprintf("%s有 %d 个字，最多 %d 个，请写短一些", title, n, most)
	}
}

// phone accepts an 11-digit mobile number or a land line with area code.
func (v Invalid) phone(field, value string) {
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, value)
	rest := strings.Trim(value, "0123456789-")
	if value != "" && (rest != "" || len(digits) < 7 || len(digits) > 12 || (digits[0] == '1' && len(digits) != 11)) {
		v[field] = "电话号码不对，请填 11 位手机号或带区号的座机（如 0515-12345678）"
	}
}

// born accepts YYYY, YYYY-MM and YYYY-MM-DD.
func (v Invalid) born(field, value string) {
	if value == "" {
		return
	}
	if n := len(value); n != 4 && n != 7 && n != 10 {
		v[field] = "出生年月请写成 1980-05 或 1980-05-12"
		return
	}
	t, err := time.Parse(time.DateOnly, (value + "-01-01")[:10])
	if err != nil || t.Year() < 1900 {
		v[field] = "出生年月请写成 1980-05 或 1980-05-12"
	}
}

// between holds a number to a span.
func (v Invalid) between(field string, n, least, most int) {
	if n < least || n > most {
		v[field] = fmt.Sprintf("请填 %d 到 %d 的整数", least, most)
	}
}
