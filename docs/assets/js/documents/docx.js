/**
 * How does a document (see markdown.js) become a Word file? As the few parts of Office Open XML
 * (ECMA-376) that headings, paragraphs, lists and tables need; docs/about/decisions/word-files says
 * why no library does it.
 */
import { writable } from "./xml.js";
import { zip } from "./zip.js";

export const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** Return a document as the bytes of a .docx file. */
export const toDocx = (blocks) =>
  zip({
    "[Content_Types].xml": types,
    "_rels/.rels": relations([["officeDocument", "word/document.xml"]]),
    "word/document.xml": `${HEAD}<w:document ${W}><w:body>${blocks.map(written).join("")}${page}</w:body></w:document>`,
    "word/styles.xml": styles,
    "word/numbering.xml": numbering,
    "word/_rels/document.xml.rels": relations([
      ["styles", "styles.xml"],
      ["numbering", "numbering.xml"],
    ]),
  });

const escaped = (text) =>
  writable(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const run = (text, properties = "") => {
  const lines = text.split("\n").map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`);
  return `<w:r>${properties}${lines.join("<w:br/>")}</w:r>`;
};

const paragraph = (text, style = "", more = "") => {
  const properties = (style && `<w:pStyle w:val="${style}"/>`) + more;
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${run(text)}</w:p>`;
};

const entry = (text) => paragraph(text, "ListBullet");

const cell = (text, isHead) => `<w:tc><w:p>${run(text, isHead ? "<w:rPr><w:b/></w:rPr>" : "")}</w:p></w:tc>`;

const row = (cells, isHead = false) =>
  `<w:tr>${isHead ? "<w:trPr><w:tblHeader/></w:trPr>" : ""}${cells.map((text) => cell(text, isHead)).join("")}</w:tr>`;

const table = ({ columns, rows }) => {
  const grid = columns.map(() => `<w:gridCol w:w="${Math.floor(9070 / columns.length)}"/>`).join("");
  const width = '<w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/>';
  return (
    `<w:tbl><w:tblPr>${width}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>` +
    `${row(columns, true)}${rows.map((cells) => row(cells)).join("")}</w:tbl><w:p/>`
  );
};

const WRITERS = {
  heading: ({ level, text }) => paragraph(text, level === 1 ? "Title" : `Heading${level - 1}`),
  text: ({ text }) => paragraph(text),
  list: ({ entries }) => entries.map(entry).join(""),
  checks: ({ entries }) => entries.map(({ text, done }) => paragraph(`${done ? "☒" : "☐"} ${text}`)).join(""),
  table,
};

const written = (block) => WRITERS[block.kind](block);

/** A4 with margins of 25 mm, in twentieths of a point. */
const page =
  '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>' +
  '<w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>';

const relations = (entries) =>
  `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
  entries
    .map(
      ([kind, target], at) => `<Relationship Id="r${at + 1}" Type="${RELATION}/${kind}" Target="${target}"/>`,
    )
    .join("") +
  "</Relationships>";

const part = (name, kind) => `<Override PartName="/word/${name}.xml" ContentType="${OFFICE}.${kind}+xml"/>`;

const types =
  `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  `${part("document", "document.main")}${part("styles", "styles")}${part("numbering", "numbering")}</Types>`;

const style = (id, name, inside, base = "Normal") =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${base}"/>` +
  `<w:next w:val="Normal"/><w:qFormat/>${inside}</w:style>`;

const headingStyle = (level, size) =>
  style(
    `Heading${level}`,
    `heading ${level}`,
    `<w:pPr><w:keepNext/><w:spacing w:before="280" w:after="80"/><w:outlineLvl w:val="${level - 1}"/></w:pPr>` +
      `<w:rPr><w:b/><w:sz w:val="${size}"/></w:rPr>`,
  );

const line = (side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="888888"/>`;

const styles =
  `${HEAD}<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>` +
  '<w:sz w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault>' +
  '<w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>' +
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>' +
  style(
    "Title",
    "Title",
    '<w:pPr><w:spacing w:after="200"/></w:pPr><w:rPr><w:b/><w:sz w:val="40"/></w:rPr>',
  ) +
  headingStyle(1, 30) +
  headingStyle(2, 26) +
  headingStyle(3, 24) +
  style("ListBullet", "List Bullet", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>') +
  '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>' +
  ["top", "left", "bottom", "right", "insideH", "insideV"].map(line).join("") +
  "</w:tblBorders></w:tblPr></w:style></w:styles>";

const numbering =
  `${HEAD}<w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>` +
  '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>' +
  '<w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>' +
  '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>';
