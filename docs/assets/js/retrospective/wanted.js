/** What does a wanted case give to whoever takes it on? The list of wanted cases leads here with its name. */
import { button } from "../ground/dom.js";
import { loadJson } from "../ground/site.js";

const LEADS = "contribute/retrospective/leads.json";

const small = (label, listener) => button(label, listener, { class: "button button--small" });

/**
 * Begin with the title and the sources of the wanted case that the address names. A draft that is here
 * already is replaced only when the reader says so; one that was begun with it goes on.
 */
export const receiveLead = async (beginnings) => {
  const id = new URLSearchParams(location.search).get("lead");
  if (!id) return;
  const leads = await loadJson(LEADS).catch(() => null);
  const lead = leads && Object.hasOwn(leads, id) ? leads[id] : null;
  if (!lead) {
    beginnings.say("The wanted case that this address names is not here. It may have been written up.");
    return;
  }
  if (isBegun(beginnings.form.data, lead)) return;
  const begin = () => {
    beginnings.form.opened = null;
    beginnings.begin(
      lead,
      `Started from the wanted case “${lead.title}”: its title and sources are filled in.`,
    );
  };
  if (!beginnings.hasAnswers) begin();
  else {
    const keep = () => beginnings.say();
    beginnings.say(
      `“${lead.title}” can start a retrospective, and a draft of yours is here. `,
      small("Start from the wanted case", begin),
      " ",
      small("Keep the draft", keep),
    );
  }
};

const isBegun = ({ sources = [] }, lead) => {
  const cited = new Set(sources.map(({ url }) => url));
  return lead.sources?.some(({ url }) => cited.has(url)) ?? false;
};
