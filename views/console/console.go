// Package console is the command line: one command a file, each a few words in and some lines out.
package console

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"path/filepath"
	"strings"
	"time"

	"liujin/data"
)

// Exit codes of the commands.
const (
	exitDone    = 0
	exitRefused = 1
	exitUsage   = 2
)

// usage is a command line that can't be understood.
type usage string

func (u usage) Error() string { return string(u) }

// Program is what the command line is told of the program that it belongs to.
type Program struct {
	Version string
	Window  func(ledger string) error // opens the window, on a ledger if one is named, and returns when it is closed
	Stdin   io.Reader                 // where a pass phrase is read from
}

// call is one command at work: what it was given and where it speaks.
type call struct {
	program        Program
	args           []string
	stdout, stderr io.Writer
}

func (c *call) say(format string, args ...any) { fmt.Fprintf(c.stdout, format+"\n", args...) }

// command is one word of the command line.
type command struct {
	name, args, about string
	run               func(*call) error
}

// commands are all of them; without one the window opens.
var commands []command

func init() {
	commands = []command{
		{name: "sample", args: "--ledger F [--level 镇|县|市] [--seed N] [--today 年-月-日]",
			about: "新建一本示例台账（人名、号码都是编的）；县、市的有下面各单位报来的材料", run: makeSample},
		{name: "import", args: "[visits|lessons|opinions|proposals] --ledger F [--dry-run] [--json] [--choose 名称=选择] 文件",
			about: "把 Excel 或 CSV 代表名册导入台账，写 visits 是旧的走访台账，lessons 是旧的培训台账，opinions 是意见建议台账，proposals 是代表建议清单；" +
				"--dry-run 只看不存，不需要台账（名册以外的给了台账就与它对比）；" +
				"--choose 回答程序拿不准的，如 --choose 王伟=第二小组，可写几次", run: importTable},
		{name: "sheet", args: "--list | --ledger F --sheet 名称 [--from 日 --to 日] [--station 站点] [--phones] [--today 年-月-日] --out F.xlsx",
			about: "把一张表写成 Excel；电话中间四位写成 *，--phones 写全", run: sheet},
		{name: "print",
			args: "--list | --ledger F --paper 名称 [--from 日 --to 日] [--station 站点] [--id 记录] [--today 日] [--faces system] " +
				"[--issue [编号] [--dated 日] [--reason 更正原因]] --out F.pdf",
			about: "把一份材料写成 PDF；--issue 是正式印发：编号（不写就用下一个，0 不编号）、留存、记入印发登记，" +
				"没有它只是看看，什么也不编", run: printPaper},
		{name: "report", args: "--ledger F --period 2026-11 [--reason 更正原因] [--zero] [--form 表样.xlsx | --marks] [--today 日] --out F.zip",
			about: "写一期的上报文件，留存并记入印发登记；报过的再报是下一次，--reason 写明更正原因，什么也没有的加 --zero（零报告）；" +
				"--form 只把上级的表样填好写成 Excel，--marks 写出表样里可以用的标记", run: file},
		{name: "verify", args: "文件.zip", about: "像接收的单位那样检查一个上报文件：是谁报的哪一期，有没有改动过，数字和记录对不对得上", run: verify},
		{name: "receive", args: "--ledger F [--dry-run] [--yes] [--json] [--today 日] 文件…",
			about: "接收乡镇街道的上报文件和填好的填报表（在乡镇是上级发来的文件），一个文件一行：新的、更正、重复、填错、坏文件……；--dry-run 只看不收，要先问的（换了电脑、同号不同内容、已锁定）加 --yes 才收", run: receive},
		{name: "require", args: "--ledger F [--today 日] --out F.zip | --forms 文件夹 [--period 2026-11] [--replace]",
			about: "写发给各单位的文件：报送要求，和收到的每一份的回执；一份发给所有单位，各看各的；" +
				"--forms 给没有用本程序的单位各写一份填报表（Excel），不写 --period 就是要报的那一期，已有的要加 --replace 才盖掉", run: require},
		{name: "summary", args: "--ledger F {--period 2026-11 | --from 日 --to 日} [--figures] [--today 日] --out F.xlsx",
			about: "把收到的一期上报汇总成表，没报的单位写在上面；跨几期的，把各期的文件合并了再算；--figures 是全部分项数字", run: summary},
		{name: "schedule", args: "--ledger F --from 日 --to 日 [--keep] [--effort 快|细] [--seconds 秒] [--save] [--json] [--today 日]",
			about: "排一段日期的值班表；--keep 尽量不动已排的，--effort 同 solve，--save 存入台账，否则只看", run: schedule},
		{name: "elect", args: "--ledger F --term 届次 --from 首次会议日期|待定 名册 [--level 镇] [--dry-run] [--json] [--today 日]",
			about: "按新一届的名册换届，列出连任、新当选、届满未连任；--dry-run 只看不存", run: elect},
		{name: "solve", args: "[--effort 快|细] [--seconds 秒] INSTANCE.json",
			about: "按文件里的规则排班，结果（名单、得分、下界、缺员原因）以 JSON 写到标准输出；--effort 细 一直找到证明不能更好，" +
				"到了 --seconds 或按 Ctrl+C 就用找到的最好的，排到哪里写到标准错误", run: solve},
		{name: "check", args: "--ledger F", about: "检查台账有没有毛病，一处一句", run: check},
		{name: "backup", args: "--ledger F [--to 文件夹]", about: "备份台账", run: backup},
		{name: "restore", args: "--from 备份.ledger --ledger F [--dry-run]",
			about: "把一份备份恢复成台账 F，F 原来有台账的另外保留；--dry-run 只看里面有什么；加密的备份从标准输入读一行口令", run: restore},
		{name: "rescue", args: "--ledger F [--to 新台账.ledger]", about: "台账打不开（结构被改动、文件头损坏）时，取出其中的记录另建一本干净的台账，原文件不动", run: rescue},
		{name: "demo", args: "--out 文件夹", about: "不用窗口，拿示例台账把主要的事做一遍，结果都在文件夹里", run: demo},
		{name: "version", about: "显示版本", run: showVersion},
		{name: "help", about: "显示这份说明", run: help},
	}
}

// Run does what the command line says and returns the exit code.
func (p Program) Run(args []string, stdout, stderr io.Writer) int {
	c := &call{program: p, args: args, stdout: stdout, stderr: stderr}
	err := dispatch(c)
	if err == nil {
		return exitDone
	}
	var u usage
	if errors.As(err, &u) {
		fmt.Fprintf(stderr, "%s（liujin help 有全部用法）\n", u)
		return exitUsage
	}
	fmt.Fprintln(stderr, sentence(err))
	return exitRefused
}

// dispatch runs the command that is named, or opens the window: without one, or with a ledger as a double click gives it.
func dispatch(c *call) error {
	switch {
	case len(c.args) == 1 && (c.args[0] == "-h" || c.args[0] == "--help"):
		return help(c)
	case len(c.args) == 1 && strings.EqualFold(filepath.Ext(c.args[0]), data.Extension):
		return c.program.Window(c.args[0])
	case len(c.args) == 0 || strings.HasPrefix(c.args[0], "-"):
		f := c.flags("liujin")
		path := f.ledger()
		if err := f.parse(0); err != nil {
			return err
		}
		return c.program.Window(*path)
	}
	name := c.args[0]
	for _, known := range commands {
		if known.name == name {
			c.args = c.args[1:]
			return known.run(c)
		}
	}
	return usage(fmt.Sprintf("没有“%s”这个命令", name))
}

// sentence says an error in Chinese; what is not meant for users goes to the log.
func sentence(err error) string {
	if text, ok := data.Sentence(err); ok {
		slog.Info("refused", "err", err)
		return text
	}
	slog.Error("failed", "err", err)
	where := ""
	if folder := logFolder(); folder != "" {
		where = "，详情在 " + filepath.Join(folder, "liujin.log")
	}
	return "出了意料之外的问题，没有做完" + where + "。"
}

func showVersion(c *call) error {
	c.say("六进履职台账 liujin %s", c.program.Version)
	return nil
}

func help(c *call) error {
	c.say("六进履职台账 liujin %s\n\n用法：\n  liujin [--ledger F]\n      打开窗口", c.program.Version)
	for _, known := range commands {
		c.say("  %s\n      %s", strings.TrimSpace("liujin "+known.name+" "+known.args), known.about)
	}
	c.say("\n退出码：0 做完了，1 没有做（标准错误里有一句原因），2 用法不对。")
	return nil
}

// noonOf is a clock that stands still at noon of a day, "" for the machine's own clock.
func noonOf(day string) (data.Source, error) {
	source := data.SystemSource()
	if day == "" {
		return source, nil
	}
	t, err := time.ParseInLocation(time.DateOnly, day, time.Local)
	if err != nil {
		return source, usage(fmt.Sprintf("日期“%s”不对，请写成 2026-11-12 这样", day))
	}
	source.Now = func() time.Time { return t.Add(12 * time.Hour) }
	return source, nil
}

// reading opens a ledger beside an open window, runs fn and closes it.
func reading(path string, source data.Source, fn func(*data.DB) error) error {
	return opened(path, data.Options{ReadOnly: true, Source: source}, fn)
}

func opened(path string, o data.Options, fn func(*data.DB) error) error {
	db, err := data.Open(path, o)
	if err != nil {
		return err
	}
	return errors.Join(fn(db), db.Close())
}
