package data

import (
	"errors"
	"fmt"
)

// missingFiles is filesMissing on an open ledger.
func missingFiles(r reader, store fileStore) ([]string, error) {
	all, err := r.Attachments()
	if err != nil {
		return nil, err
	}
	var faults []string
	for i := range all {
		a := &all[i]
		err := store.verify(a.stored())
		if err == nil {
			continue
		}
		what, state := "附件", "的文件不见了"
		if a.Kind == AttachmentPhoto {
			what = "照片"
		}
		if !errors.Is(err, errFileMissing) {
			state = "的文件已损坏"
		}
		faults = append(faults, fmt.Sprintf("%s的%s“%s”%s。请在“设置与备份”里用“找回照片和附件”从备份取回。", r.called(a.OwnerTable, a.OwnerID), what, a.Name,
			state))
	}
	return faults, nil
}

// called names a record to the user: 市场主体“…”.
func (r reader) called(table, id string) string {
	for _, k := range kinds {
		if k.name != table {
			continue
		}
		if k.label == "" {
			return k.title
		}
		names, err := texts(r, "SELECT "+k.label+" FROM "+k.name+" WHERE id = ?", id)
		if err != nil || len(names) == 0 {
			return k.title
		}
		return k.title + "“" + names[0] + "”"
	}
	return "记录"
}
