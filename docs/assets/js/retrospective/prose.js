/**
 * What does a text in Markdown hold, and how does it become elements of a page?
 *
 * CommonMark without HTML, read by markdown-it, whose Python port reads the same text for the site
 * (macros/text/prose.py). Elements are built from its tokens, never from HTML.
 */
import MarkdownIt from "../vendor/markdown-it.js";

const TYPED_TARGET = /^([a-z]+(?:-[a-z]+)*):([a-z0-9]+(?:-[a-z0-9]+)*)$/;
const WEB = new Set(["http", "https"]);

const markdown = new MarkdownIt("commonmark", { html: false });
markdown.validateLink = () => true;
markdown.normalizeLink = (address) => address;

const parse = (text, inline) =>
  inline ? markdown.parseInline(text, {}) : markdown.parse(text, {});

const flat = (tokens) => tokens.flatMap((token) => [token, ...flat(token.children ?? [])]);

/** Return the kind and the id that a link leads to, or null for an address or anything else. */
export const targetOf = (href) => {
  const [, kind, id] = TYPED_TARGET.exec(href) ?? [];
  return kind && !WEB.has(kind) ? { kind, id } : null;
};

/** Whether a link leads to a full web address or to a mail address. */
export const isExternal = (href) => {
  const mail = /^mailto:([^?#]*)/i.exec(href);
  if (mail) return Boolean(mail[1]);
  const [, host] = /^https?:\/\/([^/?#]*)/i.exec(href) ?? [];
  if (!host) return false;
  if (host.includes("[") !== host.includes("]")) return false;
  return Boolean(host.split("@").at(-1).replace(/:[^:\]]*$/, ""));
};

/** Return every link of a text, and every heading and image in it, in their order. */
export const constructs = (text, inline) =>
  flat(parse(text, inline)).flatMap((token) => {
    if (token.type === "link_open") return [{ href: token.attrGet("href") ?? "" }];
    if (token.type === "heading_open") return [{ construct: "heading" }];
    if (token.type === "image") return [{ construct: "image" }];
    return [];
  });

/** Return a text as elements; a link leads where `addressOf` says, or is its text alone. */
export const elements = (text, inline, addressOf) => {
  const root = document.createDocumentFragment();
  build(root, parse(text, inline), addressOf);
  return root;
};

const build = (root, tokens, addressOf) => {
  const open = [root];
  for (const token of tokens) {
    if (token.children) build(open.at(-1), token.children, addressOf);
    else if (token.nesting === 1) open.push(open.at(-1).appendChild(opened(token, addressOf)));
    else if (token.nesting === -1) open.pop();
    else open.at(-1).append(leaf(token));
  }
};

const TAGS = new Set(["p", "ul", "ol", "li", "em", "strong", "blockquote", "a"]);

const opened = (token, addressOf) => {
  const address = token.type === "link_open" && addressOf(token.attrGet("href") ?? "");
  const isShown = TAGS.has(token.tag) && !token.hidden && (address || token.tag !== "a");
  const element = document.createElement(isShown ? token.tag : "span");
  if (address) element.href = address;
  return element;
};

const leaf = (token) => {
  if (token.type === "softbreak") return "\n";
  if (["hardbreak", "hr"].includes(token.type)) return document.createElement(token.tag);
  if (!["code_inline", "code_block", "fence"].includes(token.type)) return token.content;
  const code = document.createElement("code");
  code.textContent = token.content;
  if (token.type === "code_inline") return code;
  const block = document.createElement("pre");
  block.append(code);
  return block;
};
