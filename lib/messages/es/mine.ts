import type { mine as english } from '../en/mine.ts'

export const mine: typeof english = {
  title: 'Mis imágenes',
  lead: 'Fotografías enviadas desde este navegador. La lista se guarda solo aquí.',
  needsScript: 'Esta lista se guarda en su navegador. Active JavaScript para verla.',
  none: 'Desde este navegador no se ha enviado nada, o ya caducó.',
  ready: 'Listas: {count}',
  waiting: 'En curso: {count}',
  failed: 'Con error: {count}',
  forget: 'Vaciar la lista',
  forgetHint: 'Las fotografías se conservan hasta que caduquen.'
}
