package intake

import (
	"strings"

	"liujin/app/intake/pattern"
	"liujin/app/sheets"
)

// What offices write between and below the records.
var (
	totals = pattern.New(`^(合计|总计|小计|共计|总人数|人数合计|本页小计|累计|其中[:：男女]|其中$|平均年龄|平均)|^.{0,16}(小计|合计|总计)(:|：|$)|` +
		`^(共有?)?(男|女|党员|群众|代表)(性|代表)?[:：]?\d+(人|名)|^(其中|共)[:：]?(男|女|党员|\d+[人名])`)
	signatures = pattern.New(`^(填表|填报|审核|审批|制表|复核|校对|经办|负责|联系|签发|录入|统计|报送)(人|单位|时间|日期|员|人员|部门)?(签字|签名|（签字）|\(签字\))?[:：]|^(制表` +
		`|审核|复核|单位负责人|主要负责人|分管领导|联系电话|联系人|日期|时间)[:：]|^[（(](盖章|公章|签章)[)）]|^(注|附注|备注|说明|附|附件|填表说明)[:：]`)
	signatureHead = pattern.New(`^(填表|填报|审核|审批|制表|复核|校对|经办|签发|录入|统计|报送)(人|单位|时间|日期|员|人员|部门)(签字|签名|[（(]签字[)）])?$|^(单位|主要)负责人$` +
		`|^(填表)?说明$|^备注$|^注$`)
	pageNumber = pattern.New(`^第\d+页|^\d{4}年\d{1,2}月(\d{1,2}日)?(制|填|印)?$|^[(（]?以下(为)?空白|^以上`)
	example    = pattern.New(`^(填写)?(示例|样例|范例|举例|例如|例|模板)\d*[:：]?$`)
	ordinal    = pattern.New(`^[(（]?(\d{1,2}|[甲乙丙丁戊己庚辛壬癸子丑寅卯]|[A-Z]|[①-⑳])[)）]?$`)
)

// The expressions are slow beside what rules most cells out.

func isSignature(text string) bool {
	return strings.ContainsAny(text, ":：(（") && signatures.MatchString(text)
}

func isTotal(text string) bool {
	return strings.ContainsAny(text, "计总其平共人名") && totals.MatchString(text)
}

func isRemark(text string) bool {
	return strings.ContainsAny(text, "第年以") && pageNumber.MatchString(text)
}

// guidance reports whether a row numbers the columns (1 2 3, 甲 乙 丙) or says in brackets how to fill them in.
func guidance(row []sheets.Cell) bool {
	filled, numbers, brackets := 0, 0, 0
	for _, c := range row {
		text := Bare(c.Text)
		if text == "" {
			continue
		}
		filled++
		switch {
		case len(text) < 12 && ordinal.MatchString(text):
			numbers++
		case strings.HasPrefix(text, "（") || strings.HasPrefix(text, "("):
			if strings.HasSuffix(text, "）") || strings.HasSuffix(text, ")") {
				brackets++
			}
		default:
			if filled-numbers-brackets > 1 {
				return false
			}
		}
	}
	return filled > 2 && numbers == filled || brackets > 1 && brackets >= filled-1
}

// sort is what a row is.
type sort int

const (
	empty sort = iota
	total
	signature // or a note
	lone      // but one text
	record
)

// sort tells what a row is by its texts, and notes a lone one.
func (r *Row) sort(key string) sort {
	seen, n, signed := "", 0, false
	lastRow, lastCol := -1, -1
	for col := r.from; col < r.to; col++ {
		or, oc := r.grid.Origin(r.Number-1, col)
		text := Bare(r.grid.At(r.Number-1, col).Text)
		if text == "" || or == lastRow && oc == lastCol {
			continue
		}
		lastRow, lastCol = or, oc
		if or < r.Number-1 && n == 0 {
			continue // a block that reaches down from above makes no record by itself
		}
		signed = signed || isSignature(text)
		if n == 0 {
			switch {
			case signed || len(text) < 40 && signatureHead.MatchString(text):
				return signature
			case isTotal(text):
				return total
			}
			r.Example = len(text) < 24 && example.MatchString(text)
			seen = r.grid.At(r.Number-1, col).Text
		}
		n++
	}
	name := Bare(r.Cell(key).Text)
	switch {
	case signed && name == "" || isSignature(name):
		return signature
	case isTotal(name):
		return total
	case isRemark(name), n == 1 && isRemark(Bare(seen)), n == 0:
		return empty
	case n == 1:
		r.Lone = strings.TrimSpace(seen)
		return lone
	}
	return record
}
