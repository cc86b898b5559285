// Package intake turns tables that offices write into records: it finds heads, matches columns to target fields, walks the rows that
// are records, and reads their cells; it knows neither rosters nor the ledger.
package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// Field is one target field and the heads under which offices write it, the commonest first.
type Field struct {
	Name, Title string
	Heads       []string
}

// Match says where a table's head is and what its columns mean.
type Match struct {
	Sheet    string   `json:"sheet"`
	Head     int      `json:"head"`     // first head row, counted from 1
	HeadRows int      `json:"headRows"` // how many rows the head takes
	Columns  []string `json:"columns"`  // field name per column, "" when the column isn't read
	Heads    []string `json:"heads"`    // the lowest head text per column, without white space
}

// Problem is one fault of the table, named so that it is found there.
type Problem struct {
	Sheet  string `json:"sheet"`
	Row    int    `json:"row"`    // as in the sheet, counted from 1
	Column string `json:"column"` // the lowest head text, without white space
	Value  string `json:"value"`
	Text   string `json:"text"`
}

// Shape is the key under which a match is remembered: tables with the same heads in the same order share it.
func Shape(m Match) string {
	heads := make([]string, len(m.Heads))
	for i, h := range m.Heads {
		heads[i] = plainHead(h)
	}
	sum := sha256.Sum256([]byte(strings.TrimRight(strings.Join(heads, "\x1f"), "\x1f")))
	return hex.EncodeToString(sum[:8])
}

// Template is what a kind of table is read for.
type Template struct {
	Fields []Field
	Key    string   // the field every record has
	Fills  []string // fields that are written once for the rows below them
	Joins  []string // fields that several columns under different heads give together; of others the commonest head counts

	OneEach   []string // fields of which no two records have the same, so that 同上 says nothing
	Secret    string   // the field of identity numbers: neither read nor shown
	FillsLeft []string // fields that are so only where they stand left of the key, as what sorts the records does

	// Column names the field of a column by its head texts from top to bottom and the texts below them, where synonyms don't tell;
	// with sure and no field the column isn't read. May be nil.
	Column func(path, values []string) (field string, sure bool)
}
