/**
 * Which records, texts and ids does a retrospective hold, and at which path? The schema tells.
 *
 * A record that is still being written may lack what is required.
 */
export class Shapes {
  constructor(schema, texts) {
    this.schema = schema;
    this.texts = texts;
  }

  /** Yield each record of a whole retrospective with its path and the name of its kind. */
  *kinds(record, name = "Retrospective", path = []) {
    yield [path, record, name];
    const node = name === "Retrospective" ? this.schema.root : this.schema.root.$defs[name];
    const { properties } = this.schema.options(node).record;
    for (const [field, value] of Object.entries(record)) {
      const inner = this.nameOf(properties[field]);
      if (!inner) continue;
      const entries = Array.isArray(value) ? value.entries() : [[null, value]];
      for (const [index, entry] of entries) {
        yield* this.kinds(entry, inner, index === null ? [...path, field] : [...path, field, index]);
      }
    }
  }

  /** Yield every text in Markdown and every id: its path, its value, and what it is. */
  *leaves(record) {
    for (const [path, inner, name] of this.kinds(record)) {
      for (const [field, mark] of Object.entries(this.texts[name])) {
        const value = inner[field];
        if (Array.isArray(value)) {
          for (const [index, entry] of value.entries()) yield [[...path, field, index], entry, mark];
        } else if (typeof value === "string") {
          yield [[...path, field], value, mark];
        }
      }
    }
  }

  /** Return every record that can name its source. */
  sourced(record) {
    return [...this.kinds(record)].filter(([, , name]) => {
      const node = this.schema.root.$defs[name];
      return node && this.schema.options(node).record.properties.reading;
    });
  }

  nameOf(node) {
    const reference = [node, node.items, ...(node.anyOf ?? [])].find((option) => option?.$ref)?.$ref;
    return reference?.split("/").at(-1);
  }
}
