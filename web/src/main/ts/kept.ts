// What a page keeps on the device. A browser may refuse to keep anything, and what it kept may be broken: then there is
// nothing, and the page goes on without.

export function keep(name: string, value: unknown): void {
  try {
    localStorage.setItem(name, JSON.stringify(value))
  } catch {
    // not allowed here, or full
  }
}

export function kept<T extends object>(name: string): T | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(name) ?? 'null')
    return typeof value === 'object' ? (value as T | null) : null
  } catch {
    return null
  }
}
