// A ball as a round mark. Chip.java makes the same on the server.
import { el } from './dom.ts'
import { count } from './words.ts'

export interface Chip { mark: string; kind: string; words: string; legal: boolean }

export function chip(word: string): Chip {
  let runs = 0, wide = false, boundary = false, noBall = false, wicket = false, extra = ''
  const said: string[] = []
  for (const part of parts(word)) {
    const [, digits = '', unit = ''] = /^(\d{0,2})(.*)$/.exec(part) ?? []
    const n = Number(digits)
    if (unit === '' || unit === 'r') {
      runs = n
      boundary = unit === '' && (n === 4 || n === 6)
    } else if (unit === 'wd') wide = true
    else if (unit === 'nb') noBall = true
    else if (unit === 'b' || unit === 'lb' || unit === 'pen') {
      extra = part
      said.push(count(n, { b: 'bye', lb: 'leg bye', pen: 'penalty run' }[unit]))
    } else if (unit.startsWith('W')) wicket = true
  }
  if (wide) {
    const wides = 1 + runs, words = wides === 1 ? 'wide' : `${wides} wides`
    return wicket
      ? { mark: 'W', kind: 'kw', words: `${words}, wicket`, legal: false }
      : { mark: wides === 1 ? 'Wd' : `${wides}wd`, kind: 'kx', words, legal: false }
  }
  if (noBall) said.unshift('no-ball')
  if (runs) said.push(boundary ? (runs === 4 ? 'four' : 'six') : count(runs, 'run'))
  if (wicket) said.push('wicket')
  const mark = (wicket ? 'W' : noBall ? 'Nb' : '') + (runs ? String(runs) : noBall ? '' : extra)
  const kind = wicket ? 'kw' : noBall || extra ? 'kx' : boundary ? `k${runs}` : runs ? '' : 'k0'
  return { mark: mark || '•', kind, words: said.join(', ') || 'no run', legal: !noBall }
}

export const legal = (words: string[]): number => words.filter(word => chip(word).legal).length

export const textKind = (kind: string): string => (kind && kind !== 'k0' ? `${kind}t` : '')

export const classes = (kind: string, more = ''): string => ['c', kind, more].filter(Boolean).join(' ')

/** The chip as a list's item, with the words for those who cannot see it. */
export function item(word: string, more = ''): HTMLElement {
  const { mark, kind, words } = chip(word)
  const li = el('li', classes(kind, more))
  const seen = el('span', '', mark)
  seen.setAttribute('aria-hidden', 'true')
  li.append(seen, el('span', 'sr', `${words}. `))
  return li
}

export function blank(): HTMLElement {
  const li = el('li', 'c next')
  li.setAttribute('aria-hidden', 'true')
  return li
}

function parts(word: string): string[] {
  const found: string[] = []
  let depth = 0, start = 0
  for (let i = 0; i < word.length; i++) {
    if (word[i] === '(') depth++
    else if (word[i] === ')') depth--
    else if (word[i] === '+' && depth === 0) {
      found.push(word.slice(start, i))
      start = i + 1
    }
  }
  return [...found, word.slice(start)]
}
