import type { PaletteName } from '#lib/treatments/thermal.ts'

/** Colours at equal distances from the darkest light to the brightest, as RRGGBB. */
const STOPS: Record<PaletteName, string> = {
  // FLIR's Iron, every 8th of its 433 colours (https://stackoverflow.com/q/28495390).
  ironbow:
    '00000a 00003a 010057 070069 0e0077 1c0081 2c008a 3b0091 470096 540098 63009b ' +
    '70009c 7e009d 8a009d 98009b a3009b ad0099 b40296 bb0593 c10890 c60e8a cc1582 ' +
    'd11c76 d52469 db2e5a df3541 e33d26 e64616 e94d0d ec5608 ee5d05 f06503 f16b02 ' +
    'f47300 f57c00 f78500 f88c00 f99300 fc9d00 fda700 feb000 feb900 fec100 fec901 ' +
    'fecf04 fed80c ffde19 ffe42b ffea46 ffef63 fff285 fff5a6 fff8c4 fffcdf fffff6',
  // matplotlib's inferno by N. Smith and S. van der Walt (CC0), every 5th of its 256 colours.
  inferno:
    '000004 02020c 050417 0a0722 10092d 160b39 1e0c45 260c51 2f0a5b 380962 400a67 ' +
    '490b6a 510e6c 59106e 61136e 69166e 71196e 781c6d 801f6c 88226a 902568 982766 ' +
    'a02a63 a82e5f b0315b b73557 bf3952 c63d4d cc4248 d34743 d94d3d df5337 e45a31 ' +
    'e9612b ed6925 f1711f f47918 f78212 f98b0b fa9407 fb9d07 fca60c fcb014 fbba1f ' +
    'fac42a f8cd37 f6d746 f4e156 f2ea69 f2f27d f5f992 fcffa4',
  'white-hot': '000000 ffffff',
  'black-hot': 'ffffff 000000',
  // The hue from 240 to 0 degrees, saturation and value full.
  rainbow: '0000ff 00ffff 00ff00 ffff00 ff0000'
}

const LEVELS = 256
const CHANNELS = 3

/** The colour of each of the 256 levels of light: RGB, RGB, … */
export function paletteTable(name: PaletteName): Uint8Array {
  const stops = STOPS[name].split(' ').map((stop) => Buffer.from(stop, 'hex'))
  const table = new Uint8Array(LEVELS * CHANNELS)
  for (let i = 0; i < table.length; i++) {
    const level = Math.floor(i / CHANNELS)
    const position = (level / (LEVELS - 1)) * (stops.length - 1)
    const below = Math.floor(position)
    const from = stops[below]?.[i % CHANNELS] ?? 0
    const to = stops[below + 1]?.[i % CHANNELS] ?? from
    table[i] = Math.round(from + (to - from) * (position - below))
  }
  return table
}
