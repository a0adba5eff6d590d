// Light and dark: as the system has it, until somebody chooses.
import { element } from './elements.ts'

export function themeButton(): HTMLButtonElement {
  const root = document.documentElement
  const button = element('button', { type: 'button', class: 'switch' }, 'Dark')
  const system = matchMedia('(prefers-color-scheme: dark)')
  const tell = () => {
    const isDark = root.dataset.theme ? root.dataset.theme === 'dark' : system.matches
    button.setAttribute('aria-pressed', String(isDark))
  }
  button.addEventListener('click', () => {
    root.dataset.theme = button.getAttribute('aria-pressed') === 'true' ? 'light' : 'dark'
    tell()
  })
  system.addEventListener('change', tell)
  tell()
  return button
}
