/**
 * In which order do failure modes fit? By the number of signs ticked, and of two with as many the one with
 * more signs of its own; while none is ticked and a role is chosen, by the part of what is to be done that
 * falls to this role; equal ones stay in the framework's order.
 *
 *   rank([{ signs, own, duties, total }]) => { isBySigns, fitting, others }, of the same objects
 */
export const rank = (modes) => {
  const isBySigns = modes.some(({ signs }) => signs > 0);
  const weight = ({ signs, duties, total }) => (isBySigns ? signs : duties / Math.max(1, total));
  const first = (a, b) => weight(b) - weight(a) || (isBySigns ? b.own - a.own : 0);
  return {
    isBySigns,
    fitting: modes.filter((mode) => weight(mode) > 0).sort(first),
    others: modes.filter((mode) => weight(mode) === 0),
  };
};

/** Read a choice from an address' fragment: `#signs=mode.sign,mode.sign&role=legal`. */
export const readChoice = (fragment) => {
  const fields = new URLSearchParams(fragment.replace(/^#/, ""));
  const signs = (fields.get("signs") ?? "").split(",").filter(Boolean);
  return { signs: new Set(signs), role: fields.get("role") ?? "" };
};

/** Write a choice as a fragment; nothing chosen is an empty one. */
export const writeChoice = ({ signs, role }) => {
  const parts = [signs.size && `signs=${[...signs].join(",")}`, role && `role=${role}`].filter(Boolean);
  return parts.length ? `#${parts.join("&")}` : "";
};
