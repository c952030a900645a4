/** What makes up the readiness gate? Five answers and a verdict. */
import "../controls/pilot-bar.js";
import "../kept/store-notice.js";
import "./readiness-answer.js";
import "./readiness-verdict.js";
