// The one sheet of the pad: how, who, by whose hand. Only what the Laws allow off such a ball is shown.
import type { Book } from './book.ts'
import { $, el } from './dom.ts'
import type { Command } from './saver.ts'

export type Off = '' | 'wide' | 'noball'

const KINDS: Record<string, string> = {
  caught: 'Caught', bowled: 'Bowled', lbw: 'LBW', 'run out': 'Run out', stumped: 'Stumped', 'hit wicket': 'Hit wicket',
  'obstructing the field': 'Obstructing', 'hit the ball twice': 'Hit twice',
}
const LAWFUL: Record<Off, string[]> = {
  '': Object.keys(KINDS),
  wide: ['stumped', 'run out', 'hit wicket', 'obstructing the field'],
  noball: ['run out', 'obstructing the field', 'hit the ball twice'],
}
const EITHER = ['run out', 'obstructing the field']
const FIELDED = ['caught', 'stumped', 'run out']

/** Asks, and gives the ball; null where the scorer thought better of it. */
export function askWicket(book: Book, off: Off): Promise<Command | null> {
  const sheet = $<HTMLDialogElement>('#sheet')
  if (!sheet) return Promise.resolve(null)
  const form = el('form') as HTMLFormElement
  form.method = 'dialog'
  const picked: Record<string, string> = { off, how: LAWFUL[off][0] ?? '', out: 'striker', by: '', runs: '0', end: '' }
  const draw = (): void => {
    const focus = document.activeElement instanceof HTMLInputElement ? [document.activeElement.name, document.activeElement.value] : []
    form.replaceChildren(...fields(book, picked), go(book, picked))
    form.querySelectorAll<HTMLInputElement>('input').forEach(input => input.name === focus[0] && input.value === focus[1] && input.focus())
  }
  form.addEventListener('change', event => {
    const input = event.target as HTMLInputElement
    picked[input.name] = input.value
    const lawful = LAWFUL[picked['off'] as Off]
    if (!lawful.includes(picked['how'] ?? '')) picked['how'] = lawful[0] ?? ''
    draw()
  })
  draw()
  const head = el('header'), cancel = el('button', 'cancel', 'Cancel') as HTMLButtonElement
  cancel.type = 'button'
  cancel.addEventListener('click', () => sheet.close(''))
  const title = el('h2', '', 'Wicket')
  title.id = 'wk'
  head.append(title, cancel)
  sheet.replaceChildren(head, form)
  sheet.returnValue = ''
  sheet.showModal()
  $<HTMLInputElement>('input[name=how]:checked', form)?.focus()
  return new Promise(resolve =>
    sheet.addEventListener('close', () => resolve(sheet.returnValue === 'out' ? command(book, picked) : null), { once: true }))
}

function fields(book: Book, picked: Record<string, string>): HTMLElement[] {
  const how = picked['how'] ?? '', striker = book.score.striker?.player ?? '', other = book.score.nonStriker?.player ?? ''
  const all = [
    radios('off', 'Off which ball?', [['', 'Fair ball'], ['wide', 'Wide'], ['noball', 'No-ball']], picked),
    radios('how', 'How?', LAWFUL[picked['off'] as Off].map(kind => [kind, KINDS[kind] ?? kind]), picked),
  ]
  if (EITHER.includes(how)) {
    all.push(radios('out', 'Who is out?', [['striker', striker], ['nonStriker', other]], picked))
    all.push(radios('runs', 'Runs completed', ['0', '1', '2', '3'].map(n => [n, n]), picked))
  }
  if (how === 'run out') all.push(radios('end', 'Which end?', [['', 'Not sure'], ['striker', 'Striker’s'], ['bowler', 'Bowler’s']], picked))
  if (FIELDED.includes(how)) {
    const asks = { caught: 'Who caught it?', stumped: 'Who stumped?' }[how] ?? 'Whose throw?'
    const names = (book.fielding?.players ?? []).filter(name => how !== 'stumped' || name !== book.score.bowler?.player)
    all.push(radios('by', asks, [['', 'Not known'], ...names.map(name => [name, name] as [string, string])], picked))
  }
  return all
}

function radios(name: string, legend: string, choices: [string, string][] | string[][], picked: Record<string, string>): HTMLElement {
  const set = el('fieldset'), grid = el('div', 'g3')
  set.append(el('legend', '', legend), grid)
  for (const [value = '', text = ''] of choices) {
    const label = el('label', 'o'), input = el('input') as HTMLInputElement
    input.type = 'radio'
    input.name = name
    input.value = value
    input.checked = picked[name] === value
    label.append(input, el('span', '', text))
    grid.append(label)
  }
  return set
}

const bowlersOwn = (book: Book, picked: Record<string, string>): boolean =>
  picked['how'] === 'caught' && !!picked['by'] && picked['by'] === book.score.bowler?.player

function go(book: Book, picked: Record<string, string>): HTMLElement {
  const button = el('button', 'go', words(book, picked)) as HTMLButtonElement
  button.value = 'out'
  return button
}

/** `Rahimi c Halloran b Boon 63 (45)`, as the card will say it. */
function words(book: Book, picked: Record<string, string>): string {
  const s = book.score, how = picked['how'] ?? '', by = picked['by'] ?? '', bowler = s.bowler?.player ?? ''
  const batter = EITHER.includes(how) && picked['out'] === 'nonStriker' ? s.nonStriker : s.striker
  const text = bowlersOwn(book, picked) ? `c and b ${bowler}` : {
    caught: `c ${by || '?'} b ${bowler}`, bowled: `b ${bowler}`, lbw: `lbw b ${bowler}`, stumped: `st ${by || '?'} b ${bowler}`,
    'hit wicket': `hit wicket b ${bowler}`, 'run out': `run out${by ? ` (${by})` : ''}`,
  }[how] ?? how
  const more = batter === s.striker && EITHER.includes(how) ? Number(picked['runs']) : 0
  const runs = (batter?.runs ?? 0) + (picked['off'] === 'wide' ? 0 : more)
  const balls = (batter?.balls ?? 0) + (batter === s.striker && picked['off'] !== 'wide' ? 1 : 0)
  return `${batter?.player ?? ''} ${text} ${runs} (${balls})`
}

function command(book: Book, picked: Record<string, string>): Command {
  const how = picked['how'] ?? '', by = picked['by'] ?? '', own = bowlersOwn(book, picked)
  const out = EITHER.includes(how) && picked['out'] === 'nonStriker' ? book.score.nonStriker : book.score.striker
  const wicket = {
    kind: own ? 'caught and bowled' : how,
    out: out?.player ?? '',
    fielders: by && !own && FIELDED.includes(how) ? [by] : [],
    ...(how === 'run out' && picked['end'] ? { end: picked['end'] } : {}),
  }
  return {
    type: 'ball',
    data: {
      runs: EITHER.includes(how) ? Number(picked['runs']) : 0,
      boundary: false,
      ...(picked['off'] ? { [picked['off']]: true } : {}),
      wickets: [wicket],
    },
  }
}
