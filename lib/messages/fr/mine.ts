import type { mine as english } from '../en/mine.ts'

export const mine: typeof english = {
  title: 'Mes images',
  lead: 'Ce qui a été envoyé depuis ce navigateur et qui est encore gardé. La liste n’existe que dans ce navigateur : aucun serveur ne l’a, personne d’autre ne la voit.',
  needsScript: 'La liste se trouve dans le navigateur, qui ne la montre qu’avec JavaScript.',
  none: 'Rien n’a été envoyé depuis ce navigateur, ou le délai est passé.',
  ready: '{count} prêts',
  waiting: '{count} en cours',
  failed: '{count} en échec',
  forget: 'Oublier la liste',
  forgetHint: 'Les images restent où elles sont jusqu’à la fin de leur délai.'
}
