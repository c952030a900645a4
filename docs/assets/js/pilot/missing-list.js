/** How is what is missing shown? As a list of links, each to the place where it is entered. */
import { make } from "../ground/dom.js";
import { goTo, sectionOf } from "./places.js";

export const missingList = (missing) =>
  make("ul", { class: "missing" }, ...missing.map((entry) => make("li", {}, link(entry))));

const link = (entry) =>
  make(
    "a",
    {
      href: `#${sectionOf(entry)}`,
      click: (event) => {
        if (goTo(entry)) event.preventDefault();
      },
    },
    entry.message,
  );
