// The keys. An extra arms the pad: the digits then say how many runs came with it, and the same key again means it alone.
import { $, el } from './dom.ts'
import type { Off } from './wicket.ts'

type Extra = 'wd' | 'nb' | 'lb' | 'b'

interface Heard { word(word: string): void; wicket(off: Off): void }

const EXTRAS: Record<Extra, { name: string; alone: string; digits: string }> = {
  wd: { name: 'Wide', alone: 'wd', digits: '.1234' },
  nb: { name: 'No-ball', alone: 'nb', digits: '.12346' },
  lb: { name: 'Leg byes', alone: '1lb', digits: '12345' },
  b: { name: 'Byes', alone: '1b', digits: '12345' },
}
const SHORTCUTS: Record<string, string> = { '0': '.', '.': '.', w: 'W', d: 'wd', n: 'nb', l: 'lb', b: 'b' }

let armed: Extra | null = null
let heard: Heard | null = null

const keys = (): HTMLButtonElement[] => [...document.querySelectorAll<HTMLButtonElement>('#pad .k')]

export function listen(to: Heard): void {
  heard = to
  for (const key of keys()) key.addEventListener('click', () => press(key.dataset['key'] ?? ''))
  document.addEventListener('keydown', typed)
  $('#word')?.addEventListener('submit', event => {
    event.preventDefault()
    const input = $<HTMLInputElement>('#notation'), word = input?.value.trim() ?? ''
    if (!input || !word) return
    input.value = ''
    disarm()
    to.word(word)
  })
}

function typed(event: KeyboardEvent): void {
  const target = event.target as Element
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
  if (target.matches('input, textarea, select') || $<HTMLDialogElement>('#sheet')?.open || $('#padbox')?.hidden) return
  if (event.key === 'Escape') return disarm()
  const word = SHORTCUTS[event.key.toLowerCase()] ?? event.key
  const key = keys().find(each => each.dataset['key'] === word)
  if (!key || key.disabled) return
  event.preventDefault()
  press(word)
}

function press(word: string): void {
  if (document.body.dataset['busy']) return
  if (word in EXTRAS && word !== armed) return arm(word as Extra)
  const extra = armed
  disarm()
  if (word === 'W') heard?.wicket(extra === 'wd' ? 'wide' : extra === 'nb' ? 'noball' : '')
  else if (!extra) heard?.word(word)
  else heard?.word(withExtra(extra, word))
  if ('vibrate' in navigator && navigator.userActivation?.hasBeenActive) navigator.vibrate(10)
}

function withExtra(extra: Extra, word: string): string {
  if (word === extra || word === '.') return EXTRAS[extra].alone
  return extra === 'wd' || extra === 'nb' ? `${extra}+${word}` : `${word}${extra}`
}

function arm(extra: Extra): void {
  disarm()
  armed = extra
  const { name, digits } = EXTRAS[extra], bat = extra === 'nb'
  for (const key of keys()) {
    const word = key.dataset['key'] ?? '', label = $('.l', key), small = $('small', key)
    if (word === extra) key.setAttribute('aria-pressed', 'true')
    else if (word in EXTRAS || (word === 'W' && (extra === 'wd' || extra === 'nb'))) continue
    else if (!digits.includes(word)) key.disabled = true
    else if (label && small) {
      key.dataset['was'] = `${label.textContent}|${small.textContent}`
      label.textContent = word === '.' ? '+0' : extra === 'lb' || extra === 'b' ? word : `+${word}`
      small.textContent = word === '.' ? 'no more' : extra === 'nb' ? 'off the bat' : `${{ wd: 'run', lb: 'leg bye', b: 'bye' }[extra]}${word === '1' ? '' : 's'}`
    }
  }
  const mode = $('#mode')
  if (!mode) return
  const cancel = el('button', '', 'Cancel')
  cancel.addEventListener('click', disarm)
  mode.replaceChildren(el('b', '', name), ` ${bat ? 'and how many off the bat?' : extra === 'wd' ? 'and how many run?' : 'how many?'} `, cancel)
  mode.hidden = false
}

export function disarm(): void {
  armed = null
  for (const key of keys()) {
    key.disabled = false
    key.removeAttribute('aria-pressed')
    const [label, small] = key.dataset['was']?.split('|') ?? [], l = $('.l', key), s = $('small', key)
    if (l && s && label !== undefined && small !== undefined) {
      l.textContent = label
      s.textContent = small
    }
    delete key.dataset['was']
  }
  const mode = $('#mode')
  if (mode) mode.hidden = true
}

/** While a command is on its way: a second tap would be a mistake more often than a ball. */
export function setBusy(busy: boolean): void {
  if (busy) document.body.dataset['busy'] = '1'
  else delete document.body.dataset['busy']
}
