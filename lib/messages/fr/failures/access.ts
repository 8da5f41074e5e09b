import type { AccessProblems } from '#lib/failures/access.ts'
import type { Titled } from '../../failure-words.ts'

export const access: Titled<AccessProblems> = {
  'no-key': {
    title: 'Cette chambre noire demande une clé',
    detail: 'Envoyez une clé de ce serveur par Authorization: Bearer.'
  },
  'wrong-key': {
    title: 'Cette clé est inconnue ici',
    detail: 'Elle est mal écrite ou n’est plus valable. Demandez à l’administrateur de ce serveur.'
  },
  'key-lacks-scope': {
    title: 'Cette clé ne le permet pas',
    detail:
      'Il manque à la clé « {key} » le droit « {scope} ». Demandez à l’administrateur de ce serveur.'
  },
  'wrong-token': {
    title: 'Ce n’est pas le bon jeton',
    detail: 'Envoyez le jeton d’exploitation de ce serveur, sous la forme Authorization: Bearer.'
  },
  'too-many-tries': {
    title: 'Trop de jetons sont essayés en même temps',
    detail:
      'Ils sont vérifiés un par un, avec une pause après chaque erreur. Réessayez dans un instant.'
  },
  'cross-site': {
    title: 'Un autre site a envoyé ce formulaire',
    detail:
      'Ce serveur n’accepte que les formulaires de ses propres pages. Les programmes ne sont pas concernés : ils n’envoient ni Origin ni Sec-Fetch-Site.'
  },
  'link-expired': {
    title: 'Ce lien a expiré',
    detail: 'Il était valable jusqu’au {expiredAt}. Demandez-en un autre là où vous l’avez obtenu.'
  },
  'link-altered': {
    title: 'Ce lien a été modifié',
    detail:
      'Sa signature n’est pas celle de {path} avec ces paramètres : il a été changé, ou fait pour une autre adresse.'
  },
  'link-unsigned': {
    title: 'Cette image demande un lien signé',
    detail: 'Demandez-le là où vous avez trouvé l’adresse : il se termine par exp=… et sig=….'
  },
  'bad-link': {
    title: 'Impossible d’en faire un lien',
    detail:
      'Envoyez {"recipe": "…"} ou {"original": true} ; en plus, "seconds", "width" (320 ou 1280) et, avec une recette, "ask": true.'
  },
  'links-off': {
    title: 'Ce serveur ne signe pas de liens',
    detail: 'Son administrateur n’a défini aucune clé pour les signer.'
  }
}
