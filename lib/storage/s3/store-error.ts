/** Answers that are the same however often one asks. */
const REFUSALS = [301, 400, 401, 403, 404, 405, 501]

/** Why the store did not do what it was asked for. */
export class StoreError extends Error {
  override name = 'StoreError'
  /** As storageTrouble knows it. */
  code: 'STORE_AWAY' | 'STORE_REFUSES'

  constructor(message: string, code: StoreError['code'], options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** Of an answer that is no success. Its body is XML with a code, such as NoSuchBucket. */
export async function errorFor(response: Response, what: string): Promise<StoreError> {
  const text = await response.text().catch(() => '')
  const [, code = ''] = /<Code>([^<]{1,100})<\/Code>/.exec(text) ?? []
  const refused = REFUSALS.includes(response.status)
  const message = `${what}: the store answers ${response.status} ${code}`.trim()
  return new StoreError(message, refused ? 'STORE_REFUSES' : 'STORE_AWAY')
}

/** Of a connection that failed, or that did not move for too long. */
export function connectionError(cause: unknown, what: string): StoreError {
  if (cause instanceof StoreError) return cause
  const { message, cause: deeper } = cause as Error
  const reason = deeper instanceof Error ? deeper.message : message
  return new StoreError(`${what}: ${reason}`, 'STORE_AWAY', { cause })
}
