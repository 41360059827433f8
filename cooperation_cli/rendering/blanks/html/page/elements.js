// Elements of the page. Every text gets into it here, as text, with all that is in it made visible.

const FORM = JSON.parse(document.getElementById("form").textContent);

/** An element: functions among its attributes listen, `true` stands alone, null and false are left out. */
function el(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(key, visible(String(value)));
  }
  made.append(...children.flat(Infinity).filter((child) => child || child === 0).map(node));
  return made;
}

function node(child) {
  return child instanceof Node ? child : document.createTextNode(visible(String(child)));
}

/** Puts these in the place of all that stands in an element. */
function fill(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter(Boolean).map(node));
}

/** A sentence of the program, by its name. */
function say(name, parts) {
  return filled(FORM.say[name], parts);
}

/** A number with the noun that fits it. */
function counted(name, number) {
  return filled(FORM.say[name][number === 1 ? 0 : 1], { number });
}

function button(name, press, more = {}) {
  return el("button", { type: "button", click: press, ...more }, say(name));
}

/** A line, or with `rows` a field of several lines; `keep` is given what stands in it whenever that changes. */
function field(label, value, keep, { hint = "", ...more } = {}) {
  const id = `field-${(field.made = (field.made ?? 0) + 1)}`;
  const about = hint ? el("p", { class: "hint", id: `${id}-hint` }, hint) : null;
  const input = el(more.rows ? "textarea" : "input", {
    id,
    autocomplete: "off",
    "aria-describedby": hint ? `${id}-hint` : null,
    input: () => keep(input.value),
    ...more,
  });
  input.value = value;
  return el("div", { class: "field" }, el("label", { for: id }, label), about, input);
}

/** One thing to choose: a radio button or a box, and its words. */
function option(type, name, checked, choose, ...words) {
  const input = el("input", { type, name, change: () => choose(input) });
  input.checked = checked;
  return el("label", { class: "option" }, input, el("span", null, words));
}

/** Choices that can all be taken back: `choose` is given the ids that are chosen. */
function choices(legend, name, offered, chosen, choose, { several = false, hint = "" } = {}) {
  const about = hint ? el("p", { class: "hint", id: `${name}-hint` }, hint) : null;
  const group = el("fieldset", { id: name, tabindex: "-1", "aria-describedby": hint ? `${name}-hint` : null });
  const inputs = () => [...group.querySelectorAll("input")];
  const clear = button("clear", () => {
    for (const input of inputs()) input.checked = false;
    inputs()[0].focus();
    taken();
  }, { class: "quiet" });
  const taken = () => {
    const now = offered.filter((_, place) => inputs()[place].checked).map(([id]) => id);
    clear.hidden = now.length === 0 || several;
    choose(now);
  };
  const type = several ? "checkbox" : "radio";
  const listed = offered.map(([id, words]) => option(type, `choose-${name}`, chosen.includes(id), taken, words));
  clear.hidden = chosen.length === 0 || several;
  fill(group, el("legend", null, legend), about, listed, clear);
  return group;
}
