/** How does a script draw? SVG elements from parts, as `make` in dom.js does for HTML. */
const SPACE = "http://www.w3.org/2000/svg";

export const draw = (name, attributes = {}, ...children) => {
  const element = document.createElementNS(SPACE, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};

/** A picture as wide as its place; what it shows stands in the table beside it too. */
export const picture = (label, height, attributes, ...children) =>
  draw("svg", { role: "img", "aria-label": label, width: "100%", height, ...attributes }, ...children);

/** Write a share of the width. */
export const percent = (share) => `${Math.round(share * 10_000) / 100}%`;
