/** What is folded on the screen stands open on paper. */
export const openOnPaper = (selector) => {
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll(selector)].filter((fold) => !fold.open);
    for (const fold of opened) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of opened) fold.open = false;
  });
};
