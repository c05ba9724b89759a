// Small steps in the page. A place that the script fills is marked data-f="name".

export const $ = <T extends Element = HTMLElement>(selector: string, root: ParentNode = document): T | null =>
  root.querySelector<T>(selector)

export const places = (name: string): NodeListOf<HTMLElement> =>
  document.querySelectorAll<HTMLElement>(`[data-f="${name}"]`)

/** Puts text where it belongs; says whether it was new. With `moving`, a change is seen to change. */
export function put(name: string, text: string | number, moving = false): boolean {
  let changed = false
  for (const place of places(name)) {
    if (place.textContent === String(text)) continue
    place.textContent = String(text)
    changed = true
    if (moving) restart(place, 'changed')
  }
  return changed
}

export function show(name: string, visible: boolean): void {
  for (const place of places(name)) place.hidden = !visible
}

/** Starts an animation that a class stands for, even if it ran before. */
export function restart(element: Element, name: string): void {
  element.classList.remove(name)
  void (element as HTMLElement).offsetWidth
  element.classList.add(name)
  element.addEventListener('animationend', () => element.classList.remove(name), { once: true })
}

export function el(tag: string, classes = '', text = ''): HTMLElement {
  const element = document.createElement(tag)
  if (classes) element.className = classes
  if (text) element.textContent = text
  return element
}

/** Figures read left to right in every language. */
export function ltr(text: string): HTMLElement {
  const bdi = el('bdi', '', text)
  bdi.dir = 'ltr'
  return bdi
}
