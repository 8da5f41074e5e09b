import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { classifyError, OutOfMemoryError } from '../../../apps/receiver/pipeline/undevelopable.ts'
import { pngStart } from '../../support/images/odd-images.ts'

/** Messages of sharp's, which only a machine or a file in a certain state brings about. */
const MACHINE = [
  'vips2png: unable to write to target\nsystem error: No space left on device',
  'wbuffer_write: write failed\nsystem error: Unknown error -1\nvips2png: unable to write to target print',
  'vips2tiff: Write error at scanline 256',
  'heif: Cannot write output data (9.5000)',
  '/images/a/original: unable to read\nsystem error: Input/output error',
  'unable to open for read\nsystem error: Too many open files'
]
const MEMORY = [
  'out of memory -- size == 512MB',
  'Could not allocate enough memory for raw output',
  'VipsJpeg: Insufficient memory (case 4)',
  'heif: Memory allocation error: Unspecified (6.0)'
]
const IMAGE = [
  'out of memory -- size == 2147483647MB',
  'out of memory -- size == -1MB',
  'heif: Memory allocation error: Security limit exceeded: Image size 9x9 exceeds\n (6.1000)',
  'tiff2vips: Failed to allocate memory for to read TIFF directory (0 elements of 12 bytes each)\ntiff2vips: Failed to read directory at offset 8',
  'tiff2vips: Cumulated memory allocation of 1 + 2 bytes is beyond the 2 cumulated byte limit defined in open options\ntiff2vips: Failed to allocate memory for custom tag binary object (9 elements of 1 bytes each)',
  '/images/a/original: bad seek\nsystem error: Invalid argument'
]

t.test('only what the machine did is left as it is', async (t) => {
  for (const message of MACHINE) t.match(await classified(t, message), { name: 'Error', message })
})

t.test('memory that was refused is told apart', async (t) => {
  for (const message of MEMORY) t.ok((await classified(t, message)) instanceof OutOfMemoryError)
  const own = await classifyError(new RangeError('Array buffer allocation failed'), 'nowhere')
  t.ok(own instanceof OutOfMemoryError)
})

t.test('memory that only a broken file asks for is not the machine’s fault', async (t) => {
  for (const message of IMAGE) {
    t.match(await classified(t, message), { name: 'UndevelopableError' }, message)
  }
})

t.test('the error decides, not the warnings before it', async (t) => {
  const failed = await classified(
    t,
    'VipsJpeg: premature end of JPEG image\nVipsJpeg: Unsupported JPEG process: SOF type 0xc5'
  )
  t.match(failed, { failure: { code: 'kind-not-read', parameters: { kind: 'process' } } })
  const beside = await classified(
    t,
    'tiff2vips: compression support is not configured\nicc_import: bad'
  )
  t.match(beside, { failure: { parameters: { kind: 'compression' } } }, 'but a profile never does')
})

t.test('errors of our own code are left as they are', async (t) => {
  for (const error of [
    new TypeError('x is not a function'),
    new RangeError('out of bounds'),
    'x'
  ]) {
    t.equal(await classifyError(error, 'nowhere'), error)
  }
})

t.test('what keeps the file from being looked at is thrown', async (t) => {
  const gone = join(t.testdir({}), 'gone')
  await t.rejects(classifyError(new Error('unsupported image format'), gone), { code: 'ENOENT' })
})

async function classified(t: Test, message: string): Promise<unknown> {
  const path = join(t.testdir({}), 'original')
  await writeFile(path, pngStart(8, 8))
  return classifyError(new Error(message), path)
}
