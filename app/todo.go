package app

import (
	"liujin/app/table"
)

// Todo is a line of what is to be done: when, what, and to which record, or to which rows of a kind.
type Todo struct {
	When  string
	Tone  table.Tone
	Text  string
	About string // what it is about, in a word: 轮值, 意见 2026-3
	Rows
	Record bool   // it took place: what waits is that it be recorded
	By     string // the day that it is for, ISO: what is due first comes first; "" whenever there is time
}
