package rolls

import (
	"fmt"

	"liujin/app"
	"liujin/app/table"
	"liujin/data"
)

// DeliveryRow is a deputy who is to be told of something, and whether that was done: how and when (传达).
type DeliveryRow struct {
	app.DeputyRow
	By data.Delivery // empty: not yet
}

// Delivered reports whether the deputy was told.
func (t *DeliveryRow) Delivered() bool { return t.By.Day != "" }

// DeliveryColumns are the columns of 传达.
var DeliveryColumns = []table.Column[*DeliveryRow]{
	table.Of("name", "姓名", 4, func(t *DeliveryRow) string { return t.Called() }),
	table.Of("group", "代表小组", 6, func(t *DeliveryRow) string { return t.Group }),
	{Name: "method", Head: "传达", Width: 4, Cell: func(t *DeliveryRow) table.Cell {
		if t.Delivered() {
			return table.Chip(t.By.Method, table.Good)
		}
		return table.Chip("未通知", table.Due)
	}},
	{Name: "day", Head: "日期", Width: 5, Cell: func(t *DeliveryRow) table.Cell { return table.D(t.By.Day) }},
	table.Telephone("phone", "手机号", 6, func(t *DeliveryRow) string { return t.Phone }),
}

// DeliveryWords says how far 传达 is.
func DeliveryWords(rows []DeliveryRow) string {
	told := 0
	for i := range rows {
		told += app.OneIf(rows[i].Delivered())
	}
	text := fmt.Sprintf("应通知 %d 人，已通知 %d 人", len(rows), told)
	if n := len(rows) - told; n > 0 {
		text += fmt.Sprintf("，还有 %d 人没有通知", n)
	}
	return text + "。"
}

// DeliveryBy is how and when deputies were told.
type DeliveryBy struct {
	Method data.DeliveryMethod
	Day    string
}

// Validate checks on what day they were told.
func (t *DeliveryBy) Validate() error {
	if t.Day == "" {
		return data.Invalid{"day": "请填写日期"}
	}
	return nil
}

// Notice is what deputies are told of: a record, by its table and id.
type Notice struct{ Table, ID string }

// Begun reports whether anybody was told.
func (n Notice) Begun(a *app.App) (bool, error) {
	told, err := a.DB().Deliveries(n.Table, n.ID)
	return len(told) > 0, err
}

// Deliveries says of each of those who are to be told whether they were.
func (n Notice) Deliveries(a *app.App, people []app.DeputyRow) ([]DeliveryRow, error) {
	told, err := a.DB().Deliveries(n.Table, n.ID)
	if err != nil {
		return nil, err
	}
	rows := make([]DeliveryRow, len(people))
	for i := range people {
		rows[i] = DeliveryRow{people[i], told[people[i].ID]}
	}
	return rows, nil
}

// Deliver is the operation that notes that deputies were told; who was told before is noted anew.
func (n Notice) Deliver(a *app.App, ids []string, by DeliveryBy) func(*data.Tx) error {
	return n.Each(ids, func(tx *data.Tx, d *data.Delivery) error {
		if said := a.ToCome(by.Day); said != "" {
			return data.Invalid{"day": said}
		}
		d.Method, d.Day = by.Method, by.Day
		return tx.SaveDelivery(d)
	})
}

// Undeliver is the operation that takes it back that deputies were told.
func (n Notice) Undeliver(ids []string) func(*data.Tx) error {
	return n.Each(ids, func(tx *data.Tx, d *data.Delivery) error {
		if d.ID == "" {
			return nil
		}
		return tx.DeleteDelivery(d.ID)
	})
}

// Each is an operation on what is noted of deputies; of who was not told it has no id yet.
func (n Notice) Each(ids []string, do func(*data.Tx, *data.Delivery) error) func(*data.Tx) error {
	return func(tx *data.Tx) error {
		told, err := tx.Deliveries(n.Table, n.ID)
		if err != nil {
			return err
		}
		for _, deputy := range ids {
			d := told[deputy]
			d.OwnerTable, d.OwnerID, d.DeputyID = n.Table, n.ID, deputy
			if err := do(tx, &d); err != nil {
				return err
			}
		}
		return nil
	}
}
