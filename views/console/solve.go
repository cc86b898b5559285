package console

import (
	"encoding/json"
	"errors"

	"liujin/app"
	"liujin/app/rostering"
	"liujin/data"
)

// instanceBytes is more than any instance has.
const instanceBytes = 64 << 20

// solve plans a rotation given as a file, and prints the roster with its score and bound.
func solve(c *call) error {
	f := c.flags("solve")
	effort := f.effort()
	if err := f.parse(1); err != nil {
		return err
	}
	done, err := effort.begin()
	if err != nil {
		return err
	}
	defer done()
	path := c.args[0]
	text, err := data.ReadRegular(path, instanceBytes)
	if err != nil {
		return data.Fail(data.Missing, err, "读不到文件“%s”，请检查路径。", path)
	}
	in, err := rostering.Parse(text)
	if err == nil {
		var out *rostering.Result
		out, err = rostering.Solve(in, rostering.Options{Effort: rostering.Effort(*effort.of), Progress: effort.tell, Stop: effort.enough})
		if err == nil {
			encoder := json.NewEncoder(c.stdout)
			encoder.SetEscapeHTML(false)
			return encoder.Encode(out)
		}
	}
	var bad *rostering.Malformed
	if errors.As(err, &bad) {
		return data.Fail(app.Refused, err, "“%s”不是能用的排班文件：%s。", path, bad.Text)
	}
	return err
}
