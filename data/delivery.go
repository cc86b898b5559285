package data

// Delivery says that a deputy was told of a plan or a notice (传达).
type Delivery struct {
	Meta
	OwnerTable, OwnerID, DeputyID string
	Method                        DeliveryMethod
	Day                           string
	Confirmed                     bool // 收到: the deputy said that it came, where that is asked (要回执)
}

var deliveries = register(table[Delivery]{name: "delivery", title: "传达记录", order: "id",
	columns: "owner_table, owner_id, deputy_id, method, day, confirmed",
	fields: func(d *Delivery) []any {
		return []any{&d.OwnerTable, &d.OwnerID, &d.DeputyID, &d.Method, &d.Day, &d.Confirmed}
	}})

// Deliveries returns who was told of a record, by deputy.
func (r reader) Deliveries(table, id string) (map[string]Delivery, error) {
	all, err := deliveries.list(r, "owner_table = ? AND owner_id = ?", table, id)
	if err != nil {
		return nil, err
	}
	told := make(map[string]Delivery, len(all))
	for _, d := range all {
		told[d.DeputyID] = d
	}
	return told, nil
}

// DeliveriesOf returns who was told of the records of a table, by record and deputy.
func (r reader) DeliveriesOf(table string) (map[string]map[string]Delivery, error) {
	all, err := deliveries.list(r, "owner_table = ?", table)
	if err != nil {
		return nil, err
	}
	told := map[string]map[string]Delivery{}
	for _, d := range all {
		if told[d.OwnerID] == nil {
			told[d.OwnerID] = map[string]Delivery{}
		}
		told[d.OwnerID][d.DeputyID] = d
	}
	return told, nil
}

// SaveDelivery notes that a deputy was told; a second time changes how and when.
func (tx *Tx) SaveDelivery(d *Delivery) error {
	bad := Invalid{}
	oneOf(bad, "method", d.Method, "方式", DeliveryMethods)
	bad.need("day", d.Day, "日期")
	bad.day("day", d.Day, "日期")
	if err := bad.orNil(); err != nil {
		return err
	}
	var err error
	switch d.OwnerTable {
	case courses.name:
		_, err = courses.get(tx.reader, d.OwnerID)
	case sessions.name:
		_, err = sessions.get(tx.reader, d.OwnerID)
	case campaigns.name:
		_, err = campaigns.get(tx.reader, d.OwnerID)
	}
	if err != nil {
		return err
	}
	return deliveries.save(tx, d)
}

// DeleteDelivery takes it back that a deputy was told.
func (tx *Tx) DeleteDelivery(id string) error { return deliveries.delete(tx, id) }

// dropDeliveries takes the deliveries of courses, make-ups and activity months away that are not there any more: an owner is named by its
// table, which no foreign key follows.
func (tx *Tx) dropDeliveries() error {
	_, err := tx.exec(`DELETE FROM delivery WHERE owner_table = 'course' AND owner_id NOT IN (SELECT id FROM course)
		OR owner_table = 'course_session' AND owner_id NOT IN (SELECT id FROM course_session)
		OR owner_table = 'campaign' AND owner_id NOT IN (SELECT id FROM campaign)`)
	return err
}
