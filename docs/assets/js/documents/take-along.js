/** How does the reader take a document along? As Markdown, as a Word file, on paper. */
import { button, make } from "../ground/dom.js";
import { copy, download } from "../ground/files.js";
import { toMarkdown } from "./markdown.js";

/** Return the buttons under a document; `read()` gives its name and blocks when one is pressed. */
export const takeAlong = (read, { label = "Take it along:", print = null } = {}) => {
  const said = make("span", { class: "toolbar__said", role: "status" });
  const markdown = () => {
    const { name, blocks } = read();
    download(`${name}.md`, "text/markdown", toMarkdown(blocks));
  };
  const word = async () => {
    const { name, blocks } = read();
    const { toDocx, DOCX } = await import("./docx.js");
    download(`${name}.docx`, DOCX, toDocx(blocks));
  };
  const text = async () => {
    const isCopied = await copy({ text: toMarkdown(read().blocks) });
    said.textContent = isCopied ? "Copied" : "The browser does not let the page copy; download it instead.";
  };
  return make(
    "p",
    { class: "tool__buttons" },
    make("span", {}, label),
    button("Word file", word),
    button("Markdown file", markdown),
    button("Copy the text", text),
    ...(print ? [button("Print", print)] : []),
    said,
  );
};
