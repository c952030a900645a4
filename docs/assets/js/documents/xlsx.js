/**
 * How do rows become an Excel file? One sheet, every text an inline string: no text is a formula,
 * whatever it looks like, and no language's list separator matters, as it does with CSV.
 *
 *   workbook({ name, columns, rows, choices, isList })    bytes; numbers stay numbers
 *     columns   [{ label, width }]
 *     rows      lists of texts, numbers, and formulas: { formula, value, decimals }
 *     choices   { columnIndex: ["Open", "Done"] }: what a cell may be, offered as a list
 *     isList    false for a sheet that nobody sorts or filters
 *
 * Source: ECMA-376 part 1, sections 18.2, 18.3 and 18.8.
 */
import { writable } from "./xml.js";
import { zip } from "./zip.js";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

export const XLSX = `${TYPE}.sheet`;

const LONGEST_CELL = 32_767;
const HEADING = 1;
const WRAPPED = 2;
/** The style of a formula's figure by its decimals: as many as there are, none, or two. */
const FIGURES = { 0: 3, 2: 4 };

/**
 * Escape text for XML, and leave out the control characters that XML can't hold. What Excel would take
 * for its own escape of a letter, such as `_x0041_`, stays as it is.
 */
const xml = (text) =>
  writable(String(text).slice(0, LONGEST_CELL))
    .replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll('"', "&quot;");

const letter = (column) =>
  (column >= 26 ? letter(Math.floor(column / 26) - 1) : "") + String.fromCharCode(65 + (column % 26));

const cell = (value, column, row, style) => {
  if (typeof value === "object") return workedOut(value, `${letter(column)}${row}`);
  const at = `r="${letter(column)}${row}" s="${style}"`;
  if (typeof value === "number") return `<c ${at}><v>${value}</v></c>`;
  return `<c ${at} t="inlineStr"><is><t xml:space="preserve">${xml(value)}</t></is></c>`;
};

/** A formula with the value that it has now, for programs that do not work it out themselves. */
const workedOut = ({ formula, value, decimals }, at) => {
  const type = typeof value === "number" ? "" : ' t="str"';
  return `<c r="${at}" s="${FIGURES[decimals] ?? WRAPPED}"${type}><f>${xml(formula)}</f><v>${xml(value)}</v></c>`;
};

const line = (values, row, style) =>
  `<row r="${row}">${values.map((value, at) => cell(value, at, row, style)).join("")}</row>`;

const validations = (choices, last) => {
  const entries = Object.entries(choices).map(([column, values]) => {
    const range = `${letter(Number(column))}2:${letter(Number(column))}${last}`;
    return (
      `<dataValidation type="list" allowBlank="1" sqref="${range}">` +
      `<formula1>"${xml(values.join(","))}"</formula1></dataValidation>`
    );
  });
  if (!entries.length) return "";
  return `<dataValidations count="${entries.length}">${entries.join("")}</dataValidations>`;
};

const sheet = ({ columns, rows, choices, isList }) => {
  const last = rows.length + 1;
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  const labels = columns.map(({ label }) => label);
  return (
    `${HEAD}<worksheet xmlns="${SHEETS}"><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>' +
    `</sheetViews><cols>${widths.join("")}</cols><sheetData>${line(labels, 1, HEADING)}` +
    `${rows.map((row, at) => line(row, at + 2, WRAPPED)).join("")}</sheetData>` +
    `${isList ? `<autoFilter ref="A1:${letter(columns.length - 1)}${last}"/>` : ""}` +
    `${validations(choices, last)}</worksheet>`
  );
};

const styles =
  `${HEAD}<styleSheet xmlns="${SHEETS}"><fonts count="2"><font><sz val="11"/>` +
  '<name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill>' +
  '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>' +
  '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf xfId="0"/>' +
  '<xf xfId="0" fontId="1" applyFont="1"/><xf xfId="0" applyAlignment="1">' +
  '<alignment wrapText="1" vertical="top"/></xf><xf xfId="0" numFmtId="3" applyNumberFormat="1"/>' +
  '<xf xfId="0" numFmtId="4" applyNumberFormat="1"/></cellXfs><cellStyles count="1">' +
  '<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

const relations = (entries) =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${entries
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join("")}</Relationships>`;

const types =
  `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ` +
  'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>` +
  `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/>` +
  `<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`;

/** A name that a sheet may have. */
const sheetName = (name) =>
  name
    .replace(/[[\]:*?/\\']/g, " ")
    .trim()
    .slice(0, 31) || "Sheet";

export const workbook = ({ name, columns, rows, choices = {}, isList = true }) =>
  zip({
    "[Content_Types].xml": types,
    "_rels/.rels": relations([["rId1", "officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml":
      `${HEAD}<workbook xmlns="${SHEETS}" xmlns:r="${OFFICE}"><sheets>` +
      `<sheet name="${xml(sheetName(name))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations([
      ["rId1", "worksheet", "worksheets/sheet1.xml"],
      ["rId2", "styles", "styles.xml"],
    ]),
    "xl/worksheets/sheet1.xml": sheet({ columns, rows, choices, isList }),
    "xl/styles.xml": styles,
  });
