import { type Answer, exchange } from './connections.ts'

export type Asked = { recipe: string; headers?: Record<string, string>; status?: number }

/** Uploads the images as raw bodies. */
export function upload(
  url: string,
  images: Buffer[],
  { recipe, headers, status = 202 }: Asked
): Promise<Answer[]> {
  const asked = images.map((body) => ({
    method: 'POST',
    path: `/images?recipe=${recipe}`,
    headers: { 'content-type': 'image/jpeg', 'content-length': body.length, ...headers },
    body
  }))
  return exchange(url, asked, status)
}

export function idOf({ headers }: Answer): string {
  return headers.location?.split('/').at(-1) ?? ''
}
