/**
 * How many cases does a comparison need before its result says anything? As macros/pilot/sample_size.py
 * counts it, in the same words; that module names the formulas' sources.
 *
 * @typedef {{
 *   measure: "shares" | "means",
 *   baseline?: number,
 *   difference?: number,
 *   better?: "higher" | "lower",
 *   deviation?: number,
 *   power?: 80 | 90,
 *   weekly?: number,
 *   cases?: number,
 *   likeness?: number,
 * }} SampleEntry   `cases` of each person, and `likeness`, the intraclass correlation of these.
 * @typedef {{
 *   each?: number,
 *   people?: number,
 *   weeks?: number,
 *   says: string[],
 *   assumes: string[],
 *   ways: string[],
 *   faults: [string, string][],
 * }} SampleSize
 * @typedef {{
 *   isMeans: boolean,
 *   baseline: number,
 *   difference: number,
 *   sign: number,
 *   deviation: number,
 *   power: 80 | 90,
 *   weekly?: number,
 *   cases?: number,
 *   likeness: number,
 *   effect: number,
 * }} Asked   An entry without faults, as it is counted with.
 * @typedef {(code: string, facts?: import("./phrases.js").Facts) => string} Say
 */
import { figure } from "./figure.js";
import { say as phrase } from "./phrases.js";

const TWO_SIDED = 1.959963984540054;
const POWERS = { 80: 0.8416212335729143, 90: 1.2815515655446004 };
const RUN_WEEKS = 5;
const LAST_WEEK = 8;
const FROZEN_WEEKS = 2;
const FEWEST = 2;
const LEAST = 1e-6;
const MOST = 10_000_000;
const MOST_OF_A_PERSON = 1_000_000;
const SMALL = 30;
const RARE = 5;
const FEW_PEOPLE = 5;
const NOISE = 1e-9;
const HALVINGS = 60;

/**
 * Return how many cases a comparison needs, or what is wrong with what was entered.
 *
 * @type {(entry: SampleEntry, words: Record<string, string>) => SampleSize}
 */
export const sampleSize = (entry, words) => {
  /** @type {Say} */
  const say = (code, facts) => phrase({ words: { "sample-size": words } }, "sample-size", code, facts);
  const faults = faultsOf(entry, say);
  if (faults.length) return wrong(faults);
  const asked = askedBy(entry);
  if (alone(asked) * asked.effect > MOST) return wrong([["difference", say("too-many")]]);
  const each = eachOf(asked);
  const people = peopleOf(asked);
  const weeks = asked.weekly ? Math.ceil((2 * each) / asked.weekly - NOISE) : undefined;
  return {
    each,
    people,
    weeks,
    says: [answer(asked, each, people, say), inWeeks(asked, weeks, say)],
    assumes: assumptions(asked, each, people, say),
    ways: waysOut(asked, each, weeks, say),
    faults: [],
  };
};

/** @type {(faults: [string, string][]) => SampleSize} */
const wrong = (faults) => ({ says: [], assumes: [], ways: [], faults });

/** @type {(needed: number) => number} */
const whole = (needed) => Math.max(FEWEST, Math.ceil(needed - NOISE));

/** @type {(count: number) => string} */
const shown = (count) => count.toLocaleString("en");

/**
 * Return the cases in each group that a difference needs, were all independent.
 *
 * @type {(asked: Asked, difference?: number, power?: 80 | 90) => number}
 */
const alone = (asked, difference = asked.difference, power = asked.power) => {
  const quantile = POWERS[power];
  if (asked.isMeans) {
    const ratio = asked.deviation / difference;
    return 2 * (TWO_SIDED + quantile) * (TWO_SIDED + quantile) * ratio * ratio;
  }
  const before = asked.baseline / 100;
  const after = (asked.baseline + asked.sign * difference) / 100;
  const mean = (before + after) / 2;
  const spread = before * (1 - before) + after * (1 - after);
  const root = TWO_SIDED * Math.sqrt(2 * mean * (1 - mean)) + quantile * Math.sqrt(Math.max(spread, 0));
  return (root * root) / (difference / 100) / (difference / 100);
};

/** @type {(asked: Asked, difference?: number, power?: 80 | 90) => number | undefined} */
const peopleOf = (asked, difference, power) =>
  asked.cases && whole((alone(asked, difference, power) * asked.effect) / asked.cases);

/**
 * Return the whole cases in each group, in whole people where people are counted.
 *
 * @type {(asked: Asked, difference?: number, power?: 80 | 90) => number}
 */
const eachOf = (asked, difference, power) => {
  const people = peopleOf(asked, difference, power);
  return people && asked.cases ? people * asked.cases : whole(alone(asked, difference, power));
};

/**
 * Return what is wrong, by its field, in the order of the fields.
 *
 * @type {(entry: SampleEntry, say: Say) => [string, string][]}
 */
const faultsOf = (entry, say) => {
  /** @type {[string, string | undefined][]} */
  const found = [
    ["baseline", baselineFault(entry)],
    ["deviation", deviationFault(entry)],
    ["difference", differenceFault(entry)],
    ["weekly", entry.weekly !== undefined && entry.weekly < 1 ? "weekly-range" : undefined],
    ["cases", casesFault(entry)],
    ["likeness", likenessFault(entry)],
  ];
  const facts = { baseline: figure(entry.baseline), room: figure(roomOfShare(entry)) };
  return found.flatMap(([field, code]) => (code ? [[field, say(code, facts)]] : []));
};

/**
 * Return by how many points a share can rise or fall.
 *
 * @type {(entry: SampleEntry) => number}
 */
const roomOfShare = ({ baseline = 0, better }) => (better === "lower" ? baseline : 100 - baseline);

/** @type {(entry: SampleEntry) => string | undefined} */
const baselineFault = ({ measure, baseline }) => {
  if (baseline === undefined) return "needed";
  return measure === "means" || (baseline >= 0 && baseline <= 100) ? undefined : "share-range";
};

/** @type {(entry: SampleEntry) => string | undefined} */
const deviationFault = ({ measure, deviation }) => {
  if (measure === "shares") return undefined;
  if (deviation === undefined) return "needed";
  return deviation >= LEAST ? undefined : "deviation-range";
};

/** @type {(entry: SampleEntry) => string | undefined} */
const differenceFault = (entry) => {
  const { measure, difference, better = "higher" } = entry;
  if (difference === undefined) return "needed";
  if (difference < LEAST) return "difference-range";
  const room = roomOfShare(entry);
  if (measure === "means" || baselineFault(entry) || difference <= room) return undefined;
  return room ? `room-${better}` : `no-room-${better}`;
};

/** @type {(entry: SampleEntry) => string | undefined} */
const casesFault = ({ cases, likeness }) => {
  if (cases === undefined) return likeness === undefined ? undefined : "needed";
  const isUsable = Number.isInteger(cases) && cases >= 1 && cases <= MOST_OF_A_PERSON;
  return isUsable ? undefined : "cases-range";
};

/** @type {(entry: SampleEntry) => string | undefined} */
const likenessFault = ({ cases, likeness }) => {
  if (likeness === undefined) return cases === undefined ? undefined : "needed";
  return likeness >= 0 && likeness <= 1 ? undefined : "likeness-range";
};

/** @type {(entry: SampleEntry) => Asked} */
const askedBy = (entry) => ({
  isMeans: entry.measure === "means",
  baseline: entry.baseline ?? 0,
  difference: entry.difference ?? 0,
  sign: entry.better === "lower" ? -1 : 1,
  deviation: entry.deviation ?? 0,
  power: entry.power ?? 80,
  weekly: entry.weekly,
  cases: entry.cases,
  likeness: entry.likeness ?? 0,
  effect: 1 + ((entry.cases ?? 1) - 1) * (entry.likeness ?? 0),
});

/** @type {(asked: Asked, each: number, people: number | undefined, say: Say) => string} */
const answer = (asked, each, people, say) => {
  const facts = { each, all: shown(2 * each) };
  if (people === undefined) return say("answer", facts);
  return say("answer-people", { ...facts, people, cases: asked.cases, alone: shown(whole(alone(asked))) });
};

/** @type {(asked: Asked, weeks: number | undefined, say: Say) => string} */
const inWeeks = (asked, weeks, say) => {
  if (weeks === undefined) return say("weeks-unknown");
  const facts = { weekly: figure(asked.weekly), weeks, frozen: LAST_WEEK - weeks };
  if (weeks <= FROZEN_WEEKS) return say("weeks-frozen", facts);
  return say(weeks <= RUN_WEEKS ? "weeks-run" : "weeks-over", facts);
};

/** @type {(asked: Asked, each: number, people: number | undefined, say: Say) => string[]} */
const assumptions = (asked, each, people, say) => {
  const { baseline, deviation, isMeans, power } = asked;
  const after = afterOf(asked);
  const unit = isMeans ? undefined : "%";
  const [before, then] = [figure(baseline, unit, after), figure(after, unit, baseline)];
  return [
    say("assumes-sure", { before, then, power }),
    say("assumes-lot"),
    ...(isMeans ? [say("assumes-spread", { deviation: figure(deviation, undefined, 0) })] : []),
    onPeople(asked, say),
    ...cautions(asked, each, people, say),
  ];
};

/** @type {(asked: Asked) => number} */
const afterOf = ({ baseline, sign, difference }) => baseline + sign * difference;

/** @type {(asked: Asked, say: Say) => string} */
const onPeople = ({ cases, likeness, effect }, say) =>
  cases === undefined
    ? say("assumes-alone")
    : say("assumes-alike", { likeness: figure(likeness, undefined, 0), effect: figure(effect) });

/** @type {(asked: Asked, each: number, people: number | undefined, say: Say) => string[]} */
const cautions = (asked, each, people, say) => {
  const after = afterOf(asked);
  const rarest = Math.min(asked.baseline, 100 - asked.baseline, after, 100 - after);
  const isRare = !asked.isMeans && (each * rarest) / 100 < RARE;
  return [
    ...(asked.isMeans && each < SMALL ? [say("caution-small")] : []),
    ...(isRare ? [say("caution-rare")] : []),
    ...(people !== undefined && people < FEW_PEOPLE ? [say("caution-people", { people })] : []),
  ];
};

/**
 * Return what else could be compared, where the cases do not fit into the frozen weeks.
 *
 * @type {(asked: Asked, each: number, weeks: number | undefined, say: Say) => string[]}
 */
const waysOut = (asked, each, weeks, say) => {
  if (weeks !== undefined && weeks <= FROZEN_WEEKS) return [];
  const lower = eachOf(asked, asked.difference, 80);
  const twice = 2 * asked.difference;
  const fewer = twice <= roomOf(asked) ? eachOf(asked, twice) : each;
  return [
    ...(weeks !== undefined && weeks > RUN_WEEKS ? [withinRun(asked, say)] : []),
    ...(lower < each ? [say("way-power", { each: lower })] : []),
    ...(fewer < each ? [say("way-double", { each: fewer })] : []),
  ];
};

/** @type {(asked: Asked) => number} */
const roomOf = ({ isMeans, baseline, difference, sign }) => {
  if (isMeans) return 2 * difference;
  return sign > 0 ? 100 - baseline : baseline;
};

/** @type {(asked: Asked, say: Say) => string} */
const withinRun = (asked, say) => {
  const reach = Math.floor(((asked.weekly ?? 0) * RUN_WEEKS) / 2);
  const found = smallest(asked, reach / asked.effect);
  if (found === undefined) return say("way-none", { reach });
  const difference = asked.isMeans
    ? figure(roundedUp(found), undefined, 0)
    : figure(Math.ceil(found * 10 - NOISE) / 10, "points");
  return say("way-within", { reach, difference });
};

/**
 * Return the smallest difference that so many independent cases in each group can find.
 *
 * @type {(asked: Asked, cases: number) => number | undefined}
 */
const smallest = (asked, cases) => {
  if (cases < FEWEST) return undefined;
  if (asked.isMeans) return asked.deviation * (TWO_SIDED + POWERS[asked.power]) * Math.sqrt(2 / cases);
  let [low, high] = [0, roomOf(asked)];
  if (alone(asked, high) > cases) return undefined;
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const middle = (low + high) / 2;
    if (alone(asked, middle) > cases) low = middle;
    else high = middle;
  }
  return high;
};

/**
 * Round up to two digits that count.
 *
 * @type {(value: number) => number}
 */
const roundedUp = (value) => {
  let step = 1;
  while (value / step >= 100) step *= 10;
  while (value / step < 10) step /= 10;
  return Math.ceil(value / step - NOISE) * step;
};
