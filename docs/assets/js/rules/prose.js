/**
 * What does a text in Markdown hold? CommonMark without HTML, read by markdown-it, whose Python port
 * reads the same text for the site (macros/text/prose.py).
 *
 * @typedef {import("../vendor/markdown-it.js").Token} Token
 * @typedef {{ kind: string, id: string }} Target
 * @typedef {{ href?: string, construct?: "heading" | "image" }} Construct   A link, or what is no link.
 */
import MarkdownIt from "../vendor/markdown-it.js";

const TYPED_TARGET = /^([a-z]+(?:-[a-z]+)*):([a-z0-9]+(?:-[a-z0-9]+)*)$/;
const WEB = new Set(["http", "https"]);
const ADDRESS = /^(mailto|https?):([^?#]*)/i;
/** What readers of addresses leave out, each in its own way, so that they lead to several places. */
const BROKEN = /^[\0- ]|[\t\r\n]/;

const markdown = new MarkdownIt("commonmark", { html: false });
markdown.validateLink = () => true;
markdown.normalizeLink = (address) => address;

/**
 * Return the tokens of a text, of one paragraph where `inline`.
 *
 * @type {(text: string, inline: boolean) => Token[]}
 */
export const parse = (text, inline) => (inline ? markdown.parseInline(text, {}) : markdown.parse(text, {}));

/** @type {(tokens: Token[]) => Token[]} */
const flat = (tokens) => tokens.flatMap((token) => [token, ...flat(token.children ?? [])]);

/**
 * Return the kind and the id that a link leads to, or null for an address or anything else.
 *
 * @type {(href: string) => Target | null}
 */
export const targetOf = (href) => {
  const [, kind, id] = TYPED_TARGET.exec(href) ?? [];
  return kind && !WEB.has(kind) ? { kind, id } : null;
};

/**
 * Whether a link leads to a full web address or to a mail address.
 *
 * @type {(href: string) => boolean}
 */
export const isExternal = (href) => {
  const [, scheme, rest] = ADDRESS.exec(href) ?? [];
  if (!scheme || BROKEN.test(href)) return false;
  const [host, ...path] = rest.startsWith("//") ? rest.slice(2).split("/") : ["", rest];
  if (!isReadable(host)) return false;
  return scheme.toLowerCase() === "mailto" ? path.length > 0 && rest !== "" : nameOf(host) !== "";
};

/**
 * Whether every reader takes a host for the same one: no half bracket, no letter that stands for a mark.
 *
 * @type {(host: string) => boolean}
 */
const isReadable = (host) =>
  host.includes("[") === host.includes("]") && !/[/?#@:]/.test(host.replace(/[?#@:]/g, "").normalize("NFKC"));

/**
 * Return a host without who is to log in there and without its port.
 *
 * @type {(host: string) => string}
 */
const nameOf = (host) => {
  const name = host.split("@").at(-1) ?? "";
  return /\[([^\]]*)/.exec(name)?.[1] ?? name.split(":")[0];
};

/**
 * Return every link of a text, and every heading and image in it, in their order.
 *
 * @type {(text: string, inline: boolean) => Construct[]}
 */
export const constructs = (text, inline) => flat(parse(text, inline)).flatMap(constructOf);

/** @type {(token: Token) => Construct[]} */
const constructOf = (token) => {
  if (token.type === "link_open") return [{ href: token.attrGet("href") ?? "" }];
  if (token.type === "heading_open") return [{ construct: "heading" }];
  if (token.type === "image") return [{ construct: "image" }];
  return [];
};
