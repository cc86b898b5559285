package print

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	_ "image/jpeg" // photos
	"math"

	xdraw "golang.org/x/image/draw"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"

	"liujin/app/print/face"
)

// Raster paints pages as pictures: what a PDF reader would show, from the same pages. It keeps decoded photos between pages.
type Raster struct {
	pen    face.Pen
	photos map[*Image]image.Image
}

// NewRaster makes a painter of pictures.
func NewRaster() *Raster { return &Raster{photos: map[*Image]image.Image{}} }

// Paint paints a page at a number of pixels to the inch.
func (p *Raster) Paint(page *Page, dpi float64) *image.RGBA {
	scale := dpi / 25.4
	c := &canvas{Raster: p, scale: scale, img: image.NewRGBA(image.Rect(0, 0, int(page.Width*scale+0.5), int(page.Height*scale+0.5)))}
	draw.Draw(c.img, c.img.Bounds(), image.White, image.Point{}, draw.Src)
	for _, b := range page.Boxes {
		c.box(b.X, b.Y, b.W, b.H, b.Fill)
	}
	for _, one := range page.Pictures {
		c.picture(one)
	}
	for _, r := range page.Rules {
		c.line(r)
	}
	for i := range page.Runs {
		c.run(&page.Runs[i])
	}
	return c.img
}

// canvas is one page being painted.
type canvas struct {
	*Raster
	img   *image.RGBA
	scale float64 // pixels a millimetre
	fill  vector.Rasterizer
}

func rgba(c Color) color.RGBA { return color.RGBA{c[0], c[1], c[2], 255} }

func (c *canvas) box(x, y, w, h float64, fill Color) {
	s := c.scale
	r := image.Rect(int(x*s+0.5), int(y*s+0.5), int((x+w)*s+0.5), int((y+h)*s+0.5))
	draw.Draw(c.img, r, image.NewUniform(rgba(fill)), image.Point{}, draw.Src)
}

// line draws a rule at least a pixel thick, dashes one by one.
func (c *canvas) line(r Rule) {
	if r.On > 0 {
		whole := r
		whole.On = 0
		dx, dy := r.X2-r.X1, r.Y2-r.Y1
		length := max(dx, dy)
		for at := 0.0; at < length && r.Off > 0; at += r.On + r.Off {
			end := min(length, at+r.On)
			part := whole
			part.X1, part.Y1, part.X2, part.Y2 = r.X1+dx*at/length, r.Y1+dy*at/length, r.X1+dx*end/length, r.Y1+dy*end/length
			c.line(part)
		}
		return
	}
	t := max(r.Thick, 1/c.scale)
	if r.X1 == r.X2 || r.Y1 == r.Y2 {
		x, y := min(r.X1, r.X2), min(r.Y1, r.Y2)
		w, h := max(r.X1, r.X2)-x, max(r.Y1, r.Y2)-y
		if w == 0 {
			x, w = x-t/2, t
		} else {
			y, h = y-t/2, t
		}
		px := func(v float64) float64 { return float64(int(v*c.scale+0.5)) / c.scale }
		c.box(px(x), px(y), max(w, 1/c.scale), max(h, 1/c.scale), r.Color)
		return
	}
	c.slant(r, t)
}

// slant draws a line that is neither level nor upright: the tick in a box.
func (c *canvas) slant(r Rule, t float64) {
	dx, dy := r.X2-r.X1, r.Y2-r.Y1
	n := t / 2 / math.Hypot(dx, dy)
	ox, oy := -dy*n, dx*n
	x0, y0 := int(min(r.X1, r.X2)*c.scale)-2, int(min(r.Y1, r.Y2)*c.scale)-2
	w, h := int(math.Abs(dx)*c.scale)+6, int(math.Abs(dy)*c.scale)+6
	c.fill.Reset(w, h)
	at := func(x, y float64) (float32, float32) {
		return float32(x*c.scale - float64(x0)), float32(y*c.scale - float64(y0))
	}
	c.fill.MoveTo(at(r.X1+ox, r.Y1+oy))
	c.fill.LineTo(at(r.X2+ox, r.Y2+oy))
	c.fill.LineTo(at(r.X2-ox, r.Y2-oy))
	c.fill.LineTo(at(r.X1-ox, r.Y1-oy))
	c.fill.ClosePath()
	c.ink(image.Rect(x0, y0, x0+w, y0+h), image.NewUniform(rgba(r.Color)))
}

// ink lays what was traced onto the page. The rasterizer doesn't clip: what reaches beyond the paper would end the program or come out at
// the other edge, so that takes the longer way.
func (c *canvas) ink(to image.Rectangle, ink image.Image) {
	if to.In(c.img.Bounds()) {
		c.fill.Draw(c.img, to, ink, image.Point{})
		return
	}
	mask := image.NewAlpha(image.Rect(0, 0, to.Dx(), to.Dy()))
	c.fill.Draw(mask, mask.Bounds(), image.Opaque, image.Point{})
	draw.DrawMask(c.img, to, ink, image.Point{}, mask, image.Point{}, draw.Over)
}

func (c *canvas) picture(one Picture) {
	photo := c.photos[one.Image]
	if photo == nil {
		decoded, _, err := image.Decode(bytes.NewReader(one.Image.Data))
		if err != nil {
			return
		}
		photo = decoded
		c.photos[one.Image] = photo
	}
	s := c.scale
	to := image.Rect(int(one.X*s+0.5), int(one.Y*s+0.5), int((one.X+one.W)*s+0.5), int((one.Y+one.H)*s+0.5))
	xdraw.ApproxBiLinear.Scale(c.img, to, photo, photo.Bounds(), draw.Src, nil)
}

func (c *canvas) run(r *Run) {
	x, ink := r.X, image.NewUniform(rgba(r.Color))
	for _, ch := range r.Text {
		c.glyph(r, ch, x, ink)
		x += r.width(string(ch))
	}
}

// glyph draws one character; x is where it stands along its run.
func (c *canvas) glyph(r *Run, ch rune, x float64, ink image.Image) {
	size := r.Size * mm * c.scale
	outline := c.pen.Outline(r.Font, ch, size)
	if len(outline) == 0 {
		return
	}
	px, py := x*c.scale, r.Y*c.scale
	if r.Turned {
		px, py = r.X*c.scale, (r.Y+x-r.X)*c.scale
	}
	if r.Over {
		px = (2*r.X - x) * c.scale
	}
	pad := int(size*1.3) + 2
	x0, y0 := int(px)-pad/2, int(py)-pad
	if r.Over {
		x0, y0 = int(px)-pad-pad/2, int(py)-pad
	}
	w, h := 2*pad, 2*pad
	ox, oy := px-float64(x0), py-float64(y0)
	c.fill.Reset(w, h)
	at := func(p fixed.Point26_6) (float32, float32) {
		dx, dy := float64(p.X)/64, float64(p.Y)/64
		if r.Turned {
			dx, dy = -dy, dx
		}
		if r.Over {
			dx, dy = -dx, -dy
		}
		return float32(ox + dx), float32(oy + dy)
	}
	trace(&c.fill, outline, at)
	c.ink(image.Rect(x0, y0, x0+w, y0+h), ink)
}

// trace follows a glyph's contours.
func trace(z *vector.Rasterizer, outline sfnt.Segments, at func(fixed.Point26_6) (float32, float32)) {
	for _, s := range outline {
		x, y := at(s.Args[0])
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			z.ClosePath()
			z.MoveTo(x, y)
		case sfnt.SegmentOpLineTo:
			z.LineTo(x, y)
		case sfnt.SegmentOpQuadTo:
			x2, y2 := at(s.Args[1])
			z.QuadTo(x, y, x2, y2)
		case sfnt.SegmentOpCubeTo:
			x2, y2 := at(s.Args[1])
			x3, y3 := at(s.Args[2])
			z.CubeTo(x, y, x2, y2, x3, y3)
		}
	}
	z.ClosePath()
}
