import { sentList } from './sent-list.js'

/** @typedef {import('./sent-list.js').Sent} SentImage */

export const { list, remember, forget } = sentList('revelado.images')
