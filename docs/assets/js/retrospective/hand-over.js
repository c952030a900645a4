/** How does the file get from this browser to whoever merges it? */
import { copy, download } from "../ground/files.js";

const LONGEST_ADDRESS = 7500;
const LONGEST_MAIL = 1800;

/** Where the file belongs in the repository; `folder` is that of what is contributed. */
export const pathOf = (folder, { id, dates }) =>
  `${folder}retrospectives/${String(dates.outcome).slice(0, 4)}/${id}.yml`;

/** An address with its places filled in, such as `{path}`. */
const filled = (address, parts) =>
  address.replace(/\{(\w+)\}/g, (found, name) => (name in parts ? encodeURIComponent(parts[name]) : found));

const mailAddress = (contact, title, text) => {
  const body = encodeURIComponent(text);
  const subject = encodeURIComponent(`Retrospective: ${title}`);
  return `${contact}?subject=${subject}&body=${body}`;
};

const ATTACH = "Please find the retrospective attached: the file that the playbook's form made.";

export class HandOver {
  /**
   * `settings` is the form's data set: the folder for what is contributed, the `contact`, and of a host whose
   * addresses are known its name, its pages for a new file and for one with its text, and how to finish there.
   */
  constructor(section, settings) {
    Object.assign(this, { section, settings });
    this.on("[data-download]", () => this.download());
    this.on("[data-copy]", () => this.copy());
    this.on("[data-copy-first]", () => this.copy());
  }

  find(selector) {
    return this.section.querySelector(selector);
  }

  on(selector, listener) {
    this.find(selector)?.addEventListener("click", listener);
  }

  download() {
    download(this.name, "application/yaml", this.text);
    this.find("[data-downloaded]").textContent = `${this.name} is among your downloads.`;
  }

  async copy() {
    const done = await copy({ text: this.text });
    this.find("[data-copied]").textContent = done
      ? "Copied"
      : "The browser does not let this page copy: select the text under “The file” below.";
  }

  open(data, text) {
    this.text = text;
    const path = pathOf(this.settings.rootFolder, data);
    this.name = path.split("/").at(-1);
    this.find("[data-path]").textContent = path;
    for (const said of ["[data-copied]", "[data-downloaded]"]) this.find(said).textContent = "";
    if (this.settings.host) this.openHost(path);
    if (this.settings.contact) this.openMail(data.title);
  }

  openHost(path) {
    const { newFile, newText } = this.settings;
    const whole = newText && filled(newText, { path, text: this.text });
    const fits = Boolean(whole) && whole.length <= LONGEST_ADDRESS;
    this.find("[data-host-link]").href = fits ? whole : filled(newFile, { path });
    this.find("[data-host-help]").textContent = this.helpOf(fits);
    this.find("[data-copy-first]").hidden = fits;
  }

  helpOf(fits) {
    const { host, newText, takesPath, finish } = this.settings;
    if (fits) {
      return `Opens ${host}'s page for a new file with the path and the text filled in. ${finish}`;
    }
    if (takesPath === undefined) {
      return `${host} fills in nothing from an address. Copy the file here and open the repository on ${host}. ${finish}`;
    }
    const why = newText ? "The text is too long for an address" : `${host} takes no text from an address`;
    return `${why}, so it takes three steps: copy the file here, open ${host}'s page for a new file, paste. The path is filled in. ${finish}`;
  }

  openMail(title) {
    const { contact } = this.settings;
    const whole = mailAddress(contact, title, this.text);
    const fits = whole.length <= LONGEST_MAIL;
    this.find("[data-mail]").href = fits ? whole : mailAddress(contact, title, ATTACH);
    this.find("[data-mail-help]").textContent = fits
      ? "Without an account: the text is in the mail, and a maintainer proposes the change."
      : "Without an account: download the file, attach it to this mail, and a maintainer proposes the change.";
  }
}
