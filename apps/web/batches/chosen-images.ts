import { z } from 'zod'

const named = z.object({
  image: z.union([z.string(), z.array(z.string())]).optional(),
  images: z.array(z.string()).optional()
})

/**
 * Those images of a batch that a body names: a form by `image`, JSON by `images`. Undefined: it names
 * none, and means all.
 */
export function chosenImages(body: unknown, all: string[]): string[] | undefined {
  const { image = [], images = [] } = named.safeParse(body ?? {}).data ?? {}
  const chosen = new Set([image, images].flat())
  return chosen.size > 0 ? all.filter((id) => chosen.has(id)) : undefined
}
