import type { ProblemCode } from '#lib/messages/en/index.ts'

const STATUS = {
  'no-image': 400,
  'wrong-field': 400,
  'no-recipe': 400,
  'empty-image': 400,
  'upload-cut-off': 400,
  'bad-request': 400,
  'wrong-token': 401,
  'cross-site': 403,
  'not-found': 404,
  'no-such-image': 404,
  'no-such-batch': 404,
  'no-such-treatment': 404,
  'never-asked': 404,
  'wrong-method': 405,
  'not-acceptable': 406,
  'too-slow': 408,
  'nothing-ready': 409,
  'too-large': 413,
  'request-too-large': 413,
  'too-many-files': 413,
  'not-an-image': 415,
  heic: 415,
  'svg-off': 415,
  'wrong-content': 415,
  'bad-range': 416,
  'broken-image': 422,
  'too-many-pixels': 422,
  'side-too-long': 422,
  'bad-recipe': 422,
  'bad-batch': 422,
  'twice-in-batch': 422,
  'result-failed': 422,
  'queue-full': 429,
  'too-many-tries': 429,
  'headers-too-large': 431,
  unexpected: 500,
  'broker-away': 503,
  'storage-away': 503,
  stopping: 503,
  'storage-full': 507,
  'result-waiting': 202
} satisfies Record<ProblemCode, number>

export type Parameters = Record<string, string | number>

type Options = {
  /** Fill the words of the detail, and go out as members of the problem. */
  parameters?: Parameters
  /** Members of the problem that its words do not show. */
  members?: Record<string, unknown>
  headers?: Record<string, string>
  cause?: unknown
}

/** What went wrong, for the person or program that asked: RFC 9457. */
export class Problem extends Error {
  code: ProblemCode
  status: number
  parameters: Parameters
  members: Record<string, unknown>
  headers: Record<string, string>

  constructor(code: ProblemCode, options: Options = {}) {
    super(code, { cause: options.cause })
    this.code = code
    this.status = STATUS[code]
    this.parameters = options.parameters ?? {}
    this.members = options.members ?? {}
    this.headers = options.headers ?? {}
  }
}

/** A limit that was broken: its value, what was measured, the variable that changes it. */
export function overLimit(
  code: 'too-large' | 'too-many-files' | 'too-many-pixels' | 'side-too-long' | 'queue-full',
  limit: { variable: string; allowed: number; measured: number },
  headers: Record<string, string> = {}
): Problem {
  const { variable, allowed, measured } = limit
  return new Problem(code, { parameters: { limit: allowed, measured, variable }, headers })
}

export function problemJson(problem: Problem, words: { title: string; detail: string }) {
  const { code, status, parameters, members } = problem
  return { type: `urn:revelado:problem:${code}`, ...words, status, ...parameters, ...members }
}
