// The form: what is shown now, and what happens to what is said.

const form = {
  said: begun(FORM),
  isChanged: false,

  /** Takes a change of what is said; it is kept at once. */
  change(act) {
    const before = tallied(this.said).of;
    act();
    this.said.respondent.date = today();
    this.isChanged = true;
    const worked = draft.works;
    draft.keep(written(FORM, this.said));
    if (worked && !draft.works) tell(say("not_kept"));
    const now = tallied(this.said).of;
    if (now !== before) tell(say("now_asked", { questions: counted("questions", now) }));
    showProgress();
  },

  save() {
    const name = fileName(this.said);
    saveFile(name, written(FORM, this.said));
    this.isChanged = false;
    tell(say("saved", { name }));
  },

  /** Goes on with a draft of this browser. */
  restore(text) {
    this.attempt(() => read(FORM, text), (said) => {
      draft.isOurs = true;
      this.said = said;
      draft.keep(text);
      goTo("start", say("restored", { questions: repliesInWords(said) }));
    });
  },

  async open(file) {
    if (this.said.replies.size > 0 && !window.confirm(say("replace"))) return;
    const read = await openFile(file).catch((error) => error);
    this.attempt(() => { if (read instanceof Error) throw read; return read; }, (said) => {
      this.said = said;
      draft.keep(written(FORM, said));
      show();
      tell(say("opened", { questions: repliesInWords(said) }));
    });
  },

  /** With nothing said and nothing kept. */
  begin(news) {
    draft.remove();
    draft.isOurs = true;
    this.said = begun(FORM);
    this.isChanged = false;
    goTo("start", news);
  },

  remove() {
    if (!window.confirm(say("really_delete"))) return;
    this.begin(say("deleted"));
  },

  /** Hands on what `act` gives; where it is refused, the person is told why. */
  attempt(act, done) {
    try {
      done(act());
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      fill(at("refused"), say(`refused_${error.why}`, error.parts));
    }
  },
};

function at(id) {
  return document.getElementById(id);
}

function tell(words) {
  fill(at("news"), words);
}

function repliesInWords(said) {
  const { of, open } = tallied(said);
  return counted("replies", of - open);
}

/** Shows another page, and then the news. */
function goTo(id, news = "") {
  show.news = news;
  if (location.hash === `#${id}`) show();
  else location.hash = id;
}

/** Shows the page that the address names, or that of the question that it names. */
function show() {
  const found = draft.isOurs || draft.isOfThisWindow() ? null : draft.get();
  const named = location.hash.slice(1);
  const pages = pagesOf(form);
  const isNamed = (page) => page.id === named || page.questions?.some((question) => question.id === named);
  const place = found === null ? Math.max(0, pages.findIndex(isNamed)) : 0;
  const page = pages[place];
  const heading = el("h2", { tabindex: "-1" }, page.heading ?? page.title);
  tell(show.news);
  show.news = "";
  fill(at("refused"));
  fill(at("page"), heading, found === null ? page.build() : draftPage(form, found), found === null ? ways(pages, place) : null);
  at("top").hidden = found !== null;
  document.title = `${heading.textContent} \u2013 ${document.querySelector("h1").textContent}`;
  showProgress();
  const aim = page.id === named ? null : at(named);
  if (show.isMoved) (aim ?? heading).focus({ preventScroll: true });
  (aim ?? document.documentElement).scrollIntoView();
  show.isMoved = true;
}

/** Back, on, and what can be done on every page. */
function ways(pages, place) {
  const [before, after] = [pages[place - 1], pages[place + 1]];
  return [
    el("p", { class: "buttons" },
      before && button("back", () => goTo(before.id)),
      after && button(place === 0 ? "begin" : "next", () => goTo(after.id), { class: "main" })),
    el("p", { class: "buttons screen" },
      button("save_copy", () => form.save(), { class: "quiet" }),
      button("delete", () => form.remove(), { class: "quiet" })),
  ];
}

function showProgress() {
  const { of, open } = tallied(form.said);
  const words = say("progress", { done: of - open, of });
  if (at("progress").textContent !== words) fill(at("progress"), words);
  at("bar").max = Math.max(of, 1);
  at("bar").value = of - open;
  const here = at("page").querySelector("h2")?.textContent;
  const entries = pagesOf(form).map((page) =>
    el("li", null,
      el("a", { href: `#${page.id}`, "aria-current": here === (page.heading ?? page.title) ? "page" : null }, page.title),
      page.tally && ` ${page.tally.of - page.tally.open}/${page.tally.of}`));
  fill(at("topics"), entries);
}

show.news = "";
at("contents").open = matchMedia("(min-width: 74rem)").matches;
addEventListener("hashchange", show);
addEventListener("beforeunload", (event) => {
  if (form.isChanged && !draft.works) event.preventDefault();
});
if (draft.isOfThisWindow()) form.attempt(() => read(FORM, draft.get() ?? written(FORM, form.said)), (said) => (form.said = said));
show();
