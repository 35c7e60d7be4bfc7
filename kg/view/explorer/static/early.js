// Runs before anything is drawn: the theme and language that the reader chose last time.
(() => {
  "use strict";
  let theme = null;
  let lang = null;
  try {
    theme = localStorage.getItem("kg.theme");
    lang = localStorage.getItem("kg.lang");
  } catch {
    // Storage may be shut; then the system's theme and Chinese hold.
  }
  const asked = /[#&?]lang=(zh|en)\b/.exec(location.hash + location.search);
  if (asked) lang = asked[1];
  const root = document.documentElement;
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  root.lang = lang === "en" ? "en" : "zh-CN";
})();
