import { Problem } from '../http/problem.ts'

/** Of one client: being made at once, and waiting besides. */
const MAX_RUNNING = 2
const MAX_WAITING = 4

type Wish = { image: string; begin(): void; drop(reason: Problem): void }
type Client = { running: number; waiting: Wish[] }

export type Wishes = ReturnType<typeof createWishes>

/**
 * Bounds what each client has in flight. Who asks for more loses the oldest wish that waits for the
 * same image: of a slider that moves, the newest wish alone counts.
 */
export function createWishes() {
  const clients = new Map<string, Client>()

  function begin(key: string, client: Client) {
    while (client.running < MAX_RUNNING) {
      const next = client.waiting.shift()
      if (!next) break
      client.running++
      next.begin()
    }
    if (client.running === 0) clients.delete(key)
  }

  return {
    /**
     * Runs the task in its turn; not at all once `left` is aborted.
     * @throws Problem preview-overtaken, too-many-previews
     */
    async fulfil<T>(
      { client: key, image, left }: { client: string; image: string; left: AbortSignal },
      task: () => Promise<T>
    ): Promise<T> {
      const client = clients.get(key) ?? { running: 0, waiting: [] }
      makeRoom(client, image)
      clients.set(key, client)
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      const wish = { image, begin: resolve, drop: reject }
      client.waiting.push(wish)
      const withdraw = () => take(client, wish)?.drop(new Problem('preview-overtaken'))
      left.addEventListener('abort', withdraw)
      begin(key, client)
      await promise.finally(() => left.removeEventListener('abort', withdraw))
      return await task().finally(() => {
        client.running--
        begin(key, client)
      })
    }
  }
}

/** @throws Problem too-many-previews */
function makeRoom(client: Client, image: string) {
  if (client.waiting.length < MAX_WAITING) return
  const overtaken = client.waiting.find((wish) => wish.image === image)
  if (!overtaken) throw new Problem('too-many-previews', { headers: { 'retry-after': '1' } })
  take(client, overtaken)
  overtaken.drop(new Problem('preview-overtaken', { headers: { 'retry-after': '1' } }))
}

function take({ waiting }: Client, wish: Wish): Wish | undefined {
  const at = waiting.indexOf(wish)
  return at < 0 ? undefined : waiting.splice(at, 1)[0]
}
