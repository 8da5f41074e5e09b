import type { ReadAt } from './raw.ts'
import type { Tiff } from './tiff.ts'

const MAKER_NOTE = 0x927c
const CAMERA_SETTINGS = 0x2020
const PREVIEW_AT = 0x101
const PREVIEW_LENGTH = 0x102
/** How long the maker note's head is, before a directory with offsets from the head's start. */
const HEADS: [head: string, bytes: number][] = [
  ['OLYMPUS\0', 12],
  ['OM SYSTEM\0', 16]
]

/** The JPEG that an ORF names in its maker note: exiftool.org, Olympus tags. */
export function olympusJpeg({ directories, numbers, directoryAt }: Tiff, read: ReadAt) {
  const note = directories.find((one) => one.has(MAKER_NOTE))?.get(MAKER_NOTE)
  if (!note) return undefined
  const start = note.at
  const told = read(start, 10).toString('latin1')
  const [, headBytes] = HEADS.find(([head]) => told.startsWith(head)) ?? []
  if (!headBytes) return undefined
  const settings = directoryAt(start + headBytes, start).get(CAMERA_SETTINGS)
  const [settingsAt] = numbers(settings && { ...settings, type: 4 })
  if (!settings || !settingsAt) return undefined
  const camera = directoryAt(settings.count > 1 ? settings.at : start + settingsAt, start)
  const [at] = numbers(camera.get(PREVIEW_AT))
  const [length] = numbers(camera.get(PREVIEW_LENGTH))
  return at && length ? { at: start + at, length } : undefined
}
