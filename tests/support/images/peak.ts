// Develops one image in a process of its own and prints, in bytes, what that took at its peak
// and what had been estimated, and the milliseconds: node peak.ts PATH RECIPE TARGET
import { readFileSync } from 'node:fs'
import { parseRecipe } from '#lib/recipes/recipe.ts'
import { develop } from '../../../apps/receiver/develop/develop.ts'
import { inspect } from '../../../apps/receiver/develop/inspect.ts'

const [path = '', text = '', target = ''] = process.argv.slice(2)
const limits = { maxPixels: 75_000_000, maxSide: 16_384, maxFrames: 100 }
const recipe = parseRecipe(text)
const idle = process.memoryUsage().rss
const start = performance.now()
const inspection = await inspect(path, recipe, limits)
await develop(path, inspection, { recipe, outputPath: target, limits })
const milliseconds = Math.round(performance.now() - start)
const peak = mostResident() - idle
console.log(JSON.stringify({ peak, estimate: inspection.memory, milliseconds }))

/** getrusage would report the parent process's peak if that is higher. */
function mostResident(): number {
  const status = readFileSync('/proc/self/status', 'utf8')
  return Number(status.match(/VmHWM:\s+(\d+) kB/)?.[1]) * 1024
}
