import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import fastifyView from '@fastify/view'
import { Eta } from 'eta'
import type { FastifyReply } from 'fastify'
import fp from 'fastify-plugin'
import { pageWords } from '../messages/index.ts'
import { languageOf } from '../negotiate.ts'
import { versionOf } from '../pages/assets.ts'

const ROOT = join(import.meta.dirname, '../../..')
const PUBLIC = join(ROOT, 'public')
const VIEWS = join(ROOT, 'views')

const PAGE_POLICY = [
  "default-src 'none'",
  "img-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'"
].join('; ')

declare module 'fastify' {
  interface FastifyReply {
    /** Sends the view of that name, in the asker's language, inside the layout. */
    page(name: string, values: { title: string; [name: string]: unknown }): FastifyReply
  }
}

export default fp(
  async (app) => {
    const assets = `/public/${await versionOf(PUBLIC)}`
    await app.register(fastifyStatic, {
      root: PUBLIC,
      prefix: assets,
      decorateReply: false,
      index: false,
      immutable: true,
      maxAge: '365d',
      setHeaders: (reply) => reply.header('x-content-type-options', 'nosniff')
    })
    await app.register(fastifyView, {
      engine: { eta: new Eta({ views: VIEWS }) },
      root: VIEWS,
      layout: 'layout.eta',
      // keeps the compiled views
      production: true
    })
    app.decorateReply('page', function (this: FastifyReply, name, values) {
      const language = languageOf(this.request)
      this.headers({
        'content-security-policy': PAGE_POLICY,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'content-language': language,
        vary: 'Accept, Accept-Language'
      })
      if (!this.hasHeader('cache-control')) this.header('cache-control', 'no-store')
      this.type('text/html; charset=utf-8')
      return this.view(`${name}.eta`, { language, assets, words: pageWords(language), ...values })
    })
  },
  { name: 'pages' }
)
