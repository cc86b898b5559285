package below

import (
	"bytes"
	"slices"
	"strings"

	"liujin/app/upward"
	"liujin/data"
)

// Found is a row of a statement that was received, found by words.
type Found struct {
	Received data.ReceivedFields
	upward.Line
}

// Search finds rows of the statements that count, the newest period first; at most so many.
func (a *Book) Search(words string, most int) (found []Found, err error) {
	wanted := []byte(strings.ToLower(strings.TrimSpace(words)))
	if len(wanted) == 0 {
		return nil, nil
	}
	all, err := a.DB().ReceivedAll()
	if err != nil {
		return nil, err
	}
	for _, r := range Counting(all) {
		text, err := a.DB().StatedText(r.Hash)
		if err != nil {
			return nil, err
		}
		for at := bytes.Index(text, wanted); at >= 0; at = bytes.Index(text, wanted) {
			begin, end := bytes.LastIndexByte(text[:at], '\n')+1, at+bytes.IndexByte(text[at:], '\n')
			cells := strings.SplitN(string(text[begin:end]), "\t", 4)
			if text = text[end:]; len(cells) == 4 && strings.Contains(cells[3], string(wanted)) { // and not in the id
				found = append(found, Found{r, upward.Line{Kind: cells[0], ID: cells[1], Day: cells[2], Text: cells[3]}})
			}
			if len(found) == most {
				return found, nil
			}
		}
	}
	return found, nil
}

// goesFirst are the sources of what was received, from what counts before all else to what counts where nothing else is there.
var goesFirst = data.ReceivedSources

// Counting are of each unit and period the statement that counts: of what was not given back a file before a table (填报表) before what was
// typed (代录), and of those of one source the highest sequence.
func Counting(all []data.ReceivedFields) (kept []data.ReceivedFields) {
	at := map[string]int{}
	for i := range all { // each unit's highest sequence stands first
		r := &all[i]
		of := periodOf(r.Code, r.Since, r.Until)
		k, seen := at[of]
		switch {
		case !r.Stands():
		case !seen:
			at[of] = len(kept)
			kept = append(kept, *r)
		case slices.Index(goesFirst, r.Source) < slices.Index(goesFirst, kept[k].Source):
			kept[k] = *r
		}
	}
	return kept
}
