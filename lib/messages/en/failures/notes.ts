import type { PrintNotes } from '#lib/failures/notes.ts'
import type { Sentences } from '../../failure-words.ts'

/** What is told of a print that is done. */
export const notes: Sentences<PrintNotes> = {
  'printed-in-part':
    'Part of the picture is missing from the file: what is there is printed, the rest is left empty. Was it saved completely? Send it again.',
  'first-frame-only':
    'This {format} is animated: only the first of its {frames} frames is in the print.',
  'from-preview':
    'This is a raw camera file ({kind}): the print was made from the picture of {width} × {height} pixels inside it.'
}
