package data

import (
	"path/filepath"
	"strings"
)

// checkPlace refuses a live ledger on a network share: WAL does not work there.
func checkPlace(path string) error {
	abs, err := filepath.Abs(path)
	if err != nil {
		return explain(err)
	}
	if strings.HasPrefix(path, `\\`) || strings.HasPrefix(abs, `\\`) || onNetwork(filepath.Dir(abs)) {
		return Fail(Network, nil, "台账在网络共享文件夹里，直接使用会损坏数据。请把它复制到本机（如“文档”）再打开；要让别人看到，请用备份或上报文件。")
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
