package app

import (
	"fmt"
	"slices"
	"strings"

	"liujin/data"
)

// MergeView says what making one of two records would do, in words.
type MergeView struct {
	Lose, Keep string // what they are called
	Fields     []MergeLine
	Seats      []MergeSeat
	Moves      string   // what comes along
	Doubts     []string // what speaks against their being one
}

// MergeLine is a field in which two records differ.
type MergeLine struct{ Column, Head, Lose, Keep string }

// MergeSeat is a seat that both records hold, as each has it; Better is the id of the one that tells more.
type MergeSeat struct{ LoseID, Lose, KeepID, Keep, Better string }

// mergeHeads are what the columns are called in which two records can differ.
var mergeHeads = map[data.Kind]map[string]string{
	data.KindDeputy: {"name": "姓名", "gender": "性别", "ethnicity": "民族", "born": "出生年月", "party": "政治面貌", "education": "学历",
		"education_detail": "学历原文", "employer": "工作单位及职务", "occupation": "职业构成", "phone": "手机号", "leader": "领导干部",
		"group_id": "代表小组", "note": "备注"},
	data.KindEnterprise: {"name": "名称", "kind": "类别", "industry": "所属行业", "address": "地址", "village_id": "所在村居", "contact": "联系人",
		"phone": "电话", "note": "备注"},
	data.KindVillage: {"name": "村居名称", "kind": "类别", "code": "代码", "note": "备注"},
	data.KindHandler: {"name": "单位名称", "contact": "联系人", "phone": "电话", "note": "备注"},
}

// Merging says what making one of two records would do.
func (a *App) Merging(of data.Kind, lose, keep string) (v MergeView, err error) {
	m, err := a.db.Merging(of, lose, keep)
	if err != nil {
		return v, err
	}
	if v.Lose, v.Keep, err = a.twoNames(of, lose, keep); err != nil {
		return v, err
	}
	called, err := a.mergeNames()
	if err != nil {
		return v, err
	}
	for _, f := range m.Differ {
		v.Fields = append(v.Fields, MergeLine{Column: f.Column, Head: mergeHeads[of][f.Column], Lose: called(f.Column, f.Lose),
			Keep: called(f.Column, f.Keep)})
	}
	terms, err := a.db.Terms()
	if err != nil {
		return v, err
	}
	for i := range m.Seats {
		s := &m.Seats[i]
		v.Seats = append(v.Seats, MergeSeat{LoseID: s.Lose.ID, Lose: seatWords(&s.Lose, terms, called), KeepID: s.Keep.ID,
			Keep: seatWords(&s.Keep, terms, called), Better: s.Better})
	}
	v.Moves = movesWords(m.Moves)
	v.Doubts = mergeDoubts(of, m)
	if of == data.KindEnterprise {
		err = a.sameDays(&v, lose, keep)
	}
	return v, err
}

// twoNames are what two records are called.
func (a *App) twoNames(of data.Kind, lose, keep string) (string, string, error) {
	all, err := a.PickMerged(of)
	if err != nil {
		return "", "", err
	}
	name := func(id string) string {
		for _, p := range all {
			if p.ID == id {
				return p.Name
			}
		}
		return ""
	}
	return name(lose), name(keep), nil
}

// PickMerged offers the records of a kind of which two can be one, or may look alike.
func (a *App) PickMerged(of data.Kind) ([]Picked, error) {
	switch of {
	case data.KindDeputy:
		return a.PickDeputies()
	case data.KindEnterprise:
		return a.PickEnterprises()
	case data.KindVillage:
		return a.PickVillages()
	case data.KindGroup:
		return a.PickGroups()
	case data.KindStation:
		return a.PickStations()
	}
	return a.PickHandlers()
}

// mergeNames says what the value of a column is called.
func (a *App) mergeNames() (func(column, value string) string, error) {
	names := map[string]map[string]string{}
	for column, list := range map[string]func() ([]Picked, error){
		"group_id": func() ([]Picked, error) { return a.PickGroups() }, "village_id": a.PickVillages,
		"constituency_id": a.PickConstituencies, "industry": func() ([]Picked, error) { return a.Choices(data.IndustryList) },
		"leader": func() ([]Picked, error) { return []Picked{{ID: "1", Name: "是"}}, nil }} {
		all, err := list()
		if err != nil {
			return nil, err
		}
		names[column], _ = Names(all, nil, func(p *Picked) (string, string) { return p.ID, p.Name })
	}
	return func(column, value string) string {
		if name, ok := names[column][value]; ok {
			return name
		}
		return value
	}, nil
}

// seatWords names a seat with what is known of it: 镇人大代表（第十九届，第18选区，证号 001，2025-01-01 辞职）.
func seatWords(m *data.Mandate, terms []data.Term, called func(column, value string) string) string {
	var known []string
	for i := range terms {
		if terms[i].ID == m.TermID {
			known = append(known, TermName(&terms[i]))
		}
	}
	known = append(known, called("constituency_id", m.ConstituencyID), m.ElectedBy)
	if m.Certificate != "" {
		known = append(known, "证号 "+m.Certificate)
	}
	for _, c := range m.Changes {
		known = append(known, c.Day+" "+string(c.Kind))
	}
	words := string(m.Level) + "人大代表"
	if known = slices.DeleteFunc(known, func(s string) bool { return s == "" }); len(known) > 0 {
		words += "（" + strings.Join(known, "，") + "）"
	}
	return words
}

// movesWords says what comes along, and what of it is there already.
func movesWords(moves []data.Moved) string {
	var parts []string
	for _, m := range moves {
		part := fmt.Sprintf("%s %d 条", m.Title, m.N)
		if m.Same > 0 {
			part += fmt.Sprintf("（%d 条两边都有，合成一条）", m.Same)
		}
		parts = append(parts, part)
	}
	if len(parts) == 0 {
		return "没有别的记录用到它。"
	}
	return "一并转过来：" + strings.Join(parts, "、") + "。"
}

// mergeDoubts are the facts that speak against two records' being one.
func mergeDoubts(of data.Kind, m data.Merging) (doubts []string) {
	for _, f := range m.Differ {
		apart := f.Lose != "" && f.Keep != "" && !strings.HasPrefix(f.Lose, f.Keep) && !strings.HasPrefix(f.Keep, f.Lose)
		if told := mergeHeads[of][f.Column]; apart && (f.Column == "born" || f.Column == "gender" || f.Column == "code") {
			doubts = append(doubts, told+"不同（"+f.Lose+"、"+f.Keep+"）")
		}
	}
	for _, moved := range m.Moves {
		if of == data.KindDeputy && moved.Together {
			doubts = append(doubts, fmt.Sprintf("两人的名字同时出现在 %d 条%s里", moved.Same, moved.Title))
		}
	}
	return doubts
}

// sameDays says where both enterprises were visited on one day: perhaps it is one visit, entered twice.
func (a *App) sameDays(v *MergeView, lose, keep string) error {
	rows, err := a.db.VisitRows()
	if err != nil {
		return err
	}
	on := map[string]bool{}
	for i := range rows {
		if rows[i].SubjectID == keep {
			on[rows[i].Day] = true
		}
	}
	var days []string
	for i := range rows {
		if day := rows[i].Day; rows[i].SubjectID == lose && on[day] && !slices.Contains(days, day) {
			days = append(days, day)
		}
	}
	if len(days) > 0 {
		v.Moves += "两家在 " + strings.Join(days, "、") + " 都有走访，合并后仍各算一次；如果登记重复，请再删去一条。"
	}
	return nil
}

// Merge makes one record of two, for all days, as one operation.
func (a *App) Merge(m data.Merge) error {
	lose, keep, err := a.twoNames(m.Of, m.Lose, m.Keep)
	if err != nil {
		return err
	}
	return a.Do("合并“"+lose+"”到“"+keep+"”", func(tx *data.Tx) error { return tx.Merge(m) })
}

// MergeOrder proposes which of two records stays: the one that more records name, and of equals the one that was there first.
func (a *App) MergeOrder(of data.Kind, one, other string) (lose, keep string, err error) {
	if other < one {
		one, other = other, one
	}
	there, err := a.db.Merging(of, other, one)
	if err != nil {
		return "", "", err
	}
	here, err := a.db.Merging(of, one, other)
	if err != nil {
		return "", "", err
	}
	n := func(moves []data.Moved) (sum int) {
		for _, m := range moves {
			sum += m.N
		}
		return sum
	}
	if n(here.Moves) < n(there.Moves) {
		return one, other, nil
	}
	return other, one, nil
}
