import type { MetadataPart } from '#lib/failures/refusals.ts'
import { asFarAsPossible, type ByteSource, partOf } from './byte-source.ts'
import { probeExif } from './exif.ts'
import { MAX_METADATA } from './limits.ts'
import { createPngColour } from './png-colour.ts'
import { compressedChunk, type Inflated, internationalChunk } from './png-text.ts'
import { addMetadata, addPart, type Tally } from './tally.ts'

const SIGNATURE_BYTES = 8
const HEAD_BYTES = 8
const CHECKSUM_BYTES = 4

/** IDAT, and fcTL and fdAT of an APNG's other frames: there may be any number of them. */
const PIXELS = [0x49444154, 0x6663544c, 0x66644154]

const PARTS: Record<string, MetadataPart> = {
  iCCP: 'icc',
  tEXt: 'text',
  zTXt: 'text',
  iTXt: 'text'
}

const INFLATED: Record<string, (content: Buffer) => Inflated> = {
  iCCP: (content) => compressedChunk(content, 'icc'),
  zTXt: (content) => compressedChunk(content, 'text'),
  iTXt: internationalChunk
}

/** PNG, third edition, 5.3, 11.3.3 and 11.3.7. Metadata may follow the pixels. */
export function probePng(source: ByteSource, tally: Tally) {
  const colour = createPngColour()
  let name = ''
  tally.tolerant = true
  for (let at = SIGNATURE_BYTES; name !== 'IEND'; ) {
    const head = source.bytes(at, HEAD_BYTES)
    const length = head.readUInt32BE()
    if (!PIXELS.includes(head.readUInt32BE(4))) {
      name = head.toString('latin1', 4)
      addPart(tally, 'sections')
      const content = partOf(source, at + HEAD_BYTES, length)
      asFarAsPossible(() => {
        colour.addChunk(name, content)
        tally.samples = colour.samples()
        addChunk(name, content, tally)
      })
    }
    at += HEAD_BYTES + length + CHECKSUM_BYTES
  }
  tally.tolerant = false
}

function addChunk(name: string, content: ByteSource, tally: Tally) {
  if (name === 'acTL') tally.animationFrames = content.bytes(0, 4).readUInt32BE()
  const inflate = INFLATED[name]
  const part = PARTS[name] ?? 'other'
  if (name === 'caBX') tally.manifest = true
  if (name === 'eXIf') probeExif(content, tally)
  else if (!inflate || content.size > MAX_METADATA[part]) addMetadata(tally, part, content.size)
  else {
    const { part, bytes } = inflate(content.bytes(0, content.size))
    addMetadata(tally, part, bytes)
  }
}
