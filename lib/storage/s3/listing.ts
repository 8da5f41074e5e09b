import type { S3Client } from './client.ts'

export type Page = {
  keys: string[]
  objects: { key: string; bytes: number; modifiedAt: Date }[]
  folders: string[]
  next: string | undefined
}

/** The pages of a listing, a thousand keys each. `delimiter`: only what is directly below the prefix. */
export async function* listPages(
  client: S3Client,
  prefix: string,
  delimiter?: '/'
): AsyncGenerator<Page> {
  for (let next: string | undefined, isFirst = true; isFirst || next; isFirst = false) {
    const query = {
      'list-type': '2',
      prefix,
      ...(delimiter && { delimiter }),
      ...(next && { 'continuation-token': next })
    }
    const { read } = await client.ask({ method: 'GET', query }, (response) => response.text())
    const page = readPage(read)
    yield page
    next = page.next
  }
}

/** Our keys have no character that XML writes otherwise. */
function readPage(xml: string): Page {
  const all = (pattern: RegExp) => Array.from(xml.matchAll(pattern), ([, text = '']) => text)
  const [next] = all(/<NextContinuationToken>([^<]*)<\/NextContinuationToken>/g)
  return {
    keys: all(/<Key>([^<]*)<\/Key>/g),
    objects: all(/<Contents>(.*?)<\/Contents>/gs).map(readObject),
    folders: all(/<CommonPrefixes>\s*<Prefix>([^<]*)<\/Prefix>/g),
    next
  }
}

function readObject(xml: string): Page['objects'][number] {
  const [, key = ''] = /<Key>([^<]*)</.exec(xml) ?? []
  const [, size] = /<Size>(\d+)</.exec(xml) ?? []
  const [, modified] = /<LastModified>([^<]*)</.exec(xml) ?? []
  return { key, bytes: Number(size ?? 0), modifiedAt: new Date(modified ?? 0) }
}
