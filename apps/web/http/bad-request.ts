import type { RequestFaultCode } from '#lib/failures/failure.ts'
import { Problem } from './problem.ts'

const FAULTS: Record<string, RequestFaultCode> = {
  FST_ERR_BAD_URL: 'bad-address',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'empty-json',
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed-json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'wrong-length',
  FST_PROTO_VIOLATION: 'forbidden-field'
}

export function badRequest(code: RequestFaultCode, cause?: unknown): Problem {
  return new Problem('bad-request', { parameters: { reason: { code, parameters: {} } }, cause })
}

/** Maps an error of Fastify or its parsers to one of our codes. Their wording is never sent. */
export function requestFault({ code, message }: { code?: string; message: string }) {
  const known = FAULTS[code ?? '']
  if (known) return known
  // busboy's errors have no codes
  if (/boundary/i.test(message)) return 'no-boundary'
  if (/multipart|part header/i.test(message)) return 'malformed-multipart'
  return /json/i.test(message) ? 'malformed-json' : 'unclear-request'
}
