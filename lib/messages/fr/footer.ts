import type { footer as english } from '../en/footer.ts'

export const footer: typeof english = {
  pages: 'Autres pages',
  language: 'Langue',
  theme: 'Apparence',
  themes: { auto: 'Système', light: 'Clair', dark: 'Sombre' }
}
