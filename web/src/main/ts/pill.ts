// The connection in words: "Live 41 ms", "Catching up…", "Reconnecting…", "No signal, 20:06".
import type { State } from '../../../client/src/crease.ts'
import { $ } from './dom.ts'

let now: State | null = null

const LAG_MAX_MILLIS = 60_000

export function showLink(state: State): void {
  const { link, heard, transport } = (now = state)
  const pill = $('#pill')
  if (!pill || pill.classList.contains('still')) return
  pill.dataset['link'] = link
  pill.dataset['transport'] = transport
  pill.hidden = false
  write(pill, { live: 'Live', catching: 'Catching up…', away: 'Reconnecting…', lost: `No signal, ${clock(heard)}` }[link])
  if (link !== 'live') lag(pill, '')
}

/** Says it again: the bar is a new one. */
export function redraw(): void {
  if (now) showLink(now)
}

/** How long the last ball took from the server to here. A clock that is off says nothing. */
export function showLag(millis: number): void {
  const pill = $('#pill')
  if (!pill || pill.dataset['link'] !== 'live') return
  if (millis < 0 || millis > LAG_MAX_MILLIS) lag(pill, '')
  else lag(pill, millis < 1000 ? `${Math.round(millis)} ms` : `${(millis / 1000).toFixed(1)} s`)
}

function write(pill: Element, text: string): void {
  const word = $('span', pill)
  if (word) word.textContent = text
}

function lag(pill: Element, text: string): void {
  const number = $('em', pill)
  if (number) number.textContent = text
}

function clock(time: Date): string {
  return time.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
}
