/** Deflate's longest code, in bits: RFC 1951, 3.2.7. */
const MAX_LENGTH = 15

/** How many bits each symbol takes, 0 for those that never occur; at least one must. */
export function codeLengths(counts: Uint32Array): Uint8Array {
  const lengths = new Uint8Array(counts.length)
  const symbols = [...counts.keys()].filter((symbol) => counts[symbol] !== 0)
  symbols.sort((a, b) => (counts[a] as number) - (counts[b] as number))
  const depths = treeDepths(Float64Array.from(symbols, (symbol) => counts[symbol] as number))
  if (depths.some((depth) => depth > MAX_LENGTH)) return codeLengths(flatter(counts))
  symbols.forEach((symbol, i) => {
    lengths[symbol] = depths[i] as number
  })
  return lengths
}

/**
 * The code of each symbol with its first bit lowest, as Deflate sends them, above four bits that
 * hold its length: RFC 1951, 3.2.2.
 */
export function canonicalCodes(lengths: Uint8Array): Int32Array {
  const codes = new Int32Array(lengths.length)
  let code = 0
  for (let length = 1; length <= MAX_LENGTH; length++) {
    code <<= 1
    lengths.forEach((own, symbol) => {
      if (own === length) codes[symbol] = (reversed(code++, length) << 4) | length
    })
  }
  return codes
}

export function reversed(code: number, length: number): number {
  let result = 0
  for (let i = 0; i < length; i++) result |= ((code >> i) & 1) << (length - 1 - i)
  return result
}

/** Huffman's tree over rising weights. Its nodes rise as they are made: two queues do (van Leeuwen 1976). */
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

/** Makes the longest codes shorter, at next to no cost in bytes. */
function flatter(counts: Uint32Array): Uint32Array {
  return counts.map((count) => (count + 1) >> 1)
}
