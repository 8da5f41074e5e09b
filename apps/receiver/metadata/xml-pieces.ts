export type Tag = { name: string; kind: 'open' | 'close' | 'empty' }

/** A tag of XML with its attributes, or anything between two tags. */
export type Piece = { text: string; tag?: Tag }

/** Markup that is no tag, and how it ends. */
const OTHER_MARKUP = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>']
] as const
const NAME = /^<\/?([^\s/>]+)/
const ATTRIBUTE = /\s([^\s=/>"']+)\s*=\s*("[^"]*"|'[^']*')/g

/**
 * Cuts XML at its tags, in one pass.
 * @throws SyntaxError when markup does not end
 */
export function* xmlPieces(xml: string): Generator<Piece> {
  for (let at = 0; at < xml.length; ) {
    const open = xml.indexOf('<', at)
    const start = open < 0 ? xml.length : open
    if (start > at) yield { text: xml.slice(at, start) }
    if (open < 0) return
    at = endOfMarkup(xml, open)
    yield pieceOf(xml.slice(open, at))
  }
}

/** The tag with each attribute as `change` gives it back; undefined leaves it out. */
export function changeAttributes(
  tag: string,
  change: (name: string, value: string) => string | undefined
): string {
  return tag.replace(ATTRIBUTE, (attribute, name: string, quoted: string) => {
    const value = quoted.slice(1, -1)
    const changed = change(name, value)
    if (changed === value) return attribute
    return changed === undefined ? '' : ` ${name}="${changed}"`
  })
}

function pieceOf(text: string): Piece {
  const [, name] = NAME.exec(text) ?? []
  if (!name || name.startsWith('!') || name.startsWith('?')) return { text }
  const kind = text.startsWith('</') ? 'close' : text.endsWith('/>') ? 'empty' : 'open'
  return { text, tag: { name, kind } }
}

function endOfMarkup(xml: string, open: number): number {
  const [begin, end] = OTHER_MARKUP.find(([begin]) => xml.startsWith(begin, open)) ?? []
  if (begin) return after(xml, end, open + begin.length)
  const stop = /["'>]/g
  for (stop.lastIndex = open; ; ) {
    const [found] = stop.exec(xml) ?? []
    if (!found) throw new SyntaxError('a tag does not end')
    if (found === '>') return stop.lastIndex
    stop.lastIndex = after(xml, found, stop.lastIndex)
  }
}

function after(xml: string, end: string, from: number): number {
  const at = xml.indexOf(end, from)
  if (at < 0) throw new SyntaxError(`${end} is missing`)
  return at + end.length
}
