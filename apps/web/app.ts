import fastifyAccepts from '@fastify/accepts'
import type { FastifyInstance } from 'fastify'
import type { Config } from '#lib/config.ts'
import type { Logger } from '#lib/logger.ts'
import { createServer } from './http/create-server.ts'
import { registerErrors } from './http/errors.ts'
import { answerOtherMethods } from './http/other-methods.ts'
import admission from './plugins/admission.ts'
import connections from './plugins/connections.ts'
import cors from './plugins/cors.ts'
import crowds from './plugins/crowds.ts'
import events from './plugins/events.ts'
import identity from './plugins/identity.ts'
import lanes from './plugins/lanes.ts'
import lostJobs from './plugins/lost-jobs.ts'
import oneAtATime from './plugins/one-at-a-time.ts'
import pages from './plugins/pages.ts'
import patientProxies from './plugins/patient-proxies.ts'
import publisher from './plugins/publisher.ts'
import queueLimit from './plugins/queue-limit.ts'
import queuePositions from './plugins/queue-positions.ts'
import quotas from './plugins/quotas.ts'
import rateLimit from './plugins/rate-limit.ts'
import readiness from './plugins/readiness.ts'
import receiverPresence from './plugins/receiver-presence.ts'
import retention from './plugins/retention.ts'
import sameSite from './plugins/same-site.ts'
import securityHeaders from './plugins/security-headers.ts'
import slowClients from './plugins/slow-clients.ts'
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
const FIRST = [
  ...[securityHeaders, fastifyAccepts, pages],
  ...[connections, patientProxies, crowds, oneAtATime]
]

/** What follows from events and reports. */
const LISTENERS = [queuePositions, receiverPresence, unheardReports, tally]

const ROUTES = [
  ...[home, uploads, images, previews, results, links, changes, contactSheet],
  ...[batches, batchResults, batchZip, erasing],
  ...[treatments, studio, mine, preferences, session, status, health]
]

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
  slowClientMs?: number
}

export async function buildApp(config: Config, log: Logger, intervals: Intervals = {}) {
  const app = createServer(log)
  app.decorate('config', config)
  const otherMethods = answerOtherMethods(app)
  registerErrors(app)

  for (const plugin of FIRST) await app.register(plugin)
  await app.register(unreadBodies, intervals)
  await app.register(slowClients, intervals)
  await registerAccess(app)
  await app.register(storage, { config })
  await app.register(events, { config })
  await app.register(lanes, { share: config.fairShare })
  await app.register(publisher, { config })
  for (const plugin of LISTENERS) await app.register(plugin, intervals)
  await app.register(readiness)
  await app.register(views)
  await app.register(quotas)
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
  await app.register(rateLimit, { rate: app.config.rateLimit })
  await app.register(sameSite)
  await app.register(admission)
}
