import { asFarAsPossible, type ByteSource, partOf } from './byte-source.ts'
import { EXIF_PREFIX, probeExif } from './exif.ts'
import { findGainMap, PICTURES_PREFIX } from './gain-map.ts'
import { jpegSegments, type Segment } from './jpeg-segments.ts'
import { addMetadata, addPart, markCutShort, type Tally } from './tally.ts'

const SOS = 0xda
const COM = 0xfe
const APP2 = 0xe2
const APP11 = 0xeb
const XMP_PREFIX = 'http://ns.adobe.com/xap/1.0/\0'
const ICC_PREFIX = 'ICC_PROFILE\0'
/** A superbox, of a short or a long size, that is described as C2PA's: ISO/IEC 19566-5, annexes A and D. */
const MANIFEST = /^JP.{10}jumb(.{8})?.{4}jumdc2pa/s
const MANIFEST_BYTES = 48
const PREFIX_BYTES = XMP_PREFIX.length

const FRAME_BYTES = 6
const COMPONENT_BYTES = 3
const MOST_COMPONENTS = 4
const BLOCK_SIDE = 8
/** 64 coefficients of two bytes. */
const BLOCK_BYTES = 128

type Frame = {
  progressive: boolean
  components: number
  coefficientBytes: number
  /** The fewest bytes that a row of its smallest units takes. */
  rowBytes: number
}

/** Each block is at least one code of one bit in its first scan; arithmetic coding has no such floor. */
const FIRST_ARITHMETIC = 0xc9
const BITS_PER_BYTE = 8

/** ITU-T T.81, annex B. A sequential scan of all components is the only one: the walk ends there. */
export function probeJpeg(source: ByteSource, tally: Tally) {
  let frame: Frame | undefined
  for (const segment of jpegSegments(source)) {
    const { code, at } = segment
    // libjpeg skips them, however many there are
    if (code !== COM) addPart(tally, 'sections')
    if (isFrame(code)) frame ??= readFrame(source, segment)
    else if (isMetadata(code)) addSegment(source, segment, tally)
    else if (code === SOS) {
      addPart(tally, 'scans')
      const [components = 0] = source.bytes(at, 1)
      if (frame && tally.parts.scans === 1) judgeRows(frame, source.size - at, tally)
      if (!frame || isOnlyScan(frame, components)) return
      tally.coefficientBytes = frame.coefficientBytes
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

function readFrame(source: ByteSource, { code, at, length }: Segment): Frame {
  const head = source.upTo(at, Math.min(length, FRAME_BYTES + MOST_COMPONENTS * COMPONENT_BYTES))
  const [, , , , , components = 0] = head
  const { wide, coefficients } = layoutOf(head)
  const units = Math.ceil((head.length < FRAME_BYTES ? 0 : head.readUInt16BE(3)) / wide)
  return {
    progressive: (code & 3) === 2,
    components,
    coefficientBytes: coefficients,
    rowBytes: code < FIRST_ARITHMETIC ? units / BITS_PER_BYTE : 0
  }
}

/** Without a row of units there is no picture. */
function judgeRows({ rowBytes }: Frame, bytes: number, tally: Tally) {
  if (bytes < rowBytes) markCutShort(tally, false)
}

/** How wide the smallest units are, in pixels, and what the coefficients of all take. */
function layoutOf(head: Buffer) {
  if (head.length < FRAME_BYTES) return { wide: BLOCK_SIDE, coefficients: 0 }
  const count = Math.floor((head.length - FRAME_BYTES) / COMPONENT_BYTES)
  const factors = Array.from(
    { length: count },
    (_, i) => head[FRAME_BYTES + i * COMPONENT_BYTES + 1] ?? 0
  )
  const wide = BLOCK_SIDE * Math.max(1, ...factors.map((factor) => factor >> 4))
  const high = BLOCK_SIDE * Math.max(1, ...factors.map((factor) => factor & 15))
  const units = Math.ceil(head.readUInt16BE(3) / wide) * Math.ceil(head.readUInt16BE(1) / high)
  const blocks = factors.reduce((sum, factor) => sum + (factor >> 4) * (factor & 15), 0)
  return { wide, coefficients: units * blocks * BLOCK_BYTES }
}

function addSegment(source: ByteSource, segment: Segment, tally: Tally) {
  const { code, at, length } = segment
  const prefix = source.upTo(at, Math.min(length, PREFIX_BYTES)).toString('latin1')
  if (prefix.startsWith(EXIF_PREFIX)) probeExif(partOf(source, at, length), tally)
  else if (prefix.startsWith(ICC_PREFIX)) addMetadata(tally, 'icc', length)
  else addMetadata(tally, prefix === XMP_PREFIX ? 'xmp' : 'other', length)
  if (code === APP11) {
    tally.manifest ||= isManifest(source.upTo(at, Math.min(length, MANIFEST_BYTES)))
  } else if (code === APP2 && prefix.startsWith(PICTURES_PREFIX) && tally.gainMap === undefined) {
    addGainMap(source, segment, tally)
  }
}

function isManifest(content: Buffer): boolean {
  return MANIFEST.test(content.toString('latin1'))
}

/** The first list of pictures counts: there is to be one. */
function addGainMap(source: ByteSource, segment: Segment, tally: Tally) {
  tally.gainMap = null
  asFarAsPossible(() => {
    tally.gainMap = findGainMap(source, segment, tally)
    tally.hasGainMap = tally.gainMap !== null
  })
}
