package data

import "slices"

// Attachment is a photo or file of a record. Its bytes lie beside the ledger under their SHA-256.
type Attachment struct {
	Meta
	OwnerTable, OwnerID string
	Kind                AttachmentKind
	SHA256              string // 64 hex digits
	Extension           string // with the dot, lower case
	Name                string // as it was called when it came in
	Bytes               int64
	Caption             string
	Sort                int
}

func attachmentFields(a *Attachment) []any {
	return []any{&a.OwnerTable, &a.OwnerID, &a.Kind, &a.SHA256, &a.Extension, &a.Name, &a.Bytes, &a.Caption, &a.Sort}
}

var attachments = register(table[Attachment]{name: "attachment", title: "附件", label: "name", order: "sort, id", parent: "owner_id",
	columns: "owner_table, owner_id, kind, sha256, extension, name, bytes, caption, sort", fields: attachmentFields})

// attachmentsOf returns a record's photos and files in their order.
func (r reader) attachmentsOf(table, id string) ([]Attachment, error) {
	return attachments.list(r, "owner_table = ? AND owner_id = ?", table, id)
}

// saveAttachments makes a record's photos and files be exactly next. A change raises the record's rev, or a form that was opened before
// would take away what this one added.
func (tx *Tx) saveAttachments(table string, owner *Meta, next []Attachment) error {
	before, err := tx.attachmentsOf(table, owner.ID)
	if err != nil {
		return err
	}
	for i := range next {
		next[i].OwnerTable, next[i].OwnerID, next[i].Sort = table, owner.ID, i
	}
	if err := attachments.saveChildren(tx, owner, next); err != nil || slices.Equal(before, next) {
		return err
	}
	return tx.touch(table, owner)
}

// Attachments returns all photos and files.
func (r reader) Attachments() ([]Attachment, error) { return attachments.list(r, "") }
