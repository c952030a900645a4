/**
 * What stands where a row was removed? A line that says what went, and the way to take it back at
 * once: the desk's own Undo is far up the page. The next change of the record removes the line.
 */
import { button, freshId, make } from "../ground/dom.js";

export const removedRow = (words, undo) => {
  const said = make("span", { id: freshId("removed") }, words);
  const attributes = { class: "button button--small", "aria-describedby": said.id };
  return make("li", { class: "state rows__removed" }, said, " ", button("Undo", undo, attributes));
};
