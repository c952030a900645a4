/**
 * How is a reader asked something apart from the page? In a dialog, which ends with one of its buttons or
 * Escape; the focus then goes back to where it was.
 *
 *   const dialog = openDialog(title, (close) => [parts])
 */
import { freshId, make } from "../ground/dom.js";

/** Open a dialog with the parts that are made of the function that closes it. */
export const openDialog = (title, partsOf) => {
  const heading = make("h2", { class: "dialog__title", id: freshId("dialog") }, title);
  const dialog = make("dialog", { class: "dialog", "aria-labelledby": heading.id });
  const before = document.activeElement;
  dialog.append(heading, ...partsOf(() => dialog.close()));
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (before?.isConnected) before.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
};
