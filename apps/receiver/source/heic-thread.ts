import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import type { Asked, Decoded } from './decode-heic.ts'

/** What we use of libheif-js 1.x; an error has a `code` that is one of `heif_error_code`. */
type Libheif = {
  ready?: Promise<unknown>
  heif_context_alloc(): unknown
  heif_context_read_from_memory(context: unknown, file: Uint8Array): Partial<LibheifError>
  heif_js_context_get_primary_image_handle(context: unknown): unknown
  heif_image_handle_has_alpha_channel(handle: unknown): boolean | number
  heif_js_decode_image2(handle: unknown, space: unknown, chroma: unknown): Partial<Planes>
  heif_colorspace: { heif_colorspace_RGB: unknown }
  heif_chroma: { heif_chroma_interleaved_RGB: unknown; heif_chroma_interleaved_RGBA: unknown }
}
type LibheifError = { code: unknown; message: string }
type Planes = LibheifError & { width: number; height: number; channels: Plane[] }
type Plane = { stride: number; data: Uint8Array }

const { decoder, source }: Asked = workerData
const libheif: Libheif = createRequire(import.meta.url)(decoder)
await libheif.ready
const decoded = decodeOrSay(typeof source === 'string' ? readFileSync(source) : source)
parentPort?.postMessage(decoded, 'samples' in decoded ? [decoded.samples] : [])

/** What WebAssembly throws is about the file, too: it has asked for too much, or confused libheif. */
function decodeOrSay(file: Uint8Array): Decoded {
  try {
    return decode(file)
  } catch (error) {
    return { error: messageOf(error as Error) }
  }
}

/** The primary image, with its rotation and its crop applied, in the colours that it has. */
function decode(file: Uint8Array): Decoded {
  const context = libheif.heif_context_alloc()
  const read = libheif.heif_context_read_from_memory(context, file)
  const handle = libheif.heif_js_context_get_primary_image_handle(context)
  if (!handle || (handle as Partial<LibheifError>).code) return { error: messageOf(read) }
  const { heif_colorspace: space, heif_chroma: chroma } = libheif
  const alpha = Boolean(libheif.heif_image_handle_has_alpha_channel(handle))
  const planes = libheif.heif_js_decode_image2(
    handle,
    space.heif_colorspace_RGB,
    alpha ? chroma.heif_chroma_interleaved_RGBA : chroma.heif_chroma_interleaved_RGB
  )
  const { width, height, channels: [plane] = [] } = planes
  if (!plane || !width || !height) return { error: messageOf(planes) }
  const channels = alpha ? 4 : 3
  const samples = withoutGaps(plane, width * channels, height)
  return { samples: samples.buffer, width, height, channels }
}

function messageOf({ message = 'no image in it' }: Partial<LibheifError>): string {
  return `heic: ${message}`
}

/** Copies the rows out of the decoder's memory. */
function withoutGaps({ data, stride }: Plane, rowBytes: number, rows: number) {
  const samples = new Uint8Array(rowBytes * rows)
  for (let row = 0; row < rows; row++) {
    samples.set(data.subarray(row * stride, row * stride + rowBytes), row * rowBytes)
  }
  return samples
}
