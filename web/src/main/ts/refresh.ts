// Fetching the page again and taking over what the server made: for all that a ball's event does not say.
import { after } from '../../../client/src/crease.ts'
import { merge } from './commentary.ts'
import { $ } from './dom.ts'
import { redraw } from './pill.ts'

/** The page as it is on the server now; null while it is older than what we know, or out of reach. */
export async function fetchPage(known: string): Promise<Document | null> {
  try {
    const response = await fetch(location.href, { headers: { Accept: 'text/html' }, cache: 'no-cache' })
    if (!response.ok) return null
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    const cursor = page.body.dataset['after'] ?? ''
    return !known || cursor === known || after(cursor, known) ? page : null
  } catch {
    return null
  }
}

/** Takes over the parts named, or everything where the page has another shape by now. */
export function swap(page: Document, parts: string[] | 'all'): void {
  const same = page.body.dataset['state'] === document.body.dataset['state']
  const names = parts === 'all' ? marked(page) : parts
  if (!same || (parts === 'all' && names.join() !== marked(document).join())) {
    replace($('#page'), $('#page', page))
    replace($('.bar .in'), $('.bar .in', page))
    redraw()
  } else {
    for (const name of names) replacePart(name, page)
    if (parts === 'all') merge([...($('#feed', page)?.children ?? [])].map(row => document.adoptNode(row) as HTMLElement))
  }
  for (const [key, value] of Object.entries(page.body.dataset)) document.body.dataset[key] = value
  if (parts === 'all') {
    document.title = page.title
    const said = $('#status', page)?.textContent
    const status = $('#status')
    if (status && said && status.textContent !== said) status.textContent = said
  }
}

const marked = (root: ParentNode): string[] =>
  [...root.querySelectorAll<HTMLElement>('[data-swap]')].map(part => part.dataset['swap'] ?? '')

function replacePart(name: string, page: Document): void {
  const old = $(`[data-swap="${name}"]`), fresh = $(`[data-swap="${name}"]`, page)
  if (!old || !fresh || old.outerHTML === fresh.outerHTML) return
  for (const was of old.querySelectorAll<HTMLDetailsElement>('details[data-innings], details[data-keep]')) {
    const { innings, keep } = was.dataset
    const is = $<HTMLDetailsElement>(innings ? `details[data-innings="${innings}"]` : `details[data-keep="${keep}"]`, fresh)
    if (is) is.open = was.open
  }
  replace(old, fresh)
}

function replace(old: Element | null, fresh: Element | null): void {
  if (old && fresh) old.replaceWith(document.adoptNode(fresh))
}
