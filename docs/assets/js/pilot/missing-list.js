/** How is what is missing shown? As a list of links, each to the place where it is entered. */
import { make } from "../ground/dom.js";
import { goTo, placeOf } from "./places.js";

/** Return the list; `beside(entry)` gives nodes that stand beside an entry's link. */
export const missingList = (missing, beside = () => []) =>
  make("ul", { class: "missing" }, ...missing.map((entry) => make("li", {}, link(entry), ...beside(entry))));

const link = (entry) =>
  make(
    "a",
    {
      href: placeOf(entry),
      click: (event) => {
        if (goTo(entry)) event.preventDefault();
      },
    },
    entry.message,
  );
