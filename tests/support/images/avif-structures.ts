import { u32 } from './structures.ts'

type Avif = {
  /** What the header claims, and what the sequence headers say. */
  claimed?: number
  sides?: number[]
  items?: number
  tiles?: number
  profile?: Buffer
  /** What an auxiliary picture is for. */
  auxiliary?: string
  /** An item of metadata beside the picture. */
  xmp?: { bytes: Buffer; encoding: string }
}

export const u16 = (value: number) => Buffer.from([value >> 8, value & 255])

export function box(type: string, ...contents: Buffer[]): Buffer {
  const content = Buffer.concat(contents)
  return Buffer.concat([u32(content.length + 8), Buffer.from(type, 'latin1'), content])
}

export const full = (type: string, version: number, ...contents: Buffer[]) =>
  box(type, Buffer.from([version, 0, 0, 0]), ...contents)

/** A square AVIF whose pixels are missing. */
export function avifOf({ claimed = 64, sides = [claimed], items = 1, ...more }: Avif) {
  const { tiles = 0, profile, auxiliary, xmp } = more
  const infe = (id: number, text = 'av01\0') => full('infe', 2, u16(id), u16(0), Buffer.from(text))
  const entries = Array.from({ length: items }, (_, i) => infe(i + 1))
  if (xmp) entries.push(infe(items + 1, `mime\0application/rdf+xml\0${xmp.encoding}\0`))
  const colours = profile ? [box('colr', Buffer.from('prof'), profile)] : []
  if (auxiliary) colours.push(full('auxC', 0, Buffer.from(`${auxiliary}\0`)))
  const data = Buffer.concat(sides.map(sequenceHeader))
  const meta = (at: number) =>
    full(
      'meta',
      0,
      full('pitm', 0, u16(1)),
      locations([
        [1, at, data.length],
        [items + 1, at + data.length, xmp?.bytes.length ?? 0]
      ]),
      full('iinf', 0, u16(entries.length), ...entries),
      box(
        'iprp',
        box('ipco', full('ispe', 0, u32(claimed), u32(claimed)), ...colours),
        full('ipma', 0, u32(1), u16(1), Buffer.from([1, 1]))
      ),
      full('iref', 0, box('dimg', u16(1), u16(tiles), ...Array(tiles).fill(u16(1))))
    )
  const head = box('ftyp', Buffer.from('avif\0\0\0\0avifmif1', 'latin1'))
  const at = head.length + meta(0).length + 8
  return Buffer.concat([head, meta(at), box('mdat', data, xmp?.bytes ?? Buffer.alloc(0))])
}

function locations(items: [id: number, at: number, length: number][]): Buffer {
  const entries = items.map(([id, at, length]) =>
    Buffer.concat([u16(id), u16(0), u16(1), u32(at), u32(length)])
  )
  return full('iloc', 0, u16(0x4400), u16(items.length), ...entries)
}

/** AV1, 5.5.1: a reduced header of a still picture, with 16 bits a side. */
function sequenceHeader(side: number): Buffer {
  const bits = (value: number, count: number) => value.toString(2).padStart(count, '0')
  const head = `${bits(0, 3)}11${bits(0, 5)}${bits(15, 4).repeat(2)}`
  const text = head + bits(side - 1, 16).repeat(2)
  const bytes = Array.from({ length: Math.ceil(text.length / 8) }, (_, i) =>
    Number.parseInt(text.slice(i * 8, i * 8 + 8).padEnd(8, '0'), 2)
  )
  return Buffer.from([0x0a, bytes.length, ...bytes])
}
