// A question: its levels, the three words that answer it too, evidence and comment.

/** The block of a question, with what was said to it; `changed` is called whenever that changes. */
function questionBlock(said, question, number, changed) {
  const words = worded(question, factsOf(FORM, said));
  const block = el("fieldset", { id: question.id, class: "question", tabindex: "-1" });
  const say_ = (more) => {
    said.replies.set(question.id, { ...replyTo(said, question), ...more });
    settle();
    changed();
  };
  const answer = (state, level = null) => say_({ state, level });
  const levels = levelOptions(said, question, words, answer);
  const others = wordOptions(said, question, answer);
  const notes = noteFields(said, question, words, say_);
  const claim = el("p", { class: "note" }, say("claim"));
  const clear = button("clear", () => {
    for (const input of block.querySelectorAll("input[type=radio]")) input.checked = false;
    for (const input of block.querySelectorAll(".number")) input.value = "";
    answer("unanswered");
    block.querySelector("input").focus();
  }, { class: "quiet" });
  const settle = () => {
    const reply = replyTo(said, question);
    clear.hidden = reply.state === "unanswered";
    claim.hidden = reply.evidence.length > 0 || !question.claims.includes(reply.level);
    notes.settle(reply);
  };
  fill(block, legendOf(question, words, number), about(question), levels, others, claim, notes.element, clear);
  settle();
  return block;
}

function legendOf(question, words, number) {
  return el("legend", null, el("span", { class: "count" }, `${number}. `), words.text);
}

function about(question) {
  const said = [question.critical && say("critical"), question.exposure && say("pressure")].filter(Boolean);
  return said.length > 0 ? el("p", { class: "hint" }, said.join(" ")) : null;
}

function levelOptions(said, question, words, answer) {
  const { levels, span } = FORM.scales[question.scale];
  const reply = replyTo(said, question);
  if (span) return numberField(said, question, words, answer);
  return levels.map((level, place) =>
    option("radio", `answer-${question.id}`, reply.level === place, () => answer("level", place), levelWords(level, words.levels[place])),
  );
}

function levelWords({ key, label }, says) {
  return [el("b", null, key), " ", label && says ? `${label}. ${says}` : says || label];
}

/** Of a long scale, a number is typed; the levels that have words are listed. */
function numberField(said, question, words, answer) {
  const { levels, span } = FORM.scales[question.scale];
  const described = levels.map((level, place) => [level, words.levels[place]]).filter(([, says]) => says);
  const wrong = el("p", { class: "wrong", role: "alert" });
  const before = replyTo(said, question).level;
  const typed = field(say("number"), before === null ? "" : levels[before].key, (text) => {
    const place = levelNamed(levels, text);
    fill(wrong, tidy(text) && place < 0 ? say("off_the_scale", { span }) : "");
    for (const other of typed.parentElement.querySelectorAll("input[type=radio]")) other.checked = false;
    answer(place < 0 ? "unanswered" : "level", place < 0 ? null : place);
  }, { hint: span, class: "number", inputmode: "decimal" });
  return [described.length > 0 && el("ul", null, described.map((one) => el("li", null, levelWords(...one)))), typed, wrong];
}

function wordOptions(said, question, answer) {
  const offered = WORDS.filter((word) => question.na || word !== "not_applicable");
  const made = offered.map((word) =>
    option("radio", `answer-${question.id}`, replyTo(said, question).state === word, (input) => {
      const number = input.closest("fieldset").querySelector(".number");
      if (number) number.value = "";
      answer(word);
    }, say(word)),
  );
  return el("div", { class: "words" }, made);
}

/** Comment and evidence; where the question does not apply, the comment is the reason, and there must be one. */
function noteFields(said, question, words, keep) {
  const reply = replyTo(said, question);
  const known = new Map(reply.evidence.map((piece) => [squeezed(piece), piece]));
  const hints = [words.evidence && say("shown_by", { evidence: words.evidence }), say("a_line_each")].filter(Boolean);
  const evidence = field(say("evidence"), [...known.keys()].join("\n"), (text) =>
    keep({ evidence: pieces(text).map((line) => known.get(line) ?? line) }), { rows: 2, hint: hints.join(" ") });
  const comment = field(say("comment"), reply.comment, (text) => keep({ comment: tidy(text) }), { rows: 3 });
  const [label, input] = [comment.querySelector("label"), comment.querySelector("textarea")];
  const wrong = el("p", { class: "wrong", id: `${input.id}-wrong`, role: "alert" });
  comment.append(wrong);
  const element = el("details", null, el("summary", null, say("notes")), comment, evidence);
  element.open = reply.comment !== "" || reply.evidence.length > 0;
  const settle = ({ state, comment: reason }) => {
    const isReason = state === "not_applicable";
    fill(label, say(isReason ? "reason" : "comment"));
    fill(wrong, isReason && !reason ? say("reason_needed") : "");
    input.toggleAttribute("required", isReason);
    input.setAttribute("aria-describedby", wrong.id);
    element.open ||= isReason;
  };
  return { element, settle };
}
