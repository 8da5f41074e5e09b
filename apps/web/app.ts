import fastifyAccepts from '@fastify/accepts'
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import type { Config } from '#lib/config.ts'
import type { Logger } from '#lib/logger.ts'
import { MINUTE_MS } from '#lib/units.ts'
import { answerBadAddress, answerClientError } from './http/client-errors.ts'
import { registerErrors } from './http/errors.ts'
import { MAX_JSON_BYTES } from './http/limits.ts'
import { answerOtherMethods } from './http/other-methods.ts'
import admission from './plugins/admission.ts'
import connections from './plugins/connections.ts'
import cors from './plugins/cors.ts'
import events from './plugins/events.ts'
import identity from './plugins/identity.ts'
import lanes from './plugins/lanes.ts'
import lostJobs from './plugins/lost-jobs.ts'
import pages from './plugins/pages.ts'
import publisher from './plugins/publisher.ts'
import queueLimit from './plugins/queue-limit.ts'
import queuePositions from './plugins/queue-positions.ts'
import readiness from './plugins/readiness.ts'
import receiverPresence from './plugins/receiver-presence.ts'
import retention from './plugins/retention.ts'
import sameSite from './plugins/same-site.ts'
import securityHeaders from './plugins/security-headers.ts'
import storage from './plugins/storage.ts'
import tally from './plugins/tally.ts'
import unheardReports from './plugins/unheard-reports.ts'
import unreadBodies from './plugins/unread-bodies.ts'
import views from './plugins/views.ts'
import batchResults from './routes/batch-results.ts'
import batchZip from './routes/batch-zip.ts'
import batches from './routes/batches.ts'
import changes from './routes/changes.ts'
import contactSheet from './routes/contact-sheet.ts'
import erasing from './routes/erasing.ts'
import health from './routes/health.ts'
import home from './routes/home.ts'
import images from './routes/images.ts'
import links from './routes/links.ts'
import mine from './routes/mine.ts'
import preferences from './routes/preferences.ts'
import previews from './routes/previews.ts'
import results from './routes/results.ts'
import session from './routes/session.ts'
import status from './routes/status.ts'
import studio from './routes/studio.ts'
import treatments from './routes/treatments.ts'
import uploads from './routes/uploads.ts'

/** Headers before all, so that files of pages have them, too. */
const FIRST = [securityHeaders, fastifyAccepts, pages, connections]

/** What follows from events and reports. */
const LISTENERS = [queuePositions, receiverPresence, unheardReports, tally]

const ROUTES = [
  ...[home, uploads, images, previews, results, links, changes, contactSheet],
  ...[batches, batchResults, batchZip, erasing],
  ...[treatments, studio, mine, preferences, session, status, health]
]

/**
 * No less than Node allows for headers, so that a recipe that is too long reaches its parser, which
 * says how long it may be.
 */
const MAX_PARAMETER_LENGTH = 16 * 1024

/** Heroku's router keeps idle connections for 90 s: ours must outlive them. */
const KEEP_ALIVE_MS = 95_000
const HEADERS_MS = 10_000
const REQUEST_MS = 10 * MINUTE_MS
const IDLE_SOCKET_MS = MINUTE_MS

/**
 * Requests are validated with zod. Loading Fastify's own schema compilers would cost 60 ms and 3 MB
 * at each start.
 */
const WITHOUT_SCHEMAS = { buildValidator: noSchemas, buildSerializer: noSchemas }

declare module 'fastify' {
  interface FastifyInstance {
    config: Config
  }
}

/** Lets tests shorten intervals that are fixed otherwise. */
export type Intervals = {
  lookForLostJobsMs?: number
  lostJobsMarginMs?: number
  lingerMs?: number
  silentMs?: number
}

export async function buildApp(config: Config, log: Logger, intervals: Intervals = {}) {
  const app = fastify({
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
      connectionsCheckingInterval: 5000
    },
    routerOptions: { maxParamLength: MAX_PARAMETER_LENGTH },
    schemaController: { compilersFactory: WITHOUT_SCHEMAS },
    frameworkErrors: answerBadAddress,
    clientErrorHandler: answerClientError
  })
  app.decorate('config', config)
  const otherMethods = answerOtherMethods(app)
  registerErrors(app)

  for (const plugin of FIRST) await app.register(plugin)
  await app.register(unreadBodies, { lingerMs: intervals.lingerMs })
  await registerAccess(app)
  await app.register(storage, { config })
  await app.register(events, { config })
  await app.register(lanes, { share: config.fairShare })
  await app.register(publisher, { config })
  for (const plugin of LISTENERS) await app.register(plugin, intervals)
  await app.register(readiness)
  await app.register(views)
  await app.register(queueLimit, { maxQueued: config.maxQueued })
  await app.register(lostJobs, intervals)
  await app.register(retention, { config })

  for (const route of ROUTES) await app.register(route)
  otherMethods()
  return app
}

/** Who asks, and whether they may: before anything of the request is looked at. */
async function registerAccess(app: FastifyInstance) {
  await app.register(cors, { origins: app.config.allowOrigins })
  await app.register(identity, { keys: app.config.apiKeys })
  await app.register(sameSite)
  await app.register(admission)
}

function noSchemas(): never {
  throw new Error('Routes have no schemas here: read the request with zod')
}
