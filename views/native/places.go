package native

// Place is a folder that people keep files in, by the name that they know.
type Place struct{ Name, Path string }

// Places are 桌面, 文档 and 下载 as far as they are there, and the disks, USB sticks among them.
func Places() (all []Place) {
	for _, p := range append(folders(), disks()...) {
		if p.Path != "" {
			all = append(all, p)
		}
	}
	return all
}
