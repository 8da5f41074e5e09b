/** Tag, type, count, and the value or its offset. */
export type Tag = [tag: number, type: number, count: number, value: number]

const HEADER_BYTES = 8

/** EXIF or a TIFF: directories one behind the other, each pointing at the next, then the values. */
export function directoriesOf(directories: Tag[][], values = Buffer.alloc(0), next?: number) {
  const offsets = directories.map((_, i) => offsetAfter(directories.slice(0, i)))
  const head = Buffer.from('II*\0\x08\0\0\0', 'latin1')
  const bodies = directories.map((tags, i) => directory(tags, offsets[i + 1] ?? next ?? 0))
  return Buffer.concat([head, ...bodies, values])
}

/** Where a value, or the next directory, lies after these. */
export function offsetAfter(directories: Tag[][]): number {
  return directories.reduce((end, tags) => end + 2 + tags.length * 12 + 4, HEADER_BYTES)
}

function directory(tags: Tag[], next: number): Buffer {
  const bytes = Buffer.alloc(2 + tags.length * 12 + 4)
  bytes.writeUInt16LE(tags.length)
  for (const [i, [tag, type, count, value]] of tags.entries()) {
    const at = 2 + i * 12
    bytes.writeUInt16LE(tag, at)
    bytes.writeUInt16LE(type, at + 2)
    bytes.writeUInt32LE(count, at + 4)
    bytes.writeUInt32LE(value, at + 8)
  }
  bytes.writeUInt32LE(next, bytes.length - 4)
  return bytes
}

export function tagsOf(count: number, type = 3): Tag[] {
  return Array.from({ length: count }, (_, i) => [0x8000 + i, type, 1, i] as Tag)
}
