package roster

import (
	"fmt"
	"strings"
	"testing"

	"liujin/app/intake"
	"liujin/app/intake/booktest"
)

// tells is what a table tells: each person in a line, then the row and column of each problem.
func tells(t *testing.T, text string) (people, faults string) {
	t.Helper()
	r, err := Read(booktest.Workbook(t, booktest.Page{"名册", text, ""}), intake.Options{Today: "2026-11-30"})
	if err != nil {
		t.Fatal(err)
	}
	var lines, bad []string
	for _, p := range r.People {
		line := []string{p.Name, p.Gender, p.Ethnicity, p.Born, p.Phone, p.Group, p.Employer}
		for _, m := range p.Mandates {
			line = append(line, m.Level+m.Constituency)
		}
		lines = append(lines, strings.TrimRight(strings.Join(line, "|"), "|"))
	}
	for _, p := range r.Problems {
		bad = append(bad, fmt.Sprintf("%d %s", p.Row, p.Column))
	}
	return strings.Join(lines, "\n"), strings.Join(bad, ", ")
}

// Each kind of what offices write and programs give is read as it is meant, or said.
func TestKinds(t *testing.T) {
	for _, c := range []struct{ name, text, people, faults string }{
		{"ditto marks", `姓名|性别|民族|出生年月|代表小组|工作单位及职务|代表层级
张一|男|汉族|1980.01|第一小组|东港村|镇
李二|〃|同上|1981.02|同上|"|″
王三|女|″|1982.03|“|同 上|〃
赵四|同上|—〃—|同上|第二小组|——|（同上）
孙五|男|同前|1984.05|同上行|-|同上`,
			`张一|男|汉族|1980-01||第一小组|东港村|镇
李二|男|汉族|1981-02||第一小组|东港村|镇
王三|女|汉族|1982-03||第一小组|东港村|镇
赵四|女|汉族|1982-03||第二小组||镇
孙五|男|汉族|1984-05||第二小组||镇`, ""},
		{"ditto marks that say nothing", `姓名|性别|代表小组|工作单位及职务
张一|男|同上|东港村
同上|男|第一小组|渔湾村
〃|女|第一小组|渔湾村
李二|女|同左|同左`, "张一|男|||||东港村\n李二|女||||女|女", "2 代表小组, 3 姓名, 4 姓名"},
		{"nothing", `姓名|性别|代表小组|工作单位及职务
张一|男|―|—
李二|女|…|～
王三|女|－－|─`, "张一|男\n李二|女\n王三|女", ""},
		{"brackets", `姓名|性别|代表层级|选区
张一|男|镇、县|第二选区（河东村、河西村）
李二|女|县、镇|第5选区(东港、渔湾)、第3选区（一组；二组）
王三|女|镇|第一选区【河东村/河西村】
赵四|女|县、镇|第5选区、第3选区`, `张一|男||||||镇第二选区（河东村、河西村）|县
李二|女||||||县第5选区(东港、渔湾)|镇第3选区（一组；二组）
王三|女||||||镇第一选区【河东村/河西村】
赵四|女||||||县第5选区|镇第3选区`, ""},
		{"two persons in a cell", `姓名|性别|工作单位及职务
张一凡⏎李二平|男|东港村
王三丰 赵四海|男|东港村
孙五福 / 周六顺|男|东港村
欧阳 锦鲤|女|东港村
王 丽|女|东港村
吴七星 回族|男|东港村
钱八方⏎组长|男|东港村`, `张一凡
李二平
王三丰
赵四海
孙五福
周六顺
欧阳锦鲤|女|||||东港村
王丽|女|||||东港村
吴七星|男|回族||||东港村
钱八方|男|||||东港村`, "2 姓名, 3 姓名, 4 姓名"},
		{"characters that look alike", "姓名|性别|民族|代表小组|代表层级\n⾼⽉|⼥|汉族|第⼀小组|镇\n\uf9e1明|男|回⽒|第一⼩组|镇\n⻢⻰|男|满族|第一小组|⺠族乡",
			"高月|女|汉族|||第一小组||镇\n李明|男||||第一小组||镇\n马龙|男|满族|||第一小组||镇", "3 民族"},
		{"heads that look alike", "姓名|性別|⼿机号|⺠族\n张一|男|13900001111|汉族", "张一|男|汉族||13900001111", ""},
		{"a zone", "姓名|性别|出生年月\n张一|男|1980-04-30T16:00:00.000Z\n李二|女|Thu May 01 1980 00:00:00 GMT+0800 (中国标准时间)",
			"张一|男||1980-05-01\n李二|女||1980-05-01", ""},
		{"no sex, one telephone, one name", `姓名|性别|手机号|出生年月
张一|男|13900001111|1980.01
李二||13900002222|1981.01
王三|女|13900001111|1982.01
张一|女|13900003333|1990.01`,
			"张一|男||1980-01|13900001111\n李二|||1981-01|13900002222\n王三|女||1982-01|13900001111\n" +
				"张一|女||1990-01|13900003333", "3 性别, 4 手机号"},
		{"a telephone in brackets", "姓名|性别|手机号\n张一|男|13900001111（微信、钉钉同号）\n李二|女|（办、宅）82345678、13900002222",
			"张一|男|||13900001111\n李二|女|||13900002222", ""},
	} {
		people, faults := tells(t, c.text)
		if people != c.people {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, people, c.people)
		}
		if faults != c.faults {
			t.Errorf("%s: told %q, want %q", c.name, faults, c.faults)
		}
	}
}

// Two who bear one name and surely are two are told all the same.
func TestNamesakesAreTold(t *testing.T) {
	r, err := Read(booktest.Workbook(t, booktest.Page{"名册", "姓名|性别|手机号\n张一|男|13900001111\n张一|女|13900003333", ""}),
		intake.Options{Today: "2026-11-30"})
	if err != nil || !strings.Contains(strings.Join(r.Notes, "\n"), "第 3 行的张一与第 2 行名字一样") {
		t.Error(r, err)
	}
}
