import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import fastifyView from '@fastify/view'
import { Eta } from 'eta'
import type { FastifyReply } from 'fastify'
import fp from 'fastify-plugin'
import { type Language, pageWords } from '#lib/messages/index.ts'
import { versionOf } from './assets-version.ts'

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
  "manifest-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'"
].join('; ')

export type PageValues = {
  language: Language
  title: string
  /** Stylesheets of public/css besides those that every page has. */
  styles: string[]
  [name: string]: unknown
}

declare module 'fastify' {
  interface FastifyReply {
    /** Renders a view inside the layout, in the reader's language. */
    page(name: string, values: PageValues): Promise<FastifyReply>
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
      // caches the compiled views
      production: true
    })
    /** Caches by identity: a page is rendered once if its `values` are the same object. */
    const rendered = new WeakMap<PageValues, Promise<Buffer>>()

    function renderOnce(name: string, values: PageValues): Promise<Buffer> {
      const page = rendered.get(values) ?? render(name, values)
      rendered.set(values, page)
      return page
    }

    async function render(name: string, values: PageValues): Promise<Buffer> {
      const words = pageWords(values.language)
      return Buffer.from(await app.view(`${name}.eta`, { assets, words, ...values }))
    }

    app.decorateReply('page', async function (this: FastifyReply, name, values) {
      this.headers({
        'content-security-policy': PAGE_POLICY,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'content-language': values.language,
        vary: 'Accept, Accept-Language'
      })
      if (!this.hasHeader('cache-control')) this.header('cache-control', 'no-store')
      this.type('text/html; charset=utf-8')
      return this.send(await renderOnce(name, values))
    })
  },
  { name: 'pages' }
)
