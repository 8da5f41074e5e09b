import { Worker } from 'node:worker_threads'

/** `decoder`: the path of libheif-js; `source`: that of a file, or its bytes. */
export type Asked = { decoder: string; source: string | Uint8Array }

export type Decoded =
  | { samples: ArrayBuffer; width: number; height: number; channels: 3 | 4 }
  | { error: string }

const THREAD = new URL('./heic-thread.ts', import.meta.url)

/**
 * The picture that a HEIC shows, upright, 8 bits a sample, its colours not converted. It is decoded
 * in a thread of its own: WebAssembly gives memory back only when its thread ends.
 */
export async function decodeHeic(asked: Asked): Promise<Exclude<Decoded, { error: string }>> {
  const decoded = await runThread(asked)
  if ('error' in decoded) throw new Error(decoded.error)
  return decoded
}

function runThread(asked: Asked): Promise<Decoded> {
  const thread = new Worker(THREAD, { workerData: asked })
  return new Promise((resolve, reject) => {
    let decoded: Decoded | undefined
    thread.on('message', (message: Decoded) => {
      decoded = message
      thread.terminate()
    })
    thread.on('error', reject)
    thread.on('exit', (code) =>
      decoded ? resolve(decoded) : reject(new Error(`heic: the decoder ended with ${code}`))
    )
  })
}
