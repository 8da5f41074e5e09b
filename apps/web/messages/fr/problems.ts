import type { ProblemCode, Words } from '../en/problems.ts'

export const problems: Record<ProblemCode, Words> = {
  'no-image': {
    title: 'Aucune image n’a été envoyée',
    detail:
      'Envoyez une ou plusieurs images dans le champ multipart « data », ou une seule comme corps.'
  },
  'wrong-field': {
    title: 'L’image est arrivée dans un autre champ',
    detail: 'Un fichier est arrivé dans le champ « {field} » : envoyez-le dans « data ».'
  },
  'no-recipe': {
    title: 'Aucun tirage n’a été demandé',
    detail: 'Cochez un traitement, ou dites quelle recette, comme {"recipe": "grayscale"}.'
  },
  'empty-image': {
    title: 'Le fichier est vide',
    detail: '« {name} » n’a aucun octet. A-t-il été enregistré en entier ?'
  },
  'upload-cut-off': {
    title: 'L’envoi s’est interrompu',
    detail: 'La connexion ou le corps multipart s’est terminé avant l’image. Renvoyez-la.'
  },
  'bad-request': { title: 'La requête est incompréhensible', detail: '{reason}' },
  'wrong-token': {
    title: 'Ce n’est pas le bon jeton',
    detail:
      'Envoyez la valeur qu’a OPERATOR_TOKEN sur ce serveur, sous la forme Authorization: Bearer.'
  },
  'too-many-tries': {
    title: 'Trop de jetons sont essayés en même temps',
    detail: 'Ils sont examinés l’un après l’autre, les faux avec une pause. Réessayez bientôt.'
  },
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
  'too-slow': {
    title: 'La requête est arrivée trop lentement',
    detail: 'Elle n’était pas là dans le temps accordé. Renvoyez-la.'
  },
  'nothing-ready': {
    title: 'Aucun tirage de ce lot n’est prêt',
    detail:
      'Un ZIP serait vide : {queued} attendent leur tour, {processing} sont dans le bain, {failed} ont échoué.'
  },
  'too-large': {
    title: 'Le fichier est trop lourd',
    detail:
      'Une image peut faire {limit:bytes} ; celle-ci fait {measured:bytes} ou plus. {variable} règle cette limite.'
  },
  'request-too-large': {
    title: 'La requête est trop lourde',
    detail: 'Outre les images, une requête peut porter {fields} champs, ou {bytes:bytes} de JSON.'
  },
  'too-many-files': {
    title: 'Trop d’images à la fois',
    detail:
      'Une requête peut porter {limit} images. Envoyez le reste dans une autre ; {variable} règle cette limite.'
  },
  'not-an-image': {
    title: 'Ce n’est pas une image qui puisse être développée',
    detail:
      '« {name} » ne contient pas de {formats} : ce que disent ses octets compte, pas son nom.'
  },
  heic: {
    title: 'Les photographies HEIC ne peuvent pas être lues ici',
    detail:
      '« {name} » en est une. Envoyez-la en JPEG : un iPhone en fait avec Réglages, Appareil photo, Formats, Le plus compatible.'
  },
  'svg-off': {
    title: 'Le SVG n’est pas accepté ici',
    detail:
      '« {name} » est un SVG. ALLOW_SVG=true sur le serveur les accepte ; un PNG est toujours accepté.'
  },
  'wrong-content': {
    title: 'Ce type de contenu n’est pas accepté ici',
    detail: 'Content-Type {mediaType} n’est pas accepté ici : envoyez {allowed}.'
  },
  'bad-range': {
    title: 'Cet intervalle est hors du fichier',
    detail: 'Le fichier a {bytes} octets ; l’intervalle demandé est au-delà.'
  },
  'broken-image': {
    title: 'L’image est abîmée',
    detail:
      '« {name} » commence comme du {format}, mais sa taille est illisible. L’image a-t-elle été enregistrée en entier ?'
  },
  'too-many-pixels': {
    title: 'L’image a trop de pixels',
    detail:
      'Une image peut avoir {limit} pixels ; celle-ci en a {measured}. {variable} règle cette limite.'
  },
  'side-too-long': {
    title: 'L’image est trop longue ou trop large',
    detail:
      'Un côté peut avoir {limit} pixels ; celui-ci en a {measured}. {variable} règle cette limite.'
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
  'queue-full': {
    title: 'La chambre noire est pleine',
    detail:
      '{measured} tirages attendent déjà, pour {limit} places. Renvoyez l’image bientôt ; {variable} règle cette limite.'
  },
  'headers-too-large': {
    title: 'Les en-têtes sont trop lourds',
    detail: 'L’adresse et les en-têtes ensemble peuvent faire 16 ko.'
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
  }
}
