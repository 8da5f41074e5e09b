import type { ProblemCode } from '../en/problems.ts'
import type { Words } from '../en/words.ts'
import { server } from './problems/server.ts'
import { uploads } from './problems/uploads.ts'

export const problems: Record<ProblemCode, Words> = {
  ...uploads,
  ...server,
  'no-recipe': {
    title: 'Aucun tirage n’a été demandé',
    detail: 'Cochez un traitement, ou dites quelle recette, comme {"recipe": "grayscale"}.'
  },
  'bad-request': { title: 'La requête est incompréhensible', detail: '{reason}' },
  'cross-site': {
    title: 'Un autre site a envoyé ce formulaire',
    detail:
      'Seuls les formulaires de ce site sont acceptés. Les programmes sont les bienvenus : ils n’envoient pas Sec-Fetch-Site.'
  },
  'not-found': {
    title: 'Il n’y a rien ici',
    detail: 'Aucune page n’a l’adresse {path}. L’accueil est à /.'
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
    detail: 'Aucun traitement ne s’appelle « {name} ». Il y a : {names}.'
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
  'bad-range': {
    title: 'Cet intervalle est hors du fichier',
    detail: 'Le fichier a {bytes} octets ; l’intervalle demandé est au-delà.'
  },
  'bad-recipe': { title: 'La recette ne peut pas être suivie', detail: '{reason}' },
  'bad-batch': {
    title: 'Impossible d’en faire un lot',
    detail: 'Envoyez {"images": ["…", "…"]} : les identifiants de 1 à {limit} images qui sont ici.'
  },
  'twice-in-batch': {
    title: 'Une image est nommée deux fois',
    detail: 'L’image « {id} » figure deux fois parmi les images du lot : nommez-la une seule fois.'
  },
  'result-failed': { title: 'L’image n’a pas pu être développée', detail: '{reason}' },
  'result-waiting': {
    title: 'Le tirage n’est pas encore prêt',
    detail: 'Son état : {state}. Redemandez-le, ou envoyez Prefer: wait=20.'
  },
  'headers-too-large': {
    title: 'Les en-têtes sont trop lourds',
    detail: 'L’adresse et les en-têtes ensemble peuvent faire 16 ko.'
  }
}
