import type { footer as english } from '../en/footer.ts'

export const footer: typeof english = {
  pages: 'Más páginas',
  language: 'Idioma',
  theme: 'Aspecto',
  themes: { auto: 'Sistema', light: 'Claro', dark: 'Oscuro' }
}
