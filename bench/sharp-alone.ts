/**
 * A child process in which sharp alone develops photographs, as many at once as there are cores and
 * each on one thread, from memory into memory. It gets its orders over IPC.
 */
import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import sharp from 'sharp'
import { inParallel } from './in-parallel.ts'
import { perPrint } from './run.ts'
import { WORKS } from './works.ts'

export type Order = { work: string; paths: string[] }

sharp.concurrency(1)
sharp.cache(false)

process.on('message', async ({ work: name, paths }: Order) => {
  const work = WORKS[name]
  if (!work) throw new Error(`no work "${name}"`)
  const photographs = await Promise.all(paths.map((path) => readFile(path)))
  const processor = process.cpuUsage()
  const began = performance.now()
  let bytes = 0
  await inParallel(photographs, availableParallelism(), async (photograph) => {
    const print = await work.sharp(sharp(photograph).autoOrient()).toBuffer()
    bytes += print.length
  })
  const seconds = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(processor)
  const ms = { sharp: (user + system) / 1000 }
  process.send?.(perPrint({ count: paths.length, seconds, bytes, ms }))
})

process.on('disconnect', () => process.exit())
