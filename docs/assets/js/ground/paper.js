/**
 * Open what is folded on the screen while the page is printed.
 *
 * @type {(selector: string) => void}
 */
export const openOnPaper = (selector) => {
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll(selector)]
      .filter((fold) => fold instanceof HTMLDetailsElement)
      .filter((fold) => !fold.open);
    for (const fold of opened) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of opened) fold.open = false;
  });
};
