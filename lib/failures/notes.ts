import type { Nothing } from './nothing.ts'

/** What a print is not, although it is done. */
export type PrintNotes = {
  /** Pixels are missing from the file, mostly at its end: they are left empty. */
  'printed-in-part': Nothing
  /** An animation of which only the first frame is read. */
  'first-frame-only': { format: string; frames: number }
  /** A raw file: the print was made from the picture of this size inside. */
  'from-preview': { kind: string; width: number; height: number }
}
