import { deflateSync } from 'node:zlib'
import { chunk } from './told-colours.ts'

const HEADER_BYTES = 128
const TAG_BYTES = 12

/** An ICC profile of gray samples by this exponent: ICC.1:2022, 8.3.2. */
export function grayProfile(exponent: number): Buffer {
  const curve = tag(
    'curv',
    Buffer.from([0, 0, 0, 1, Math.floor(exponent), (exponent % 1) * 256, 0, 0])
  )
  const white = tag('XYZ ', s15(0.9642), s15(1), s15(0.8249))
  const parts = [
    ['wtpt', white],
    ['kTRC', curve]
  ] as const
  const tags = parts.flatMap(([name, content], i) => {
    const before = parts.slice(0, i).reduce((sum, [, other]) => sum + other.length, 0)
    const at = HEADER_BYTES + 4 + parts.length * TAG_BYTES + before
    return [Buffer.from(name), u32(at), u32(content.length)]
  })
  const contents = parts.map(([, content]) => content)
  const body = Buffer.concat([u32(parts.length), ...tags, ...contents])
  const header = Buffer.alloc(HEADER_BYTES)
  header.writeUInt32BE(HEADER_BYTES + body.length)
  header.writeUInt32BE(0x02400000, 8)
  header.write('mntrGRAYXYZ ', 12)
  header.write('acsp', 36)
  Buffer.concat([s15(0.9642), s15(1), s15(0.8249)]).copy(header, 68)
  return Buffer.concat([header, body])
}

/** The chunk by which a PNG carries a profile. */
export function profileChunk(profile: Buffer): Buffer {
  return chunk('iCCP', Buffer.concat([Buffer.from('a\0\0', 'latin1'), deflateSync(profile)]))
}

const tag = (type: string, ...content: Buffer[]) =>
  Buffer.concat([Buffer.from(type), Buffer.alloc(4), ...content])

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

function s15(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(Math.round(value * 65_536))
  return bytes
}
