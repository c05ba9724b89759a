// The one live region. At most one announcement in five seconds; several balls become one sentence.
import { $ } from './dom.ts'
import { count, headline, spoken } from './words.ts'
import type { BallData } from './wire.ts'

const APART_MILLIS = 5000
let waiting: BallData[] = []
let last = 0
let timer = 0

export function announce(ball: BallData, team: string): void {
  waiting.push(ball)
  if (timer) return
  timer = window.setTimeout(() => {
    timer = 0
    say(sentence(waiting, team))
    waiting = []
  }, Math.max(0, last + APART_MILLIS - Date.now()))
}

function say(text: string): void {
  const line = $('#status')
  last = Date.now()
  if (line && text) line.textContent = text
}

function sentence(balls: BallData[], team: string): string {
  const latest = balls.at(-1)
  if (!latest) return ''
  const score = spoken(latest.score, team)
  if (balls.length > 1) {
    const runs = balls.reduce((sum, ball) => sum + ball.runs.total, 0)
    return `${count(balls.length, 'ball')}, ${count(runs, 'run')}. ${score}`
  }
  const [before, what] = headline(latest.text)
  return `Over ${latest.ball}. ${before}${what.toLowerCase()}. ${score}`
}
