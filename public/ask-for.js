import { ask, tell } from './upload/patience.js'

/** Asks for every recipe of every image; returns where the prints will be. */
export async function askFor(lines, images) {
  const post = ({ url }, { input }) => ask(`${url}/results`, { recipe: input.value.trim() })
  const [first, ...others] = images
  // line by line: one that is none is found before much is asked for
  for (const line of lines) {
    const { status, body } = await post(first, line)
    if (status === 422) return line.complain(body.detail)
    if (status >= 400) return tell(body?.detail)
  }
  await Promise.all(others.flatMap((image) => lines.map((line) => post(image, line))))
  return others.length > 0 ? await batchOf(images) : first.url
}

/** One photograph has its page; several have one together. */
async function batchOf(images) {
  const { status, body } = await ask('/batches', { images: images.map(({ id }) => id) })
  return status === 201 ? body.url : tell(body?.detail)
}
