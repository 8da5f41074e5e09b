import type { ByteSource } from './byte-source.ts'
import type { Chromaticities, Samples } from './samples.ts'

const RGB_MATRIX = 0
const GAMMA_SCALE = 100_000
const COORDINATES = 8

/**
 * Follows the order of PNG, third edition, 4.3: cICP before iCCP before sRGB before gAMA and cHRM.
 * What a profile or sRGB overrules is not told.
 */
export function createPngColour() {
  const found = new Set<string>()
  const told: Samples = {}

  return {
    addChunk(name: string, content: ByteSource) {
      const read = READERS[name]
      if (read) Object.assign(told, read(content))
      found.add(name)
    },
    samples(): Samples {
      const { cicp, gamma, chromaticities } = told
      if (cicp) return { cicp }
      if (found.has('iCCP') || found.has('sRGB') || gamma === undefined) return {}
      return chromaticities ? { gamma, chromaticities } : { gamma }
    }
  }
}

const READERS: Record<string, (content: ByteSource) => Samples> = {
  cICP(content) {
    const [primaries = 0, transfer = 0, matrix] = content.bytes(0, 4)
    return matrix === RGB_MATRIX ? { cicp: { primaries, transfer } } : {}
  },
  gAMA(content) {
    const gamma = content.bytes(0, 4).readUInt32BE() / GAMMA_SCALE
    return gamma > 0 ? { gamma } : {}
  },
  cHRM(content) {
    const bytes = content.bytes(0, 4 * COORDINATES)
    const values = Array.from(
      { length: COORDINATES },
      (_, i) => bytes.readUInt32BE(4 * i) / GAMMA_SCALE
    )
    return { chromaticities: values as Chromaticities }
  }
}
