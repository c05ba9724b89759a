// <crease-score match="demo" size="card"></crease-score>: a match's score on anybody's page. The frame keeps both pages' styles apart.
const SIZES = { strip: [320, 90], card: [320, 200] } as const
const server = new URL('/', import.meta.url)

class CreaseScore extends HTMLElement {
  static readonly observedAttributes = ['match', 'size']

  connectedCallback(): void {
    this.#draw()
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.#draw()
  }

  #draw(): void {
    const match = this.getAttribute('match'), size = this.getAttribute('size') === 'card' ? 'card' : 'strip'
    if (!match) return this.replaceChildren()
    const frame = document.createElement('iframe'), [width, height] = SIZES[size]
    frame.src = new URL(`/embed/${encodeURIComponent(match)}?size=${size}`, server).href
    frame.title = this.getAttribute('label') ?? 'Live cricket score'
    frame.width = String(width)
    frame.height = String(height)
    frame.loading = 'lazy'
    frame.style.border = '0'
    this.replaceChildren(frame)
  }
}

if (!customElements.get('crease-score')) customElements.define('crease-score', CreaseScore)
export {}
