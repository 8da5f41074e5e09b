import type { batch as english } from '../en/batch.ts'

export const batch: typeof english = {
  photographs: (count) => (count === 1 ? '1 photographie' : `${count} photographies`),
  gone: (count) =>
    count === 1
      ? '1 photographie de ce lot a été effacée, ou son délai a expiré.'
      : `${count} photographies de ce lot ont été effacées, ou leur délai a expiré.`,
  empty: 'Il ne reste aucune de ses photographies.',
  retryAll: 'Réessayer tous les échecs',
  cancel: 'Annuler',
  zip: 'Tout télécharger en ZIP',
  zipHint: 'Tous les tirages prêts, et la liste de tous.',
  another: 'Un autre tirage de chacune',
  anotherHint: 'De toutes ces photographies ; inutile de les renvoyer.',
  choice: 'Tirage',
  none: 'Aucun de ceux-ci',
  orWrite: 'Ou une recette à vous',
  erasing: {
    erase: 'Effacer toutes ces photographies',
    eraseQuestion: 'Effacer toutes les photographies de ce lot et tous leurs tirages ?',
    eraseDetail: 'Elles disparaissent aussitôt, pour tout le monde, et sont irrécupérables.',
    eraseConfirm: 'Tout effacer',
    keep: 'Les garder'
  },

  together: 'Envoyées ensemble',
  all: 'Toutes les photographies',
  previous: 'Précédente',
  next: 'Suivante',
  toBatch: 'Vers les photographies'
}
