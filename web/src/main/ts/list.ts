// The list of matches, kept right: whatever happens in one of them, the list is fetched again, while somebody looks.
import { subscribe } from '../../../client/src/crease.ts'
import { $ } from './dom.ts'
import { Schedule, SLOW, SOON } from './schedule.ts'
import { listenToShare } from './share.ts'

/** As many topics as one connection may have. */
const TOPICS_MAX = 100

/** Something happened while nobody looked. */
let behind = false
const seen = (): boolean => document.visibilityState === 'visible'

const schedule = new Schedule(async () => {
  behind = !seen()
  if (behind) return true
  try {
    const response = await fetch('/', { headers: { Accept: 'text/html' }, cache: 'no-cache' })
    if (!response.ok) return false
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    const old = $('#list'), fresh = $('#list', page)
    if (old && fresh && old.innerHTML !== fresh.innerHTML) old.replaceChildren(...[...fresh.childNodes].map(node => document.adoptNode(node)))
    return true
  } catch {
    return false
  }
})

const topics = [...document.querySelectorAll<HTMLElement>('#list [data-match]')]
  .filter(card => card.dataset['status'] !== 'finished')
  .slice(0, TOPICS_MAX)
  .map(card => `matches/${card.dataset['match']}/events`)

if (topics.length) {
  const changed = (): void => {
    if (seen()) schedule.want('all', SLOW)
    else behind = true
  }
  document.addEventListener('visibilitychange', () => seen() && behind && schedule.want('all', SOON))
  subscribe(topics, { after: 'latest', event: changed, gap: changed, state: ({ link }) => (document.body.dataset['link'] = link) })
}
listenToShare()
