import { asFarAsPossible, type ByteSource, partOf } from './byte-source.ts'
import { probeExif } from './exif.ts'
import { MAX_METADATA } from './limits.ts'
import { compressedChunk, type Inflated, internationalChunk } from './png-text.ts'
import { addMetadata, addPart, type Tally } from './tally.ts'

const SIGNATURE_BYTES = 8
const HEAD_BYTES = 8
const CHECKSUM_BYTES = 4

/** May be split into any number of chunks; those of an APNG's other frames are skipped. */
const PIXELS = ['IDAT', 'fdAT', 'fcTL']

const INFLATED: Record<string, (content: Buffer) => Inflated> = {
  iCCP: (content) => compressedChunk(content, 'icc'),
  zTXt: (content) => compressedChunk(content, 'text'),
  iTXt: internationalChunk
}

/** PNG, third edition, 5.3 and 11.3.3. Metadata may follow the pixels. */
export function probePng(source: ByteSource, tally: Tally) {
  let name = ''
  for (let at = SIGNATURE_BYTES; name !== 'IEND'; ) {
    const head = source.bytes(at, HEAD_BYTES)
    const length = head.readUInt32BE()
    name = head.toString('latin1', 4)
    if (!PIXELS.includes(name)) {
      addPart(tally, 'sections')
      const content = partOf(source, at + HEAD_BYTES, length)
      asFarAsPossible(() => addChunk(name, content, tally))
    }
    at += HEAD_BYTES + length + CHECKSUM_BYTES
  }
}

function addChunk(name: string, content: ByteSource, tally: Tally) {
  const inflate = INFLATED[name]
  if (name === 'eXIf') probeExif(content, tally)
  else if (!inflate) addMetadata(tally, name === 'tEXt' ? 'text' : 'other', content.size)
  else if (content.size > MAX_METADATA.text) addMetadata(tally, 'text', content.size)
  else {
    const { part, bytes } = inflate(content.bytes(0, content.size))
    addMetadata(tally, part, bytes)
  }
}
