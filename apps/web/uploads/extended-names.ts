import type { IncomingMessage } from 'node:http'
import { parse as parseDisposition } from 'content-disposition'

type Headers = { 'content-disposition'?: string[] }
type Emitter = { on(event: string, listener: (value: never) => void): unknown }
type Part = { prependListener(event: 'header', listener: (header: Headers) => void): unknown }

/**
 * Makes `filename*` win over `filename` in a multipart body (RFC 6266, 4.3). busboy takes the last of
 * both, or only `filename`, and never gives a part's headers away; but they can be changed before it
 * reads them.
 */
export function preferExtendedNames(request: IncomingMessage) {
  const { pipe } = request
  request.pipe = (destination, options) => {
    const { _parser } = destination as { _parser?: { parser: Emitter } }
    // prepended: busboy listens to the part already
    _parser?.parser.on('part', (part: Part) => part.prependListener('header', withOneName))
    return pipe.call(request, destination, options) as typeof destination
  }
}

/** Texts of headers are bytes here, a character each. */
function withOneName(header: Headers) {
  const values = header['content-disposition']
  const [value] = values ?? []
  if (!values || !value || !/filename\*/i.test(value)) return
  try {
    const { parameters } = parseDisposition(value)
    const { name = '', filename = '' } = parameters
    values[0] = `form-data; name="${escaped(name)}"; filename="${escaped(utf8(filename))}"`
  } catch {
    // malformed: left to busboy
  }
}

const utf8 = (text: string) => Buffer.from(text).toString('latin1')
const escaped = (text: string) => text.replace(/["\\]/g, '\\$&')
