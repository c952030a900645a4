/**
 * What is written into a template for the pilot that is served? A record `<template>/<section>/<field>` a field:
 * `{ text }`, `{ entries: [text] }`, or `{ rows: [{ column: text }] }`, by the field's kind.
 */
import { openServed } from "../kept/of-pilot.js";
import { SPACES } from "../kept/spaces.js";

export const store = openServed(SPACES.templates);

export const keyOf = (element) =>
  ["template", "section", "field"].map((name) => element.getAttribute(name)).join("/");

/** Keep one part of a field; a field that says nothing is not kept. What is typed is undone at once. */
export const keep = (key, part, value, words, join = null) =>
  store.change(words, () => ({ [key]: value?.length ? { [part]: value } : null }), join);

/** Return the rows of a table that say something, each without its empty cells. */
export const said = (rows) =>
  rows
    .map((row) => Object.fromEntries(Object.entries(row).filter(([, text]) => text)))
    .filter((row) => Object.keys(row).length);
