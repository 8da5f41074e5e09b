/**
 * Puts a layer over the photograph, which has its pointers until it is taken away.
 *
 * @param {Pick<Studio.Overlay, 'element'>} overlay
 * @param {HTMLElement} layer
 * @param {string} tool
 */
export function putOver({ element }, layer, tool) {
  element.append(layer)
  element.dataset.tool = tool
  return () => {
    layer.remove()
    element.dataset.tool = ''
  }
}
