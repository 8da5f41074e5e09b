import type { PrintNote } from '#lib/failures/failure.ts'
import type { Subject } from '#lib/failures/refusals.ts'
import type { Raw } from '#lib/images/raw/raw.ts'
import { type Header, readHeader } from '../pipeline/decode.ts'
import { classifyError } from '../pipeline/undevelopable.ts'
import { type Probe, probe } from '../probe/probe.ts'
import { openableSource } from './openable-source.ts'
import { unlessBrowsersTurn } from './orientation.ts'
import { readingFor } from './reading.ts'

export type Examined = { header: Header; structure: Probe }

/**
 * Looks at how the file is made, and reads its header.
 * @throws UndevelopableError when it is not an image, or of a kind that is not read
 */
export async function examine(path: string, subject: Subject): Promise<Examined> {
  const structure = await probe(path, subject)
  try {
    const read = await readHeader(openableSource(path, structure), structure.codec)
    const { raw, clearFrame } = structure
    const upright = raw ? ofRaw(read, raw) : await unlessBrowsersTurn(read, path)
    const header = clearFrame ? withoutFirst(upright) : upright
    header.tolerant ||= structure.tolerant
    header.notes.push(...notesOn(header, structure))
    const reading = readingFor(header, structure.samples)
    return { header: reading ? { ...header, reading } : header, structure }
  } catch (error) {
    throw await classifyError(error, path)
  }
}

/** The frame that we put before the others is none of the image. */
function withoutFirst(header: Header): Header {
  const { metadata } = header
  const frames = header.frames - 1
  const delay = metadata.delay && { delay: metadata.delay.slice(1) }
  return { ...header, firstFrame: 1, frames, metadata: { ...metadata, pages: frames, ...delay } }
}

/** Most raw files are made as a TIFF, and their EXIF lies in it. */
function ofRaw(header: Header, { kind }: Raw): Header {
  const { width, height, metadata, notes } = header
  notes.push({ code: 'from-preview', parameters: { kind: kind.toUpperCase(), width, height } })
  const isTiff = kind !== 'raf' && kind !== 'cr3'
  return isTiff ? { ...header, metadata: { ...metadata, format: 'tiff' } } : header
}

function notesOn({ format }: Header, { cutShort, animationFrames }: Probe): PrintNote[] {
  const notes: PrintNote[] = []
  if (cutShort) notes.push({ code: 'printed-in-part', parameters: {} })
  if (animationFrames > 1) {
    const parameters = { format: format.toUpperCase(), frames: animationFrames }
    notes.push({ code: 'first-frame-only', parameters })
  }
  return notes
}
