import { join } from 'node:path'
import fastifyStatic, { type FastifyStaticOptions } from '@fastify/static'
import fastifyView from '@fastify/view'
import { Eta } from 'eta'
import type { FastifyInstance, FastifyReply } from 'fastify'
import fp from 'fastify-plugin'
import { LANGUAGES, type Language, pageWords } from '#lib/messages/index.ts'
import { chosenTheme, type Theme } from '../http/preferences.ts'
import { versionOf } from './assets-version.ts'
import { sendLean } from './lean-assets.ts'

const ROOT = join(import.meta.dirname, '../../..')
const PUBLIC = join(ROOT, 'public')
/** What each treatment makes of a photograph, as the documentation shows it. */
const EXAMPLES = join(ROOT, 'docs/treatments')
const VIEWS = join(ROOT, 'views')

/** Their addresses change with them. */
const FILE_HEADERS = { 'cache-control': 'public, max-age=31536000, immutable' }
const FILES = {
  decorateReply: false,
  index: false,
  cacheControl: false,
  setHeaders: (reply) => reply.headers(FILE_HEADERS)
} satisfies Partial<FastifyStaticOptions>

const PAGE_POLICY = [
  "default-src 'none'",
  // photographs are seen before they are sent, and previews as they come
  "img-src 'self' blob:",
  "style-src 'self'",
  "font-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'"
].join('; ')

/** As each calls itself. */
const LANGUAGE_NAMES = LANGUAGES.map((code) => ({
  code,
  name: new Intl.DisplayNames(code, { type: 'language' }).of(code)
}))

export type PageValues = {
  language: Language
  title: string
  /** Stylesheets of public/css besides those that every page has. */
  styles: string[]
  [name: string]: unknown
}

/** What pages differ by, besides what they show. `canLeave`: has a session to log out of. */
type Visitor = { theme: Theme; canLeave: boolean }

declare module 'fastify' {
  interface FastifyReply {
    /** Renders a view inside the layout, in the reader's language. */
    page(name: string, values: PageValues): Promise<FastifyReply>
  }
}

export default fp(
  async (app) => {
    const assets = `/public/${await versionOf(PUBLIC, EXAMPLES)}`
    await sendFiles(app, assets)
    await app.register(fastifyView, {
      engine: { eta: new Eta({ views: VIEWS }) },
      root: VIEWS,
      layout: 'layout.eta',
      // caches the compiled views
      production: true
    })
    /** Caches by identity: a page is rendered once if its `values` are the same object. */
    const rendered = new WeakMap<PageValues, Map<string, Promise<Buffer>>>()

    function renderOnce(name: string, visitor: Visitor, values: PageValues): Promise<Buffer> {
      const pages = rendered.get(values) ?? new Map<string, Promise<Buffer>>()
      const kind = `${visitor.theme} ${visitor.canLeave}`
      const page = pages.get(kind) ?? render(name, visitor, values)
      rendered.set(values, pages.set(kind, page))
      return page
    }

    async function render(name: string, visitor: Visitor, values: PageValues): Promise<Buffer> {
      const words = pageWords(values.language)
      const shared = { assets, words, ...visitor, languages: LANGUAGE_NAMES }
      return Buffer.from(await app.view(`${name}.eta`, { ...shared, ...values }))
    }

    app.decorateReply('page', async function (this: FastifyReply, name, values) {
      this.headers({
        'content-security-policy': PAGE_POLICY,
        'content-language': values.language,
        vary: 'Accept, Accept-Language, Cookie'
      })
      if (!this.hasHeader('cache-control')) this.header('cache-control', 'no-store')
      this.type('text/html; charset=utf-8')
      const { hasSession: canLeave } = this.request
      const visitor = { theme: chosenTheme(this.request), canLeave }
      return this.send(await renderOnce(name, visitor, values))
    })
  },
  { name: 'pages' }
)

async function sendFiles(app: FastifyInstance, assets: string) {
  await app.register(async (files) => {
    await sendLean(files, { root: PUBLIC, prefix: assets, headers: FILE_HEADERS })
    await files.register(fastifyStatic, { ...FILES, root: PUBLIC, prefix: assets })
  })
  await app.register(fastifyStatic, { ...FILES, root: EXAMPLES, prefix: `${assets}/treatments` })
}
