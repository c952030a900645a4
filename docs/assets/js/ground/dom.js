/**
 * How does a script make elements? From parts, never from HTML, so that text stays text.
 *
 *   make("p", { class: "state", hidden: true, click: listener }, "text", otherElement)
 */
let count = 0;

/** Return an id that nothing else on the page has. */
export const freshId = (stem) => `${stem}-${(count += 1)}`;

/** Make an element; a function is a listener, true and false set or leave out an attribute. */
export const make = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key, value);
    else if (typeof value === "boolean") element.toggleAttribute(key, value);
    else element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
};

/** Make a button as they look everywhere. */
export const button = (label, listener, attributes = {}) =>
  make("button", { type: "button", class: "button", click: listener, ...attributes }, label);

/** Make a field under its label, as a paragraph. */
export const labelled = (label, field) => {
  field.id ||= freshId("field");
  return make("p", { class: "item-entry" }, make("label", { for: field.id }, label), field);
};

/** The text of an element on one line, without the parts that match a selector. */
export const lineOf = (element, without = "") => {
  const copy = element.cloneNode(true);
  if (without) copy.querySelectorAll(without).forEach((part) => part.remove());
  return copy.textContent.replace(/\s+/g, " ").trim();
};
