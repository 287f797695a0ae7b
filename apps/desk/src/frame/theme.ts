/** Light or dark: as the system wishes, or as the editor chose in this browser. */
const KEPT = 'stet.theme';
const wishesDark = matchMedia('(prefers-color-scheme: dark)');

export type Theme = 'light' | 'dark';

export function theme(): Theme {
  const chosen = localStorage.getItem(KEPT);
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return wishesDark.matches ? 'dark' : 'light';
}

export function applyTheme(): void {
  document.documentElement.dataset.theme = theme();
}

export function chooseTheme(chosen: Theme): void {
  localStorage.setItem(KEPT, chosen);
  applyTheme();
}

/** As long as nobody chose otherwise. */
wishesDark.addEventListener('change', applyTheme);
