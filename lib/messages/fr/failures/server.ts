import type { BrokerTroubles, ServerProblems, StorageTroubles } from '#lib/failures/server.ts'
import type { Sentences, Titled } from '../../failure-words.ts'

const problems: Titled<ServerProblems> = {
  'queue-full': {
    title: 'La chambre noire est pleine',
    detail:
      'La file est pleine ({limit.measured} sur {limit.allowed}). Renvoyez l’image dans un instant.'
  },
  unexpected: {
    title: 'Quelque chose a échoué de notre côté',
    detail: 'Rien n’a été accepté. Le journal en donne la cause sous la requête {request}.'
  },
  'broker-away': {
    title: 'Aucune image ne peut être acceptée pour le moment',
    detail: '{reason} Rien n’a été enregistré ; renvoyez-la dans un instant.'
  },
  'storage-away': {
    title: 'Aucune image ne peut être acceptée pour le moment',
    detail: '{reason} Rien n’a été enregistré ; renvoyez-la dans un instant.'
  },
  stopping: {
    title: 'Ce serveur est en train de s’arrêter',
    detail: 'Rien n’a été accepté. Renvoyez votre demande : son successeur répond bientôt.'
  },
  'storage-full': {
    title: 'Le stockage est plein',
    detail: 'Il n’y a plus de place pour l’image. Rien n’a été enregistré ; envoyez-la plus tard.'
  },
  'too-slow': {
    title: 'La requête est arrivée trop lentement',
    detail: 'Elle n’est pas arrivée dans le temps accordé. Renvoyez-la.'
  },
  'rate-limited': {
    title: 'Trop de requêtes',
    detail:
      'Vous pouvez envoyer {limit.allowed} requêtes en {seconds} secondes. Réessayez dans {wait} secondes.'
  },
  'too-many-uploads': {
    title: 'Trop d’envois à la fois',
    detail: 'D’autres sont encore en cours de réception. Réessayez dans quelques secondes.'
  },
  'too-many-images': {
    title: 'Vous avez trop d’images ici',
    detail:
      'Vous pouvez en avoir {limit.allowed} à la fois. Effacez-en, ou attendez qu’elles expirent.'
  },
  'quota-full': {
    title: 'Il n’y a pas de place pour cela',
    detail:
      'Photographies et tirages peuvent occuper jusqu’à {limit.allowed:bytes} ; avec ceci, ce serait {limit.measured:bytes}. Rien n’a été enregistré.'
  },
  'too-many-streams': {
    title: 'Trop de flux d’événements',
    detail:
      'Il peut y en avoir {limit.allowed} d’ouverts. Fermez-en un, ou demandez la page de temps en temps.'
  },
  'preview-overtaken': {
    title: 'Un aperçu plus récent a été demandé',
    detail: 'Celui-ci a été abandonné pour un plus récent de la même image.'
  },
  'too-many-previews': {
    title: 'Trop d’aperçus à la fois',
    detail: 'D’autres sont encore en cours pour vous. Redemandez-le dès que l’un d’eux est là.'
  },
  'no-preview': {
    title: 'Pas d’aperçu pour l’instant',
    detail:
      'Il n’a pas pu être fait à temps. Les tirages ne sont pas touchés. Réessayez dans un instant.'
  }
}

const broker: Sentences<BrokerTroubles> = {
  'broker-not-connected': 'Le courtier de messages est injoignable.',
  'broker-blocked': ({ short }) =>
    `Le courtier de messages n’en accepte aucun pour le moment${short === null ? '' : ` : il manque ${lacking[short]}`}.`,
  'broker-refuses': 'Le courtier de messages répond, mais n’est pas utilisable.',
  'broker-lost':
    'La connexion au courtier de messages a été perdue avant qu’il ne confirme le travail.',
  'broker-unconfirmed': 'Le courtier de messages n’a pas confirmé le travail à temps.',
  'queue-missing': 'Le courtier de messages n’a pas de file {queue}.'
}

const lacking = { memory: 'de mémoire', disk: 'de place sur son disque' }

const storage: Sentences<StorageTroubles> = {
  'no-space': 'Le stockage n’a plus de place.',
  'read-only': 'Le stockage est en lecture seule.',
  'no-permission': 'Ce serveur ne peut pas écrire dans son stockage.',
  'no-folder': 'Le stockage n’est pas là où il devrait être.',
  'too-many-open-files': 'Le stockage a trop de fichiers ouverts.',
  'disk-fault': 'Le disque du stockage signale une erreur.',
  'store-away': 'Le stockage d’objets est injoignable.',
  'store-refuses':
    'Le stockage d’objets refuse : son compartiment, ou ce que ce serveur lui présente, n’est pas juste.'
}

export const server = { ...problems, ...broker, ...storage }
