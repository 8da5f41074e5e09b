import type { Worker } from '../pool/worker.ts'

/** Kills the worker if the task is interrupted: others need its memory, or its slot. */
export async function unlessAborted<T>(
  worker: Worker,
  signal: AbortSignal | undefined,
  task: () => Promise<T>
): Promise<T> {
  const evict = () => worker.kill('evicted')
  signal?.addEventListener('abort', evict)
  // perhaps while it waited for the worker
  if (signal?.aborted) evict()
  try {
    return await task()
  } finally {
    signal?.removeEventListener('abort', evict)
  }
}
