/** Deflate allows 15 bits. With 12, the codes of four bytes fit into one number, at hardly any cost in size. */
const MAX_LENGTH = 12

/** Length of each symbol's Huffman code in bits, 0 if its count is 0. At least one symbol must occur. */
export function codeLengths(counts: Uint32Array): Uint8Array {
  const lengths = new Uint8Array(counts.length)
  const leaves = risingLeaves(counts)
  const depths = treeDepths(leaves.map((leaf) => Math.floor(leaf / counts.length)))
  if (depths.some((depth) => depth > MAX_LENGTH)) return codeLengths(flatter(counts))
  depths.forEach((depth, i) => {
    lengths[(leaves[i] as number) % counts.length] = depth
  })
  return lengths
}

/** The symbols that occur, by rising weight: weight and symbol in one number, as numbers sort fastest. */
function risingLeaves(counts: Uint32Array): Float64Array {
  const leaves = new Float64Array(counts.length)
  let used = 0
  for (let symbol = 0; symbol < counts.length; symbol++) {
    const count = counts[symbol] as number
    if (count > 0) leaves[used++] = count * counts.length + symbol
  }
  return leaves.subarray(0, used).sort()
}

/**
 * Canonical Huffman codes (RFC 1951, 3.2.2), bit-reversed as Deflate sends them, each above four bits
 * that hold its length.
 */
export function canonicalCodes(lengths: Uint8Array): Int32Array {
  const next = firstCodes(lengths)
  const codes = new Int32Array(lengths.length)
  for (let symbol = 0; symbol < lengths.length; symbol++) {
    const length = lengths[symbol] as number
    if (length > 0) codes[symbol] = (reversed((next[length] as number)++, length) << 4) | length
  }
  return codes
}

function firstCodes(lengths: Uint8Array): Int32Array {
  const first = new Int32Array(MAX_LENGTH + 2)
  for (const length of lengths)
    if (length > 0) first[length + 1] = (first[length + 1] as number) + 1
  for (let length = 1; length <= MAX_LENGTH; length++) {
    first[length] = ((first[length - 1] as number) + (first[length] as number)) << 1
  }
  return first
}

/** Reverses the lowest `length` bits of a code. */
export function reversed(code: number, length: number): number {
  let result = 0
  for (let i = 0; i < length; i++) result |= ((code >> i) & 1) << (length - 1 - i)
  return result
}

/** Depths in Huffman's tree. With sorted weights, two queues suffice to build it (van Leeuwen 1976). */
function treeDepths(leaves: Float64Array): Uint8Array {
  const count = leaves.length
  if (count === 1) return Uint8Array.of(1)
  const weights = new Float64Array(2 * count - 1)
  weights.set(leaves)
  const parents = new Int32Array(weights.length)
  let leaf = 0
  let node = count
  for (let made = count; made < weights.length; made++) {
    for (let child = 0; child < 2; child++) {
      const leafIsNext =
        leaf < count && (node === made || (weights[leaf] as number) <= (weights[node] as number))
      const picked = leafIsNext ? leaf++ : node++
      parents[picked] = made
      weights[made] = (weights[made] as number) + (weights[picked] as number)
    }
  }
  const depths = new Uint8Array(weights.length)
  for (let i = weights.length - 2; i >= 0; i--) {
    depths[i] = (depths[parents[i] as number] as number) + 1
  }
  return depths.subarray(0, count)
}

/** Evens out the counts, which shortens the longest codes at hardly any cost in size. */
function flatter(counts: Uint32Array): Uint32Array {
  return counts.map((count) => (count + 1) >> 1)
}
