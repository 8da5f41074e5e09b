import { type ByteSource, partOf } from './byte-source.ts'
import { EXIF_PREFIX, probeExif } from './exif.ts'
import { jpegSegments, type Segment } from './jpeg-segments.ts'
import { addMetadata, addPart, type Tally } from './tally.ts'

const SOS = 0xda
const COM = 0xfe
const XMP_PREFIX = 'http://ns.adobe.com/xap/1.0/\0'
const ICC_PREFIX = 'ICC_PROFILE\0'
const PREFIX_BYTES = XMP_PREFIX.length

const FRAME_BYTES = 6

type Frame = { progressive: boolean; components: number }

/** ITU-T T.81, annex B. A sequential scan of all components is the only one: the walk ends there. */
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
  const components = source.bytes(at, FRAME_BYTES)[5] ?? 0
  return { progressive: (code & 3) === 2, components }
}

function addSegment(source: ByteSource, { at, length }: Segment, tally: Tally) {
  const prefix = source.upTo(at, Math.min(length, PREFIX_BYTES)).toString('latin1')
  if (prefix.startsWith(EXIF_PREFIX)) probeExif(partOf(source, at, length), tally)
  else if (prefix.startsWith(ICC_PREFIX)) addMetadata(tally, 'icc', length)
  else addMetadata(tally, prefix === XMP_PREFIX ? 'xmp' : 'other', length)
}
