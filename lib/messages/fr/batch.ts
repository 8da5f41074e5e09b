import type { batch as english } from '../en/batch.ts'

export const batch: typeof english = {
  photographs: (count) => (count === 1 ? '1 photographie' : `${count} photographies`),
  gone: (count) =>
    count === 1
      ? '1 photographie de ce lot a été effacée ou a expiré.'
      : `${count} photographies de ce lot ont été effacées ou ont expiré.`,
  empty: 'Il ne reste aucune photographie.',
  retryAll: 'Réessayer tous les échecs',
  cancel: 'Annuler',
  zip: 'Tout télécharger en ZIP',
  zipOf: (label) => `${label} seulement, en ZIP`,
  shown: 'Tirage affiché',
  first: 'Premier tirage terminé',
  beside: 'À côté',
  nothing: 'Rien',
  show: 'Afficher',
  choose: (name) => `Choisir ${name}`,
  chosen: '{count} choisies',
  erasingChosen: {
    erase: 'Effacer celles-ci',
    eraseQuestion: 'Effacer ces photographies et tous leurs tirages ?',
    eraseConfirm: 'Les effacer'
  },
  zipHint: 'Tous les tirages terminés, avec la liste de tous ceux demandés.',
  another: 'Un autre tirage de chacune',
  anotherHint:
    'De toutes ces photographies, ou seulement de celles choisies ; inutile de les renvoyer.',
  choice: 'Tirage',
  none: 'Aucun de ceux-ci',
  orWrite: 'Ou votre propre recette',
  erasing: {
    erase: 'Effacer toutes ces photographies',
    eraseQuestion: 'Effacer toutes les photographies de ce lot et tous leurs tirages ?',
    eraseDetail: 'Elles sont supprimées aussitôt et pour tout le monde. C’est irréversible.',
    eraseConfirm: 'Tout effacer',
    keep: 'Les garder'
  },

  together: 'Envoyées ensemble',
  all: 'Toutes les photographies',
  previous: 'Précédente',
  next: 'Suivante',
  toBatch: 'Revenir aux photographies'
}
