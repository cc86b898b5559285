package native

// Way is what a file dialog is for.
type Way int

// The ways.
const (
	OpenFile Way = iota
	OpenFiles
	SaveFile
	PickFolder
)

// Kind is which files a dialog shows, as “Excel 表格” and “*.xlsx”.
type Kind struct {
	Name     string
	Patterns []string
}

// Choice is what a file dialog is asked for. What is empty is left to the system: it knows the folder that was used last.
type Choice struct {
	Way    Way
	Title  string
	Folder string
	Name   string // the file's, when saving
	Kinds  []Kind // the first is shown; every file can be shown, too
}
