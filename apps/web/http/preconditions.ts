import type { IncomingHttpHeaders } from 'node:http'

export type Validators = {
  /** A strong one, quotes included. */
  etag: string
  /** ISO 8601. */
  modifiedAt: string
}

type Verdict = 'go-on' | 'failed' | 'known'

/**
 * What a GET or HEAD is answered by its preconditions, in the order of RFC 9110, 13.2.2: `failed` is
 * 412, `known` is 304.
 */
export function checkPreconditions(headers: IncomingHttpHeaders, file: Validators): Verdict {
  const {
    'if-match': ifMatch,
    'if-none-match': ifNoneMatch,
    'if-unmodified-since': ifUnmodifiedSince,
    'if-modified-since': ifModifiedSince
  } = headers
  const unchanged =
    ifMatch === undefined
      ? isUnmodifiedSince(ifUnmodifiedSince, file) !== false
      : tagsIn(ifMatch).some((tag) => tag === '*' || tag === file.etag)
  if (!unchanged) return 'failed'
  const known =
    ifNoneMatch === undefined
      ? isUnmodifiedSince(ifModifiedSince, file) === true
      : tagsIn(ifNoneMatch).some((tag) => tag === '*' || withoutWeakness(tag) === file.etag)
  return known ? 'known' : 'go-on'
}

/** If-Range (RFC 9110, 13.1.5): whether a range is one of this very file. */
export function isSameFile(ifRange: string | undefined, file: Validators): boolean {
  if (ifRange === undefined || ifRange === file.etag) return true
  return readDate(ifRange) === seconds(Date.parse(file.modifiedAt))
}

/** As an HTTP date. */
export function lastModified({ modifiedAt }: Validators): string {
  return new Date(modifiedAt).toUTCString()
}

const TAGS = /(?:W\/)?"[^"]*"|\*/g

function tagsIn(header: string): string[] {
  return header.match(TAGS) ?? []
}

/** As If-None-Match compares them (RFC 9110, 8.8.3.2). */
function withoutWeakness(tag: string): string {
  return tag.replace(/^W\//, '')
}

/** undefined: there is no date, or none that can be read. */
function isUnmodifiedSince(
  header: string | undefined,
  { modifiedAt }: Validators
): boolean | undefined {
  const since = readDate(header)
  return since === undefined ? undefined : seconds(Date.parse(modifiedAt)) <= since
}

/** IMF-fixdate, or what is obsolete: RFC 850's format, and asctime's, which is in UTC as well. */
const HTTP_DATE = /^[A-Za-z]{3,9},? .*(GMT|\d{2}:\d{2}:\d{2} \d{4})$/

/** In whole seconds. */
function readDate(header: string | undefined): number | undefined {
  if (header === undefined || !HTTP_DATE.test(header)) return undefined
  const date = Date.parse(header.endsWith('GMT') ? header : `${header} GMT`)
  return Number.isNaN(date) ? undefined : seconds(date)
}

function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000)
}
