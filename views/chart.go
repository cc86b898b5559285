package views

import (
	"fmt"

	"liujin/app/desk"
	"liujin/data"
	"liujin/views/kit"
)

// chart is a table of shares by walk-in.
type chart struct {
	names  []string
	shares [][]float64
	texts  [][]string
}

// row adds a row; cell says how full a walk-in's cell is, and what stands in it.
func (c *chart) row(name string, cell func(k int) (share float64, text string)) {
	var shares []float64
	var texts []string
	for k := range data.WalkIns {
		share, text := cell(k)
		shares, texts = append(shares, share), append(texts, text)
	}
	c.names, c.shares, c.texts = append(c.names, name), append(c.shares, shares), append(c.texts, texts)
}

// part adds the row of the part that some deputies took, who are not none; text is what stands in a cell.
func (c *chart) part(g *desk.GroupPart, text func(k int) string) {
	c.row(fmt.Sprintf("%s（%d）", g.Name, g.Members), func(k int) (float64, string) {
		return float64(g.Took[k]) / float64(g.Members), text(k)
	})
}

// show draws the chart anew.
func (c *chart) show(h *kit.Heat) { h.Set(c.names, c.shares, c.texts) }

// heat draws the chart.
func (c *chart) heat(corner string, open func(row, walk int)) *kit.Heat {
	h := newHeat(corner, open)
	c.show(h)
	return h
}

// newHeat is an empty chart with a column a walk-in.
func newHeat(corner string, open func(row, walk int)) *kit.Heat {
	heads := make([]string, len(data.WalkIns))
	for i := range data.WalkIns {
		heads[i] = data.WalkIns[i].Short
	}
	h := kit.NewHeat(corner, heads)
	h.Open = open
	return h
}
