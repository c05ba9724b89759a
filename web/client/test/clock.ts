// Time that passes when a test says so.
type Task = { at: number; every: number; run: () => void }

const real = { setTimeout, setInterval, clearTimeout, clearInterval, now: Date.now, random: Math.random, setImmediate }
let now = 0
let tasks = new Map<number, Task>()
let last = 0

function add(run: () => void, millis: number, every: number): number {
  tasks.set(++last, { at: now + millis, every, run })
  return last
}

/** Takes the place of the machine's clock and chance; chance is always one half. */
export function install(): void {
  now = 1_000_000
  tasks = new Map()
  const remove = (id: number): boolean => tasks.delete(id)
  Object.assign(globalThis, {
    setTimeout: (run: () => void, millis = 0) => add(run, millis, 0),
    setInterval: (run: () => void, millis: number) => add(run, millis, millis),
    clearTimeout: remove,
    clearInterval: remove,
  })
  Date.now = () => now
  Math.random = () => 0.5
}

export function uninstall(): void {
  Object.assign(globalThis, { setTimeout: real.setTimeout, setInterval: real.setInterval, clearTimeout: real.clearTimeout, clearInterval: real.clearInterval })
  Date.now = real.now
  Math.random = real.random
}

/** Lets everything happen that needs no time. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 20; i++) await new Promise<void>(resolve => real.setImmediate(resolve))
}

export async function pass(millis: number): Promise<void> {
  const end = now + millis
  await settle()
  for (;;) {
    const [id, task] = [...tasks].filter(([, t]) => t.at <= end).sort((a, b) => a[1].at - b[1].at)[0] ?? []
    if (id === undefined || !task) break
    now = Math.max(now, task.at)
    if (task.every) task.at = now + task.every
    else tasks.delete(id)
    task.run()
    await settle()
  }
  now = end
}
