/**
 * `<retrospective-form>`: answers become a retrospective's file, checked as one types, kept in this
 * browser, looked over before it leaves, and handed in. Without this script it is a list of
 * questions to read.
 *
 * Each concern has a module in retrospective/; this one tells them when something has changed.
 */
import { today } from "../ground/days.js";
import { listenInside, make } from "../ground/dom.js";
import { whenReleased } from "../ground/released.js";
import { slug } from "../ground/slug.js";
import { removedWords, visible } from "../ground/visible.js";
import { openServed } from "../kept/of-pilot.js";
import { served } from "../kept/served.js";
import { SPACES } from "../kept/spaces.js";
import "../controls/pilot-bar.js";
import { Choosing } from "../rules/retrospective/choosing.js";
import { undated } from "../rules/retrospective/undated.js";
import { ordered } from "../rules/shape/ordered.js";
import { Pasted } from "../rules/shape/pasted.js";
import { Words } from "../rules/shape/words.js";
import { Asked } from "./asked.js";
import { Beginnings } from "./beginnings.js";
import { Cites, statementOf } from "./cites.js";
import { answerBeside, Fields } from "./fields.js";
import { Following } from "./following.js";
import { GuardStep } from "./guard-step.js";
import { HandOver } from "./hand-over.js";
import { Messages } from "./messages.js";
import { NearPanel } from "./near-panel.js";
import { Pick } from "./pick.js";
import { settle } from "./settling.js";
import { Sources } from "./sources.js";
import { Stances } from "./stances.js";
import { saveUnfinished } from "./unfinished.js";
import { receiveLead } from "./wanted.js";

const PAUSE = 200;
const DRAFT = "draft";
/** Which questions a draft answers: those that the form asks since it knows organisations. */
const SHAPE = 2;
const AS_DECIDED = "What is to go was blanked out";

/** A text that would read back from the file as another one, as a problem of its field. */
const unwritable = ({ at }) => ({
  name: "unwritable",
  rule: "unwritable",
  at,
  message: "this would not read back from the file as you entered it",
  hint: "Change its blanks and line breaks. Your answers are kept here.",
  form: "{label} would not read back from the file as you entered it. Change its blanks and line breaks; your answers are kept here.",
});

const isOfChoice = ({ name }) => ["bad-form", "no-such-item", "too-long"].includes(name);

const read = async (name) => (await fetch(name)).json();

class RetrospectiveForm extends HTMLElement {
  async connectedCallback() {
    this.form = this.find("[data-form]");
    try {
      await this.load();
    } catch {
      this.fail();
      return;
    }
    this.fields = new Fields(this.form);
    this.carried = {};
    this.opened = null;
    this.makeSourcing();
    this.asked = new Asked(this, {
      required: this.required,
      stances: this.stances,
      following: new Following(this.form, { fields: this.fields, titleOf: (id) => this.titleOf(id) }),
    });
    this.messages = new Messages(this, this.fields);
    this.store = openServed(SPACES.retrospectives);
    this.listen();
    this.makeSteps();
    this.beginnings = new Beginnings(this, { store: this.store, id: DRAFT });
    this.receivePattern();
    receiveLead(this.beginnings);
    for (const part of ["[data-top]", "[data-end]", "[data-views]"]) this.find(part).hidden = false;
    this.find(".form__all").disabled = false;
    this.dataset.ready = "";
  }

  /** Who tells it decides what has to be sourced; sources are listed, and statements name them. */
  makeSourcing() {
    const say = (words) => this.beginnings.say(words);
    this.stances = new Stances(this, this.fields);
    this.sources = new Sources(this.form, { fields: this.fields, say });
    this.cites = new Cites(this.form, { say, changed: () => this.changed() });
  }

  receivePattern() {
    const id = new URLSearchParams(location.search).get("pattern");
    const pattern = this.items.choices.pattern.find((choice) => choice.id === id);
    if (pattern) this.beginnings.about(pattern);
  }

  find(selector) {
    return this.querySelector(selector);
  }

  /** Load what the check knows, and the code that only this page needs. */
  async load() {
    const [schema, rules, items, patterns, { Check }, file, { Preview }] = await Promise.all([
      ...["schema.json", "rules.json", "items.json", "guard.json"].map(read),
      import("../rules/retrospective/check.js"),
      import("./file.js"),
      import("./preview.js"),
    ]);
    Object.assign(this, { items, patterns, file });
    this.required = schema.required;
    this.words = new Words(rules);
    this.choosing = new Choosing(rules.choosing);
    this.pasted = new Pasted(rules.pasted);
    this.check = new Check({ schema, words: this.words, rules, items });
    this.order = Object.keys(schema.properties);
    this.organisations = this.check.rules.organisations;
    this.near = new NearPanel(this, {
      words: rules.near,
      organisations: this.organisations,
      titleOf: (id) => this.titleOf(id),
    });
    this.preview = new Preview(this.find("[data-preview]"), {
      labelOf: (word, name) => this.labelOf(word, name),
      choices: items.choices,
      words: rules.shown,
    });
  }

  fail() {
    this.prepend(
      make(
        "p",
        { class: "state state--error" },
        make("strong", {}, "The form could not be loaded."),
        " Check your connection and reload the page. The file can be written without it, see below.",
      ),
    );
  }

  /** Name a choice of the question of that name as the form does. */
  labelOf(word, name) {
    const options = [...this.form.querySelectorAll(`[data-ask=${name}] option`)];
    return options.find(({ value }) => value === word)?.textContent ?? word ?? "";
  }

  /** Name an organisation that has a file. */
  titleOf(id) {
    return this.items.choices.organisation.find((choice) => choice.id === id)?.title ?? id;
  }

  listen() {
    this.form.addEventListener("rows", ({ detail: { row } }) => this.welcome(row));
    this.form.addEventListener("input", () => {
      this.beginnings.say();
      this.changed();
    });
    listenInside(this.form, "change", (event) => this.left(event));
    listenInside(this.form, "focusout", ({ target, relatedTarget }) => this.leave(target, relatedTarget));
    this.form.addEventListener("submit", (event) => this.finish(event));
    this.find("[data-save]").addEventListener("click", () => {
      this.update();
      saveUnfinished(this);
    });
    addEventListener("pagehide", () => this.timer && this.update());
    served.addEventListener("leave", () => this.timer && this.update());
    for (const radio of this.querySelectorAll("[name=version]")) {
      radio.addEventListener("change", () => this.changed());
    }
    for (const view of this.querySelectorAll("[data-view]")) {
      view.addEventListener("toggle", () => this.showViews());
    }
    for (const ask of this.form.querySelectorAll("[data-picks]")) this.makePick(ask);
  }

  makeSteps() {
    this.guard = new GuardStep(this.find("[data-step=guard]"), {
      patterns: this.patterns,
      words: this.words,
      fields: this.fields,
      nameOf: (path) => this.messages.nameOf(this.fields.placeOf(path)),
      accept: (data) => this.accept(data),
    });
    this.handOver = new HandOver(this.find("[data-step=hand-over]"), this.dataset);
    this.find("[data-take-back]").addEventListener("click", () => this.takeBack());
    for (const back of this.querySelectorAll("[data-back]")) {
      back.addEventListener("click", () => this.goTo("form"));
    }
  }

  /** A new row can choose like the others. */
  welcome(row) {
    for (const ask of row?.querySelectorAll("[data-picks]") ?? []) this.makePick(ask);
    if (this.data) this.asked.showQuestions(this.data);
    this.changed();
  }

  makePick(ask) {
    const beside = ask.parentElement.querySelector("[data-ask=proposed] .ask__control");
    const root = new URL(this.dataset.root || ".", document.baseURI);
    ask.pick = new Pick(ask, {
      choices: this.items.choices[ask.dataset.picks],
      choosing: this.choosing,
      addressOf: ({ address }) => new URL(address, root).href,
      kind: this.items.kinds[ask.dataset.picks].label,
      propose: beside,
      ...(ask.dataset.picks === "organisation" && this.adding(ask)),
    });
  }

  /** An organisation may be one that has no file yet: what is typed is then its name. */
  adding(ask) {
    return {
      idOf: (name) => this.organisations.knownId({ name, kind: answerBeside(ask, "kind") }),
      orElse: "None of these? Leave what you typed: it is added under this name.",
    };
  }

  /** Somebody typed: a moment later everything that depends on it follows. */
  changed() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => whenReleased(() => this.update()), PAUSE);
  }

  /**
   * Somebody is done with a field: take out what nobody sees, and say what is wrong with it. What a choice
   * asks for is there before the focus goes on; after a text nothing moves under a click that ended it.
   */
  left({ target }) {
    if (target.matches("input[type=text], input[type=url], textarea")) this.tidy(target);
    this.settle(target.closest("[data-ask]"));
    this.dateSource(target);
    this.messages.touch(target.closest("[data-ask]"));
    if (target.matches("select, [name=stance]")) this.update();
    else this.changed();
  }

  /** Somebody is done with a statement: from now on it says so where nothing tells where it comes from. */
  leave(target, next) {
    const statement = statementOf(target);
    if (!statement || statement.contains(next)) return;
    setTimeout(() => {
      if (statement.contains(document.activeElement)) return;
      this.messages.touch(statement.querySelector(".sourcing > [data-ask=source]"));
      this.changed();
    });
  }

  /** Somebody who lists a source has it before them: the day is filled in, for them to change. */
  dateSource(control) {
    const row = control.closest("[data-ask=sources] [data-row]");
    const day = row?.querySelector("[data-ask=read_on] .ask__control");
    if (!day || row.dataset.born !== "by-hand" || control === day) return;
    delete row.dataset.born;
    day.value ||= today();
  }

  tidy(control) {
    const { text, removed } = visible(control.value);
    if (!removed) return;
    control.value = text;
    this.beginnings.say(removedWords(removed));
  }

  /** What was typed as people write it is put as the file has it, and said. */
  settle(ask) {
    const told = ask ? settle(ask) : "";
    if (told) this.beginnings.say(told);
  }

  update(join = DRAFT) {
    clearTimeout(this.timer);
    this.timer = null;
    this.suggestId();
    this.sources.settle();
    this.data = this.organisations.withKnownIds({ ...this.fields.read(), ...this.carried });
    this.stances.take(this.data);
    this.cites.show(this.data);
    const found = this.messages.inOrder(this.sources.told(this.found()));
    this.problems = found.length ? found : this.written().problems;
    this.messages.show(this.problems);
    this.near.show(this.data, this.opened);
    this.asked.show(this.data, this.problems);
    this.cites.reveal();
    this.showViews();
    if (join) this.keep(join);
  }

  /** Every problem; one of a choice is told with the choices that are near. */
  found() {
    const problems = this.check.everything(this.data, this.opened);
    return problems.map((found) => {
      const problem = this.atItsSources(found);
      const { pick } = this.fields.placeOf(problem.at) ?? {};
      return (isOfChoice(problem) && pick?.refusal(this.words, problem.at)) || problem;
    });
  }

  /** What nothing says the source of is told where its sources are chosen. */
  atItsSources(problem) {
    const at = [...problem.at, "source"];
    return problem.rule === "unsourced" && this.fields.places.has(at.join("/"))
      ? { ...problem, at }
      : problem;
  }

  /** The id follows the title until somebody writes another one. */
  suggestId() {
    const [id, title] = this.naming();
    if (id.value && id.value !== this.suggested) return;
    this.suggested = slug(title.value);
    id.value = this.suggested;
  }

  naming() {
    return ["id", "title"].map((name) => this.find(`.part > [data-ask=${name}] .ask__control`));
  }

  /** A record that the playbook does not have yet is added today. */
  sinceToday() {
    return this.items.kinds.retrospective.ids.includes(this.data.id) ? {} : { added: today() };
  }

  /** The file's text, and why there is none where it would not read back. */
  written() {
    try {
      return { text: this.textOf({ ...this.sinceToday(), ...this.data }), problems: [] };
    } catch (error) {
      if (!(error instanceof this.file.Unwritable)) throw error;
      return { text: "", problems: [unwritable(error)] };
    }
  }

  /** The text of a file with these data; throws what the file's writer does. */
  textOf(data, comment) {
    return this.file.toFile(ordered(this.check.nodes, data), comment);
  }

  get text() {
    return this.written().text;
  }

  showViews() {
    if (this.find("[data-view=yaml]").open) this.find("[data-yaml]").textContent = this.text;
    if (this.find("[data-view=preview]").open) this.preview.show(this.data);
  }

  /** Changes that follow each other under the same word are taken back together. */
  keep(join) {
    const opened = this.opened === null ? {} : { opened: this.opened };
    const draft = { answers: this.data, version: this.asked.version, shape: SHAPE, ...opened };
    this.store.change("Wrote a retrospective", () => ({ [DRAFT]: draft }), join);
  }

  /**
   * Put data into the form, and rows to write in; return what the form has no place for. What only a
   * maintainer writes of a record is carried along as it is.
   */
  fill(answers) {
    this.stances.reset();
    const unplaced = this.fields.fill(answers);
    const isCarried = ([name, ...rest]) =>
      !(rest.length || this.fields.asksFor(name)) && this.order.includes(name) && answers[name] !== null;
    this.carried = Object.fromEntries(unplaced.filter(isCarried).map(([name]) => [name, answers[name]]));
    this.suggested = slug(this.naming()[1].value);
    for (const ask of this.form.querySelectorAll("[data-picks]")) ask.pick?.explain();
    for (const name of ["organisations", "practices", "worked", "did_not_work"]) {
      const rows = this.form.querySelector(`[data-ask=${name}][data-control=rows]`);
      if (!rows.querySelector("[data-row]")) this.fields.lists.get(rows).add();
    }
    if (answers.record === "public-record") this.fields.lists.get(this.sources.element).begin();
    return unplaced.filter((path) => !isCarried(path));
  }

  /** Whether nothing is wrong, and the file would read back; else the reader is taken to what is. */
  isReady() {
    if (!this.problems.length) return true;
    this.goTo("form");
    this.messages.finish(this.problems);
    return false;
  }

  finish(event) {
    event.preventDefault();
    this.update();
    if (!this.isReady()) return;
    for (const path of undated(this.data)) this.fields.put(path, today());
    this.update();
    if (!this.isReady()) return;
    this.messages.close();
    const { id, ...rest } = this.data;
    this.guard.open(id === this.suggested ? rest : this.data);
    this.goTo("guard");
  }

  /**
   * What may leave goes back into the form, and is checked once more. An id that was made from the
   * title is made again, so that it does not keep what the title lost.
   */
  accept({ id, ...data }) {
    const before = this.text;
    this.fill(this.data.id === this.suggested ? data : { id, ...data });
    this.update(AS_DECIDED);
    if (!this.isReady()) return;
    this.handOver.open(this.data, this.text);
    this.find("[data-changed]").hidden = this.text === before;
    this.goTo("hand-over");
  }

  /** What was blanked out comes back into the answers. */
  takeBack() {
    this.beginnings.takeBack();
    this.goTo("form");
  }

  goTo(step) {
    for (const section of this.querySelectorAll("[data-step]")) {
      section.hidden = section.dataset.step !== step;
    }
    const isForm = step === "form";
    this.form.hidden = !isForm;
    this.find("[data-top]").hidden = !isForm;
    if (isForm) this.find("[type=submit]").focus();
    else this.find(`[data-step=${step}] .step__title`).focus();
  }
}

customElements.define("retrospective-form", RetrospectiveForm);
