import { CARRIED, type Carried, type Metadata } from '#lib/images/metadata.ts'
import { type Language, type PageWords, pageWords } from '#lib/messages/index.ts'
import { writeNumber } from '#lib/messages/numbers.ts'

type Fact = { label: string; value: string; swatch?: string }

/**
 * What the receiver found in the original, without what goes without saying (one frame, upright).
 */
export function factsOf(metadata: Metadata, language: Language): Fact[] {
  const words = pageWords(language)
  const { facts } = words
  const { frames, depth, colorSpace, orientation, dominantColor } = metadata
  return [
    frames > 1 && { label: facts.frames, value: writeNumber(language, frames) },
    { label: facts.colour, value: `${spaceName(colorSpace, words)}, ${facts.bits(depth)}` },
    dominantColor && { label: facts.mainColour, value: dominantColor, swatch: dominantColor },
    orientation > 1 && { label: facts.orientation, value: `EXIF ${orientation}` },
    { label: facts.carries, value: carriedList(carriedIn(metadata), words) ?? facts.nothing }
  ].filter((fact) => typeof fact === 'object' && fact !== null)
}

/** `EXIF, place (GPS)`; undefined when there is nothing to list. */
export function carriedList(names: (keyof Carried)[], words: PageWords): string | undefined {
  return names.length > 0 ? names.map((name) => words.carried[name]).join(', ') : undefined
}

function carriedIn(metadata: Metadata): (keyof Carried)[] {
  return CARRIED.filter((name) => metadata[name])
}

function spaceName(space: string, { spaces }: PageWords): string {
  return Object.hasOwn(spaces, space) ? spaces[space as keyof typeof spaces] : space.toUpperCase()
}
