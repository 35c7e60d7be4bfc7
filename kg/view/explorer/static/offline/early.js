// Runs before anything of the offline file is drawn: the theme and language that the reader chose last time.
(() => {
  "use strict";
  const root = document.documentElement;
  try {
    const theme = localStorage.getItem("kg.theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    if (localStorage.getItem("kg.lang") === "en") root.lang = "en";
  } catch {
    // Storage may be shut; then the system's theme and Chinese hold.
  }
})();
