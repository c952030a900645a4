/** How does the file get from this browser to whoever merges it? */
import { copy, download } from "../ground/files.js";

const LONGEST_ADDRESS = 7500;
const LONGEST_MAIL = 1800;

/** Where the file belongs in the repository. */
export const pathOf = ({ id, dates }) =>
  `playbook/retrospectives/${String(dates.outcome).slice(0, 4)}/${id}.yml`;

/** The address of GitHub's page for a new file; a fork is made where the reader needs one. */
export const newFileAddress = (repository, branch, path, text) => {
  const address = new URL(`${repository}/new/${branch}`);
  address.searchParams.set("filename", path);
  if (text !== null) address.searchParams.set("value", text);
  return address.href;
};

const mailAddress = (contact, title, text) => {
  const body = encodeURIComponent(text);
  const subject = encodeURIComponent(`Retrospective: ${title}`);
  return `${contact}?subject=${subject}&body=${body}`;
};

const WHOLE =
  "Opens GitHub's page for a new file with the path and the text filled in. Press “Propose changes” there; GitHub makes a copy of the repository for you if it has to, and a pull request.";
const TOO_LONG =
  "The text is too long for an address, so it takes three steps: copy the file here, open GitHub's page for a new file, paste. The path is filled in. Then press “Propose changes”.";
const ATTACH = "Please find the retrospective attached: the file that the playbook's form made.";

export class HandOver {
  constructor(section, { repository, branch, contact }) {
    Object.assign(this, { section, repository, branch, contact });
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
    const path = pathOf(data);
    this.name = path.split("/").at(-1);
    this.find("[data-path]").textContent = path;
    for (const said of ["[data-copied]", "[data-downloaded]"]) this.find(said).textContent = "";
    if (this.repository) this.openGitHub(path);
    if (this.contact) this.openMail(data.title);
  }

  openGitHub(path) {
    const whole = newFileAddress(this.repository, this.branch, path, this.text);
    const fits = whole.length <= LONGEST_ADDRESS;
    this.find("[data-github-link]").href = fits
      ? whole
      : newFileAddress(this.repository, this.branch, path, null);
    this.find("[data-github-help]").textContent = fits ? WHOLE : TOO_LONG;
    this.find("[data-copy-first]").hidden = fits;
  }

  openMail(title) {
    const whole = mailAddress(this.contact, title, this.text);
    const fits = whole.length <= LONGEST_MAIL;
    this.find("[data-mail]").href = fits ? whole : mailAddress(this.contact, title, ATTACH);
    this.find("[data-mail-help]").textContent = fits
      ? "Without an account: the text is in the mail, and a maintainer makes the pull request."
      : "Without an account: download the file, attach it to this mail, and a maintainer makes the pull request.";
  }
}
