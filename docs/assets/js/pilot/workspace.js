/** What makes up the pilot workspace? Each part shows the pilot that is worked on, on its own. */
import "../controls/pilot-bar.js";
import "../kept/store-notice.js";
import "./pilot-document.js";
import "./pilot-example.js";
import "./pilot-fields.js";
import "./pilot-file.js";
import "./pilot-gates.js";
import "./pilot-handover.js";
import "./pilot-keeping.js";
import "./pilot-list.js";
import "./pilot-plan.js";
import "./pilot-proposal.js";
import "./pilot-readings.js";
import "./pilot-real-file.js";
import "./pilot-reviews.js";
import "./pilot-revision.js";
import "./pilot-risks.js";
import "./pilot-rows.js";
import "./pilot-waivers.js";
import { openOnPaper } from "../ground/paper.js";

openOnPaper(".tool details");
