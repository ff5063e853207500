// Before the first paint: the system's choice, unless the visitor made one.
(() => {
  const root = document.documentElement;
  if (root.dataset.themeChoice !== 'auto') return;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    root.setAttribute('data-bs-theme', dark.matches ? 'dark' : 'light');
    document.dispatchEvent(new Event('theme'));
  };
  apply();
  dark.addEventListener('change', apply);
})();
