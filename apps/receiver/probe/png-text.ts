import type { MetadataPart } from '#lib/failures/refusals.ts'
import { inflatedBytes } from './inflated-bytes.ts'
import { MAX_METADATA } from './limits.ts'

const XMP_KEYWORD = 'XML:com.adobe.xmp'

/** The metadata that a chunk holds, and how many bytes it has when it is inflated. */
export type Inflated = { part: MetadataPart; bytes: number }

/** A keyword, the method of compression, and the profile or text. */
export function compressedChunk(content: Buffer, part: MetadataPart): Inflated {
  const method = content.indexOf(0) + 1
  return { part, bytes: inflatedBytes(content.subarray(method + 1), MAX_METADATA[part]) }
}

/** A keyword, whether and how it is compressed, the language, the keyword translated, the text. */
export function internationalChunk(content: Buffer): Inflated {
  const flag = content.indexOf(0) + 1
  const part = content.toString('latin1', 0, flag - 1) === XMP_KEYWORD ? 'xmp' : 'text'
  const language = content.indexOf(0, flag + 2)
  const text = content.subarray(content.indexOf(0, language + 1) + 1)
  const bytes = content[flag] === 1 ? inflatedBytes(text, MAX_METADATA[part]) : text.length
  return { part, bytes }
}
