import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { ACCESS_SECRETS, accessFaults, accessVariables } from '#lib/access-config.ts'
import { brokerUrls } from '#lib/broker/broker-urls.ts'
import { findHeicDecoder } from '#lib/heic-decoder.ts'
import { readRecipesVariable, withShipped } from '#lib/recipes/named/named-recipes.ts'
import { HOUR_MS, MEGABYTE, SECOND_MS } from '#lib/units.ts'
import { limitsOf, limitVariables } from './limits-config.ts'
import {
  STORE_SECRETS,
  storageConfig,
  storageUrl,
  storeFaults,
  storeVariables
} from './s3-config.ts'

/** Its message lists every invalid variable, one per line. */
export class ConfigError extends Error {}

/** Longest part of a value, in characters, that an error message quotes. */
const MAX_SHOWN = 200
/** Variables whose values error messages never quote. */
const SECRETS = [...ACCESS_SECRETS, ...STORE_SECRETS]

const integer = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, `a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((n) => n >= min && n <= max, `a whole number from ${min} to ${max}`)

const positive = (max: number) =>
  z
    .string()
    .regex(/^\d+(\.\d+)?$/, `a number above 0, at most ${max}`)
    .transform(Number)
    .refine((n) => n > 0 && n <= max, `a number above 0, at most ${max}`)

const isBrokerUrl = (url: string) => /^amqps?:\/\/[^/\s]+/.test(url) && URL.canParse(url)

const brokerUrl = z
  .string()
  .refine((text) => brokerUrls(text).length > 0 && brokerUrls(text).every(isBrokerUrl), {
    error:
      'amqp://user:password@host:port/vhost, with special characters percent-encoded; several are separated by commas'
  })

const certificates = z.string().transform((path, { addIssue }) => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    addIssue('the path of a readable file with certificates (PEM)')
    return z.NEVER
  }
})

const namedRecipes = z.string().transform((value, { addIssue }) => {
  const { recipes, faults } = readRecipesVariable(value)
  for (const fault of faults) addIssue(fault)
  return recipes
})

const heicDecoder = z.string().transform((folder, { addIssue }) => {
  const found = findHeicDecoder(folder)
  if (!found)
    addIssue('a folder in which libheif-js is installed: npm install --prefix FOLDER libheif-js')
  return found
})

const oneOf = <const T extends [string, ...string[]]>(...values: T) =>
  z.enum(values, { error: `one of ${values.join(', ')}` })

const variables = z.object({
  PORT: integer(1, 65535).default(8080),
  HOST: z.string().optional(),
  AMQP_URL: brokerUrl.optional(),
  CLOUDAMQP_URL: brokerUrl.optional(),
  AMQP_CA_FILE: certificates.optional(),
  RABBITMQ_NODE_PORT: integer(1, 45535).default(5673),
  DATA_DIR: z.string().default('./data'),
  STORAGE: storageUrl.optional(),
  ...storeVariables,
  CACHE_MB: integer(0, 1_000_000).default(256),
  MAX_UPLOAD_MB: positive(4096).default(32),
  MAX_FILES: integer(1, 1000).default(20),
  MAX_PIXELS: integer(1, 1_000_000_000).default(75_000_000),
  MAX_SIDE: integer(1, 65_500).default(16_384),
  MAX_FRAMES: integer(1, 10_000).default(100),
  JOB_TIMEOUT_SECONDS: positive(1500).default(60),
  MEMORY_MB: integer(128, 1_000_000).optional(),
  RECEIVER_CONCURRENCY: integer(1, 256).optional(),
  MAX_QUEUED: integer(1, 1_000_000).default(10_000),
  FAIR_SHARE: integer(1, 1_000_000).default(8),
  ...limitVariables,
  ALLOW_SVG: oneOf('true', 'false').default('false'),
  HEIC_DECODER: heicDecoder.optional(),
  RETENTION_HOURS: positive(8760).default(24),
  RECIPES: namedRecipes.default([]),
  ...accessVariables,
  QUEUE_PREFIX: z
    .string()
    .regex(/^[\w.-]{0,64}$/, 'at most 64 letters, digits, dots, dashes')
    .default(''),
  LOG_LEVEL: oneOf('trace', 'debug', 'info', 'warn', 'error', 'fatal').default('info'),
  LOG_FORMAT: oneOf('text', 'json').default('text')
})

export type Config = ReturnType<typeof readConfig>

/**
 * Reads the environment variables and fills in defaults; an empty variable counts as unset.
 * @throws {ConfigError} names every invalid variable, its value and what is allowed
 */
export function readConfig(env: Record<string, string | undefined>) {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const read = variables.safeParse(given)
  if (!read.success) throw new ConfigError(describeErrors(read.error, given))
  const v = read.data
  const dataDir = resolve(v.DATA_DIR)
  const store = storageConfig(v, dataDir)
  const faults = [...storeFaults(store), ...accessFaults(v)]
  if (faults.length > 0) throw new ConfigError(faults.join('\n'))
  return {
    port: v.PORT,
    host: v.HOST,
    amqpUrl: v.AMQP_URL ?? v.CLOUDAMQP_URL,
    amqpCa: v.AMQP_CA_FILE,
    brokerPort: v.RABBITMQ_NODE_PORT,
    dataDir,
    brokerDir: join(dataDir, 'broker'),
    ...store,
    maxUploadBytes: Math.floor(v.MAX_UPLOAD_MB * MEGABYTE),
    maxFiles: v.MAX_FILES,
    maxPixels: v.MAX_PIXELS,
    maxSide: v.MAX_SIDE,
    maxFrames: v.MAX_FRAMES,
    jobTimeoutMs: v.JOB_TIMEOUT_SECONDS * SECOND_MS,
    memoryBytes: v.MEMORY_MB && v.MEMORY_MB * MEGABYTE,
    concurrency: v.RECEIVER_CONCURRENCY,
    maxQueued: v.MAX_QUEUED,
    fairShare: v.FAIR_SHARE,
    ...limitsOf(v),
    allowSvg: v.ALLOW_SVG === 'true',
    heicDecoder: v.HEIC_DECODER ?? findHeicDecoder(),
    retentionMs: v.RETENTION_HOURS * HOUR_MS,
    recipes: withShipped(v.RECIPES),
    apiKeys: v.API_KEYS,
    signingKeys: v.SIGNING_KEY,
    allowOrigins: v.ALLOW_ORIGINS,
    requireSignature: v.REQUIRE_SIGNATURE,
    operatorToken: v.OPERATOR_TOKEN,
    queuePrefix: v.QUEUE_PREFIX,
    logLevel: v.LOG_LEVEL,
    logFormat: v.LOG_FORMAT
  }
}

function describeErrors(error: z.ZodError, given: Record<string, string | undefined>): string {
  return error.issues
    .map(({ path, message }) => {
      const name = String(path[0])
      const shown = SECRETS.includes(name) ? '***' : oneLine(withoutPassword(given[name] ?? ''))
      return `${name}=${shown} is not allowed: ${message}`
    })
    .join('\n')
}

/** Keeps the message on one line, whatever the value. */
function oneLine(value: string): string {
  const line = value.trim().replace(/\s+/g, ' ')
  return line.length > MAX_SHOWN ? `${line.slice(0, MAX_SHOWN)}…` : line
}

function withoutPassword(value: string): string {
  return value.replace(/:\/\/[^\s,]*@/g, '://***@')
}
