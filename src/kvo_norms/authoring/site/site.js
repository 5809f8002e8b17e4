// Without this script every norm is in the list too; it only leaves out those without the words.
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const index = JSON.parse(document.getElementById("index").textContent);
const norms = index.norms.map(plain);
const rows = [...document.querySelectorAll(".norms li")];
const holders = [...document.querySelectorAll(".group, .edition")];
const box = document.getElementById("words");
const said = document.getElementById("found");
const search = () => {
  const words = plain(box.value).split(/\s+/).filter(Boolean);
  let number = 0;
  rows.forEach((row, place) => {
    row.hidden = !words.every((word) => norms[place].includes(word));
    if (!row.hidden) number += 1;
  });
  holders.forEach((holder) => { holder.hidden = !holder.querySelector("li:not([hidden])"); });
  const told = number ? index.found.replace("{number}", number).replace("{of}", rows.length) : index.nothing;
  said.textContent = words.length ? told : "";
};
document.querySelector(".search").hidden = false;
box.addEventListener("input", search);
search();
