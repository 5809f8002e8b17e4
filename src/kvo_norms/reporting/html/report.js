// Without this script everything is there too; norms are then opened one by one.
const norms = document.querySelectorAll("details.norm");
const bar = document.querySelector(".all");
bar.hidden = false;
bar.addEventListener("click", (event) => {
  const open = event.target.dataset.open;
  if (open) norms.forEach((norm) => { norm.open = open === "yes"; });
});
let closed = [];
addEventListener("beforeprint", () => {
  closed = [...norms].filter((norm) => !norm.open);
  closed.forEach((norm) => { norm.open = true; });
});
addEventListener("afterprint", () => closed.forEach((norm) => { norm.open = false; }));
