// Sets the reader's colours, and whether `/` is a shortcut, before the page is drawn. Loaded as a
// classic script, so that it blocks: a module would run after the first paint, and the page would
// flash.
(() => {
  const { dataset } = document.documentElement;
  const { src } = document.currentScript; // empty on the one page that carries this script inside
  try {
    const scheme = localStorage.getItem("playbook.scheme");
    if (scheme === "light" || scheme === "dark") dataset.scheme = scheme;
    const folder = src && new URL("../../../", src).pathname;
    if (folder && localStorage.getItem(`playbook.slash:${folder}`) === "off") dataset.slash = "off";
  } catch {
    // Storage is off; the system's colours hold, and `/` opens the search.
  }
})();
