import type { batch as english } from '../en/batch.ts'

export const batch: typeof english = {
  photographs: (count) => (count === 1 ? '1 fotografía' : `${count} fotografías`),
  gone: (count) =>
    count === 1
      ? '1 fotografía de este lote se borró o ha caducado.'
      : `${count} fotografías de este lote se borraron o han caducado.`,
  empty: 'No queda ninguna fotografía.',
  retryAll: 'Reintentar todas las que fallaron',
  cancel: 'Cancelar',
  zip: 'Descargar todo en un ZIP',
  zipOf: (label) => `Solo ${label}, en ZIP`,
  shown: 'Copia que se muestra',
  first: 'Primera copia terminada',
  beside: 'A su lado',
  nothing: 'Nada',
  show: 'Mostrar',
  choose: (name) => `Elegir ${name}`,
  chosen: '{count} elegidas',
  erasingChosen: {
    erase: 'Borrar estas',
    eraseQuestion: '¿Borrar estas fotografías y todas sus copias?',
    eraseConfirm: 'Borrarlas'
  },
  zipHint: 'Todas las copias terminadas, con una lista de todas las pedidas.',
  another: 'Otra copia de cada una',
  anotherHint:
    'De todas estas fotografías o solo de las elegidas; no hace falta volver a enviarlas.',
  choice: 'Copia',
  none: 'Ninguna de estas',
  orWrite: 'O una receta propia',
  erasing: {
    erase: 'Borrar todas estas fotografías',
    eraseQuestion: '¿Borrar todas las fotografías de este lote y todas sus copias?',
    eraseDetail: 'Se borran de inmediato y para todos. No se puede deshacer.',
    eraseConfirm: 'Borrarlas todas',
    keep: 'Conservarlas'
  },

  together: 'Enviadas juntas',
  all: 'Todas las fotografías',
  previous: 'Anterior',
  next: 'Siguiente',
  toBatch: 'Volver a las fotografías'
}
