/** `<portfolio-files>`: opens the files of pilots, and says which pilots the page shows. */
import { counted } from "../ground/counted.js";
import { button, make } from "../ground/dom.js";
import { shownDate } from "../rules/dates.js";
import { dropped, filesIn, readFiles } from "./files.js";
import { gathered } from "./gathered.js";
import { PortfolioPart } from "./part.js";

const NONE = "No file of a pilot is there: they are named pilot.yml, or end in .pilot.yml.";

class PortfolioFiles extends PortfolioPart {
  build() {
    this.said = make("div", { class: "tool__said", role: "status" });
    this.state = make("p", { class: "state portfolio-state" });
    this.clear = button("Take the files off this page", () => gathered.clear());
    const files = this.field("Open pilot.yml files", { accept: ".yml,.yaml", multiple: true });
    const folder = this.field("Open a folder", { webkitdirectory: true });
    this.append(make("p", { class: "tool__buttons" }, files, folder, this.clear), this.said, this.state);
    this.takeDrops();
  }

  field(label, attributes) {
    const field = make("input", { class: "visually-hidden", type: "file", ...attributes });
    field.addEventListener("change", async () => {
      await this.open(filesIn(field.files));
      field.value = "";
    });
    return make("label", { class: "button file-button" }, label, field);
  }

  takeDrops() {
    const hasFiles = ({ dataTransfer }) => dataTransfer?.types.includes("Files");
    addEventListener("dragover", (event) => hasFiles(event) && event.preventDefault());
    addEventListener("drop", async (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      await this.open(await dropped(event.dataTransfer));
    });
  }

  async open(files) {
    const { records, broken } = await readFiles(files);
    gathered.add(records);
    const words = files.length ? `Opened ${counted(records.length, "pilot")}.` : NONE;
    const more = broken.length ? ` ${counted(broken.length, "file was", "files were")} left out:` : "";
    this.said.replaceChildren(
      make("p", {}, words + more),
      ...(broken.length ? [make("ul", {}, ...broken.map((line) => make("li", {}, line)))] : []),
    );
  }

  show(_, all) {
    this.clear.hidden = !gathered.fileCount;
    this.state.hidden = !gathered.isExample;
    this.state.textContent =
      `There is no pilot here yet. Until there is, the page shows ${counted(all.length, "invented pilot")} ` +
      `as of ${shownDate(gathered.day)}.`;
  }
}

customElements.define("portfolio-files", PortfolioFiles);
