import type { key as english } from '../en/key.ts'

export const key: typeof english = {
  title: 'Clé',
  heading: 'Cette chambre noire demande une clé',
  lead: 'Saisissez-la une fois ; ce navigateur restera connecté sept jours.',
  key: 'Clé',
  keyHint: 'L’administrateur de ce serveur vous la donne.',
  enter: 'Entrer',
  wrong: 'Cette clé est inconnue ici.',
  ended: 'Votre session est terminée. Saisissez de nouveau la clé.',
  signedInAs: (name) => `Vous êtes connecté avec la clé « ${name} ».`,
  leave: 'Se déconnecter'
}
