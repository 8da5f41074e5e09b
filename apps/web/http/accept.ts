type MediaRange = { type: string; quality: number }

/**
 * The quality that an Accept header gives a media type, by the most specific of its ranges (RFC 9110,
 * 12.5.1): 0 is not acceptable, 1 the most. Without a header, everything is.
 */
export function qualityOf(accept: string | undefined, type: string): number {
  const ranges = mediaRanges(accept)
  if (ranges.length === 0) return 1
  const [kind] = type.split('/')
  const wanted = [type, `${kind}/*`, '*/*']
  const found = wanted.map((name) => ranges.find((range) => range.type === name))
  return found.find((range) => range !== undefined)?.quality ?? 0
}

/** The highest quality of the image types that it names; 0: it names none. */
export function imageQuality(accept: string | undefined): number {
  const images = mediaRanges(accept).filter(({ type }) => type.startsWith('image/'))
  return Math.max(0, ...images.map(({ quality }) => quality))
}

function mediaRanges(accept = ''): MediaRange[] {
  const texts = accept.split(',').map((text) => text.trim())
  return texts.filter((text) => text !== '').map(readRange)
}

function readRange(text: string): MediaRange {
  const [type = '', ...parameters] = text.toLowerCase().split(';')
  const [, quality = '1'] = parameters.map((one) => QUALITY.exec(one)).find(Boolean) ?? []
  return { type: type.trim(), quality: Number(quality) }
}

const QUALITY = /^\s*q\s*=\s*([\d.]+)\s*$/
