import { type FileHandle, readAt, type Size } from './bytes.ts'

/** GIF89a, section 18: the logical screen descriptor. */
export async function measureGif(file: FileHandle): Promise<Size> {
  const head = await readAt(file, 0, 10)
  return { width: head.readUInt16LE(6), height: head.readUInt16LE(8) }
}
