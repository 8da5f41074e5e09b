import { flushCompileCache } from 'node:module'
import type { Request, WorkerSettings } from '../pool/protocol.ts'

// The receiver decides when a worker ends, also when the platform signals every process
process.on('SIGTERM', () => {})
process.on('SIGINT', () => {})
// Without a receiver nobody waits for the print
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))

const settings: WorkerSettings = JSON.parse(process.argv[2] ?? '')
const { createTasks, versions } = await import('./tasks.ts')
const answer = createTasks(settings)
process.on('message', async (request: Request) => process.send?.(await answer(request)))
process.send?.({ ready: versions })
// Node does so when a process exits, which a killed one does not
flushCompileCache()
