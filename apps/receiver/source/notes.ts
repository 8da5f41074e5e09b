import type { PrintNote } from '#lib/failures/failure.ts'
import type { Header } from '../pipeline/decode.ts'

/** How many warnings there are while one picture is read; libvips passes on the words of the first. */
const COUNT = /read gave (\d+) warnings/
/** Without an end marker all pixels may be there: then there is no other warning. */
const FILE_ENDS = /premature end of JPEG image/
const HARMLESS = /extraneous bytes before marker/
/** libjpeg had to invent pixels. */
const CORRUPT = /Corrupt JPEG data/

/** What is to be told of the print, once its pixels have been read. */
export function notesOf({ format, notes, warnings }: Header): PrintNote[] {
  const words = warnings.join('\n')
  const lacksPixels = FILE_ENDS.test(words)
    ? Number(COUNT.exec(words)?.[1]) > 1
    : CORRUPT.test(words) && !HARMLESS.test(words)
  if (format !== 'jpeg' || !lacksPixels) return notes
  return [...notes, { code: 'printed-in-part', parameters: {} }]
}
