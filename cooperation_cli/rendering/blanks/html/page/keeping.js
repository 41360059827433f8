// Where answers are kept: a draft in this browser, and files that are saved and opened.

const LARGEST = 2_000_000;

/** A draft in this browser. Where the browser keeps nothing, `works` is false. */
const draft = {
  key: `cooperation-form-${FORM.id}`,
  works: true,
  isOurs: false,

  get() {
    return this.attempt(() => localStorage.getItem(this.key));
  },

  keep(text) {
    this.attempt(() => localStorage.setItem(this.key, text));
    // After the page is loaded again in the same window, nobody need be asked whose draft this is.
    this.attempt(() => sessionStorage.setItem(this.key, "ours"));
  },

  isOfThisWindow() {
    return this.attempt(() => sessionStorage.getItem(this.key)) === "ours";
  },

  remove() {
    this.attempt(() => localStorage.removeItem(this.key));
    this.attempt(() => sessionStorage.removeItem(this.key));
  },

  attempt(act) {
    try {
      return act();
    } catch {
      this.works = false;
      return null;
    }
  },
};

/** The name of the file that answers are saved in: from the partnership and the party that answers. */
function fileName(said) {
  const slug = (text) => text.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]+/g, "-").slice(0, 40).replace(/^-+|-+$/g, "");
  const named = ["answers", said.title, said.respondent.partner ?? "", said.respondent.name ?? ""];
  return `${named.map(slug).filter(Boolean).join("-")}.json`;
}

function saveFile(name, text) {
  const link = el("a", { href: URL.createObjectURL(new Blob([text], { type: "application/json" })), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** What a file that somebody chose says. Throws Refused. */
async function openFile(file) {
  if (file.size > LARGEST) throw new Refused("too_large");
  return read(FORM, await file.text());
}

/** The day on which answers were given, where they are given. */
function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
