// Filters a list of cities or countries by text and choices, and the map with it. Without this script, the form is hidden
// and the list is complete. Every choice also has its own page.
const form = document.getElementById("_filter");
const list = document.getElementById("_directory");
const status = document.getElementById("_count");
const reset = form.querySelector("[type=reset]");

/** Letters that Unicode does not decompose. `search_words` in crates/i18n has the same table and the same steps. */
const PLAIN = {
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ħ: "h",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ı: "i",
  ə: "e",
  ς: "σ",
  ة: "ه",
  ى: "ي",
};

/** Reduces a text to plain words without accents, case and signs, so that `sonderborg` finds `Sønderborg`. */
const plain = (text) =>
  text
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\p{M}.]/gu, "")
    .replace(/./gsu, (letter) => PLAIN[letter] ?? letter)
    .replace(/([^\p{L}\p{N}]|[\u02b9-\u02bf])+/gu, " ")
    .trim();

/** Reduces pairs of letters as `search_words`: `Soenderborg` finds `Sønderborg`. Codes keep them: `UAE` is not `UA`. */
const short = (words) => words.replace(/aa|ae|oe|ue/g, ([letter]) => letter);

/** The countries by code. An abbreviation is a name in capitals, such as `UK`. */
const countries = new Map();
for (const [written, names] of Object.entries(JSON.parse(document.getElementById("_names").textContent))) {
  const codes = written.split(" ");
  const abbreviations = names.filter((name) => /^(\p{Lu}\.?){2,4}$/u.test(name));
  countries.set(codes[0], {
    codes: codes.map(plain),
    abbreviations: abbreviations.map(plain),
    words: short(names.map(plain).join(" ")),
  });
}

const dots = new Map();
for (const dot of document.querySelectorAll(".map .dots a")) {
  dots.set(new URL(dot.href.baseVal, document.baseURI).pathname, dot);
}

const entries = [...list.querySelectorAll("li")].map((item) => {
  const { country, names = "" } = item.dataset;
  const link = item.querySelector("a");
  const path = link?.pathname ?? "";
  const address = decodeURI(path).split("/").at(-2) ?? "";
  const place = item.querySelector(".country") ?? "";
  const words = short(plain([(link ?? item).textContent, place.textContent, names, address].join(" ")));
  return { item, country, dot: dots.get(path), words: ` ${words} ${countries.get(country).words}` };
});

const fields = [...form.elements].filter((field) => field.name);
const number = new Intl.NumberFormat(form.dataset.format);

/**
 * Returns the code of the country that a text means: an abbreviation, or a code in capitals. A code in small letters can
 * also begin a name, such as `per` in Peru and Perth.
 */
function meant(typed, words) {
  const isCapital = typed === typed.toUpperCase();
  for (const [code, { codes, abbreviations }] of countries) {
    if (abbreviations.includes(words) || (isCapital && codes.includes(words))) return code;
  }
  return null;
}

/** Returns the test for a text: each typed word begins a word of the entry, or is the code of its country. */
function answering(typed) {
  const words = plain(typed);
  const only = meant(typed, words);
  if (only) return (entry) => entry.country === only;
  const query = words.split(" ").filter(Boolean);
  return (entry) =>
    query.every(
      (word) => entry.words.includes(` ${short(word)}`) || countries.get(entry.country).codes.includes(word),
    );
}

function apply() {
  const typed = form.elements.q.value.trim();
  const isAnswer = answering(typed);
  const choices = fields.filter((field) => field.tagName === "SELECT" && field.value);
  const isChosen = ({ item }) => choices.every(({ name, value }) => item.dataset[name]?.split(" ").includes(value));
  let shown = 0;
  for (const entry of entries) {
    const isShown = isAnswer(entry) && isChosen(entry);
    if (isShown) shown += 1;
    entry.item.hidden = !isShown;
    entry.dot?.classList.toggle("off", !isShown);
  }
  for (const section of list.querySelectorAll("section")) {
    section.hidden = !section.querySelector("li:not([hidden])");
  }
  const isFiltered = typed !== "" || choices.length > 0;
  document.body.classList.toggle("filtered", isFiltered);
  reset.hidden = !isFiltered;
  const words = status.dataset.words
    .replace("{shown}", number.format(shown))
    .replace("{total}", number.format(entries.length));
  const text = shown === 0 ? status.dataset.none : words;
  // Update only on a change, because screen readers announce it.
  if (status.textContent !== text) status.textContent = text;
}

/** Stores the choices in the address, so that visitors can bookmark and share it. */
function remember() {
  const address = new URL(location.href);
  for (const { name, value } of fields) {
    if (value.trim()) address.searchParams.set(name, value.trim());
    else address.searchParams.delete(name);
  }
  history.replaceState(null, "", address);
}

function recall() {
  const asked = new URLSearchParams(location.search);
  for (const field of fields) {
    field.value = asked.get(field.name) ?? "";
    if (field.selectedIndex === -1) field.value = "";
  }
  apply();
}

const update = () => {
  apply();
  remember();
};

let waiting;
form.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(update, 120);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  update();
});
form.addEventListener("reset", () => {
  // The button disappears, so the focus moves to the text.
  form.elements.q.focus();
  // The fields are reset only after this event.
  setTimeout(update);
});
window.addEventListener("popstate", recall);
recall();
