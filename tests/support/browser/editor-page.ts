import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { Eta } from 'eta'
import type { Test } from 'tap'
import { catalogue } from '#lib/messages/catalogue.ts'
import { pageWords } from '#lib/messages/index.ts'
import { listRecipes } from '#lib/messages/named-recipes.ts'
import { shippedRecipes } from '#lib/recipes/named/shipped.ts'
import { drawPng } from '../images/pixels.ts'

const ROOT = join(import.meta.dirname, '../../..')
const TYPES: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css' }

/** Of every image, by every recipe. */
const preview = drawPng([[[200]]])

/** A page with the editor alone, over a picture that goes from black at the left to white at the right. */
export async function serveEditor(t: Test): Promise<string> {
  const page = await write()
  const server = createServer(async ({ url = '/' }, response) => {
    if (url.startsWith('/images/')) return response.end(await preview)
    const type = TYPES[extname(url)]
    response.setHeader('content-type', type ?? 'text/html; charset=utf-8')
    response.end(type ? await readFile(join(ROOT, 'public', url)) : page)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  t.teardown(() => server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

async function write() {
  const eta = new Eta({ views: join(ROOT, 'views'), cache: false })
  const chain = await eta.renderAsync('partials/chain.eta', { words: pageWords('en') })
  const listed = { treatments: catalogue('en'), recipes: listRecipes(shippedRecipes, 'en') }
  const styles = ['css/base', 'css/controls', 'css/chain'].map(
    (style) => `<link rel="stylesheet" href="/${style}.css">`
  )
  return `<!doctype html><html lang="en"><head><title>The editor</title>${styles.join('')}
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
#picture { position: relative; aspect-ratio: 2; max-inline-size: 30rem;
  background: linear-gradient(to right, #000, #fff) }
#overlay { position: absolute; inset: 0; pointer-events: none }
</style></head>
<body><main><h1>The editor</h1>
<div id="picture"><div id="overlay"></div></div>${chain}<div id="panel"></div>
<output id="shown"></output></main>
<script type="module">
import { createEditor } from '/studio/chain/editor.js'
const chain = document.getElementById('chain')
const shown = document.getElementById('shown')
const editor = createEditor({
  chain,
  panel: document.getElementById('panel'),
  catalogue: ${JSON.stringify(listed).replaceAll('<', '\\u003c')},
  overlay: {
    element: document.getElementById('overlay'),
    onResize() {},
    pixelsAt: (x) => Array(3).fill(Math.round(255 * x)),
    histogram: () => Uint32Array.from({ length: 256 }, (_, level) => level)
  },
  onChange({ final }) {
    shown.textContent = editor.shown()
    shown.dataset.final = final
  },
  words: chain.dataset
})
editor.photograph({ width: 4000, height: 2000 })
window.editor = editor
</script></body></html>`
}
