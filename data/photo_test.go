package data

import (
	"image"
	"image/color"
	"testing"

	"golang.org/x/image/draw"
)

// waves is a picture with soft and hard edges, some of it transparent.
func waves(w, h int) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.Set(x, y, color.NRGBA{uint8(x * x / 7), uint8(y * 3), uint8((x + y) / 9 % 2 * 255), uint8(255 - x/5%3*60)})
		}
	}
	return m
}

// TestFit: a picture is scaled as golang.org/x/image scales it, but that a row's
// overshoot at hard edges is cut off before columns are scaled.
func TestFit(t *testing.T) {
	for _, c := range []struct{ wide, high, side, newWide, newHigh int }{
		{300, 200, 100, 100, 66}, {200, 300, 100, 66, 100}, {101, 100, 100, 100, 99}, {400, 400, 37, 37, 37}, {500, 1, 100, 100, 1},
		{1, 500, 100, 1, 100}, {90, 60, 100, 90, 60},
	} {
		picture := waves(c.wide, c.high)
		got := fit(picture, c.side)
		if got.Bounds() != image.Rect(0, 0, c.newWide, c.newHigh) {
			t.Fatalf("%+v: %v", c, got.Bounds())
		}
		want := image.NewRGBA(got.Bounds())
		white := image.NewRGBA(picture.Bounds())
		layOnWhite(white, picture, image.Point{})
		draw.CatmullRom.Scale(want, want.Bounds(), white, white.Bounds(), draw.Src, nil)
		most, sum := 0, 0
		for i := range want.Pix {
			d := max(int(want.Pix[i])-int(got.Pix[i]), int(got.Pix[i])-int(want.Pix[i]))
			most, sum = max(most, d), sum+d
		}
		if mean := float64(sum) / float64(len(want.Pix)); most > 32 || mean > 0.5 {
			t.Errorf("%+v: off by %d at most, %.2f in the mean", c, most, mean)
		}
	}
}

func TestOrientation(t *testing.T) {
	exif := func(tiff string) string { return "\xff\xe1\x00" + string(rune(len(tiff)+8)) + "Exif\x00\x00" + tiff }
	six := "II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00\x06\x00\x00\x00\x00\x00\x00\x00"
	for name, c := range map[string]struct {
		jpg  string
		want int
	}{
		"none":                   {"\xff\xd8\xff\xda", 1},
		"empty":                  {"", 1},
		"said":                   {"\xff\xd8" + exif(six), 6},
		"behind another APP1":    {"\xff\xd8\xff\xe1\x00\x09http:\x00\x00" + exif(six), 6},
		"behind filled segments": {"\xff\xd8\xff\xff\xff" + exif(six), 6},
		"in the picture":         {"\xff\xd8\xff\xda\x00\x02" + exif(six), 1},
		"long":                   {"\xff\xd8" + exif("MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x04\x00\x00\x00\x01\x00\x00\x00\x03"), 3},
		"second entry": {
			"\xff\xd8" +
				exif("MM\x00*\x00\x00\x00\x08\x00\x02\x01\x0f\x00\x02\x00\x00\x00\x01\x00\x00\x00\x03\x01\x12\x00\x03\x00\x00\x00\x01"+
					"\x00\x08\x00\x00"), 8},
		"no such orientation": {"\xff\xd8" + exif("MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x09\x00\x00"),
			1},
		"fewer entries than said": {"\xff\xd8" + exif("MM\x00*\x00\x00\x00\x08\x00\xff\x01\x0f"), 1},
		"directory outside":       {"\xff\xd8" + exif("MM\x00*\xff\xff\xff\xff\x00\x01"), 1},
		"cut off":                 {("\xff\xd8" + exif(six))[:30], 1},
		"size of nothing":         {"\xff\xd8\xff\xe1\x00\x01Exif", 1},
		"head of a TIFF only":     {"\xff\xd8" + exif("II*"), 1},
	} {
		if got := orientation([]byte(c.jpg)); got != c.want {
			t.Errorf("%s: %d, want %d", name, got, c.want)
		}
	}
}
