package data

import (
	"database/sql/driver"
	"fmt"
)

// Value implements driver.Valuer.
func (o optional) Value() (driver.Value, error) {
	if *o.text == "" {
		return nil, nil
	}
	return *o.text, nil
}

// Scan implements sql.Scanner.
func (o optional) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*o.text = ""
	case string:
		*o.text = v
	case []byte:
		*o.text = string(v)
	default:
		return fmt.Errorf("scan %T into text", src)
	}
	return nil
}
