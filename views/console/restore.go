package console

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"liujin/data"
)

// restore puts a backup in a ledger's place, or tells what it holds.
func restore(c *call) error {
	f := c.flags("restore", "from", "ledger")
	from, path, look := f.text("from"), f.ledger(), f.Bool("dry-run", false, "")
	if err := f.parse(0); err != nil {
		return err
	}
	var key *data.Key
	info, err := data.Peek(*from)
	if data.Is(err, data.Sealed) {
		if key, err = c.unlock(*from); err == nil {
			info, err = key.Peek(*from)
		}
	}
	if err != nil {
		return err
	}
	c.say("备份 %s：%s，%s，照片和附件 %d 个。", info.Name, info.Unit, info.Time.Local().Format("2006-01-02 15:04"), info.Photos)
	if info.Missing > 0 {
		c.say("其中 %d 个照片或附件找不到。", info.Missing)
	}
	if !info.Sound() {
		c.say("这份备份里有内容受损（%s），恢复后也会是这样：", info.DamageText())
		for _, fault := range info.Faults {
			c.say("%s", fault)
		}
	}
	if *look {
		return nil
	}
	done, err := data.Restore(*from, *path, data.Options{Key: key})
	if err != nil {
		return err
	}
	for _, line := range done.Missing {
		c.say("%s", line)
	}
	c.say("已恢复成 %s。", *path)
	if done.Aside != "" {
		c.say("原来那本保存为 %s。", done.Aside)
	}
	if done.Note != "" {
		c.say("%s", done.Note)
	}
	return nil
}

// unlock asks for a backup's pass phrase: a line of standard input, for arguments can be read by others. A terminal does not show it.
func (c *call) unlock(backup string) (*data.Key, error) {
	fmt.Fprint(c.stderr, "这份备份是加密的。口令：")
	if f, ok := c.program.Stdin.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		typed, err := term.ReadPassword(int(f.Fd()))
		fmt.Fprintln(c.stderr) // the end of the line was not shown either
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		return data.Unlock(backup, string(typed))
	}
	phrase := ""
	if c.program.Stdin != nil {
		line, err := bufio.NewReader(c.program.Stdin).ReadString('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		phrase = strings.TrimRight(line, "\r\n")
	}
	return data.Unlock(backup, phrase)
}
