import type { batch as english } from '../en/batch.ts'

export const batch: typeof english = {
  photographs: (count) => (count === 1 ? '1 fotografía' : `${count} fotografías`),
  gone: (count) =>
    count === 1
      ? '1 fotografía de este lote se borró o venció su plazo.'
      : `${count} fotografías de este lote se borraron o venció su plazo.`,
  empty: 'No queda ninguna de sus fotografías.',
  retryAll: 'Reintentar todas las que fallaron',
  cancel: 'Cancelar',
  zip: 'Descargar todo en un ZIP',
  zipHint: 'Todas las copias listas, con una lista de todas.',
  another: 'Otra copia de cada una',
  anotherHint: 'De todas estas fotografías; no hace falta volver a enviarlas.',
  choice: 'Copia',
  none: 'Ninguna de estas',
  orWrite: 'O una receta propia',
  erasing: {
    erase: 'Borrar todas estas fotografías',
    eraseQuestion: '¿Borrar todas las fotografías de este lote y todas sus copias?',
    eraseDetail: 'Desaparecen enseguida, para todos, y no se pueden recuperar.',
    eraseConfirm: 'Borrarlas todas',
    keep: 'Conservarlas'
  },

  together: 'Enviadas juntas',
  all: 'Todas las fotografías',
  previous: 'Anterior',
  next: 'Siguiente',
  toBatch: 'A las fotografías'
}
