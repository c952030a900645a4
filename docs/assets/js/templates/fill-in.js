/** What makes a template's page a form? Its fields, and the tools above them. */
import "../controls/pilot-bar.js";
import "../kept/store-notice.js";
import "./template-field.js";
import "./template-table.js";
import "./template-tools.js";
import "./unit-costs.js";
