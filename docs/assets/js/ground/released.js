/**
 * May the page move? Not while somebody holds a button down: what moves between a press and its release
 * takes the click away from what was meant.
 */

let isHeld = false;

/** @type {(() => void)[]} */
const waiting = [];

const hold = () => {
  isHeld = true;
};

/** The click follows the release at once, and comes before whatever waits. */
const release = () => {
  isHeld = false;
  setTimeout(() => {
    for (const move of waiting.splice(0)) move();
  });
};

addEventListener("pointerdown", hold, { capture: true });
addEventListener("pointerup", release, { capture: true });
addEventListener("pointercancel", release, { capture: true });

/**
 * Do what moves the page now, or as soon as no button is held down.
 *
 * @param {() => void} move
 */
export const whenReleased = (move) => {
  if (isHeld) waiting.push(move);
  else move();
};
