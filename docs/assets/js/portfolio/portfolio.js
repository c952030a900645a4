/** What makes up the portfolio? Each part shows the pilots that are chosen, on its own. */
import "../kept/store-notice.js";
import "./portfolio-blocked.js";
import "./portfolio-board.js";
import "./portfolio-files.js";
import "./portfolio-learnt.js";
import "./portfolio-table.js";
import "./portfolio-timeline.js";
