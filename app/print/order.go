package print

import (
	"bytes"
	"encoding/gob"
	"fmt"
)

// inOrder gives a picture its place among those of a file. gofpdf writes pictures by their width, and those of one width in whatever order
// its map yields them: the same paper would have other bytes each time. Its only way to a picture's fields is its own encoding; a
// fraction of a pixel orders them, and is cut off where the width is written.
func inOrder(info interface {
	gob.GobEncoder
	gob.GobDecoder
}, place int) error {
	packed, err := info.GobEncode()
	if err != nil {
		return fmt.Errorf("read picture: %w", err)
	}
	var (
		data, smask, pal []byte
		n, bpc           int
		w, h, scale, dpi float64
		cs, filter, dp   string
		trns             []int
	)
	fields := []any{&data, &smask, &n, &w, &h, &cs, &pal, &bpc, &filter, &dp, &trns, &scale, &dpi}
	decoder := gob.NewDecoder(bytes.NewReader(packed))
	for _, f := range fields {
		if err := decoder.Decode(f); err != nil {
			return fmt.Errorf("read picture: %w", err)
		}
	}
	w += float64(place) * 1e-6
	var out bytes.Buffer
	encoder := gob.NewEncoder(&out)
	for _, f := range []any{data, smask, n, w, h, cs, pal, bpc, filter, dp, trns, scale, dpi} {
		if err := encoder.Encode(f); err != nil {
			return fmt.Errorf("order picture: %w", err)
		}
	}
	if err := info.GobDecode(out.Bytes()); err != nil {
		return fmt.Errorf("order picture: %w", err)
	}
	return nil
}
