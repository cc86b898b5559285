package sample

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"

	"liujin/data"
)

// photograph gives every third visit one or two pictures; the latest visit, which is seen first, has two.
func (s *sampler) photograph(v *data.Visit, i int) error {
	if i%3 != 0 {
		return nil
	}
	for n := range 1 + (i/3+1)%2 {
		var picture bytes.Buffer
		if err := jpeg.Encode(&picture, s.scene(), &jpeg.Options{Quality: 80}); err != nil {
			return fmt.Errorf("draw sample photo: %w", err)
		}
		photo, err := s.db.AddPhotoFrom(fmt.Sprintf("走访现场%d.jpg", n+1), &picture)
		if err != nil {
			return err
		}
		photo.Caption = []string{"查看生产车间", "座谈了解困难诉求"}[n]
		v.Photos = append(v.Photos, photo)
	}
	return nil
}

// scene draws a works by the sea: sky, ground, halls with windows, a chimney. Whole numbers only, so that every machine draws the same.
func (s *sampler) scene() image.Image {
	const w, h = 640, 420
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	sky := pick(s, color.RGBA{112, 158, 196, 255}, color.RGBA{196, 150, 118, 255}, color.RGBA{138, 166, 176, 255})
	horizon := 230 + s.rnd.IntN(40)
	for y := range h {
		c := color.RGBA{92, uint8(112 - (y-horizon)/8), 84, 255}
		if y < horizon {
			c = color.RGBA{sky.R + uint8(y/6), sky.G + uint8(y/6), sky.B + uint8(y/8), 255}
		}
		fill(m, image.Rect(0, y, w, y+1), c)
	}
	sun := image.Pt(80+s.rnd.IntN(480), 50+s.rnd.IntN(40))
	for y := -26; y <= 26; y++ {
		for x := -26; x <= 26; x++ {
			if x*x+y*y <= 26*26 {
				m.SetRGBA(sun.X+x, sun.Y+y, color.RGBA{250, 240, 210, 255})
			}
		}
	}
	for x := 30 + s.rnd.IntN(40); x < w-120; {
		wide, high := 110+s.rnd.IntN(90), 70+s.rnd.IntN(70)
		hall(m, image.Rect(x, horizon+30-high, x+wide, horizon+30), pick(s, color.RGBA{214, 219, 224, 255}, color.RGBA{176, 190, 204, 255},
			color.RGBA{206, 182, 160, 255}))
		x += wide + 16 + s.rnd.IntN(50)
	}
	return m
}

// hall draws a building with a roof line, windows and a chimney.
func hall(m *image.RGBA, at image.Rectangle, wall color.RGBA) {
	fill(m, image.Rect(at.Max.X-30, at.Min.Y-46, at.Max.X-18, at.Min.Y), color.RGBA{150, 96, 84, 255})
	fill(m, at, wall)
	fill(m, image.Rect(at.Min.X-4, at.Min.Y-8, at.Max.X+4, at.Min.Y), color.RGBA{96, 110, 128, 255})
	for x := at.Min.X + 14; x < at.Max.X-20; x += 30 {
		fill(m, image.Rect(x, at.Min.Y+16, x+16, at.Min.Y+34), color.RGBA{72, 96, 124, 255})
	}
}

func fill(m *image.RGBA, r image.Rectangle, c color.RGBA) {
	draw.Draw(m, r, image.NewUniform(c), image.Point{}, draw.Src)
}
