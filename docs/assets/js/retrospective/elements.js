/** How does a text in Markdown become elements of a page? Built from its tokens, never from HTML. */
import { parse } from "../rules/prose.js";

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
