package kit

import (
	"image"

	"fyne.io/fyne/v2"
	"golang.org/x/image/draw"
)

// Shrink makes a picture as small as it is shown, at twice the size for sharp screens, so that a form full of photos stays light.
func Shrink(picture image.Image, size fyne.Size) image.Image {
	b := picture.Bounds()
	scale := min(1, max(2*float64(size.Width)/float64(b.Dx()), 2*float64(size.Height)/float64(b.Dy())))
	out := image.NewRGBA(image.Rect(0, 0, max(1, int(float64(b.Dx())*scale)), max(1, int(float64(b.Dy())*scale))))
	draw.ApproxBiLinear.Scale(out, out.Bounds(), picture, b, draw.Src, nil)
	return out
}
