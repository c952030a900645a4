/**
 * What came along when a file was pasted, and looks like YAML without being it? As
 * macros/content/loader/pasted.py finds it, with its table of what there may be.
 *
 * @typedef {{ rule: string, pattern: string, right: string, message: string, hint: string, is_of_value: boolean,
 *             is_indent: boolean }}
 *   PastedKind   As in rules.json: the fault is the first group of the pattern.
 * @typedef {{ line: number, column: number, bad: string, kind: PastedKind }} Fault
 * @typedef {{ kinds: PastedKind[], closing: Record<string, string>, blanks: string, block: string,
 *             may_be_ascii: string, most: number, most_letters: number }} PastedTable
 */

const ASCII = /^[\0-\x7f]*$/;

/** @type {(line: string, letters: string) => string} */
const withoutEnd = (line, letters) => {
  let end = line.length;
  while (end && letters.includes(line[end - 1])) end -= 1;
  return line.slice(0, end);
};

/** Goes through the lines of a file, and knows which are in a block of text. */
class Blocks {
  /** @param {PastedTable} table */
  constructor({ blanks, block }) {
    this.blanks = ` \t${blanks}`;
    this.begins = new RegExp(block);
    this.block = -1;
    this.content = -1;
  }

  /**
   * Return whether a line is outside of a block, or one that a reader sees in it, and YAML does not.
   *
   * @param {string} line
   * @returns {"outside" | "seen" | ""}
   */
  placeOf(line) {
    let indent = 0;
    while (indent < line.length && this.blanks.includes(line[indent])) indent += 1;
    const words = line.slice(indent);
    if (!withoutEnd(words, "\r") && (this.block >= 0 || ASCII.test(line))) return "";
    if (this.block >= 0 && indent > this.block) return this.isCounted(line, indent) ? "" : "seen";
    this.block = this.blockOf(withoutEnd(words, " \t\r"), indent);
    this.content = -1;
    return words.startsWith("#") ? "" : "outside";
  }

  /** @type {(line: string, indent: number) => boolean} */
  isCounted(line, indent) {
    const counted = /^ */.exec(line)?.[0].length ?? 0;
    if (this.content < 0) this.content = counted > this.block ? counted : indent;
    return counted >= this.content;
  }

  /** @type {(words: string, indent: number) => number} */
  blockOf(words, indent) {
    if (!this.begins.test(words)) return -1;
    const hyphens = /^(?:- +)*/.exec(words)?.[0] ?? "";
    const isEntry = ["|", ">"].includes(words[hyphens.length]);
    return indent + (isEntry ? hyphens.lastIndexOf("-") : hyphens.length);
  }
}

/**
 * @template Part
 * @param {Part[]} parts
 * @param {(part: Part) => number} keyOf
 */
const grouped = (parts, keyOf) => {
  /** @type {Map<number, Part[]>} */
  const groups = new Map();
  for (const part of parts) groups.set(keyOf(part), [...(groups.get(keyOf(part)) ?? []), part]);
  return groups;
};

/** @type {(line: string, pattern: RegExp) => { start: number, end: number, bad: string } | null} */
const firstMatch = (line, pattern) => {
  const match = pattern.exec(line);
  const [start, end] = match?.indices?.[1] ?? [0, 0];
  return match && { start, end, bad: match[1] };
};

export class Pasted {
  /** @param {PastedTable} table */
  constructor(table) {
    this.table = table;
    this.patterns = new Map(table.kinds.map((kind) => [kind, new RegExp(kind.pattern, "d")]));
    this.closing = new Map(
      Object.entries(table.closing).map(([right, pattern]) => [right, new RegExp(pattern, "g")]),
    );
    this.indents = new Set(table.kinds.filter((kind) => kind.is_indent));
    this.mayBeAscii = new RegExp(`^(?:${table.may_be_ascii})`);
  }

  /**
   * Return what looks like YAML without being it, outside of blocks of text.
   *
   * @param {string} text
   */
  faultsIn(text) {
    const blocks = new Blocks(this.table);
    return text
      .split("\n")
      .flatMap((line, number) => {
        const place = blocks.placeOf(line);
        return place ? this.repair(line, number + 1, place === "seen" ? this.indents : undefined).faults : [];
      })
      .slice(0, this.table.most);
  }

  /**
   * Return a text without these faults.
   *
   * @param {string} text
   * @param {Fault[]} faults
   */
  repaired(text, faults) {
    const lines = text.split("\n");
    for (const [line, own] of grouped(faults, (fault) => fault.line)) {
      lines[line - 1] = this.repair(lines[line - 1], line, new Set(own.map(({ kind }) => kind))).line;
    }
    return lines.join("\n");
  }

  /**
   * Return the faults without those that may as well stay: quotes and blanks in a text.
   *
   * @param {string} text
   * @param {Fault[]} faults
   * @param {(text: string) => boolean} isRight
   */
  needed(text, faults, isRight) {
    return faults.filter(({ line, kind }) => {
      const others = faults.filter((one) => one.line !== line || one.kind !== kind);
      return !(kind.is_of_value && isRight(this.repaired(text, others)));
    });
  }

  /**
   * Return what each fault is and what to do, in words, by its line; of a word in quotes both are one.
   *
   * @param {Fault[]} faults
   */
  said(faults) {
    return faults
      .filter((fault, at) => {
        const before = faults[at - 1];
        return before?.line !== fault.line || before?.kind.message !== fault.kind.message;
      })
      .map(({ line, bad, kind }) => {
        const code = `U+${(bad.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
        const message = kind.message.replaceAll("{bad}", bad).replaceAll("{code}", code);
        return `Line ${line}: ${message}. ${kind.hint.replaceAll("{bad}", bad)}`;
      });
  }

  /** @type {(line: string) => boolean} */
  isLookedAt(line) {
    return [...line].length <= this.table.most_letters && (!ASCII.test(line) || this.mayBeAscii.test(line));
  }

  /** @type {(line: string, right: string, span: [number, number]) => string} */
  withRight(line, right, [start, end]) {
    const told = line.slice(0, start) + right + line.slice(end);
    const closing = this.closing.get(right);
    return closing ? told.replace(closing, right) : told;
  }

  /**
   * Return a line as it was meant, and its faults; of these kinds alone where some are given.
   *
   * @param {string} given
   * @param {number} number
   * @param {Set<PastedKind>} [kinds]
   */
  repair(given, number, kinds) {
    /** @type {Fault[]} */
    const faults = [];
    /** @type {{ at: number, by: number }[]} */
    const moved = [];
    let line = given;
    if (!this.isLookedAt(line)) return { line, faults };
    for (const [kind, pattern] of this.patterns) {
      if (kinds && !kinds.has(kind)) continue;
      let found = firstMatch(line, pattern);
      while (found && faults.length < this.table.most) {
        const { start, end, bad } = found;
        const by = moved.filter(({ at }) => at <= start).reduce((sum, one) => sum + one.by, 0);
        faults.push({ line: number, column: start - by + 1, bad, kind });
        moved.push({ at: start, by: kind.right.length - (end - start) });
        line = this.withRight(line, kind.right, [start, end]);
        found = firstMatch(line, pattern);
      }
    }
    return { line, faults };
  }
}
