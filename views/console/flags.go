package console

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
)

// flags are one command's options; all of them are told apart by pointers kept here.
type flags struct {
	*flag.FlagSet
	call *call
	need []string // options that must be given
}

func (c *call) flags(name string, need ...string) *flags {
	f := &flags{flag.NewFlagSet(name, flag.ContinueOnError), c, need}
	f.SetOutput(io.Discard)
	return f
}

func (f *flags) text(name string) *string { return f.String(name, "", "") }

func (f *flags) ledger() *string { return f.text("ledger") }

// parse reads the options, wherever they stand between the other words, of which there must be as many as wanted.
func (f *flags) parse(wanted int) error { return f.between(wanted, wanted) }

// between is parse for a number of words that may differ.
func (f *flags) between(least, most int) error {
	var words []string
	for args := f.call.args; ; {
		if err := f.Parse(args); err != nil {
			return misread(err)
		}
		if f.NArg() == 0 {
			break
		}
		words, args = append(words, f.Arg(0)), f.Args()[1:]
	}
	f.call.args = words
	if err := f.complete(); err != nil {
		return err
	}
	if len(words) < least {
		return usage(f.Name() + " 缺少文件名")
	}
	if len(words) > most {
		return usage(fmt.Sprintf("多出了“%s”，不知道是什么意思", words[most]))
	}
	return nil
}

// complete checks that the options that must be given were.
func (f *flags) complete() error {
	for _, name := range f.need {
		if f.Lookup(name).Value.String() == "" {
			return usage(fmt.Sprintf("%s 缺少 --%s", f.Name(), name))
		}
	}
	return nil
}

// misread says in Chinese what package flag says in English.
func misread(err error) error {
	text := err.Error()
	for _, known := range []struct{ begins, says string }{
		{"flag provided but not defined: -", "没有 --%s 这个选项"}, {"flag needs an argument: -", "选项 --%s 后面缺少内容"},
	} {
		if name, ok := strings.CutPrefix(text, known.begins); ok {
			return usage(fmt.Sprintf(known.says, name))
		}
	}
	if _, name, ok := strings.Cut(text, "for flag -"); ok {
		name, _, _ = strings.Cut(name, ":")
		return usage(fmt.Sprintf("选项 --%s 的内容不对", name))
	}
	if errors.Is(err, flag.ErrHelp) {
		return usage("这里没有单独的说明")
	}
	return usage("选项写得不对")
}
