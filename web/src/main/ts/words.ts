// The sentences and figures of the page, from a score. Board.java and Spoken.java say the same on the server.
import type { Score } from './wire.ts'

export const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`
export const rate = (n: number): string => n.toFixed(2)
export const ratio = (over: number, under: number): string => (under ? (over / under).toFixed(1) : '–')
export const overs = (text: string): string => text.replace(/\.0$/, '')
export const figures = (s: Score): string => (s.wickets === 10 ? `${s.runs}` : `${s.runs}/${s.wickets}`)
export const chasing = (s: Score): boolean => (s.target ?? 0) > 0
export const left = (s: Score): number => s.left ?? -1

/** The balls in `2.2` overs. */
export function balls(text: string, perOver: number): number {
  const [whole = '0', part = '0'] = text.split('.')
  return Number(whole) * perOver + Number(part)
}

/** What a match is, beside its score: the names and rules that the page was made with. */
export interface Match { team: string; ballsPerOver: number; wickets: number; leadBefore: number | null }

/** The sentence under the score; nothing where it stays as the server said it. */
export function need(s: Score, m: Match): string | null {
  if (s.result) return s.result
  if (chasing(s)) {
    if (!s.need) return `${m.team} have reached the target`
    if (left(s) === 0) return s.need === 1 ? 'Scores level' : `${m.team} are out of balls`
    return left(s) < 0 ? `${m.team} need ${s.need} more` : `${m.team} need ${s.need} off ${left(s)}`
  }
  if (m.leadBefore === null) return null
  const lead = m.leadBefore + s.runs
  return lead === 0 ? 'Scores level' : `${m.team} ${lead > 0 ? 'lead' : 'trail'} by ${Math.abs(lead)}`
}

export function title(s: Score): string {
  const text = `${s.team} ${figures(s)} (${overs(s.overs)})`
  if (!chasing(s) || !s.need) return text
  return text + (left(s) < 0 ? `, need ${s.need}` : `, need ${s.need} off ${left(s)}`)
}

/** `Harbour City 138 for 5. They need 34 from 22 balls.` */
export function spoken(s: Score, team: string): string {
  const runs = s.wickets === 10 ? `${team} ${s.runs} all out.` : `${team} ${s.runs} for ${s.wickets}.`
  if (!chasing(s) || !s.need) return runs
  return runs + (left(s) < 0 ? ` They need ${s.need} more.` : ` They need ${s.need} from ${count(left(s), 'ball')}.`)
}

/** A ball's text in three parts: `Boon to Rahimi, ` · `FOUR` · `Through extra cover.` How a batter was out has its own line. */
export function headline(text: string): [before: string, what: string, more: string] {
  const comma = text.indexOf(', ')
  if (comma < 0) return [text, '', '']
  const before = text.slice(0, comma + 2), rest = text.slice(comma + 2), stop = rest.indexOf('. ')
  if (rest.startsWith('OUT:')) return [before, 'OUT', '']
  return stop < 0 ? [before, rest.replace(/\.$/, ''), ''] : [before, rest.slice(0, stop), rest.slice(stop + 2)]
}
