package print

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	_ "image/png" // photos may be PNG
)

// Photo is a picture with what stands under it.
type Photo struct {
	Image   *Image
	Caption string
}

// NewImage reads a JPEG or PNG. Pictures that a PDF reader or gofpdf would stumble over (16 bits, transparency, interlaced) become a JPEG.
func NewImage(data []byte) (*Image, error) {
	config, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("read picture: %w", err)
	}
	if config.Width < 1 || config.Height < 1 || config.Width > 20000 || config.Height > 20000 {
		return nil, fmt.Errorf("read picture: %d × %d pixels", config.Width, config.Height)
	}
	if format == "jpeg" && (config.ColorModel == color.YCbCrModel || config.ColorModel == color.GrayModel) {
		return &Image{Data: data, Format: "jpg", Width: config.Width, Height: config.Height}, nil
	}
	picture, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("read picture: %w", err)
	}
	flat := image.NewRGBA(picture.Bounds())
	draw.Draw(flat, flat.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(flat, flat.Bounds(), picture, picture.Bounds().Min, draw.Over)
	var out bytes.Buffer
	if err := jpeg.Encode(&out, flat, &jpeg.Options{Quality: 90}); err != nil {
		return nil, fmt.Errorf("convert picture: %w", err)
	}
	return &Image{Data: out.Bytes(), Format: "jpg", Width: config.Width, Height: config.Height}, nil
}

// opens is the height of a row of photos.
func (all Photos) opens(f *flow) float64 { return (f.width-photoGap)/2*3/4 + 8 }

// photoGap lies between two photos, in millimetres.
const photoGap = 6.0

// Photos are photos two to a row, each with its caption; a single one stands in the middle.
type Photos []Photo

func (all Photos) place(f *flow) {
	box := (f.width - photoGap) / 2
	high := box * 3 / 4
	style := Style{Role: FangSong, Size: Size5}
	pitch := Size5 * mm * 1.4
	var after []string
	for i := 0; i < len(all); i += 2 {
		row := all[i:min(i+2, len(all))]
		var captions [2][]line
		most := 0
		for k, ph := range row {
			if ph.Caption != "" {
				if over := []rune(ph.Caption); len(over) > mostCaption { // too long to stand under a photo
					after = append(after, ph.Caption)
					continue
				}
				captions[k] = f.set([]Span{{Text: oneLine(ph.Caption), Style: style}}, measure{width: box, align: Center})
			}
			most = max(most, len(captions[k]))
		}
		f.need(high + float64(most)*pitch + 2)
		for k, ph := range row {
			x := f.left + float64(k)*(box+photoGap)
			if len(row) == 1 {
				x = f.left + (f.width-box)/2
			}
			f.picture(ph.Image, x, f.y, box, high)
			for n := range captions[k] {
				f.put(&captions[k][n], x, f.y+high+1+float64(n)*pitch, box, pitch, Center)
			}
		}
		f.y += high + float64(most)*pitch + 3
	}
	for _, text := range after {
		Small(text, Size5, Left).place(f)
	}
}

// mostCaption is how many characters can stand under a photo; longer text follows after the photos.
const mostCaption = 120

// picture fits an image into a box, its shape kept; a missing one leaves the box empty with a rule round it.
func (f *flow) picture(m *Image, x, y, w, h float64) {
	if m == nil {
		f.frame(x, y, w, h, thick)
		return
	}
	scale := min(w/float64(m.Width), h/float64(m.Height))
	pw, ph := float64(m.Width)*scale, float64(m.Height)*scale
	f.page.Pictures = append(f.page.Pictures, Picture{X: x + (w-pw)/2, Y: y + (h-ph)/2, W: pw, H: ph, Image: m})
}

// frame draws a box's four sides.
func (f *flow) frame(x, y, w, h, thick float64) {
	f.rule(x, y, x+w, y, thick, Black)
	f.rule(x, y+h, x+w, y+h, thick, Black)
	f.rule(x, y, x, y+h, thick, Black)
	f.rule(x+w, y, x+w, y+h, thick, Black)
}
