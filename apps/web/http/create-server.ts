import fastify, { type FastifyBaseLogger, LogController } from 'fastify'
import type { Logger } from '#lib/logger.ts'
import { MINUTE_MS, SECOND_MS } from '#lib/units.ts'
import { answerBadAddress, answerClientError } from './client-errors.ts'
import { MAX_JSON_BYTES } from './limits.ts'

/**
 * No less than Node allows for headers, so that a recipe that is too long reaches its parser, which
 * says how long it may be.
 */
const MAX_PARAMETER_LENGTH = 16 * 1024

/** An answer that nobody reads may all be in the system's buffers: then its connection is an idle one. */
export const KEEP_ALIVE_MS = 50 * SECOND_MS
const HEADERS_MS = 10 * SECOND_MS
/** Then a probe a second; without an answer to ten, the connection is gone. */
const KEEP_ALIVE_PROBE_MS = 30 * SECOND_MS
const REQUEST_MS = 10 * MINUTE_MS
const IDLE_SOCKET_MS = MINUTE_MS

/**
 * Requests are validated with zod. Loading Fastify's own schema compilers would cost 60 ms and 3 MB
 * at each start.
 */
const WITHOUT_SCHEMAS = { buildValidator: noSchemas, buildSerializer: noSchemas }

export function createServer(log: Logger) {
  return fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    bodyLimit: MAX_JSON_BYTES,
    keepAliveTimeout: KEEP_ALIVE_MS,
    connectionTimeout: IDLE_SOCKET_MS,
    http: {
      headersTimeout: HEADERS_MS,
      requestTimeout: REQUEST_MS,
      connectionsCheckingInterval: 5000,
      // who vanished without a word is found, though nothing is to be sent
      keepAlive: true,
      keepAliveInitialDelay: KEEP_ALIVE_PROBE_MS
    },
    routerOptions: { maxParamLength: MAX_PARAMETER_LENGTH },
    schemaController: { compilersFactory: WITHOUT_SCHEMAS },
    frameworkErrors: answerBadAddress,
    clientErrorHandler: answerClientError
  })
}

function noSchemas(): never {
  throw new Error('Routes have no schemas here: read the request with zod')
}
