/** The foot of every page. */
export const footer = {
  pages: 'More pages',
  language: 'Language',
  theme: 'Appearance',
  themes: { auto: 'System', light: 'Light', dark: 'Dark' }
}
