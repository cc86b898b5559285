package desk

import "liujin/app"

// What the tests of this room look at beside what it exports.
const RemindLines = remindLines

func (b *Book) Pressing() ([]app.Todo, error) { return b.pressing() }
