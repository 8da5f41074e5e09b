import type { server as english } from '../../en/problems/server.ts'

export const server: typeof english = {
  'queue-full': {
    title: 'La chambre noire est pleine',
    detail:
      '{measured} tirages attendent déjà, pour {limit} places. Renvoyez l’image bientôt ; {variable} règle cette limite.'
  },
  unexpected: {
    title: 'Quelque chose a échoué de notre côté',
    detail: 'Rien n’a été accepté. Le journal en donne la cause sous la requête {request}.'
  },
  'broker-away': {
    title: 'Aucune image ne peut être acceptée pour le moment',
    detail: 'Le courtier de messages : {reason}. Rien n’a été gardé ; renvoyez-la bientôt.'
  },
  'storage-away': {
    title: 'Aucune image ne peut être acceptée pour le moment',
    detail:
      'Impossible d’écrire dans le stockage ({reason}). Rien n’a été gardé ; renvoyez-la bientôt.'
  },
  stopping: {
    title: 'Ce serveur est en train de s’arrêter',
    detail: 'Rien n’a été accepté. Renvoyez votre demande : son successeur répond bientôt.'
  },
  'storage-full': {
    title: 'Le stockage est plein',
    detail:
      'Il n’y a plus de place pour l’image dans DATA_DIR ou STORAGE. Rien n’a été gardé ; envoyez-la plus tard.'
  },
  'too-slow': {
    title: 'La requête est arrivée trop lentement',
    detail: 'Elle n’était pas là dans le temps accordé. Renvoyez-la.'
  },
  'wrong-token': {
    title: 'Ce n’est pas le bon jeton',
    detail:
      'Envoyez la valeur qu’a OPERATOR_TOKEN sur ce serveur, sous la forme Authorization: Bearer.'
  },
  'too-many-tries': {
    title: 'Trop de jetons sont essayés en même temps',
    detail: 'Ils sont examinés l’un après l’autre, les faux avec une pause. Réessayez bientôt.'
  }
}
