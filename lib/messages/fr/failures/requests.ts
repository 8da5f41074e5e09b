import type { RequestFaults, RequestProblems } from '#lib/failures/requests.ts'
import type { Status } from '#lib/images/status.ts'
import type { Sentences, Titled } from '../../failure-words.ts'

const problems: Titled<RequestProblems> = {
  'no-recipe': {
    title: 'Aucun tirage n’a été demandé',
    detail: 'Cochez un traitement, ou envoyez une recette, par exemple {"recipe": "grayscale"}.'
  },
  'bad-request': { title: 'La requête est incompréhensible', detail: '{reason}' },
  'not-found': {
    title: 'Page introuvable',
    detail: 'Il n’y a pas de page à l’adresse {path}. Commencez par /.'
  },
  'no-such-image': {
    title: 'Cette image n’existe pas',
    detail:
      'Aucune image n’a l’identifiant « {id} ». Elle a été effacée, son délai est passé ou l’adresse est mal écrite.'
  },
  'no-such-batch': {
    title: 'Ce lot n’existe pas',
    detail:
      'Aucun lot n’a l’identifiant « {id} ». Il a été effacé, son délai est passé, ou l’adresse est mal écrite.'
  },
  'no-such-treatment': {
    title: 'Ce traitement n’existe pas',
    detail: ({ name, allowed, nearest }, { list }) =>
      `Aucun traitement ne s’appelle « ${name} ».${nearest === undefined ? '' : ` Vouliez-vous dire « ${nearest} » ?`} Disponibles : ${list(allowed)}.`
  },
  'never-asked': {
    title: 'Ce résultat n’a jamais été demandé',
    detail: 'Personne n’a demandé « {recipe} » pour cette image. Demandez-le par POST à {url}.'
  },
  'wrong-method': {
    title: 'Cette adresse n’accepte pas cette méthode',
    detail: '{path} accepte {allowed}, pas {method}.'
  },
  'not-acceptable': {
    title: 'Le tirage ne serait pas du type que vous acceptez',
    detail:
      'La recette « {recipe} » donne {mediaType} ; Accept admet {accept}. Ajoutez-y output:format=….'
  },
  'nothing-ready': {
    title: 'Aucun tirage de ce lot n’est prêt',
    detail:
      'Un ZIP serait vide : {queued} attendent leur tour, {processing} sont dans le bain, {failed} ont échoué.'
  },
  'file-changed': {
    title: 'Le fichier n’est pas celui que vous attendez',
    detail: 'Il ne remplit pas la condition de If-Match ou If-Unmodified-Since.'
  },
  'file-damaged': {
    title: 'Le fichier est endommagé',
    detail:
      'Le disque de ce serveur l’a perdu, en tout ou en partie. Effacez le tirage et redemandez-le, ou renvoyez la photographie.'
  },
  'bad-range': {
    title: 'Cet intervalle est hors du fichier',
    detail: 'Le fichier a {bytes} octets ; l’intervalle demandé est au-delà.'
  },
  'bad-width': {
    title: 'Cette largeur n’est pas proposée',
    detail: 'La largeur est « {given} » ; possible : {allowed}.'
  },
  'bad-recipe': { title: 'La recette ne peut pas être suivie', detail: '{reason}' },
  'bad-batch': {
    title: 'Impossible d’en faire un lot',
    detail:
      'Envoyez {"images": ["…", "…"]} avec les identifiants de 1 à {limit.allowed} images de ce serveur.'
  },
  'twice-in-batch': {
    title: 'Une image est nommée deux fois',
    detail: 'L’image « {id} » figure deux fois dans le lot : indiquez-la une seule fois.'
  },
  'too-many-results': {
    title: 'Trop de tirages',
    detail: ({ per, limit: { allowed } }, { number }) =>
      ({
        image: `Une image peut avoir jusqu’à ${number(allowed)} tirages. Effacez-en d’abord quelques-uns.`,
        request: `Une requête peut demander jusqu’à ${number(allowed)} tirages. Demandez-en moins à la fois.`,
        batch: `Les images d’un lot peuvent avoir jusqu’à ${number(allowed)} tirages en tout. Demandez ses images une par une, ou le ZIP d’une seule recette.`
      })[per]
  },
  'result-failed': { title: 'L’image n’a pas pu être développée', detail: '{reason}' },
  'result-waiting': {
    title: 'Le tirage n’est pas encore prêt',
    detail: ({ state }) => `${states[state]}. Redemandez-le, ou envoyez Prefer: wait=20.`
  },
  'headers-too-large': {
    title: 'Les en-têtes sont trop lourds',
    detail: 'L’adresse et les en-têtes ensemble peuvent faire jusqu’à 16 ko.'
  }
}

const states: Record<Status, string> = {
  queued: 'Il attend son tour',
  processing: 'Il est en cours de développement',
  done: 'Il est prêt maintenant',
  failed: 'Il a échoué'
}

const faults: Sentences<RequestFaults> = {
  'not-http': 'Ce n’est pas du HTTP valide.',
  'bad-address': 'Son adresse est mal encodée : après un % viennent deux chiffres hexadécimaux.',
  'empty-json': 'Son Content-Type annonce du JSON, mais son corps est vide.',
  'malformed-json': 'Son corps n’est pas du JSON valide.',
  'malformed-multipart': 'Son corps multipart est mal formé.',
  'no-boundary': 'Son Content-Type est multipart/form-data, mais boundary manque.',
  'forbidden-field': 'L’un de ses champs porte un nom qui n’est pas admis.',
  'wrong-length': 'Son corps n’a pas la longueur annoncée par Content-Length.',
  'unclear-request': 'Ses en-têtes ou son corps sont mal formés.'
}

export const requests = { ...problems, ...faults }
