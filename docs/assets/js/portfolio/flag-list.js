/** How are a pilot's flags shown? As a list; what is red says so in a word too, with its rule. */
import { make } from "../ground/dom.js";

export const flagList = (flags) =>
  flags.length ? [make("ul", { class: "flags" }, ...flags.map((flag) => entry(flag)))] : [];

const entry = ({ level, message, rule }) =>
  make(
    "li",
    { class: `flag flag--${level}` },
    make("span", { class: "flag__message" }, message),
    make("span", { class: "flag__rule" }, level === "red" ? ` Rule broken: ${rule}` : ` ${rule}`),
  );
