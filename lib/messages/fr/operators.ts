import type { operators as english } from '../en/operators.ts'

export const operators: typeof english = {
  title: 'État',
  heading: 'État de la chambre noire',
  taking: {
    yes: 'Les photographies sont acceptées.',
    noReceiver:
      'Les photographies sont acceptées mais pas développées : aucun récepteur n’est en marche.',
    full: 'Aucune photographie n’est acceptée en ce moment : la file est pleine tant que des tirages ne sont pas terminés.',
    brokerAway:
      'Aucune photographie n’est acceptée en ce moment : le courtier de messages est injoignable.',
    brokerBlocked:
      'Aucune photographie n’est acceptée en ce moment : le courtier refuse les messages.',
    storageAway:
      'Aucune photographie n’est acceptée en ce moment : le stockage n’est pas accessible en écriture.'
  },
  lost: 'Le serveur ne répond pas. Voici son dernier état connu.',

  waiting: 'Tirages en attente',
  receivers: 'Récepteurs',
  broker: 'Courtier de messages',
  brokerIs: { connected: 'connecté', blocked: 'refuse les messages', away: 'injoignable' },
  storage: 'Stockage',
  storageIs: { writable: 'accessible en écriture', away: 'écriture impossible' },
  access: 'Ouverte à',
  accessIs: { open: 'quiconque l’atteint', keys: 'qui a une clé' },
  version: 'Version',
  uptime: 'En marche depuis',
  unknown: 'inconnu',

  door: 'Pour les administrateurs',
  doorHint: 'Les files, les récepteurs, le débit et les échecs demandent le jeton.',
  noToken:
    'Le reste de cette page demande un jeton, et ce serveur n’en a pas : le README dit comment le définir.',
  needsKey: 'Le reste de cette page demande une clé d’administration.',
  token: 'Jeton',
  tokenHint: 'Celui qui est défini sur ce serveur.',
  open: 'Ouvrir',
  wrong: 'Jeton incorrect.',
  leave: 'Refermer',

  queue: 'File d’attente',
  queued: 'En attente',
  lanes: {
    first: 'dont aperçus',
    images: 'dont dans une part équitable',
    bulk: 'dont au-delà'
  },
  retrying: 'À réessayer',
  dead: 'Messages morts',

  noReceivers: 'Aucun ne s’est signalé ces dernières secondes.',
  receiver: (number) => `Récepteur ${number}`,
  inHand: 'En cours',
  inHandOf: (inHand, concurrency) => `${inHand} sur ${concurrency}`,
  memory: 'Mémoire',
  workers: 'Ses processus de développement',
  workersOf: (bytes: string, count: string) => `${bytes} dans ${count}`,
  container: 'Tout le conteneur',
  room: 'Libre pour les images',
  roomOf: (free, room) => `${free} sur ${room}`,

  throughput: 'La dernière heure',
  since: 'Enregistré par ce processus web, démarré',
  chart: (done, failed) =>
    `Barres de chacune des 60 dernières minutes : réussis ${done}, échoués ${failed}.`,
  done: 'Réussis',
  failed: 'Échoués',
  counted: (label, count, most) => `${label} : ${count}, au plus ${most} par minute`,
  hourAgo: 'il y a 60 minutes',
  now: 'maintenant',
  inFigures: 'En chiffres',
  minutesAgo: 'Il y a (minutes)',

  failures: 'Échecs',
  noFailures: 'Aucun.',
  noReason: 'Raison inconnue : le tirage a été redemandé ou effacé.',

  web: 'Ce processus web',
  heap: 'dont JavaScript'
}
