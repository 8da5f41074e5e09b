import { z } from 'zod'

const MAX_CHARACTERS = 100
const ESCAPED = /(?:~[0-9a-fA-F]{2})+/g
const PLAIN = /[^A-Za-z0-9._-]/gu

/**
 * Arbitrary text in a recipe. Characters that are special in recipes or addresses are written as a
 * tilde and two hexadecimal digits for each of their bytes in UTF-8. Percent signs would be decoded
 * on the way.
 */
export const plainText = z
  .string()
  .regex(/^[^,;:=\p{Cc}]+$/u)
  .refine((text) => {
    const read = readText(text)
    return read !== undefined && read.length <= MAX_CHARACTERS && read.trim() !== ''
  })
  .overwrite((text) => writeText(readText(text) ?? text))
  .meta({ examples: ['Revelado', 'Casa~20Azul~2C~202026'], widget: 'text' })

/** Decodes the text; undefined when it is not valid UTF-8. */
export function readText(text: string): string | undefined {
  try {
    return text.replace(ESCAPED, (bytes) => decodeURIComponent(bytes.replaceAll('~', '%')))
  } catch {
    return undefined
  }
}

function writeText(words: string): string {
  return words.replace(PLAIN, (character) =>
    [...new TextEncoder().encode(character)].map((byte) => `~${hex(byte)}`).join('')
  )
}

function hex(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0')
}
