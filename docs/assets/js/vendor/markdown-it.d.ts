/** What our scripts use of markdown-it, whose own types come without its code for browsers. */
export interface Token {
  type: string;
  content: string;
  children: Token[] | null;
  attrGet(name: string): string | null;
}

export default class MarkdownIt {
  constructor(preset: "commonmark", options: { html: boolean });
  validateLink: (address: string) => boolean;
  normalizeLink: (address: string) => string;
  parse(text: string, environment: object): Token[];
  parseInline(text: string, environment: object): Token[];
}
