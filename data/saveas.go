package data

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// SaveAs makes a copy of the ledger with its photos and files under a new name (另存到…), which is how a ledger is moved. It returns
// a sentence for each photo, file or record that is missing or damaged here and so there.
func (db *DB) SaveAs(path string) (missing []string, err error) {
	if filepath.Ext(path) != Extension {
		path += Extension
	}
	name := filepath.Base(path)
	if _, err := os.Lstat(path); err == nil {
		return nil, Fail(Exists, nil, "“%s”已经存在。请换一个文件名。", name)
	}
	if err := checkPlace(path); err != nil {
		return nil, err
	}
	to := fileStore{stem(path) + ".files"}
	part := freshName(path)
	_, cutOff := os.Lstat(part) // there, if an earlier attempt was cut off: what it copied is not another's
	if left, _ := os.ReadDir(to.folder); len(left) > 0 && cutOff != nil {
		return nil, Fail(Exists, nil, "“%s”旁边已有照片文件夹“%s”，可能属于另一本台账。请换一个文件名，或先把那个文件夹移到别处。", name, filepath.Base(to.folder))
	}
	var brought []stored
	done := false
	defer func() {
		if !done {
			to.takeBack(brought)
		}
	}()
	db.filesMu.RLock()
	defer db.filesMu.RUnlock()
	defer func() { _ = os.Remove(part) }() // nothing is left of it when all went well
	if err := copyDatabase(context.Background(), db.path, part); err != nil {
		return nil, explainCopy(path, err)
	}
	m, err := inspect(part)
	if err != nil {
		return nil, explainCopy(path, err)
	}
	for _, f := range m.Files {
		if to.verify(f) == nil {
			continue
		}
		err := db.files().copyTo(to, f)
		if err == nil {
			brought = append(brought, f)
		} else if !lost(err) {
			return nil, explainCopy(path, err)
		}
	}
	if missing, err = filesMissing(part, to); err != nil {
		return nil, explainCopy(path, err)
	}
	missing = append(missing, m.Faults...)
	// A WAL that another ledger of this name left behind would be replayed onto the copy.
	if err := dropHelpers(path); err != nil {
		return nil, explainCopy(path, err)
	}
	if err := os.Rename(part, path); err != nil {
		return nil, explainCopy(path, err)
	}
	syncFolder(filepath.Dir(path))
	done = true
	return missing, nil
}

// explainCopy says why a copy could not be made; the ledger itself is well.
func explainCopy(path string, err error) error {
	switch err = explain(err); {
	case Is(err, DiskFull):
		return Fail(DiskFull, err, "另存没有完成：“%s”所在的磁盘已满。请清理磁盘或换一个位置。台账没有改动。", path)
	case Is(err, ReadOnly), errors.Is(err, fs.ErrNotExist):
		return Fail(ReadOnly, err, "另存没有完成：“%s”所在的文件夹不存在、不能写入或没有连上。请换一个位置。台账没有改动。", path)
	case err != nil:
		return fmt.Errorf("save as: %w", err)
	}
	return nil
}

// filesMissing names each photo or file that a database's records show and a store has not got whole.
func filesMissing(database string, store fileStore) ([]string, error) {
	db, err := openSource(database)
	if err != nil {
		return nil, err
	}
	defer db.Close()
	return missingFiles(reader{q: db}, store)
}
