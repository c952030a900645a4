// Sets the reader's colours before the page is drawn. Loaded as a classic script, so that it
// blocks: a module would run after the first paint, and the page would flash.
(() => {
  let kept = null;
  try {
    kept = localStorage.getItem("playbook.scheme");
  } catch {
    // Storage is off; the system's colours hold.
  }
  if (kept === "light" || kept === "dark") document.documentElement.dataset.scheme = kept;
})();
