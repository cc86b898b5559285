package data

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
)

// Photos and files lie in X.files beside X.ledger, under their content's SHA-256: the same photo is kept once, undo and redo need
// not touch them, and a backup copies only those it has not got yet.

const fileBytes = 50 << 20 // largest attachment taken in

// files is the ledger's own store.
func (db *DB) files() fileStore {
	own := fileStore{stem(db.path) + ".files"}
	if !db.readOnly {
		return own
	}
	if _, err := os.Stat(own.folder); err == nil {
		return own
	}
	place := backupPlace{folder: filepath.Dir(db.path)}
	if _, err := os.Stat(place.path(indexName)); err == nil { // a backup, looked at where it lies
		return place.files()
	}
	return own
}

// AddPhoto takes a photo in: upright, at most 1,600 pixels, without its position. The record that shows it must be saved with it.
func (db *DB) AddPhoto(path string) (Attachment, error) {
	content, err := readInput(path, photoBytes)
	if err != nil {
		return Attachment{}, err
	}
	return db.AddPhotoFrom(path, bytes.NewReader(content))
}

// AddPhotoFrom takes a photo in from a reader: the clipboard, a dropped file.
func (db *DB) AddPhotoFrom(name string, r io.Reader) (Attachment, error) {
	name = cleanName(name, "照片")
	content, err := readCapped(name, r, photoBytes)
	if err != nil {
		return Attachment{}, err
	}
	if content, err = reencode(name, content, photoSide); err != nil {
		return Attachment{}, err
	}
	return db.keep(AttachmentPhoto, name, ".jpg", content)
}

// AddFile takes an attachment in: pdf, docx, xlsx … A picture among them loses its position like a photo, but stays larger.
func (db *DB) AddFile(path string) (Attachment, error) {
	content, err := readInput(path, fileBytes)
	if err != nil {
		return Attachment{}, err
	}
	name := cleanName(path, "附件")
	extension := strings.ToLower(filepath.Ext(name))
	switch {
	case isProgram(extension, content):
		return Attachment{}, Fail(BadFile, nil, "“%s”是程序或脚本，为了安全不能作为附件。请添加文档、表格、PDF 或图片。", name)
	case isPicture(content) || isHEIC(content):
		if content, err = reencode(name, content, paperSide); err != nil {
			return Attachment{}, err
		}
		extension = ".jpg"
	case !extensionPattern.MatchString(extension):
		extension = ""
	}
	return db.keep(AttachmentFile, name, extension, content)
}

// AddPaper takes a file in that the program made, byte for byte, under a name that ends as such files do.
func (db *DB) AddPaper(name string, content []byte) (Attachment, error) {
	return db.keep(AttachmentFile, cleanName(name, "文件"), filepath.Ext(name), content)
}

// keep puts content into the store and describes it; the caller's record gets it saved.
func (db *DB) keep(kind AttachmentKind, name, extension string, content []byte) (Attachment, error) {
	if db.readOnly {
		return Attachment{}, Fail(ReadOnly, nil, "台账是以只读方式打开的，不能添加照片和附件。")
	}
	if err := db.inPlace(); err != nil {
		return Attachment{}, err
	}
	db.filesMu.RLock()
	defer db.filesMu.RUnlock()
	f, err := db.files().put(content, extension)
	if err != nil {
		return Attachment{}, explain(err)
	}
	return Attachment{Kind: kind, SHA256: f.SHA256, Extension: f.Extension, Name: name, Bytes: int64(len(content))}, nil
}

func (a *Attachment) stored() stored { return stored{SHA256: a.SHA256, Extension: a.Extension} }

// FilePath returns where an attachment's file lies, "" when the row names none.
func (db *DB) FilePath(a Attachment) string { return db.files().path(a.stored()) }

// OpenFile opens an attachment's file for reading.
func (db *DB) OpenFile(a Attachment) (*os.File, error) {
	f, err := OpenRegular(db.FilePath(a))
	if err != nil {
		return nil, Fail(Missing, err, "“%s”的文件不在台账的文件夹里，可能被移动或删除了。请在“设置与备份”里用“找回照片和附件”从备份取回。", a.Name)
	}
	return f, nil
}

// readInput reads a file that the user chose.
func readInput(path string, most int64) ([]byte, error) {
	name := filepath.Base(path)
	st, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, explainInput(name, err)
	case st.IsDir():
		return nil, Fail(BadFile, nil, "“%s”是文件夹。请打开它，选择里面的文件。", name)
	case !st.Mode().IsRegular(): // opening a pipe would wait for ever
		return nil, Fail(BadFile, nil, "“%s”不是普通文件（是设备或管道），不能添加。请选择照片或文档。", name)
	}
	f, err := OpenRegular(path)
	if err != nil {
		return nil, explainInput(name, err)
	}
	defer f.Close()
	return readCapped(name, f, most)
}

// explainInput says why a file that the user chose can't be read.
func explainInput(name string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Fail(Missing, err, "找不到文件“%s”，它可能被移动、改名，或者所在的 U 盘没有插上。", name)
	case windowsError(err, 32, 33): // ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
		return Fail(OpenElsewhere, err, "“%s”正在另一个程序里打开。请先关闭它再添加。", name)
	}
	return Fail(BadFile, err, "“%s”读不出来。请检查有没有读取权限、U 盘是否还连着，或先复制到桌面再添加。", name)
}

// readCapped reads all, but neither nothing nor more than most bytes.
func readCapped(name string, r io.Reader, most int64) ([]byte, error) {
	content, err := io.ReadAll(io.LimitReader(r, most+1))
	switch {
	case err != nil:
		return nil, explainInput(name, err)
	case len(content) == 0:
		return nil, Fail(BadFile, nil, "“%s”是空文件（0 字节），可能没有传完。请重新传一次再添加。", name)
	case int64(len(content)) > most:
		return nil, Fail(BadFile, nil, "“%s”超过 %d MB，太大了。请压缩或拆分后再添加。", name, most>>20)
	}
	return content, nil
}

// programs are the extensions that Windows runs on a double click.
var programs = strings.Fields(".exe .com .bat .cmd .scr .pif .msi .msp .js .jse .vbs .vbe .wsf .wsh .ps1 .jar .lnk .url .hta .reg " +
	".dll .cpl .inf .sh .apk .appx .msix .gadget .chm")

// programStarts are how programs begin: Windows, Linux, macOS, scripts.
var programStarts = []string{"MZ", "\x7fELF", "\xcf\xfa\xed\xfe", "\xca\xfe\xba\xbe", "#!"}

func isProgram(extension string, content []byte) bool {
	if slices.Contains(programs, extension) {
		return true
	}
	return slices.ContainsFunc(programStarts, func(start string) bool { return bytes.HasPrefix(content, []byte(start)) })
}

const nameRunes = 80

// cleanName makes a file name fit to be shown and to be given to a copy on any system; fallback is for one that has nothing left.
func cleanName(path, fallback string) string {
	name := path[strings.LastIndexAny(path, `/\`)+1:]
	name = strings.Map(func(r rune) rune {
		// Direction marks can show gpj.exe as exe.jpg.
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar || strings.ContainsRune(`<>:"|?*`, r) {
			return -1
		}
		return r
	}, name)
	name = strings.TrimRight(strings.TrimSpace(name), ". ")
	extension := filepath.Ext(name)
	if len(extension) > 12 {
		extension = ""
	}
	base := []rune(strings.TrimSpace(strings.TrimSuffix(name, extension)))
	if len(base) == 0 {
		base = []rune(fallback)
	}
	if n := nameRunes - len([]rune(extension)); len(base) > n {
		base = base[:n]
	}
	if reserved.MatchString(string(base)) {
		base = append([]rune{'_'}, base...)
	}
	return string(base) + extension
}

// reserved are the names that Windows keeps for devices.
var reserved = regexp.MustCompile(`(?i)^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$`)

// sweepAge spares files that were just taken in: their record may not be saved yet.
const sweepAge = 24 * time.Hour

var hashIn = regexp.MustCompile(`[0-9a-f]{64}`)

// strangeFiles is the setting of a ledger that was made beside photos of another, as when only X.ledger was moved away: they
// are not this one's to sweep.
const strangeFiles = "strange_files"

// SweepFiles removes photos and files that nothing names: no record, no undo step, no draft, no kept backup, no ledger set aside
// by a restore. It returns how many went. When it can't read one of those, or photos are being taken in or backed up, it removes nothing.
func (db *DB) SweepFiles() (int, error) {
	if db.readOnly || !db.filesMu.TryLock() {
		return 0, nil
	}
	defer db.filesMu.Unlock()
	if strange, err := db.Setting(strangeFiles); err != nil || strange != "" {
		return 0, err
	}
	named, err := db.namedFiles()
	if err != nil {
		return 0, err
	}
	removed := 0
	err = db.files().all(func(f stored, info fs.FileInfo) {
		if !named[f.SHA256] && time.Since(info.ModTime()) > sweepAge && os.Remove(db.files().path(f)) == nil {
			removed++
		}
	})
	return removed, explain(err)
}

// namedFiles collects the hashes that must stay.
func (db *DB) namedFiles() (map[string]bool, error) {
	named := map[string]bool{}
	texts, err := db.attachmentTexts()
	if err != nil {
		return nil, err
	}
	for _, text := range texts {
		for _, hash := range hashIn.FindAllString(text, -1) {
			named[hash] = true
		}
	}
	for _, place := range db.places() {
		manifests, err := place.manifests(nil)
		if err != nil {
			return nil, err
		}
		for _, m := range manifests {
			for _, f := range m.Files {
				named[f.SHA256] = true
			}
		}
	}
	for _, aside := range setAside(db.path) {
		m, err := inspect(aside)
		if err != nil {
			return nil, err
		}
		for _, f := range m.Files {
			named[f.SHA256] = true
		}
	}
	return named, nil
}

// attachmentTexts returns every text of the ledger that can name a file. No operation runs meanwhile: it could move a name
// from one of the three places to another that was read already.
func (db *DB) attachmentTexts() ([]string, error) {
	db.mu.Lock()
	defer db.mu.Unlock()
	if err := db.ready(); err != nil {
		return nil, err
	}
	return texts(reader{q: db.conn}, `SELECT sha256 FROM main.attachment
		UNION ALL SELECT body FROM main.draft UNION ALL SELECT sql FROM temp.undo_log WHERE tbl = 'attachment'`)
}
