/** Which of many items does somebody mean by a few words? Titles weigh most, their texts least. */

import { slug } from "../ground/slug.js";
import { nearest } from "../rules/shape/nearest.js";

const LEAST_LETTERS = 3;
const MOST_NEAR = 3;

const wordsIn = (text) =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
const worth = ({ id, title, also, meaning, words }, word) => {
  if (`${id} ${title}`.toLowerCase().includes(word)) return 4;
  if (also.join(" ").toLowerCase().includes(word)) return 3;
  if (meaning.toLowerCase().includes(word)) return 2;
  return words.includes(word) ? 1 : 0;
};

const ranked = (scored) =>
  scored
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ choice }) => choice);

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/** Return the choices that say all the words, or else those that say some; the best first. */
export const fitting = (choices, typed) => {
  const words = wordsIn(typed);
  if (!words.length) return choices;
  const all = choices.map((choice) => {
    const worths = words.map((word) => worth(choice, word));
    return { choice, score: worths.includes(0) ? 0 : sum(worths) };
  });
  if (all.some(({ score }) => score)) return ranked(all);
  const telling = words.filter((word) => word.length > LEAST_LETTERS);
  return ranked(
    choices.map((choice) => ({ choice, score: sum(telling.map((word) => worth(choice, word))) })),
  );
};

const namesOf = ({ id, title, also }) => [id, slug(title), ...also.map(slug)];

/** Return the one choice that has this name: its id, its title, or another name of it. */
export const named = (choices, typed) =>
  choices.find((choice) => typed && namesOf(choice).includes(slug(typed)));

/** Return the choices that a name which none of them has may have meant. */
export const near = (choices, typed) => {
  const byName = new Map(choices.flatMap((choice) => namesOf(choice).map((name) => [name, choice])));
  const misspelt = byName.get(nearest(slug(typed), [...byName.keys()]));
  return misspelt ? [misspelt] : fitting(choices, typed).slice(0, MOST_NEAR);
};
