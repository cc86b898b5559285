// Package assets holds the files that are built into the program: faces and icon.
package assets

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"io"
	"sync"
)

//go:embed fonts/NotoSansSC-Regular.ttf
var fontRegular []byte

//go:embed fonts/NotoSansSC-Bold.ttf
var fontBold []byte

//go:embed fonts/NotoSerifSC-Regular.ttf.gz
var fontSerif []byte

//go:embed fonts/NotoSerifSC-Bold.ttf.gz
var fontTitle []byte

//go:embed fonts/LiujinKai-Regular.ttf.gz
var fontKai []byte

//go:embed icon-128.png
var icon []byte

// FontRegular is the text face of the window: Noto Sans SC 400, cut to 通用规范汉字表, GB 2312 and symbols.
func FontRegular() []byte { return fontRegular }

// FontBold is its bold: Noto Sans SC 700, cut alike.
func FontBold() []byte { return fontBold }

// The faces of papers are packed; each is unpacked when first asked for and kept.
var serif, title, kai = unpacked(&fontSerif), unpacked(&fontTitle), unpacked(&fontKai)

func unpacked(packed *[]byte) func() []byte {
	return sync.OnceValue(func() []byte {
		r, err := gzip.NewReader(bytes.NewReader(*packed))
		if err != nil {
			panic("assets: " + err.Error()) // a damaged program, not a damaged input
		}
		face, err := io.ReadAll(r)
		if err != nil {
			panic("assets: " + err.Error())
		}
		return face
	})
}

// FontSerif is the text face of papers: Noto Serif SC 400, with every Han character it has.
func FontSerif() []byte { return serif() }

// FontTitle is the face of papers' titles: Noto Serif SC 700, cut like the window's.
func FontTitle() []byte { return title() }

// FontKai is the face for 楷体: LXGW WenKai, cut like the window's and renamed.
func FontKai() []byte { return kai() }

// Icon is the program's icon as windows show it, a PNG of 128 × 128. Packages take theirs from icon.png, which takes twelve times as long.
func Icon() []byte { return icon }
