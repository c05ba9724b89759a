// How a reader goes through the commentary: less of it, more of it, and where they were.
import { $, el } from './dom.ts'
import { keep, kept } from './kept.ts'
import { count } from './words.ts'
import type { Score } from './wire.ts'

const AWAY_MILLIS = 30_000
const KEPT_MILLIS = 24 * 3600_000
/** How long after a return what comes in is what was missed. */
const RETURN_MILLIS = 10_000
let returned = Date.now()

interface Left { id: string; at: number; innings: number; balls: number; runs: number; wickets: number }

/** The filter's links work without a script, too; with it nothing is fetched. */
export function listenToFilter(): void {
  $('#show')?.addEventListener('click', event => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-show]'), feed = $('#feed')
    if (!link || !feed) return
    event.preventDefault()
    feed.dataset['show'] = link.dataset['show']
    for (const each of $('#show')?.querySelectorAll('a') ?? []) {
      if (each === link) each.setAttribute('aria-current', 'true')
      else each.removeAttribute('aria-current')
    }
    history.replaceState(null, '', link.href)
  })
}

/** Earlier rows come in below, where nobody reads yet. */
export function listenToEarlier(): void {
  document.addEventListener('click', event => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('#earlier')
    if (!link) return
    event.preventDefault()
    void append(link)
  })
}

async function append(link: HTMLAnchorElement): Promise<void> {
  const list = $('.feed')
  link.setAttribute('aria-busy', 'true')
  try {
    const response = await fetch(link.href, { headers: { Accept: 'text/html' } })
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    const rows = [...($('.feed', page)?.children ?? [])].map(row => document.adoptNode(row) as HTMLElement)
    if (!response.ok || !list) throw new Error('no rows')
    list.append(...rows)
    rows[0]?.setAttribute('tabindex', '-1')
    rows[0]?.focus({ preventScroll: true })
    const next = $<HTMLAnchorElement>('#earlier', page)
    if (next) link.href = next.href
    else link.remove()
  } catch {
    link.textContent = 'Not fetched. Try again'
  }
  link.removeAttribute('aria-busy')
}

const store = (): string => `crease.left.${document.body.dataset['match'] ?? ''}`

/** Remembers where the reader is when the page is left or hidden. `score` is the page's latest. */
export function rememberLeaving(score: () => Score | null): void {
  const leave = (): void => {
    const id = newest(), s = score()
    if (!id) return
    const left: Left = { id, at: Date.now(), innings: s?.innings ?? 0, balls: s?.balls ?? 0, runs: s?.runs ?? 0, wickets: s?.wickets ?? 0 }
    keep(store(), left)
  }
  addEventListener('pagehide', leave)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') return leave()
    returned = Date.now()
    markLeft(score())
  })
}

const newest = (): string => $('#feed > li[data-id]')?.dataset['id'] ?? ''

/** Says where the reader left, once there is something newer, between what was read and what was not. */
export function markLeft(score: Score | null): void {
  const left = kept<Left>(store())
  if (!left || !$('#feed')) return
  const away = returned - left.at
  if (Date.now() - returned > RETURN_MILLIS) return
  const row = $(`#feed > li[data-id="${CSS.escape(String(left.id))}"]`)
  if (away < AWAY_MILLIS || away > KEPT_MILLIS || !row || row === $('#feed > li[data-id]')) return
  $('#feed > .here')?.remove()
  const minutes = Math.round(away / 60_000)
  const ago = minutes < 60 ? count(Math.max(1, minutes), 'minute') : count(Math.round(minutes / 60), 'hour')
  row.before(el('li', 'here', `You left here, ${ago} ago${since(left, score)}`))
}

/** `. Since then 9 balls, 20 runs, 1 wicket` */
function since(left: Left, score: Score | null): string {
  if (!score || score.innings !== left.innings || score.balls <= left.balls) return ''
  const parts = [count(score.balls - left.balls, 'ball'), count(score.runs - left.runs, 'run')]
  if (score.wickets > left.wickets) parts.push(count(score.wickets - left.wickets, 'wicket'))
  return `. Since then ${parts.join(', ')}`
}
