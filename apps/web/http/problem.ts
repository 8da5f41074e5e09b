import type { Failure, ProblemCode, ProblemParameters } from '#lib/failures/failure.ts'
import { FailureError } from '#lib/failures/failure-error.ts'
import type { Limit } from '#lib/failures/limit.ts'

const STATUS = {
  'no-image': 400,
  'wrong-field': 400,
  'no-recipe': 400,
  'empty-image': 400,
  'upload-cut-off': 400,
  'bad-request': 400,
  'bad-width': 400,
  'wrong-token': 401,
  'no-key': 401,
  'wrong-key': 401,
  'cross-site': 403,
  'key-lacks-scope': 403,
  'link-expired': 403,
  'link-altered': 403,
  'link-unsigned': 403,
  'not-found': 404,
  'no-such-image': 404,
  'no-such-batch': 404,
  'no-such-treatment': 404,
  'never-asked': 404,
  'wrong-method': 405,
  'not-acceptable': 406,
  'too-slow': 408,
  'nothing-ready': 409,
  'file-damaged': 410,
  'file-changed': 412,
  'too-large': 413,
  'request-too-large': 413,
  'too-many-files': 413,
  'not-an-image': 415,
  heic: 415,
  'raw-file': 415,
  'svg-off': 415,
  'wrong-content': 415,
  'bad-range': 416,
  'broken-image': 422,
  'too-many-pixels': 422,
  'side-too-long': 422,
  'bad-recipe': 422,
  'bad-batch': 422,
  'bad-link': 422,
  'twice-in-batch': 422,
  'too-many-results': 422,
  'result-failed': 422,
  'queue-full': 429,
  'preview-overtaken': 429,
  'rate-limited': 429,
  'too-many-previews': 429,
  'too-many-images': 429,
  'too-many-streams': 429,
  'too-many-uploads': 429,
  'too-many-tries': 429,
  'headers-too-large': 431,
  unexpected: 500,
  'links-off': 501,
  'broker-away': 503,
  'no-preview': 503,
  'storage-away': 503,
  stopping: 503,
  'storage-full': 507,
  'quota-full': 507,
  'result-waiting': 202
} satisfies Record<ProblemCode, number>

type More = {
  /** Members of the JSON that the sentences do not use. */
  members?: Record<string, unknown>
  headers?: Record<string, string>
  cause?: unknown
}

/** A code, with its parameters where it has any. */
type ProblemArguments = {
  [Code in ProblemCode]: object extends ProblemParameters[Code]
    ? [code: Code, options?: More & { parameters?: ProblemParameters[Code] }]
    : [code: Code, options: More & { parameters: ProblemParameters[Code] }]
}[ProblemCode]

/** An error response: problem details as in RFC 9457. */
export class Problem extends FailureError<Failure<ProblemCode>> {
  override name = 'Problem'
  status: number
  members: Record<string, unknown>
  headers: Record<string, string>

  constructor(...[code, options = {}]: ProblemArguments) {
    const { parameters = {}, members = {}, headers = {}, cause } = options
    super({ code, parameters } as Failure<ProblemCode>, { cause })
    this.status = STATUS[code]
    this.members = members
    this.headers = headers
  }

  get code(): ProblemCode {
    return this.failure.code
  }
}

/** A limit that was exceeded is also summed up by `measured` and `variable` beside it. */
export function problemJson(
  { failure, status, members }: Problem,
  words: { title: string; detail: string }
) {
  const { code, parameters } = failure
  const all: Record<string, unknown> & { limit?: Limit } = { ...parameters, ...members }
  return { type: `urn:revelado:problem:${code}`, code, ...words, status, ...broken(all), ...all }
}

function broken({ limit }: { limit?: Limit }) {
  if (!limit) return {}
  const { measured, variable } = limit
  return { measured, ...(variable !== undefined && { variable }) }
}
