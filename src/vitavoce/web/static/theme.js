// Runs before the first paint, as a classic script, so that a remembered theme never flashes the other one.
(() => {
  "use strict";
  const KEY = "vitavoce:theme";
  const root = document.documentElement;
  const systemIsDark = matchMedia("(prefers-color-scheme: dark)");

  const remembered = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // storage is refused: follow the system
    }
  };
  const remember = (theme) => {
    try {
      if (theme) localStorage.setItem(KEY, theme);
      else localStorage.removeItem(KEY);
    } catch {
      // the choice holds for this page only
    }
  };

  const system = () => (systemIsDark.matches ? "dark" : "light");
  const current = () => root.dataset.theme ?? system();
  const apply = (theme) => {
    if (theme === "dark" || theme === "light") root.dataset.theme = theme;
    else delete root.dataset.theme;
  };

  apply(remembered());

  addEventListener("DOMContentLoaded", () => {
    const toggle = document.querySelector("[data-theme-toggle]");
    if (!toggle) return;
    const word = toggle.querySelector("[data-theme-word]");
    const label = () => {
      word.textContent = current() === "dark" ? "Light theme" : "Dark theme";
    };
    toggle.addEventListener("click", () => {
      const chosen = current() === "dark" ? "light" : "dark";
      const override = chosen === system() ? null : chosen;
      apply(override);
      remember(override);
      label();
    });
    systemIsDark.addEventListener("change", label);
    label();
    toggle.hidden = false;
  });
})();
