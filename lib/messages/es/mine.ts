import type { mine as english } from '../en/mine.ts'

export const mine: typeof english = {
  title: 'Mis imágenes',
  lead: 'Lo que se envió desde este navegador y aún se guarda. La lista está solo en este navegador: ningún servidor la tiene y nadie más la ve.',
  needsScript: 'La lista está en el navegador, que solo la muestra con JavaScript.',
  none: 'Desde este navegador no se ha enviado nada, o ya pasó su tiempo.',
  ready: '{count} listas',
  waiting: '{count} en curso',
  failed: '{count} con fallo',
  forget: 'Olvidar la lista',
  forgetHint: 'Las imágenes siguen donde están hasta que pase su tiempo.'
}
