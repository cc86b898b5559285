// Package assets holds the files that are built into the program: faces and icon.
package assets

import _ "embed"

//go:embed fonts/NotoSansSC-Regular.ttf
var fontRegular []byte

//go:embed fonts/NotoSansSC-Bold.ttf
var fontBold []byte

//go:embed fonts/NotoSerifSC-Regular.ttf
var fontSerif []byte

//go:embed fonts/NotoSerifSC-Bold.ttf
var fontTitle []byte

//go:embed fonts/LiujinKai-Regular.ttf
var fontKai []byte

//go:embed icon-128.png
var icon []byte

// FontRegular is the text face of the window: Noto Sans SC 400, cut to 通用规范汉字表, GB 2312 and symbols.
func FontRegular() []byte { return fontRegular }

// FontBold is its bold: Noto Sans SC 700, cut alike.
func FontBold() []byte { return fontBold }

// FontSerif is the text face of papers: Noto Serif SC 400, with every Han character it has.
func FontSerif() []byte { return fontSerif }

// FontTitle is the face of papers' titles: Noto Serif SC 700, cut like the window's.
func FontTitle() []byte { return fontTitle }

// FontKai is the face for 楷体: LXGW WenKai, cut like the window's and renamed.
func FontKai() []byte { return fontKai }

// Icon is the program's icon as windows show it, a PNG of 128 × 128. Packages take theirs from icon.png, which takes twelve times as long.
func Icon() []byte { return icon }
