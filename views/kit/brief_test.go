package kit

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// A record whose name is ten thousand characters of several faces is shown as soon as any.
func TestLongNames(t *testing.T) {
	for text, want := range map[string]string{"": "", "甲": "甲", strings.Repeat("字", briefly): strings.Repeat("字", briefly),
		strings.Repeat("字", briefly+1): strings.Repeat("字", briefly) + "…"} {
		if got := Brief(text); got != want || !utf8.ValidString(got) {
			t.Errorf("%d characters became %d", utf8.RuneCountInString(text), utf8.RuneCountInString(got))
		}
	}
	h := newHost(t)
	e := &Editor[*thing, *thing]{List: NewList[*thing](h, "thing", nil), Record: Record[*thing]{Name: "thing", Noun: "东西",
		Validate: (*thing).validate, Caption: func(v *thing) string { return v.Name },
		New:    Makes(func() (thing, error) { return thing{}, nil }),
		Read:   Reads(func(string) (thing, error) { return thing{ID: "a", Name: strings.Repeat("囧𬭎 ", 3333)}, nil }),
		Fields: []Field[*thing]{Number("count", "数", func(v *thing) *int { return &v.Count })}}}
	e.List.Load, e.List.ID = Lists(func() ([]thing, error) { return nil, nil }), (*thing).RecordID
	e.Bind(h)
	h.window.SetContent(e.Content())
	began := time.Now()
	if e.Show("a"); time.Since(began) > 20*time.Second {
		t.Errorf("it takes %v", time.Since(began))
	}
}
