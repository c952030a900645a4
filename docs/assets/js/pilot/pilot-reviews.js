/** `<pilot-reviews>`: governance reviews, each with what its lead time means for its start. */
import { button } from "../ground/dom.js";
import { slug } from "../ground/slug.js";
import { reviewRemarks } from "../rules/pilot/plan.js";
import { setAt } from "../rules/pilot/record.js";
import { desk } from "./desk.js";
import { Rows } from "./rows.js";

const USUAL = ["security", "legal", "privacy", "data governance"];

class PilotReviews extends Rows {
  build() {
    super.build();
    this.usual = button("Add the four usual ones", () => this.addUsual());
    this.form.append(this.usual);
  }

  addUsual() {
    desk.change("Added the usual reviews", (record) => {
      const known = this.entries(record).map(({ review }) => review);
      const added = USUAL.filter((review) => !known.includes(review)).map((review) => ({
        id: slug(review),
        review,
      }));
      return setAt(record, this.path, [...this.entries(record), ...added]);
    });
    this.status.textContent = "Added security, legal, privacy and data governance.";
    this.list.querySelector("[data-kind]").focus();
  }

  show(record) {
    this.remarks = new Map(reviewRemarks(record, this.framework).map((remark) => [remark.at, remark]));
    super.show(record);
    this.usual.hidden = this.entries(record).length > 0;
  }

  showRow(row, { outcome, conditions, due }, at) {
    row.querySelector(".row__conditions").hidden = outcome !== "conditions" && !conditions && !due;
    const remark = this.remarks.get(at);
    const said = row.querySelector(".row__remark");
    said.hidden = !remark;
    said.classList.toggle("row__remark--late", remark?.isLate ?? false);
    said.textContent = remark ? `${remark.isLate ? "Too late. " : ""}${remark.message}` : "";
  }
}

customElements.define("pilot-reviews", PilotReviews);
