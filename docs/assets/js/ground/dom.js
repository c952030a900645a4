/**
 * How does a script make elements? From parts, never from HTML, so that text stays text.
 *
 *   make("p", { class: "state", hidden: true, click: listener }, "text", otherElement)
 *
 * @typedef {(event: Event) => unknown} Listener
 * @typedef {Record<string, string | boolean | Listener>} Attributes
 */
let count = 0;

/**
 * Return an id that nothing else on the page has.
 *
 * @type {(stem: string) => string}
 */
export const freshId = (stem) => {
  count += 1;
  return `${stem}-${count}`;
};

/**
 * Make an element; a function is a listener, true and false set or leave out an attribute.
 *
 * @type {<Name extends keyof HTMLElementTagNameMap>(
 *   name: Name,
 *   attributes?: Attributes,
 *   ...children: (Node | string)[]
 * ) => HTMLElementTagNameMap[Name]}
 */
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

/**
 * Make a button in the style of the site.
 *
 * @type {(label: string, listener: Listener, attributes?: Attributes) => HTMLButtonElement}
 */
export const button = (label, listener, attributes = {}) =>
  make("button", { type: "button", class: "button", click: listener, ...attributes }, label);

/**
 * Make a field under its label, as a paragraph.
 *
 * @type {(label: string, field: HTMLElement) => HTMLParagraphElement}
 */
export const labelled = (label, field) => {
  field.id ||= freshId("field");
  return make("p", { class: "item-entry" }, make("label", { for: field.id }, label), field);
};

/**
 * Return the text of an element on one line, without the parts that match a selector.
 *
 * @type {(element: Element, without?: string) => string}
 */
export const lineOf = (element, without = "") => {
  const copy = /** @type {Element} */ (element.cloneNode(true));
  if (without) for (const part of copy.querySelectorAll(without)) part.remove();
  return copy.textContent.replace(/\s+/g, " ").trim();
};

/**
 * Listen to events of the elements inside one; extensions of browsers also send some from texts.
 *
 * @type {(root: Element, type: string, listener: (event: any) => void, options?: AddEventListenerOptions) => void}
 */
export const listenInside = (root, type, listener, options) =>
  root.addEventListener(type, (event) => event.target instanceof Element && listener(event), options);
