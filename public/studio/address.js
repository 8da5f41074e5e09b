/**
 * The page's address is that of the photograph on the stage, so that a reload, a link or another tab
 * shows it.
 *
 * @param {{ open: () => void, close: () => void }} stage
 */
export function createAddress({ open, close }) {
  const home = location.pathname
  let current = ''

  addEventListener('popstate', () => {
    if (location.pathname === home) close()
    else if (location.pathname + location.search === current) open()
    // what this page never showed is the server's
    else location.reload()
  })

  return {
    /** @param {string} url */
    follow(url) {
      if (url === location.pathname + location.search) return
      current = url
      if (location.pathname === home) history.pushState(null, '', url)
      else history.replaceState(null, '', url)
    },
    /** There is nothing to show any more. */
    leave() {
      current = ''
      if (location.pathname !== home) history.replaceState(null, '', home)
    }
  }
}
