package app

import (
	"strings"

	"liujin/data"
)

// OpinionLines are the opinions of a text that has one a line; like is what they have in common.
func OpinionLines(text string, like data.OpinionFields) (all []data.OpinionFields) {
	for line := range strings.Lines(text) {
		if like.Text = strings.TrimSpace(line); like.Text != "" {
			all = append(all, like)
		}
	}
	return all
}
