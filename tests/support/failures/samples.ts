import type {
  Failure,
  FailureCode,
  FailureParameters,
  PrintNote,
  ProblemCode,
  ReasonCode
} from '#lib/failures/failure.ts'
import type { PrintNotes } from '#lib/failures/notes.ts'
import { images, recipes, results } from './result-samples.ts'

const NONE = {}
const limit = { variable: 'MAX_SOMETHING', allowed: 3, measured: 40_000 }
const reason = { code: 'bad-address', parameters: {} } as const

type Samples<Code extends FailureCode> = { [C in Code]: FailureParameters[C][] }

/** At least one sample of every problem. The type check finds a missing code. */
const problemSamples: Samples<ProblemCode> = {
  ...images,

  'no-recipe': [NONE],
  'bad-request': [{ reason }],
  'cross-site': [NONE],
  'no-key': [NONE],
  'link-expired': [{ expiredAt: '2030-01-01T00:00:00.000Z' }],
  'link-altered': [{ path: '/images/x1/original' }],
  'link-unsigned': [NONE],
  'bad-link': [NONE],
  'links-off': [{ variable: 'SIGNING_KEY' }],
  'wrong-key': [NONE],
  'key-lacks-scope': [{ key: 'shop', scope: 'send' }],
  'not-found': [{ path: '/nowhere' }],
  'no-such-image': [{ id: 'x1' }],
  'no-such-batch': [{ id: 'x1' }],
  'no-such-treatment': [
    { name: 'greyscale', allowed: ['grayscale', 'sepia'], nearest: 'grayscale' },
    { name: 'x1', allowed: ['grayscale', 'sepia'] }
  ],
  'never-asked': [{ recipe: 'sepia', url: '/images/x1/results' }],
  'wrong-method': [{ path: '/health', allowed: 'GET, HEAD', method: 'PUT' }],
  'not-acceptable': [{ recipe: 'sepia', mediaType: 'image/png', accept: 'image/webp' }],
  'nothing-ready': [{ queued: 1, processing: 2, failed: 3 }],
  'file-changed': [{ etag: '"x1"' }],
  'file-damaged': [NONE],
  'bad-range': [{ bytes: 1000 }],
  'bad-width': [{ given: '0', allowed: '320, 1280' }],
  'bad-recipe': [{ recipe: 'x1', reason: { code: 'too-many-steps', parameters: limit } }],
  'bad-batch': [{ limit }],
  'twice-in-batch': [{ id: 'x1' }],
  'too-many-results': [
    { per: 'image', limit },
    { per: 'request', limit },
    { per: 'batch', limit }
  ],
  'result-failed': [
    { recipe: 'sepia', state: 'failed', reason: { code: 'damaged', parameters: {} } }
  ],
  'result-waiting': [
    { recipe: 'sepia', state: 'queued' },
    { recipe: 'sepia', state: 'processing' }
  ],
  'headers-too-large': [NONE],

  'no-image': [NONE],
  'wrong-field': [{ field: 'x1' }],
  'empty-image': [{ name: 'x1.jpg' }, NONE],
  'upload-cut-off': [NONE],
  'too-large': [{ limit }],
  'request-too-large': [{ fields: 200, bytes: 65_536 }],
  'too-many-files': [{ limit }, { limit: { ...limit, allowed: 1 } }],
  'svg-off': [{ name: 'x1.svg', variable: 'ALLOW_SVG' }, { variable: 'ALLOW_SVG' }],
  'wrong-content': [
    { mediaType: 'text/xml', allowed: ['multipart/form-data', 'image/*'] },
    { mediaType: null, allowed: ['application/json'], example: '{"recipe": "…"}' }
  ],
  'broken-image': [{ name: 'x1.jpg', format: 'jpeg' }, { format: 'jpeg' }],

  'queue-full': [{ limit }],
  unexpected: [{ request: 'req-1' }],
  'broker-away': [{ reason: { code: 'broker-not-connected', parameters: {} } }],
  'storage-away': [{ reason: { code: 'read-only', parameters: { errno: 'EROFS' } } }],
  stopping: [NONE],
  'storage-full': [{ variable: 'DATA_DIR' }],
  'too-slow': [NONE],
  'wrong-token': [{ variable: 'OPERATOR_TOKEN' }],
  'rate-limited': [{ limit, seconds: 60, wait: 7 }],
  'too-many-streams': [{ limit }],
  'too-many-uploads': [{ limit }],
  'too-many-images': [{ limit }],
  'quota-full': [{ limit }],
  'too-many-tries': [NONE],
  'preview-overtaken': [NONE],
  'too-many-previews': [NONE],
  'no-preview': [NONE]
}

const noteSamples: Samples<keyof PrintNotes> = {
  'printed-in-part': [NONE],
  'first-frame-only': [{ format: 'PNG', frames: 3 }],
  'from-preview': [{ kind: 'NEF', width: 300, height: 200 }]
}

const reasonSamples: Samples<ReasonCode> = {
  ...recipes,
  ...results,

  ...noteSamples,

  'not-http': [NONE],
  'bad-address': [NONE],
  'empty-json': [NONE],
  'malformed-json': [NONE],
  'malformed-multipart': [NONE],
  'no-boundary': [NONE],
  'forbidden-field': [NONE],
  'wrong-length': [NONE],
  'unclear-request': [NONE],

  'broker-not-connected': [NONE],
  'broker-blocked': [{ short: 'memory' }, { short: 'disk' }, { short: null }],
  'broker-refuses': [NONE],
  'broker-lost': [NONE],
  'broker-unconfirmed': [NONE],
  'queue-missing': [{ queue: 'images' }],
  'no-space': [{ errno: 'ENOSPC' }],
  'read-only': [{ errno: 'EROFS' }],
  'no-permission': [{ errno: 'EACCES' }],
  'no-folder': [{ errno: 'ENOTDIR' }],
  'too-many-open-files': [{ errno: 'EMFILE' }],
  'disk-fault': [{ errno: 'EIO' }],
  'store-away': [{ errno: 'STORE_AWAY' }],
  'store-refuses': [{ errno: 'STORE_REFUSES' }]
}

export const allNotes = failuresOf(noteSamples) as PrintNote[]
export const allProblems = failuresOf(problemSamples) as Failure<ProblemCode>[]
export const allFailures = failuresOf({ ...problemSamples, ...reasonSamples })

export function failuresOf(some: Partial<Samples<FailureCode>>): Failure[] {
  return Object.entries(some).flatMap(([code, each]) =>
    each.map((parameters) => ({ code, parameters }) as Failure)
  )
}
