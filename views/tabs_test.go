package views

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"liujin/app"
	"liujin/data"
	"liujin/views/kit"
)

// mostLines is how many lines the navigation may have: more find no room at 1366 × 768.
const mostLines = 15

// The registry has few lines, and an address of its own for every screen.
func TestRegistry(t *testing.T) {
	if len(pages) > mostLines {
		t.Errorf("the navigation has %d lines, at most %d fit", len(pages), mostLines)
	}
	seen, titles := map[string]bool{}, map[string]bool{}
	for _, p := range pages {
		if p.title == "" || p.head == "" || len(p.tabs) == 0 || titles[p.title] {
			t.Errorf("the page %q stands above %d tabs as %q", p.title, len(p.tabs), p.head)
		}
		titles[p.title] = true
		for _, e := range p.tabs {
			if e.name == "" || e.title == "" || e.make == nil || seen[e.name] {
				t.Errorf("%s: the tab %q is named %q", p.title, e.title, e.name)
			}
			seen[e.name] = true
		}
	}
}

// The keys reach every tab: one by one through all pages, and by its number on the page.
func TestKeysReachTabs(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	next, before := ctrl(fyne.KeyPageDown), ctrl(fyne.KeyPageUp)
	all := s.entries()
	for i := range all {
		if s.current != all[i].name {
			t.Fatalf("after %d keys: %s, not %s", i, s.current, all[i].name)
		}
		s.TypedShortcut(next)
	}
	if s.current != all[0].name {
		t.Errorf("after the last tab comes %s", s.current)
	}
	if s.TypedShortcut(before); s.current != all[len(all)-1].name {
		t.Errorf("before the first tab comes %s", s.current)
	}
	digits := []fyne.KeyName{fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key5, fyne.Key6, fyne.Key7, fyne.Key8, fyne.Key9}
	for i := range pages {
		s.goPage(&pages[i])
		for k, digit := range digits {
			was := s.current
			if tabs := s.tabsOf(&pages[i]); k < len(tabs) {
				was = tabs[k].name
			}
			if s.TypedShortcut(ctrl(digit)); s.current != was {
				t.Errorf("%s: Ctrl+%s shows %s, not %s", pages[i].title, digit, s.current, was)
			}
		}
	}
}

// A line of the navigation goes back to the tab that was shown last; a tab keeps the days that are counted and the way back.
func TestPageRemembersItsTab(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	s.Go("handler")
	s.Go("desk")
	if s.goPage(pageOf("deputy")); s.current != "handler" {
		t.Errorf("the page of %s", s.current)
	}
	s.Go("desk")
	s.openRows(app.Rows{Subject: data.Subject{Kind: data.KindVisit}, Keep: []app.Condition{app.InSpan}, From: "2026-10-01",
		To: "2026-10-31"})
	if s.TypedShortcut(ctrl(fyne.Key2)); s.current != "enterprise" || s.wayBack == nil || s.counting.From != "2026-10-01" {
		t.Errorf("%s: the way back is %v, counted from %q", s.current, s.wayBack, s.counting.From)
	}
}

// Pages and tabs are found by their names and initials.
func TestSearchFindsTabs(t *testing.T) {
	s := sampleShell(t, kit.Theme{})
	for typed, name := range map[string]string{"名册": "deputy", "chengban": "handler", "fjap": "holiday", "会议与": "meeting", "可改": "choice"} {
		if hits := s.find(typed); !slices.ContainsFunc(hits, func(f found) bool { return f.screen == name && f.id == "" }) {
			t.Errorf("%s finds %+v", typed, hits)
		}
	}
	for typed, name := range map[string]string{"意见建议": "opinion", "yjjy": "opinion", "名册": "deputy", "jdr": "rota"} {
		if hits := s.find(typed); len(hits) == 0 || hits[0].screen != name || hits[0].id != "" {
			t.Errorf("%s, the name of a page, finds first %+v", typed, hits)
		}
	}
	if hits := s.find("zqm"); hits[0].title != "赵启明" {
		t.Errorf("zqm finds first %+v", hits[0])
	}
}

// What waits is counted on the tab and on the line of its page; tabs are not cut in the smallest window.
func TestTabsCountAndFit(t *testing.T) {
	for _, look := range []kit.Theme{{}, {Large: true}} {
		s := sampleShell(t, look)
		waiting, err := s.duty.DutyWaiting()
		if err != nil || waiting == 0 {
			t.Fatal(waiting, err)
		}
		s.Go("duty")
		line := s.nav.items[slices.IndexFunc(pages, func(p page) bool { return p.tabs[0].name == "duty" })]
		if s.tabs.items[0].waiting != waiting || line.waiting != waiting {
			t.Errorf("%d wait: the tab says %d, the navigation %d", waiting, s.tabs.items[0].waiting, line.waiting)
		}
		s.window.Resize(fyne.NewSize(1024, 700))
		for i := range pages {
			if s.goPage(&pages[i]); len(s.tabs.items) == 1 {
				continue
			}
			for _, item := range s.tabs.items {
				if r := test.WidgetRenderer(item).(*tabRenderer); r.text.Text != item.text {
					t.Errorf("%s: the tab %s is cut to %q", pages[i].title, item.text, r.text.Text)
				}
			}
		}
	}
}
