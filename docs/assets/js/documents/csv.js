/**
 * How do rows become CSV (RFC 4180) that every spreadsheet reads as text? Beginning with a mark that
 * tells Excel that it is UTF-8. The terminal writes the same: macros/files/data/tables.py.
 */

/** A cell that a spreadsheet shows as text and never runs as a formula. */
const safe = (text) => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text);

const line = (cells) => cells.map((cell) => `"${safe(String(cell)).replaceAll('"', '""')}"`).join(",");

export const csvText = (columns, rows) => `\ufeff${[columns, ...rows].map(line).join("\r\n")}\r\n`;
