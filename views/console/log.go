package console

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"runtime/debug"
	"strings"

	"gopkg.in/natefinch/lumberjack.v2"

	"liujin/data"
)

// logFolder is where log and crash file lie, "" when the user has no folder for settings.
func logFolder() string {
	config, err := os.UserConfigDir()
	if runtime.GOOS == "windows" { // what a roaming profile must not carry along
		config, err = os.UserCacheDir() // %LOCALAPPDATA%
	}
	if err != nil {
		return ""
	}
	folder := filepath.Join(config, "liujin")
	if os.MkdirAll(folder, 0o700) != nil {
		return ""
	}
	return folder
}

// LogFile is the log that OpenLog writes, "" where there is none.
func LogFile() string {
	if folder := logFolder(); folder != "" {
		return filepath.Join(folder, "liujin.log")
	}
	return ""
}

// OpenLog logs to a file that turns over; crashes go to a file of their own.
func OpenLog() *slog.Logger {
	folder := logFolder()
	if folder == "" {
		return slog.New(slog.DiscardHandler)
	}
	// A pipe would wait for ever, and a link be followed to what is none of ours. Without a crash file the program still runs; a crash then
	// shows on stderr alone.
	if name := filepath.Join(folder, "crash.txt"); !data.Special(name) {
		if f, err := os.OpenFile(name, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600); err == nil {
			_ = debug.SetCrashOutput(f, debug.CrashOptions{})
			_ = f.Close() // SetCrashOutput keeps a duplicate
		}
	}
	name := filepath.Join(folder, "liujin.log")
	if data.Special(name) {
		return slog.New(slog.DiscardHandler)
	}
	return newLog(&lumberjack.Logger{Filename: name, MaxSize: 1, MaxBackups: 3})
}

// newLog is a log that takes nothing personal, whoever writes to it: of an error meant for the
// user it keeps code and cause, of all else what blank leaves.
func newLog(w io.Writer) *slog.Logger {
	return slog.New(slog.NewTextHandler(w, &slog.HandlerOptions{ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey || a.Key == slog.LevelKey {
			return a
		}
		text := a.Value.String()
		if err, ok := a.Value.Any().(error); ok {
			var known *data.Error
			if text = err.Error(); errors.As(err, &known) {
				text = fmt.Sprintf("%s: %v", known.Code, known.Err)
			}
		}
		return slog.String(a.Key, blank(text))
	}}))
}

var (
	hanText    = regexp.MustCompile(`\p{Han}[\p{Han}·（）“”、]*`)
	longNumber = regexp.MustCompile(`\d{6,}`)
)

// blank takes from a text what could be personal: names and other Chinese text, telephone numbers, the user's folder.
func blank(text string) string {
	if home, err := os.UserHomeDir(); err == nil && len(home) > 1 {
		text = strings.ReplaceAll(text, home, "~")
	}
	return longNumber.ReplaceAllString(hanText.ReplaceAllString(text, "…"), "#")
}
