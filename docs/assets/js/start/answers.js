/** What has the reader answered at the readiness gate? As the answers of a pilot's record. */
import { SPACES } from "../kept/spaces.js";
import { openStore } from "../kept/store.js";

export const store = openStore(SPACES.start);

/** Return the answers, as a pilot's record holds them. */
export const answers = () =>
  store.entries().map(([question, { text, sufficient }]) => ({
    question,
    ...(text ? { text } : {}),
    ...(sufficient ? { sufficient } : {}),
  }));

/** Keep one field of an answer. */
export const answer = (question, field, value) =>
  store.change(
    "Answered a question",
    (kept) => {
      const { [field]: old, ...others } = kept.get(question) ?? {};
      const record = value ? { ...others, [field]: value } : others;
      return { [question]: Object.keys(record).length ? record : null };
    },
    `${question}/${field}`,
  );
