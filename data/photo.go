package data

import (
	"bytes"
	"fmt"
	"image"
	_ "image/gif" // a format that photos come in
	"image/jpeg"
	_ "image/png" // a format that photos come in
	"slices"

	_ "golang.org/x/image/bmp"  // a format that photos come in
	_ "golang.org/x/image/webp" // a format that photos come in
)

const (
	photoSide   = 1600      // longest side of a photo as kept, in pixels
	paperSide   = 4000      // of a picture attached as a file: a scanned A4 page stays readable
	photoBytes  = 100 << 20 // largest photo file taken in
	longestSide = 40_000    // of any picture, in pixels; the longest panoramas of phones have half of that
	jpegPixels  = 110e6     // a phone's 108-megapixel picture; JPEG needs 2 to 6 bytes a pixel while it is decoded
	otherPixels = 50e6      // PNG and the others need up to 8
	jpegQuality = 85
)

// pictureFormats are those taken in. TIFF is not: phones make none.
var pictureFormats = []string{"jpeg", "png", "gif", "webp", "bmp"}

// isHEIC recognises an iPhone's HEIC/HEIF and AVIF by their ftyp box (ISO/IEC 23008-12), whatever the file is called.
func isHEIC(content []byte) bool {
	if len(content) < 12 || string(content[4:8]) != "ftyp" {
		return false
	}
	switch string(content[8:12]) {
	case "heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "msf1", "avif", "avis":
		return true
	}
	return false
}

// isPicture reports whether the content is in a format that reencode reads.
func isPicture(content []byte) bool {
	_, format, err := image.DecodeConfig(bytes.NewReader(content))
	return err == nil && slices.Contains(pictureFormats, format)
}

// reencode turns a picture upright, scales it down to side and writes it anew as JPEG, which leaves behind everything that
// the camera noted: position, time, owner. name is for sentences.
func reencode(name string, content []byte, side int) (out []byte, err error) {
	defer func() {
		if r := recover(); r != nil { // a decoder that trips over a broken file
			err = broken(name, fmt.Errorf("decode picture: %v", r))
		}
	}()
	if isHEIC(content) {
		return nil, Fail(BadFile, nil, "“%s”是苹果手机的 HEIC 格式照片，本程序读不了。请在手机“设置 → 相机 → 格式”里选“兼容性最佳”后重拍；已经拍好的，用微信作为图片发到电脑、另存为 JPG 再添加。", name)
	}
	config, format, err := image.DecodeConfig(bytes.NewReader(content))
	if err != nil || !slices.Contains(pictureFormats, format) {
		return nil, Fail(BadFile, err, "“%s”不是能识别的照片。请选择 JPG、PNG、WebP、GIF 或 BMP 格式的图片；其他文件请用“添加文件”。", name)
	}
	if max(config.Width, config.Height) > longestSide {
		return nil, Fail(BadFile, nil, "照片“%s”的形状不对（%d×%d 像素），不像照片，没有添加。请用看图软件打开检查，裁剪后再添加。", name, config.Width, config.Height)
	}
	limit := otherPixels
	if format == "jpeg" {
		limit = jpegPixels
	}
	if float64(config.Width)*float64(config.Height) > limit {
		return nil, Fail(BadFile, nil, "照片“%s”太大（%d×%d 像素），电脑内存可能不够。请在手机上用普通照片模式拍摄，或先缩小再添加。", name, config.Width, config.Height)
	}
	picture, _, err := image.Decode(bytes.NewReader(content))
	if err != nil {
		return nil, broken(name, err)
	}
	turn := 1
	if format == "jpeg" {
		turn = orientation(content)
	}
	var buf bytes.Buffer
	err = jpeg.Encode(&buf, upright(fit(picture, side), turn), &jpeg.Options{Quality: jpegQuality})
	return buf.Bytes(), err
}

func broken(name string, err error) error {
	return Fail(BadFile, err, "照片“%s”打不开：文件不完整或已损坏，可能没有传完。请重新从手机传一次再添加。", name)
}
