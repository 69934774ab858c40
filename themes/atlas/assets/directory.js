// Filters the list of cities by text and choices. Without this script, the form is hidden and the list is complete. Every single
// choice also has its own page.
const form = document.getElementById("_filter");
const list = document.getElementById("_directory");
const status = document.getElementById("_count");

/** Reduces a text to plain letters without accents, case and marks, so that `sonderborg` finds `Sønderborg`. */
const SPECIAL = { ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ß: "ss", æ: "ae", œ: "oe", ı: "i", ə: "e" };
const bare = (text) =>
  text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[øłđðþßæœıə]/g, (letter) => SPECIAL[letter])
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const [byCountry, byLetter] = list.querySelectorAll(".gazetteer");
const cities = new Map();
for (const item of byCountry.querySelectorAll("li")) {
  const link = item.querySelector("a");
  const country = item.closest("section").querySelector("h3").textContent;
  const address = decodeURI(link.pathname).split("/").at(-2);
  const words = bare([link.textContent, item.dataset.names ?? "", address, country].join(" "));
  cities.set(link.pathname, { words: ` ${words}`, data: item.dataset, items: [item] });
}
for (const item of byLetter.querySelectorAll("li")) {
  cities.get(item.querySelector("a").pathname)?.items.push(item);
}

const fields = [...form.elements].filter((field) => field.name);
const number = new Intl.NumberFormat(form.dataset.format);

/** Returns whether each typed word begins a word of the city, and the city matches every choice. */
function meets(city, query, choices) {
  return (
    query.every((word) => city.words.includes(` ${word}`)) &&
    choices.every(({ name, value }) => city.data[name]?.split(" ").includes(value))
  );
}

function apply() {
  const query = bare(form.elements.q.value).split(" ").filter(Boolean);
  const choices = fields.filter((field) => field.tagName === "SELECT" && field.value);
  let shown = 0;
  for (const city of cities.values()) {
    const hidden = !meets(city, query, choices);
    if (!hidden) shown += 1;
    for (const item of city.items) item.hidden = hidden;
  }
  for (const section of list.querySelectorAll(".gazetteer > section")) {
    section.hidden = !section.querySelector("li:not([hidden])");
  }
  for (const part of list.children) part.hidden = shown === 0;
  const filtered = query.length > 0 || choices.length > 0;
  document.body.classList.toggle("filtered", filtered);
  const words = status.dataset.words
    .replace("{shown}", number.format(shown))
    .replace("{total}", number.format(cities.size));
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
// The fields are reset only after this event.
form.addEventListener("reset", () => setTimeout(update));
window.addEventListener("popstate", recall);
recall();
