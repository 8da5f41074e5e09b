import { decodeReply, type ViewReply } from '#lib/broker/view.ts'

type OnReply = (reply: ViewReply) => void

export type Replies = ReturnType<typeof createReplies>

/** Hands each reply of a receiver to whoever waits for it. */
export function createReplies() {
  const waiting = new Map<string, OnReply>()
  let listeningOn: string | undefined

  return {
    /** Where this process hears replies; undefined until it is connected. */
    queue: () => listeningOn,
    listensOn(queue: string) {
      listeningOn = queue
    },

    /** @returns the function that stops waiting */
    await(correlationId: string, onReply: OnReply): () => void {
      waiting.set(correlationId, onReply)
      return () => void waiting.delete(correlationId)
    },

    /** Ignores what nobody waits for any more. @throws when it is not a reply */
    received(correlationId: string, content: Uint8Array) {
      const onReply = waiting.get(correlationId)
      waiting.delete(correlationId)
      onReply?.(decodeReply(content))
    }
  }
}
