import { type ByteSource, partOf } from './byte-source.ts'
import { EXIF_PREFIX, probeExif } from './exif.ts'
import { jpegSegments, type Segment } from './jpeg-segments.ts'
import { addMetadata, addPart, type Tally } from './tally.ts'

const SOS = 0xda
const COM = 0xfe
const XMP_PREFIX = 'http://ns.adobe.com/xap/1.0/\0'
const ICC_PREFIX = 'ICC_PROFILE\0'
const PREFIX_BYTES = XMP_PREFIX.length

/** A frame header up to its components, and what tells of each of them. */
const FRAME_BYTES = 6
const COMPONENT_BYTES = 3

const BLOCK_SIDE = 8
/** 64 coefficients of two bytes. */
const BLOCK_BYTES = 128

type Frame = { progressive: boolean; components: number; coefficientBytes: number }

/**
 * ITU-T T.81, annex B. A scan of all components is the only one of its file: the walk ends there.
 * Else libjpeg holds all coefficients, as those of a progressive JPEG.
 */
export function probeJpeg(source: ByteSource, tally: Tally) {
  let frame: Frame | undefined
  for (const segment of jpegSegments(source)) {
    const { code, at } = segment
    addPart(tally, 'sections')
    if (isFrame(code)) frame ??= readFrame(source, segment)
    else if (isMetadata(code)) addSegment(source, segment, tally)
    else if (code === SOS) {
      addPart(tally, 'scans')
      const [components = 0] = source.bytes(at, 1)
      if (!frame || isOnlyScan(frame, components)) return
      if (!frame.progressive) tally.unseenBytes = frame.coefficientBytes
    }
  }
}

function isOnlyScan(frame: Frame, components: number): boolean {
  return !frame.progressive && components >= frame.components
}

/** SOF0 to SOF15, without DHT, JPG and DAC. */
function isFrame(code: number): boolean {
  return code >= 0xc0 && code <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(code)
}

/** APP0 to APP15, and comments. */
function isMetadata(code: number): boolean {
  return (code >= 0xe0 && code <= 0xef) || code === COM
}

function readFrame(source: ByteSource, { code, at }: Segment): Frame {
  const frame = source.bytes(at, FRAME_BYTES)
  const height = frame.readUInt16BE(1)
  const width = frame.readUInt16BE(3)
  const components = frame[5] ?? 0
  const each = source.bytes(at + FRAME_BYTES, components * COMPONENT_BYTES)
  const factors = Array.from({ length: components }, (_, i) => each[i * COMPONENT_BYTES + 1] ?? 0)
  const wide = Math.max(1, ...factors.map((factor) => factor >> 4))
  const high = Math.max(1, ...factors.map((factor) => factor & 15))
  const units =
    Math.ceil(width / (wide * BLOCK_SIDE)) * Math.ceil(height / (high * BLOCK_SIDE)) * BLOCK_BYTES
  const blocks = factors.reduce((sum, factor) => sum + (factor >> 4) * (factor & 15), 0)
  return { progressive: (code & 3) === 2, components, coefficientBytes: units * blocks }
}

function addSegment(source: ByteSource, { at, length }: Segment, tally: Tally) {
  const prefix = source.upTo(at, Math.min(length, PREFIX_BYTES)).toString('latin1')
  if (prefix.startsWith(EXIF_PREFIX)) probeExif(partOf(source, at, length), tally)
  else if (prefix.startsWith(ICC_PREFIX)) addMetadata(tally, 'icc', length)
  else addMetadata(tally, prefix === XMP_PREFIX ? 'xmp' : 'other', length)
}
