import { box, full, u16 } from './avif-structures.ts'
import { u32 } from './structures.ts'

// What x265 made of four areas of one colour each, 128 × 64: red, green, blue and yellow, row by row
// (heif-enc -q 90 -p x265:info=0; with 10 bits by pillow-heif, quality 95).
const CODED = {
  8: {
    config:
      'AQNwAAAAAAAAAAAAHvAA/P34+AAADwMgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQCEAAQArQgEBA3AAAAMAkAAAAwAAAwAeoBAgQWW6kkprm4EBAwIAAAMAAgAAAwACECIAAQAHRAHBcrAiQA==',
    picture:
      'AAAAnigBrwY4Wvz9N/h4f//+kzHof6Gfqr4N1l+1xHI/z9I///Ugop5L3bp/8zzdFdYFsrA4/sb7HzfD/9AeVQMf5gRYV2Dz/kJ39a7m12aFuCqguC8zFf9jPQ+b4bp+j/u2q21DLfgHuEQ+J0QjEhSkbmPXbo1KFztScAfSDplKa6/gZG/+N0f/8L0w74HTv/xlUv/9Ssd1+YKxYOP6MJUg'
  },
  10: {
    config:
      'AQQIAAAAnbgAAAAAHvAA/P36+gAADwNgAAEAF0ABDAH//wQIAAADAJ24AAADAAAeugJAYQABACpCAQEECAAAAwCduAAAAwAAHqAQIEE2W6kkprm4CGgwIAAAAwMgAAADACFiAAEAB0QBwXKwIkA=',
    picture:
      'AAAARCgBrwa4Y7Dc/83N///5KO+h/ojRp/4Eem+rzy+/x1zv//U0ZJR7Tjh/jbr/+ziP/9QA4Atwbv96jl//mzlWP1H9ul/A'
  }
}

export const HEIC_WIDTH = 128
export const HEIC_HEIGHT = 64
export const HEIC_COLOURS = {
  red: [200, 40, 40],
  green: [40, 180, 60],
  blue: [40, 60, 200],
  yellow: [230, 220, 60]
}

type Heic = {
  bits?: 8 | 10
  /** How often the picture is repeated, as tiles of a grid. */
  tiles?: [columns: number, rows: number]
  /** ISO/IEC 23008-12, 6.5.10, 6.5.12 and 6.5.9: quarter turns to the left, mirrored, cut out. */
  turns?: number
  mirror?: 'top and bottom' | 'left and right'
  crop?: [width: number, height: number]
  profile?: Buffer
  /** ITU-T H.273, of full range. */
  cicp?: [primaries: number, transfer: number, matrix: number]
  exif?: Buffer
  xmp?: string
  /** Of the same picture, as iPhones add a gain map; or as alpha, its light taken for opacity. */
  auxiliary?: 'gain map' | 'alpha' | 'premultiplied alpha'
  /** Another picture before it, which is not the one to be shown. */
  preceded?: boolean
}

type Item = { id: number; type: string; content: Buffer; properties: number[]; hidden?: boolean }

/** A HEIC as phones make them. */
export function heicOf(made: Heic = {}): Buffer {
  const { bits = 8, tiles: [columns, rows] = [1, 1] } = made
  const coded = CODED[bits]
  const picture = Buffer.from(coded.picture, 'base64')
  const properties = propertiesOf(made, Buffer.from(coded.config, 'base64'))
  const shown = properties.flatMap(({ shown }, i) => (shown ? [i + 1] : []))
  const grid = columns * rows > 1
  const tile = (id: number) => ({ id, type: 'hvc1', content: picture, properties: [1, 2] })
  const tiles = Array.from({ length: columns * rows }, (_, i) => ({ ...tile(i + 2), hidden: true }))
  const primary: Item = grid
    ? { id: 1, type: 'grid', content: gridOf(columns, rows), properties: [3, ...shown] }
    : { ...tile(1), properties: [1, 2, ...shown] }
  const items = [
    ...(made.preceded ? [{ ...tile(200), properties: [1, 2, properties.length + 1] }] : []),
    primary,
    ...(grid ? tiles : []),
    ...besides(made, { ...tile(100), properties: [1, 2, properties.length] })
  ]
  return file(items, {
    properties: [...properties.map(({ box }) => box), ...(made.preceded ? [rotation(2)] : [])],
    references: references(made, grid ? tiles.map(({ id }) => id) : [])
  })
}

const rotation = (turns: number) => box('irot', Buffer.from([turns]))

/** `shown`: of the picture as it is to be shown. The last is that of an auxiliary picture. */
function propertiesOf(
  { bits = 8, tiles: [columns, rows] = [1, 1], ...made }: Heic,
  config: Buffer
) {
  const { turns, mirror, crop, profile, cicp, auxiliary } = made
  const size = (width: number, height: number) => full('ispe', 0, u32(width), u32(height))
  const fraction = (over: number, under = 1) => [u32(over), u32(under)]
  const shown = (...boxes: (Buffer | false | undefined)[]) =>
    boxes.flatMap((box) => (box ? [{ box, shown: true }] : []))
  return [
    { box: box('hvcC', config) },
    { box: size(HEIC_WIDTH, HEIC_HEIGHT) },
    { box: size(HEIC_WIDTH * columns, HEIC_HEIGHT * rows) },
    ...shown(
      full('pixi', 0, Buffer.from([3, bits, bits, bits])),
      profile && box('colr', Buffer.from('prof'), profile),
      cicp && box('colr', Buffer.from('nclx'), ...cicp.map(u16), Buffer.from([0x80])),
      crop &&
        box('clap', ...crop.flatMap((side) => fraction(side)), ...fraction(0), ...fraction(0)),
      turns !== undefined && rotation(turns),
      mirror && box('imir', Buffer.from([mirror === 'top and bottom' ? 0 : 1]))
    ),
    {
      box: full(
        'auxC',
        0,
        Buffer.from(
          auxiliary === 'gain map'
            ? 'urn:com:apple:photo:2020:aux:hdrgainmap\0'
            : 'urn:mpeg:hevc:2015:auxid:1\0'
        )
      )
    }
  ].map((property) => ({ shown: false, ...property }))
}

/** ISO/IEC 23008-12, 6.6.2.3.2. */
function gridOf(columns: number, rows: number): Buffer {
  const sides = [u16(HEIC_WIDTH * columns), u16(HEIC_HEIGHT * rows)]
  return Buffer.concat([Buffer.from([0, 0, rows - 1, columns - 1]), ...sides])
}

const EXIF_ID = 101
const XMP_ID = 102
const AUXILIARY_ID = 100

function besides({ exif, xmp, auxiliary }: Heic, second: Item): Item[] {
  const items: Item[] = []
  if (auxiliary) items.push({ ...second, hidden: true })
  const described = { properties: [], hidden: true }
  if (exif) {
    const content = Buffer.concat([u32(0), exif])
    items.push({ id: EXIF_ID, type: 'Exif', content, ...described })
  }
  if (xmp) items.push({ id: XMP_ID, type: 'mime', content: Buffer.from(xmp), ...described })
  return items
}

function references({ exif, xmp, auxiliary }: Heic, tiles: number[]): Buffer[] {
  const reference = (type: string, from: number, to: number[]) =>
    box(type, u16(from), u16(to.length), ...to.map(u16))
  return [
    ...(tiles.length > 0 ? [reference('dimg', 1, tiles)] : []),
    ...(auxiliary ? [reference('auxl', AUXILIARY_ID, [1])] : []),
    ...(auxiliary === 'premultiplied alpha' ? [reference('prem', 1, [AUXILIARY_ID])] : []),
    ...(exif ? [reference('cdsc', EXIF_ID, [1])] : []),
    ...(xmp ? [reference('cdsc', XMP_ID, [1])] : [])
  ]
}

type Rest = { properties: Buffer[]; references: Buffer[] }

function file(items: Item[], { properties, references }: Rest): Buffer {
  const head = box('ftyp', Buffer.from('heic\0\0\0\0mif1heic', 'latin1'))
  const meta = (at: number) =>
    full(
      'meta',
      0,
      full('hdlr', 0, u32(0), Buffer.from('pict'), Buffer.alloc(13)),
      full('pitm', 0, u16(1)),
      locations(items, at),
      full('iinf', 0, u16(items.length), ...items.map(entry)),
      ...(references.length > 0 ? [full('iref', 0, ...references)] : []),
      box('iprp', box('ipco', ...properties), associations(items))
    )
  const start = head.length + meta(0).length + 8
  return Buffer.concat([head, meta(start), box('mdat', ...items.map(({ content }) => content))])
}

function entry({ id, type, hidden }: Item): Buffer {
  const flags = Buffer.from([2, 0, 0, hidden ? 1 : 0])
  const text = type === 'mime' ? 'mime\0application/rdf+xml\0\0' : `${type}\0`
  return box('infe', flags, u16(id), u16(0), Buffer.from(text))
}

function locations(items: Item[], start: number): Buffer {
  let at = start
  const entries = items.map(({ id, content }) => {
    at += content.length
    return [u16(id), u16(0), u16(1), u32(at - content.length), u32(content.length)]
  })
  return full('iloc', 0, u16(0x4400), u16(items.length), ...entries.flat())
}

/** Each essential, as those that change what is shown must be. */
function associations(items: Item[]): Buffer {
  const entries = items
    .filter(({ properties }) => properties.length > 0)
    .map(({ id, properties }) =>
      Buffer.concat([
        u16(id),
        Buffer.from([properties.length, ...properties.map((index) => index | 0x80)])
      ])
    )
  return full('ipma', 0, u32(entries.length), ...entries)
}
