package sheets

import (
	"archive/zip"
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path"
	"strings"
)

// Refusal is why a file can't be read as tables: one Chinese sentence that says what to do instead.
type Refusal string

func (r Refusal) Error() string { return string(r) }

// The reasons to refuse a file.
const (
	NotThere      = Refusal("找不到这个文件，请检查文件是否被移动或改名，再选一次。")
	IsFolder      = Refusal("这是一个文件夹，请打开它，选里面的表格文件（xlsx 或 csv）。")
	NotAllowed    = Refusal("没有权限读取这个文件，请把它复制到桌面后再选一次。")
	InUse         = Refusal("这个文件正被别的程序占用，请在 Excel 或 WPS 里保存并关闭它，再选一次。")
	IsEmpty       = Refusal("这个文件是空的（0 字节），请向发来文件的人再要一份。")
	TooLarge      = Refusal("这个文件太大，请把名册单独另存为一个 xlsx 文件（不带图片）后再导入。")
	TooManyCells  = Refusal("这个表太大：已用的格子太多（可能最右边或最下面误填了内容），请只留要导入的行和列，另存为 xlsx 后再导入。")
	TooManyMerged = Refusal("这个表合并的单元格太多，读不了，请取消合并（全选后取消“合并居中”），另存为 xlsx 后再导入。")
	OldExcel      = Refusal("这是旧版 Excel（.xls）或 WPS（.et）文件，请用 Excel 或 WPS 打开它，另存为“Excel 工作簿（.xlsx）”后再导入。")
	Encrypted     = Refusal("这个工作簿设了打开密码，请用 Excel 或 WPS 打开它，取消密码后另存为 .xlsx 再导入。")
	IsWord        = Refusal("这是 Word 文档，不是表格，请把里面的表复制到 Excel 或 WPS 表格里，存为 .xlsx 再导入。")
	IsODS         = Refusal("这是 ODS 表格，请用 Excel 或 WPS 打开它，另存为“Excel 工作簿（.xlsx）”后再导入。")
	IsBinary      = Refusal("这是二进制工作簿（.xlsb），请用 Excel 打开它，另存为“Excel 工作簿（.xlsx）”后再导入。")
	IsWebPage     = Refusal("这个文件其实是网页或 XML 格式，请用 Excel 或 WPS 打开它，另存为“Excel 工作簿（.xlsx）”后再导入。")
	IsZip         = Refusal("这是压缩包，不是表格，请先解压，再选里面的 xlsx 或 csv 文件。")
	IsPDF         = Refusal("这是 PDF 文件，不是表格，请找原来的 Excel 表，或转换为 .xlsx 后再导入。")
	IsPicture     = Refusal("这是图片，不是表格，请找原来的 Excel 表（xlsx 或 csv）再导入。")
	NotAWork      = Refusal("这个文件不是能读的表格，请用 Excel 或 WPS 打开检查，另存为“Excel 工作簿（.xlsx）”后再导入。")
	DamagedBook   = Refusal("这个工作簿已损坏，读不出来，请用 Excel 或 WPS 打开并修复，另存为 .xlsx 后再导入。")
)

const (
	mostBytes    = 64 << 20   // of a file; 20,000 rows take about 2 MB
	mostUnzipped = 128 << 20  // of a workbook's parts together, pictures included, against zip bombs
	mostXML      = 40 << 20   // of the parts that are read: the library holds six bytes for each
	mostTag      = 1 << 20    // of one tag: its attributes are held eight times over
	mostCells    = 1_500_000  // of a sheet, each row up to its last one in use
	mostLooked   = 500_000    // of a sheet with cells that need a second look: the library holds 300 bytes for each
	mostArea     = 12_000_000 // rows in use by the widest of them: heads are looked for in all of it
	mostMerged   = 2_000_000  // cells in merged blocks
)

// Open reads the workbook or text table at path; why it can't is said by a Refusal.
func Open(path string) (book *Workbook, err error) {
	data, err := readAll(path)
	if err != nil {
		return nil, err
	}
	defer func() { // a damaged workbook must never end the program, whatever the library makes of it
		if recover() != nil {
			book, err = nil, DamagedBook
		}
	}()
	var grids []Grid
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("PK\x05\x06")):
		if err := sortOfZip(data); err != nil {
			return nil, err
		}
		grids, err = readWorkbook(data)
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return nil, sortOfOLE(data)
	default:
		if err := foreign(data); err != nil {
			return nil, err
		}
		grids, err = readText(data, path)
	}
	if err != nil {
		return nil, err
	}
	return &Workbook{Path: path, Sheets: grids}, nil
}

func readAll(path string) ([]byte, error) {
	st, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrPermission):
		return nil, NotAllowed
	case err != nil:
		return nil, NotThere
	case st.IsDir():
		return nil, IsFolder
	case !st.Mode().IsRegular():
		return nil, NotAWork
	case st.Size() == 0:
		return nil, IsEmpty
	case st.Size() > mostBytes:
		return nil, TooLarge
	}
	data, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrPermission):
		return nil, NotAllowed
	case errors.Is(elsewhere(err), ErrOpenElsewhere):
		return nil, InUse
	case err != nil:
		return nil, Refusal("读取这个文件时出错，请把它复制到桌面后再选一次。")
	case len(bytes.TrimSpace(data)) == 0:
		return nil, IsEmpty
	}
	return data, nil
}

// sortOfZip is nil for an xlsx workbook and otherwise says what the archive is.
func sortOfZip(data []byte) error {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return DamagedBook
	}
	var total, read uint64
	kind := error(IsZip)
	for _, f := range z.File {
		if total += f.UncompressedSize64; f.UncompressedSize64 > mostUnzipped || total > mostUnzipped {
			return TooLarge
		}
		if ending := strings.ToLower(path.Ext(f.Name)); ending == ".xml" || ending == ".rels" {
			if read += f.UncompressedSize64; read > mostXML {
				return TooLarge
			}
			tags, long := tagsOf(f)
			if long {
				return DamagedBook
			}
			if crowded(f.Name, tags) {
				return TooLarge
			}
		}
		switch name := strings.ReplaceAll(strings.ToLower(f.Name), `\`, "/"); {
		case name == "xl/workbook.bin":
			return IsBinary
		case strings.HasPrefix(name, "xl/"):
			kind = nil
		case name == "[content_types].xml" && isBook(f):
			kind = nil
		case strings.HasPrefix(name, "word/"):
			return IsWord
		case strings.HasPrefix(name, "ppt/"):
			return NotAWork
		case name == "mimetype":
			return IsODS
		case name == "[content_types].xml" && kind != nil:
			kind = NotAWork
		}
	}
	return kind
}

// isBook reports whether a package says that it is a workbook, wherever its parts are.
func isBook(f *zip.File) bool {
	types := unpacked(f)
	return bytes.Contains(types, []byte("spreadsheetml.sheet.main")) || bytes.Contains(types, []byte("ms-excel.sheet.macroEnabled.main"))
}

// sortOfOLE tells an encrypted workbook from an old one by the stream names in the compound file's directory (UTF-16).
func sortOfOLE(data []byte) error {
	if bytes.Contains(data, wide("EncryptedPackage")) {
		return Encrypted
	}
	if bytes.Contains(data, wide("WordDocument")) {
		return IsWord
	}
	return OldExcel
}

func wide(s string) []byte {
	out := make([]byte, 0, 2*len(s))
	for i := range len(s) {
		out = append(out, s[i], 0)
	}
	return out
}

// foreign recognises, by their first bytes, files that are no text tables.
func foreign(data []byte) error {
	head := bytes.TrimLeft(bytes.TrimPrefix(data[:min(len(data), 2048)], []byte("\xef\xbb\xbf")), " \t\r\n")
	for _, known := range []struct {
		start string
		says  Refusal
	}{
		{"%PDF", IsPDF}, {"\x89PNG", IsPicture}, {"\xff\xd8\xff", IsPicture}, {"GIF8", IsPicture}, {"II*\x00", IsPicture},
		{"RIFF", IsPicture},
		{"Rar!", IsZip}, {"7z\xbc\xaf", IsZip}, {"\x1f\x8b", IsZip}, {"{\\rtf", IsWord}, {"\x09\x08", OldExcel}, {"MZ\x90", NotAWork},
		{"\x7fELF", NotAWork},
	} {
		if bytes.HasPrefix(head, []byte(known.start)) {
			return known.says
		}
	}
	lower := bytes.ToLower(head)
	for _, mark := range []string{"<html", "<!doctype", "<table", "<?xml", "<head", "mime-version:"} {
		if bytes.HasPrefix(lower, []byte(mark)) {
			return IsWebPage
		}
	}
	return nil
}
