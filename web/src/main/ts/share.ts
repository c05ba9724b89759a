// Passing the page on: the device's own sheet where it has one, else the address is copied.
import { $ } from './dom.ts'

export function listenToShare(): void {
  const button = $<HTMLButtonElement>('#share')
  if (!button || !(navigator.share || navigator.clipboard)) return
  button.hidden = false
  button.addEventListener('click', () => void share(button))
}

async function share(button: HTMLElement): Promise<void> {
  const url = location.origin + location.pathname, title = button.dataset['title'] ?? document.title
  try {
    if (navigator.share) return await navigator.share({ title, url })
    await navigator.clipboard.writeText(url)
    const status = $('#status')
    if (status) status.textContent = 'Address copied.'
    button.dataset['done'] = 'yes'
    setTimeout(() => delete button.dataset['done'], 2000)
  } catch {
    // the reader thought better of it
  }
}
