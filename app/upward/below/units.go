package below

import (
	"liujin/app"
	"liujin/app/table"
	"liujin/data"
)

// UnitColumns are the columns of 乡镇街道.
var UnitColumns = []table.Column[*data.Office]{
	table.Of("name", "单位", 12, func(o *data.Office) string { return o.Name }),
	table.Of("short", "简称", 6, func(o *data.Office) string { return o.Short }),
	table.Of("code", "代码", 7, func(o *data.Office) string { return o.Code }),
	table.Of("secretary", "联系人", 6, func(o *data.Office) string { return o.Secretary }),
	table.Of("phone", "电话", 8, func(o *data.Office) string { return o.Phone }),
	{Name: "by_hand", Head: "用填报表", Width: 5, Cell: func(o *data.Office) table.Cell { return table.Is(o.ByHand) }},
}

// LevelsBelow are the levels of the offices that report to one of a level.
func LevelsBelow(level data.OfficeLevel) []data.OfficeLevel {
	if level == data.OfficeCity {
		return []data.OfficeLevel{data.OfficeCounty}
	}
	return []data.OfficeLevel{data.OfficeTown, data.OfficeStreet}
}

// Units are the offices that report to this one, by code.
func (a *Book) Units() ([]data.Office, error) { return a.DB().Below() }

// NewUnit is an office below to fill.
func (a *Book) NewUnit() (o data.Office, err error) {
	own, err := a.OwnOffice()
	return data.Office{ParentID: own.ID, Level: LevelsBelow(own.Level)[0], Code: own.Code[:min(len(own.Code), countyDigits)]}, err
}

// countyDigits are those of a code (GB/T 2260) that an office has in common with those below it.
const countyDigits = 6

// SaveUnit saves an office below.
func (a *Book) SaveUnit(o *data.Office) error {
	own, err := a.OwnOffice()
	if err != nil {
		return err
	}
	return a.Do(app.Saved(o.ID, Noun(own.Level), o.Name), func(tx *data.Tx) error { return tx.SaveOffice(o) })
}

// DeleteUnit deletes an office below. What it reported stays, and counts nowhere.
func (a *Book) DeleteUnit(o *data.Office) error {
	own, err := a.OwnOffice()
	if err != nil {
		return err
	}
	return a.Do("删除"+Noun(own.Level)+app.Quoted(o.Name), func(tx *data.Tx) error { return tx.DeleteOffice(o.ID) })
}
