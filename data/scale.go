package data

import (
	"image"
	"image/draw"
	"math"
)

// fit lays a picture on white, for JPEG knows no transparency, scaled down so far that neither side has more pixels than side. It goes over
// the picture row by row: the kernels of golang.org/x/image/draw hold a whole picture as floats, half a gigabyte for a phone's largest.
func fit(picture image.Image, side int) *image.RGBA {
	b := picture.Bounds()
	wide, high := b.Dx(), b.Dy()
	if wide <= side && high <= side {
		out := image.NewRGBA(image.Rect(0, 0, wide, high))
		layOnWhite(out, picture, b.Min)
		return out
	}
	newWide, newHigh := side, max(1, side*high/wide)
	if high > wide {
		newWide, newHigh = max(1, side*wide/high), side
	}
	across := image.NewRGBA(image.Rect(0, 0, newWide, high))
	row, shares := image.NewRGBA(image.Rect(0, 0, wide, 1)), sharesOf(newWide, wide)
	for y := range high {
		layOnWhite(row, picture, b.Min.Add(image.Pt(0, y)))
		for x, pixel := range shares {
			var red, green, blue float64
			for _, s := range pixel {
				from := row.Pix[4*s.at : 4*s.at+3]
				red, green, blue = red+s.of*float64(from[0]), green+s.of*float64(from[1]), blue+s.of*float64(from[2])
			}
			copy(across.Pix[y*across.Stride+4*x:], []uint8{eighth(red), eighth(green), eighth(blue), 255})
		}
	}
	out, sums := image.NewRGBA(image.Rect(0, 0, newWide, newHigh)), make([]float64, 4*newWide)
	for y, line := range sharesOf(newHigh, high) {
		clear(sums)
		for _, s := range line {
			for i, v := range across.Pix[s.at*across.Stride : s.at*across.Stride+len(sums)] {
				sums[i] += s.of * float64(v)
			}
		}
		for i, sum := range sums {
			out.Pix[y*out.Stride+i] = eighth(sum)
		}
	}
	return out
}

// layOnWhite draws what of a picture begins at a point.
func layOnWhite(out *image.RGBA, picture image.Image, at image.Point) {
	draw.Draw(out, out.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(out, out.Bounds(), picture, at, draw.Over)
}

// share is how much of a pixel goes into a smaller picture's.
type share struct {
	at int
	of float64
}

// sharesOf says for each of so many pixels which of the larger number it is made of: by the kernel of Catmull and Rom, drawn out as far as
// the picture shrinks.
func sharesOf(small, large int) [][]share {
	all := make([][]share, small)
	step := float64(large) / float64(small)
	for i := range all {
		middle, sum := (float64(i)+0.5)*step-0.5, 0.0
		for at := max(0, int(math.Ceil(middle-2*step))); at <= min(large-1, int(middle+2*step)); at++ {
			if of := catmullRom(math.Abs(float64(at)-middle) / step); of != 0 {
				all[i], sum = append(all[i], share{at, of}), sum+of
			}
		}
		for k := range all[i] {
			all[i][k].of /= sum
		}
	}
	return all
}

func catmullRom(x float64) float64 {
	switch {
	case x < 1:
		return (3*x*x*x - 5*x*x + 2) / 2
	case x < 2:
		return (-x*x*x + 5*x*x - 8*x + 4) / 2
	}
	return 0
}

// eighth rounds to the 8 bits of a colour.
func eighth(v float64) uint8 { return uint8(min(255, max(0, v+0.5))) }

// upright undoes an EXIF orientation.
func upright(picture *image.RGBA, turn int) *image.RGBA {
	if turn < 2 || turn > 8 {
		return picture
	}
	wide, high := picture.Rect.Dx(), picture.Rect.Dy()
	size := image.Rect(0, 0, wide, high)
	if turn > 4 {
		size = image.Rect(0, 0, high, wide)
	}
	out := image.NewRGBA(size)
	for y := range size.Dy() {
		for x := range size.Dx() {
			from := [9]image.Point{2: {wide - 1 - x, y}, 3: {wide - 1 - x, high - 1 - y}, 4: {x, high - 1 - y},
				5: {y, x}, 6: {y, high - 1 - x}, 7: {wide - 1 - y, high - 1 - x}, 8: {wide - 1 - y, x}}[turn]
			copy(out.Pix[out.PixOffset(x, y):], picture.Pix[picture.PixOffset(from.X, from.Y):][:4])
		}
	}
	return out
}
