package pattern

// CompileAll compiles the patterns of the packages that a test imports, and tells how many there are.
func CompileAll() int {
	for _, p := range made {
		p.compiled()
	}
	return len(made)
}
