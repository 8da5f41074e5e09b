import { assertDiscreetResults } from '../failures/assert-discreet.ts'
import { waitFor } from '../wait-for.ts'

export type ServerEvent = { event: string; data: Record<string, unknown> }

/** Listens to server-sent events, as a browser's EventSource does. */
export async function openEventStream(url: string) {
  const abort = new AbortController()
  const response = await fetch(url, { signal: abort.signal })
  let text = ''
  const events = () => {
    const parsed = parseEvents(text)
    assertDiscreetResults(parsed.map(({ data: { error, parameters } }) => ({ error, parameters })))
    return parsed
  }

  async function read() {
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? []) text += decoder.decode(chunk, { stream: true })
  }
  const ended = read()
  ended.catch(() => {})

  return {
    response,
    text: () => text,
    events,
    /** What was told of a result although nothing had changed since the event before it. */
    repeated: () => repeatedIn(events()),
    /** Resolves when the server ends the stream; rejects when the connection is cut. */
    ended,
    close: () => abort.abort(),
    /** Waits for an event that has these members. */
    seen: (event: string, members: Record<string, unknown> = {}, timeoutMs?: number) =>
      waitFor(
        `the event ${event} ${JSON.stringify(members)}`,
        () => events().find((one) => one.event === event && has(one.data, members)),
        timeoutMs
      )
  }
}

function parseEvents(text: string): ServerEvent[] {
  return text
    .split('\n\n')
    .slice(0, -1)
    .map((block) => new Map(block.split('\n').map(field)))
    .filter((fields) => fields.has('data'))
    .map((fields) => ({
      event: fields.get('event') ?? 'message',
      data: JSON.parse(fields.get('data') ?? '')
    }))
}

function repeatedIn(events: ServerEvent[]): ServerEvent[] {
  const last = new Map<string, string>()
  return events.filter(({ data }) => {
    const result = `${data.image} ${data.recipe}`
    const [told, before] = [JSON.stringify(data), last.get(result)]
    last.set(result, told)
    return told === before
  })
}

function field(line: string): [name: string, value: string] {
  const colon = line.indexOf(':')
  return [line.slice(0, colon), line.slice(colon + 1).trimStart()]
}

function has(data: Record<string, unknown>, members: Record<string, unknown>): boolean {
  return Object.entries(members).every(([name, value]) => data[name] === value)
}
