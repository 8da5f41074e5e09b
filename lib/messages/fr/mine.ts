import type { mine as english } from '../en/mine.ts'

export const mine: typeof english = {
  title: 'Mes images',
  lead: 'Photographies envoyées depuis ce navigateur. La liste n’est conservée qu’ici.',
  needsScript: 'Cette liste est conservée dans votre navigateur. Activez JavaScript pour la voir.',
  none: 'Rien n’a été envoyé depuis ce navigateur, ou tout a expiré.',
  ready: 'Prêts : {count}',
  waiting: 'En cours : {count}',
  failed: 'En échec : {count}',
  forget: 'Vider la liste',
  forgetHint: 'Les photographies elles-mêmes restent jusqu’à leur expiration.'
}
