import type { AccessProblems } from '#lib/failures/access.ts'
import type { Titled } from '../../failure-words.ts'

export const access: Titled<AccessProblems> = {
  'no-key': {
    title: 'This darkroom needs a key',
    detail: 'Send a key of this server as Authorization: Bearer.'
  },
  'wrong-key': {
    title: 'This key is not known here',
    detail: 'It is misspelt or no longer valid. Ask whoever runs this server.'
  },
  'key-lacks-scope': {
    title: 'This key does not allow that',
    detail: 'The key “{key}” lacks the scope “{scope}”. Ask whoever runs this server.'
  },
  'wrong-token': {
    title: 'That is not the token',
    detail: 'Send this server’s operator token as Authorization: Bearer.'
  },
  'too-many-tries': {
    title: 'Too many tokens are being tried',
    detail: 'They are checked one at a time, with a pause after each wrong one. Try again soon.'
  },
  'cross-site': {
    title: 'Another site sent this form',
    detail:
      'This server only accepts forms of its own pages. Programs are not affected: they send neither Origin nor Sec-Fetch-Site.'
  },
  'link-expired': {
    title: 'This link has expired',
    detail: 'It was valid until {expiredAt}. Ask for a new one where you got it.'
  },
  'link-altered': {
    title: 'This link was altered',
    detail:
      'Its signature is not for {path} with these parameters: it was changed, or made for another address.'
  },
  'link-unsigned': {
    title: 'This picture takes a signed link',
    detail: 'Ask for one where you found the address: it ends in exp=… and sig=….'
  },
  'bad-link': {
    title: 'No link can be made of this',
    detail:
      'Send {"recipe": "…"} or {"original": true}; besides, "seconds", "width" (320 or 1280) and, with a recipe, "ask": true.'
  },
  'links-off': {
    title: 'This server signs no links',
    detail: 'Whoever runs it has set no key to sign them with.'
  }
}
