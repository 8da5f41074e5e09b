import { BlockList } from 'node:net'
import { z } from 'zod'
import { MEGABYTE } from '#lib/units.ts'
import { readTrustedProxies } from './trusted-proxies.ts'

const integer = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, `a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((n) => n >= min && n <= max, `a whole number from ${min} to ${max}`)

const trustedProxies = z.string().transform((text, { addIssue }) => {
  const list = readTrustedProxies(text)
  if (!list) addIssue('none, loopback, private, or addresses and networks such as 10.0.0.0/8')
  return list ?? new BlockList()
})

const UNITS: Record<string, number> = { s: 1, m: 60, h: 3600 }
const RATE = /^([1-9]\d{0,6})\/([1-9]\d{0,5})([smh])$/

const rate = z.string().transform((text, { addIssue }) => {
  const [, quota, length, unit = ''] = RATE.exec(text) ?? []
  if (!quota) addIssue('requests and a time, such as 100/60s or 2000/1h')
  return { quota: Number(quota), seconds: Number(length) * (UNITS[unit] ?? 1) }
})

/** What keeps one client, or all of them, from filling up the house. */
export const limitVariables = {
  TRUST_PROXY: trustedProxies.optional(),
  /** Set on every dyno of Heroku, whose router adds X-Forwarded-For. */
  DYNO: z.string().optional(),
  RATE_LIMIT: rate.optional(),
  MAX_STORAGE_MB: integer(1, 1_000_000_000).optional(),
  EVICT: z.enum(['true', 'false'], { error: 'one of true, false' }).default('false'),
  MAX_IMAGES: integer(1, 1_000_000).optional(),
  MAX_UPLOADS: integer(1, 10_000).default(500),
  MAX_IN_FLIGHT_MB: integer(1, 1_000_000).default(4096),
  MAX_CONNECTIONS: integer(1, 100_000).default(2000),
  MAX_RESULTS: integer(1, 10_000).default(500),
  MAX_STREAMS: integer(1, 100_000).default(2000),
  MAX_CLIENT_STREAMS: integer(1, 100_000).default(600)
}

type Given = z.infer<z.ZodObject<typeof limitVariables>>

export function limitsOf(given: Given) {
  return {
    trustedProxies: given.TRUST_PROXY ?? defaultProxies(given),
    rateLimit: given.RATE_LIMIT,
    maxStorageBytes: given.MAX_STORAGE_MB && given.MAX_STORAGE_MB * MEGABYTE,
    evict: given.EVICT === 'true',
    maxImages: given.MAX_IMAGES,
    maxUploads: given.MAX_UPLOADS,
    maxInFlightBytes: given.MAX_IN_FLIGHT_MB * MEGABYTE,
    maxConnections: given.MAX_CONNECTIONS,
    maxResults: given.MAX_RESULTS,
    maxStreams: given.MAX_STREAMS,
    maxClientStreams: given.MAX_CLIENT_STREAMS
  }
}

function defaultProxies({ DYNO }: Given): BlockList {
  return readTrustedProxies(DYNO ? 'private' : 'none') ?? new BlockList()
}
