import { readFileSync } from 'node:fs'

export const SCOPES = ['send', 'read', 'operate'] as const
export type Scope = (typeof SCOPES)[number]

/** `digest` is the key's SHA-256: the key itself is not known here. */
export type ApiKey = { name: string; scopes: Scope[]; digest: Buffer }

type Read = { keys: ApiKey[]; faults: string[] }

const FORM = 'name:scopes:sha256hex, as bin/key writes it'
/** Without dots and colons, so that no name is an address. */
const NAME = /^[A-Za-z0-9_-]{1,40}$/
const DIGEST = /^[0-9a-f]{64}$/i

/** Reads API_KEYS, which holds keys or the path of a file with them. Faults never quote a value. */
export function readKeysVariable(value: string): Read {
  if (!isPath(value)) return readEntries(value)
  try {
    return readEntries(readFileSync(value, 'utf8'))
  } catch (err) {
    const { code } = err as NodeJS.ErrnoException
    return { keys: [], faults: [`the path of a file that can be read (${code}), or ${FORM}`] }
  }
}

const isPath = (value: string) => /^[./]/.test(value) || !value.includes(':')

/** One a line, or several separated by spaces; lines that begin with # are comments. */
function readEntries(text: string): Read {
  const lines = text.split('\n').map((line) => line.trim())
  const entries = lines.filter((line) => !line.startsWith('#')).flatMap((line) => line.split(/\s+/))
  const read = entries.filter((entry) => entry !== '').map(readEntry)
  const keys = read.filter((one) => typeof one !== 'string')
  const faults = read.flatMap((one, i) => (typeof one === 'string' ? [`key ${i + 1}: ${one}`] : []))
  if (read.length === 0) faults.push(`at least one key: ${FORM}`)
  return { keys, faults }
}

function readEntry(entry: string): ApiKey | string {
  const [name = '', scopes = '', digest = '', ...more] = entry.split(':')
  const named = scopes.split(',').filter((scope): scope is Scope => SCOPES.includes(scope as Scope))
  if (more.length > 0 || digest === '') return `${FORM} was expected`
  if (!NAME.test(name)) return 'a name has at most 40 letters, digits, hyphens or underscores'
  if (named.length < scopes.split(',').length) {
    return `scopes are ${SCOPES.join(', ')}, separated by commas`
  }
  if (!DIGEST.test(digest)) return 'the SHA-256 of a key has 64 hexadecimal digits'
  return { name, scopes: named, digest: Buffer.from(digest, 'hex') }
}
