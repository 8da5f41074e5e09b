import { crc32 } from 'node:zlib'

// Files whose structure is whole and whose pixels are missing: what a probe sees of them.

const u16 = (value: number) => Buffer.from([value >> 8, value & 255])
const u24 = (value: number) => Buffer.from([value & 255, (value >> 8) & 255, value >> 16])

export function u32(value: number): Buffer {
  const buffer = Buffer.alloc(4)
  buffer.writeUInt32BE(value)
  return buffer
}

function u32LE(value: number): Buffer {
  return u32(value).reverse()
}

export function jpegSegment(code: number, content: Buffer | string = ''): Buffer {
  const bytes = Buffer.from(content as string, 'latin1')
  return Buffer.concat([Buffer.from([0xff, code]), u16(bytes.length + 2), bytes])
}

type Scans = { progressive?: boolean; components?: number; scans?: number; inScan?: number }

/** A JPEG of 64 × 64 pixels: segments, a frame header, and scans of as many components as asked. */
export function jpegOf(
  segments: Buffer[],
  { progressive = false, components = 3, scans = 1, inScan = components }: Scans = {}
): Buffer {
  const frame = [8, 0, 64, 0, 64, components]
  for (let id = 1; id <= components; id++) frame.push(id, id === 1 ? 0x22 : 0x11, 0)
  const scan = Buffer.concat([
    jpegSegment(0xda, Buffer.from([inScan, ...Array(inScan).fill([1, 0]).flat(), 0, 63, 0])),
    // entropy-coded bytes, with a stuffed zero and a restart marker
    Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4])
  ])
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...segments,
    jpegSegment(progressive ? 0xc2 : 0xc0, Buffer.from(frame)),
    ...Array(scans).fill(scan),
    Buffer.from([0xff, 0xd9])
  ])
}

export function pngPart(name: string, content: Buffer | string = ''): Buffer {
  const named = Buffer.from(name + content.toString('latin1'), 'latin1')
  return Buffer.concat([u32(named.length - 4), named, u32(crc32(named))])
}

export function pngOf(chunks: Buffer[], after: Buffer[] = []): Buffer {
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    pngPart('IHDR', Buffer.concat([u32(8), u32(8), Buffer.from([8, 2, 0, 0, 0])])),
    ...chunks,
    pngPart('IDAT', 'x'),
    ...after,
    pngPart('IEND')
  ])
}

export function webpChunk(name: string, content: Buffer): Buffer {
  const padding = Buffer.alloc(content.length % 2)
  return Buffer.concat([Buffer.from(name, 'latin1'), u32LE(content.length), content, padding])
}

export function webpOf(chunks: Buffer[]): Buffer {
  const body = Buffer.concat([
    Buffer.from('WEBP'),
    webpChunk('VP8X', Buffer.concat([Buffer.from([2, 0, 0, 0]), u24(0), u24(0)])),
    ...chunks
  ])
  return Buffer.concat([Buffer.from('RIFF'), u32LE(body.length), body])
}

export const webpFrame = webpChunk('ANMF', Buffer.alloc(24))

/** A GIF of one pixel: extensions with the comment, then frames, each after a graphic control. */
export function gifOf(extensions: number, frames: number): Buffer {
  const control = Buffer.from('21f9040001000000', 'hex')
  const frame = Buffer.concat([control, Buffer.from('2c0000000001000100000202440100', 'hex')])
  return Buffer.concat([
    Buffer.from('GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff', 'latin1'),
    ...Array(extensions).fill(Buffer.from('21fe017800', 'hex')),
    ...Array(frames).fill(frame),
    Buffer.from([0x3b])
  ])
}
