import { isUtf8 } from 'node:buffer'
import { MEGABYTE } from '#lib/units.ts'
import { tellsPlace } from './carried.ts'
import type { PrintFacts } from './print-facts.ts'
import { changeAttributes, type Tag, xmlPieces } from './xml-pieces.ts'
import { type Change, changeFor, NAMESPACES } from './xmp-properties.ts'

/** Programs that keep every ancestor of a picture in it exceed this; nobody else does. */
const MOST_BYTES = MEGABYTE
const DECLARATION = 'xmlns:'

/**
 * The XMP of a print: its original's, with what it says of the file and its pixels put right.
 * Undefined if it cannot be read.
 */
export function printXmp(xmp: Buffer, print: PrintFacts) {
  const text = decode(xmp)
  if (!text) return undefined
  try {
    const changed = changeProperties(text, changeFor(print))
    return { text: changed, gps: tellsPlace(changed) }
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** XMP may be UTF-16, which nobody writes into a photograph. */
function decode(xmp: Buffer): string | undefined {
  if (xmp.length > MOST_BYTES || !isUtf8(xmp)) return undefined
  const [text, ...padding] = xmp.toString().split('\0')
  return padding.every((piece) => piece === '') ? text : undefined
}

/** @throws SyntaxError when markup, or a property that has to go, does not end */
function changeProperties(xml: string, change: Change): string {
  const usual = usualNames(xml)
  const kept: string[] = []
  const gone = createSkipper()
  let value: string | undefined
  for (const { text, tag } of xmlPieces(xml)) {
    if (gone.skips(tag)) continue
    if (!tag) {
      kept.push(value ?? text)
      if (value) value = ''
      continue
    }
    const changed = tag.kind === 'close' ? null : change(usual(tag.name))
    value = tag.kind === 'open' ? (changed ?? undefined) : undefined
    if (changed === undefined) gone.begin(tag)
    else kept.push(tag.kind === 'close' ? text : changeTag(text, usual, change))
  }
  gone.assertEnded()
  return kept.join('')
}

/** Skips an element with all that is in it. */
function createSkipper() {
  let name: string | undefined
  let depth = 0
  return {
    begin(tag: Tag) {
      if (tag.kind !== 'open') return
      name = tag.name
      depth = 1
    },
    skips(tag: Tag | undefined): boolean {
      if (depth === 0) return false
      if (tag?.name === name && tag?.kind !== 'empty') depth += tag?.kind === 'open' ? 1 : -1
      return true
    },
    assertEnded() {
      if (depth > 0) throw new SyntaxError(`${name} does not end`)
    }
  }
}

type UsualName = (name: string) => string

function changeTag(tag: string, usual: UsualName, change: Change): string {
  return changeAttributes(tag, (name, value) => {
    if (name.startsWith(DECLARATION)) {
      const prefix = name.slice(DECLARATION.length)
      return change(usual(`${prefix}:`)) === undefined ? undefined : value
    }
    const changed = change(usual(name))
    return changed === null ? value : changed
  })
}

/** Any prefix may stand for a namespace. */
function usualNames(xml: string): UsualName {
  const prefixes = new Map<string, string>()
  for (const [, prefix = '', uri] of xml.matchAll(/xmlns:([\w.-]+)\s*=\s*["']([^"']*)/g)) {
    const [usual] = Object.entries(NAMESPACES).find(([, known]) => known === uri) ?? []
    if (usual) prefixes.set(prefix, usual)
  }
  return (name) => {
    const [prefix = '', local] = name.split(':')
    return local === undefined ? name : `${prefixes.get(prefix) ?? prefix}:${local}`
  }
}
