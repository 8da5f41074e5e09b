import type { studio as english } from '../en/studio.ts'

export const studio: typeof english = {
  take: 'Llevársela',
  ways: {
    picture: 'Copiar imagen',
    share: 'Compartir',
    link: 'Copiar enlace',
    html: 'Copiar HTML',
    curl: 'Copiar curl',
    recipe: 'Copiar receta'
  },
  one: 'Solo esta',
  /** The script fills in {count}. */
  all: 'Revelar las {count}',
  prints: 'Copias',
  original: 'Original',
  hold: 'Mantener para ver el original',
  sample: 'Probar con una foto de muestra',
  before: 'Antes',
  after: 'Después: térmica',
  beforeAndAfter:
    'Un gato: una mitad como en la foto, la otra como la mostraría una cámara térmica',
  add: 'Añadir fotografías',
  /** What the stage says; `{…}` is filled in by the browser. */
  said: {
    adding: 'Enviando {n} de {of}…',
    sending: 'Enviando. Los cambios se verán cuando haya llegado.',
    size: 'La copia tendrá {size} píxeles.',
    approximate: 'La copia tendrá {size} píxeles. Aproximado a este tamaño: {steps}.',
    away: 'El servidor no responde. La vista previa llegará cuando vuelva.',
    nothing: 'Añada primero un tratamiento.',
    waiting: 'Revelando…',
    ready: '{label}: {size} píxeles, {format}, {bytes}.',
    unseen:
      'Los navegadores no muestran este formato: la vista previa llegará en cuanto esté hecha.'
  }
}
