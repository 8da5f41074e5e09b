import { type Language, pageWords } from '#lib/messages/index.ts'

type Shown = {
  /** Where to go with the key. */
  next: string
  /** Of the key that this browser has shown. */
  name?: string | undefined
  isWrong?: boolean
  hasEnded?: boolean
}

/** Asks for a key, once; with one, says whose it is. */
export function keyPage(language: Language, { next, name, isWrong, hasEnded }: Shown) {
  const own = pageWords(language).key
  return {
    language,
    title: `${own.title} · Revelado`,
    styles: ['controls', 'operators'],
    own,
    next,
    signedIn: name !== undefined,
    lead: name === undefined ? own.lead : own.signedInAs(name),
    fault: isWrong ? own.wrong : hasEnded ? own.ended : undefined
  }
}
