package data

// Call is 征集: what people are asked for suggestions about from a day to a day. An opinion that answers it names it.
type Call struct {
	Meta
	Title        string // 关于道路交通的人民建议征集
	Text         string // what is asked for, and how to answer: as the chat group is told
	Starts, Ends string
}

// Validate checks a call.
func (c *Call) Validate() error {
	bad := Invalid{}
	bad.need("title", c.Title, "征集名称")
	bad.within("title", c.Title, "征集名称", 60)
	bad.within("text", c.Text, "征集内容", 1000)
	bad.need("starts", c.Starts, "开始日期")
	bad.need("ends", c.Ends, "结束日期")
	bad.day("starts", c.Starts, "开始日期")
	bad.day("ends", c.Ends, "结束日期")
	if c.Starts != "" && c.Ends != "" && c.Ends < c.Starts {
		bad["ends"] = "结束日期早于开始日期"
	}
	return bad.orNil()
}

// Runs reports whether a day is one of its days.
func (c *Call) Runs(day string) bool { return c.Starts <= day && day <= c.Ends }

var calls = register(table[Call]{name: "call", title: "征集", label: "title", order: "starts DESC, title",
	columns: "title, text, starts, ends",
	fields:  func(c *Call) []any { return []any{&c.Title, &c.Text, &c.Starts, &c.Ends} }})

var _ = ruled(calls, calls.get)

// Calls returns all calls, the newest first.
func (r reader) Calls() ([]Call, error) { return calls.list(r, "") }

// Call returns one call.
func (r reader) Call(id string) (Call, error) { return calls.get(r, id) }

// SaveCall saves a call.
func (tx *Tx) SaveCall(c *Call) error {
	if err := c.Validate(); err != nil {
		return err
	}
	return calls.save(tx, c)
}

// DeleteCall deletes a call that no opinion answers.
func (tx *Tx) DeleteCall(id string) error { return calls.delete(tx, id) }
