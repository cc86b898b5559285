package figures

// Share divides a total by weights so that the parts add up to it: each gets its whole part, and what is left goes to the largest
// remainders, of equals to the first (largest remainder method). Without any weight nobody gets anything.
func Share(total int, weights []int) []int {
	parts, sum := make([]int, len(weights)), 0
	for _, w := range weights {
		sum += w
	}
	if sum == 0 {
		return parts
	}
	rest, given := make([]int, len(weights)), 0
	for i, w := range weights {
		parts[i], rest[i] = total*w/sum, total*w%sum
		given += parts[i]
	}
	for ; given < total; given++ {
		most := 0
		for i := range rest {
			if rest[i] > rest[most] {
				most = i
			}
		}
		parts[most]++
		rest[most] = -1
	}
	return parts
}
