import type { Page } from 'playwright-core'
import { waitFor } from '../../tests/support/wait-for.ts'
import { median } from '../timing.ts'

const SECONDS = 2
const PLACES = 1000
const IN_PLACE_MS = 10_000

/**
 * For each page before its scripts run: when a photograph has arrived, when its stage says something,
 * which recipe each preview is of, when it was wished and when it is shown.
 */
export const WATCH = `
const seen = { recipes: new Map(), wished: new Map(), shown: [], tasks: [] }
globalThis.seen = seen
const ask = globalThis.fetch
globalThis.fetch = async (...asked) => {
  const response = await ask(...asked)
  const recipe = new URL(asked[0], location.href).searchParams.get('recipe')
  const read = response.blob.bind(response)
  response.blob = async () => {
    const blob = await read()
    seen.recipes.set(blob, recipe)
    return blob
  }
  return response
}
const address = URL.createObjectURL
URL.createObjectURL = (blob) => {
  const url = address(blob)
  seen.recipes.set(url, seen.recipes.get(blob))
  return url
}
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) seen.tasks.push(duration)
}).observe({ type: 'longtask', buffered: true })
new MutationObserver((changes) => {
  for (const { target } of changes) {
    if (target.dataset?.side !== 'print') continue
    const recipe = seen.recipes.get(target.src)
    if (recipe) seen.shown.push({ recipe, at: performance.now() })
  }
}).observe(document, { subtree: true, attributeFilter: ['src'] })
`

/**
 * How long after the photograph's arrival its first preview is there. `isReached`: as a hand does, which
 * reaches for the place to drop before it lets go; else as pasting does.
 */
export async function firstPreview(page: Page, file: string, isReached = true): Promise<number> {
  if (isReached) {
    await page.hover('#darkroom')
    await page.waitForLoadState('networkidle')
  }
  await page.setInputFiles('#data', file)
  await waitFor('a preview', () => page.evaluate<boolean>('seen.shown.length > 0'))
  return await page.evaluate<number>(`seen.shown[0].at - performance
    .getEntriesByType('resource').find(({ name }) => name.endsWith('/images?recipe=')).responseEnd`)
}

/** A slider that is moved for two seconds: how far behind its previews are when they are shown. */
export async function moveSlider(page: Page): Promise<string> {
  await page.evaluate("document.querySelector('.panel [value=brightness]:not(:checked)')?.click()")
  await page.getByRole('slider', { name: 'Amount' }).waitFor()
  await page.waitForLoadState('networkidle')
  const { ages, isNewest } = await page.evaluate<{ ages: number[]; isNewest: boolean }>(MOVE)
  const sorted = ages.toSorted((one, other) => one - other)
  const worst = sorted.at(-1) ?? Number.NaN
  const newest = isNewest ? 'the newest last' : 'NOT THE NEWEST LAST'
  return `${ages.length} shown, ${median(ages).toFixed(0)} ms behind, at most ${worst.toFixed(0)}, ${newest}`
}

/** As a hand does: with every frame a little further. */
const MOVE = `(async () => {
  const slider = document.querySelector('[data-key="amount-slider"]')
  const recipe = () =>
    document.querySelector('#studio-recipe').value.replace(/,?output:.*/, '')
  seen.shown.length = 0
  seen.wished.clear()
  const begun = performance.now()
  for (let now = begun; now < begun + ${SECONDS * 1000}; now = performance.now()) {
    slider.value = String(Math.round(${PLACES} * (0.2 + 0.6 * (now - begun) / ${SECONDS * 1000})))
    slider.dispatchEvent(new Event('input', { bubbles: true }))
    if (!seen.wished.has(recipe())) seen.wished.set(recipe(), performance.now())
    await new Promise(requestAnimationFrame)
  }
  slider.dispatchEvent(new Event('change', { bubbles: true }))
  const newest = recipe()
  const end = performance.now() + ${IN_PLACE_MS}
  while (seen.shown.at(-1)?.recipe !== newest && performance.now() < end) {
    await new Promise(requestAnimationFrame)
  }
  const ages = seen.shown
    .filter(({ recipe }) => seen.wished.has(recipe))
    .map(({ recipe, at }) => at - seen.wished.get(recipe))
  return { ages, isNewest: seen.shown.at(-1)?.recipe === newest }
})()`
