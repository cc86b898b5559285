package data

import (
	"path/filepath"
	"strings"
)

// mostName and mostPath leave room for what is named after a ledger: its backups by their dates, and what SQLite puts beside them while
// they are written. A folder takes names of 255 bytes, SQLite paths of 512.
const mostName, mostPath = 200, 500

// checkPlace refuses a live ledger on a network share, where WAL does not work, and one under a name that leaves no room for its backups.
func checkPlace(path string) error {
	abs, err := filepath.Abs(path)
	if err != nil {
		return explain(err)
	}
	if strings.HasPrefix(path, `\\`) || strings.HasPrefix(abs, `\\`) || onNetwork(filepath.Dir(abs)) {
		return Fail(Network, nil, "台账在网络共享文件夹里，直接使用会损坏数据。请把它复制到本机（如“文档”）再打开；要让别人看到，请用备份或上报文件。")
	}
	base := filepath.Base(stem(abs))
	switch start := []rune(base); {
	case len(base) > mostName:
		return Fail(ReadOnly, nil, "台账的文件名太长了（“%s…”），备份时还要加上日期，系统存不下。请先改短到 %d 个字以内（旁边同名的 .files、.backups 文件夹一起改名）。",
			string(start[:min(len(start), 12)]), mostName/len("字"))
	case len(filepath.Dir(abs))+2*len(base)+len(".backups/-20060102-150405-2.ledger.part-journal") > mostPath:
		return Fail(ReadOnly, nil, "台账“%s”所在的文件夹一层套一层，路径太长，系统存不下它的备份。请把它（连同旁边同名的文件夹）移到“文档”等路径短一些的地方。", base)
	}
	return nil
}

// cloudFolders are parts of paths that a cloud drive syncs behind the program's back.
var cloudFolders = map[string]string{
	"onedrive": "OneDrive", "dropbox": "Dropbox", "icloud": "iCloud", "nutstore": "坚果云", "坚果云": "坚果云", "我的坚果云": "坚果云",
	"baidusyncdisk": "百度网盘同步空间", "wps cloud files": "WPS 云盘", "wpsdrive": "WPS 云盘", "wps云盘": "WPS 云盘", "google drive": "Google Drive",
}

// CloudWarning returns a sentence when the ledger lies in a folder that a cloud drive syncs, "" otherwise.
func CloudWarning(path string) string {
	for _, part := range strings.Split(filepath.ToSlash(path), "/") {
		part = strings.ToLower(part)
		for mark, name := range cloudFolders {
			if strings.HasPrefix(part, mark) {
				return "台账在“" + name + "”的同步文件夹里，同步时可能互相覆盖。建议用“另存到…”移到本机普通文件夹，再用备份功能备份到网盘。"
			}
		}
	}
	return ""
}
