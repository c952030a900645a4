/**
 * Does a line of the weekly log say that there was nothing? Such a line shows that a week is no gap,
 * and is no statement to hand on. The list is that of macros/pilot/hand_on.py.
 */
const NONE = /^[\s.]*(?:none|nothing|n\/a|na|no|[-–—])[\s.]*$/i;

/** @type {(entry: string) => boolean} */
export const isNone = (entry) => NONE.test(entry);
